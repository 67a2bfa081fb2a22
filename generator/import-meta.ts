/** `specloom import-meta`: what an API says about a tenant → an overlay on the spec. */
import { posix } from "node:path";
import type { DiagnosticBag } from "./diagnostics/diagnostic.js";
import { parseSource, type SourceDocument } from "./input/parse.js";
import { remoteReader } from "./input/remote.js";
import { isFailure, reportFailure } from "./input/remote-failure.js";
import { metaOverlay, type MetaOverlay } from "./meta/meta-overlay.js";
import { parseRemoteHost } from "./remote-host.js";
import { readResource } from "./template/resource-source.js";

export interface MetaRequest {
  readonly model: string;
  readonly resource: string;
  /** Folder of the spec, as the overlay refers to it. */
  readonly folder: string;
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

const nowhere = { pointer: undefined, range: undefined };

/** The overlay as text; `undefined` after a diagnostic. Writes nothing. */
export function importMeta(
  { model, resource, folder }: MetaRequest,
  { meta, files }: { readonly meta: SourceDocument; readonly files: readonly TextFile[] },
  bag: DiagnosticBag,
): MetaOverlay | undefined {
  const file = files.find(({ path }) => path.replace(/\.\w+$/u, "") === `${model}/${resource}`);
  const source = file && parseSource(file.path, file.text, bag);
  const described = source && readResource(source);
  if (described === undefined) {
    bag.report("meta-resource-unknown", nowhere, { resource: `${model}/${resource}` });
    return undefined;
  }
  const reference = posix.join(folder, described.source.file);
  const target = { record: described.record, source: described.source, extends: reference };
  return metaOverlay(meta, target, bag);
}

/** Reads the answer of a file. */
export function readMeta(
  path: string,
  text: string,
  bag: DiagnosticBag,
): SourceDocument | undefined {
  return parseSource(path, text, bag);
}

/** Fetches the answer, from hosts that the configuration lists and no others. */
export async function fetchMeta(
  url: string,
  remoteHosts: readonly string[],
  bag: DiagnosticBag,
): Promise<SourceDocument | undefined> {
  const hosts = remoteHosts.flatMap((text) => parseRemoteHost(text) ?? []);
  const found = await remoteReader(hosts)(url);
  if (!isFailure(found)) return found;
  reportFailure(bag, nowhere, { reference: url, url, failure: found });
  return undefined;
}
