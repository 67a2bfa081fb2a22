/** Everything that `npm run bench` measures, one after the other. */
import { join } from "node:path";
import own from "../../../package.json" with { type: "json" };
import type { Peer, PeerName } from "../peers.js";
import { againSection } from "./again.js";
import { measureCalls } from "./calls.js";
import { measureCompletions } from "./completions.js";
import { findDocuments, type BenchDocument } from "./documents.js";
import { linearitySection } from "./linearity.js";
import { measureDocument } from "./measure.js";
import { measurePaging } from "./paging.js";
import { documentRatios, type DocumentFigures } from "./report.js";
import type { Ratio, Section } from "./section.js";
import { others, ours } from "./tools.js";
import { measureWatch } from "./watch.js";

type NamedPeer = Peer & { readonly name: PeerName };

/** How much is measured. */
export interface Extent {
  /** Documents besides our own. */
  readonly documents: readonly string[];
  /** Those of them whose output an editor opens. */
  readonly completions: readonly string[];
  readonly completionRounds: number;
  /** The other generators. */
  readonly peers: readonly NamedPeer[];
  readonly rounds: number;
  /** Blocks of calls, and calls in a block. */
  readonly calls: readonly [blocks: number, calls: number];
  readonly pages: number;
  readonly saves: number;
}

/** Where it happens. */
export interface Place {
  readonly corpus: string;
  readonly folder: string;
  readonly node: string;
  readonly onProgress: (text: string) => void;
}

export interface Measured {
  readonly documents: readonly DocumentFigures[];
  readonly sections: readonly Section[];
}

export async function measureAll(extent: Extent, place: Place): Promise<Measured> {
  const { corpus, folder } = place;
  const found = await findDocuments({ names: extent.documents, corpus, folder });
  const documents: DocumentFigures[] = [];
  const completions: Section[] = [];
  for (const document of found) {
    const figures = await measureTools(document, extent, place);
    documents.push(figures);
    if (!extent.completions.includes(document.name)) continue;
    completions.push(await complete(figures, extent, place));
  }
  if (completions.length === 0) console.error("Left out: completions, without their documents.");
  const [users] = found;
  const rest = users === undefined ? [] : await measureRunTime(users.path, extent, place);
  const repeated = [againSection(documents), await watch(extent, place)];
  const sections = [...repeated, linearitySection(documents), ...completions, ...rest];
  return { documents, sections };
}

/** All ratios of a run. */
export function ratiosOf({ documents, sections }: Measured): readonly Ratio[] {
  return [...documents.flatMap(documentRatios), ...sections.flatMap(({ ratios }) => ratios)];
}

async function measureTools(
  { name, path, operations }: BenchDocument,
  extent: Extent,
  place: Place,
): Promise<DocumentFigures> {
  const tools = [ours(own.version), ...others(extent.peers)];
  const measurement = { tools, rounds: extent.rounds, ...inFolder(place, name), document: path };
  return { document: name, operations, tools: await measureDocument(measurement) };
}

async function complete(
  { document, tools }: DocumentFigures,
  { completionRounds: rounds }: Extent,
  place: Place,
): Promise<Section> {
  const written = tools.filter(({ generated }) => generated !== undefined);
  const setting = { document, tools: written.map(({ tool }) => tool), rounds };
  return await measureCompletions({ ...setting, ...inFolder(place, document) });
}

async function measureRunTime(
  document: string,
  extent: Extent,
  place: Place,
): Promise<readonly Section[]> {
  const [blocks, calls] = extent.calls;
  const setting = { document, peers: extent.peers, blocks, calls, ...inFolder(place, "calls") };
  const paging = { pages: extent.pages, ...inFolder(place, "paging") };
  return [await measureCalls(setting), await measurePaging(paging)];
}

async function watch({ saves }: Extent, place: Place): Promise<Section> {
  return await measureWatch({ saves, ...inFolder(place, "watch") });
}

/** A folder for one measurement, and what is said while it is taken. */
function inFolder(place: Place, name: string) {
  const onProgress = (text: string) => place.onProgress(`${name}: ${text}`);
  return { node: place.node, folder: join(place.folder, name), onProgress };
}
