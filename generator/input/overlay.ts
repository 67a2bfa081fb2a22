/** Applies overlays to the entry documents, before anything else is made of them. */
import { posix } from "node:path";
import { exec } from "jsonpath-rfc9535";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import {
  containerAt,
  draftOf,
  DraftLimitError,
  isContainer,
  memberOf,
  put,
  remove,
  sourceOf,
  type Container,
  type Draft,
} from "./draft.js";
import { isJsonArray, isJsonObject } from "./json.js";
import type { LoadedApi } from "./load.js";
import type { Origin } from "./merge.js";
import type { JsonValue } from "./openapi.js";
import { readOverlay, type Overlay, type OverlayAction } from "./overlay-document.js";
import type { SourceDocument } from "./parse.js";
import { pointerOf } from "./pointer.js";
import { isFailure } from "./remote-failure.js";

/** Nodes that one JSONPath may select. */
const matchLimit = 100_000;

interface Entry {
  readonly source: SourceDocument;
  readonly draft: Draft;
}

/** The APIs as their overlays make them; each overlay sees the work of those before it. */
export function applyOverlays(
  apis: readonly LoadedApi[],
  overlays: readonly SourceDocument[],
  bag: DiagnosticBag,
): readonly LoadedApi[] {
  if (overlays.length === 0) return apis;
  const entries = apis
    .flatMap((api) => api.entries)
    .map((source) => ({ source, draft: draftOf(source) }));
  for (const source of overlays) {
    const overlay = readOverlay(source, bag);
    if (overlay !== undefined) applyOverlay(overlay, entries, bag);
  }
  const changed = new Map(
    entries.map(({ source, draft }) => [source, sourceOf(draft, source)] as const),
  );
  return apis.map((api) => ({
    ...api,
    entries: api.entries.map((source) => changed.get(source) ?? source),
    open: (file) => {
      const source = api.open(file);
      const isSource = typeof source === "object" && !isFailure(source);
      return isSource ? (changed.get(source) ?? source) : source;
    },
  }));
}

function applyOverlay(overlay: Overlay, entries: readonly Entry[], bag: DiagnosticBag): void {
  const targets = targetsOf(overlay, entries);
  if (targets.length === 0) {
    const reference = overlay.extends ?? "";
    bag.report("overlay-document-unknown", placeIn(overlay, "/extends"), { reference });
  }
  for (const action of overlay.actions) {
    // One report is enough, and what would follow is of no use.
    if (targets.some(({ draft }) => draft.budget.left < 0)) return;
    try {
      const matches = targets.map(({ draft }) => apply({ overlay, action, draft, bag }));
      if (matches.every((count) => count === 0) && targets.length > 0) {
        const place = placeIn(overlay, `${action.origin}/target`);
        bag.report("overlay-target-unmatched", place, { target: action.target });
      }
    } catch (error) {
      reportFailure(overlay, action, { error, bag });
    }
  }
}

/** A file of ours that `extends` names; a URL says where the document was published. */
function targetsOf(overlay: Overlay, entries: readonly Entry[]): readonly Entry[] {
  const reference = overlay.extends;
  if (reference === undefined || /^[a-z][a-z0-9+.-]+:/i.test(reference)) return entries;
  const file = posix.resolve(posix.dirname(overlay.source.file), reference);
  return entries.filter(({ source }) => posix.resolve(source.file) === file);
}

function reportFailure(
  overlay: Overlay,
  action: OverlayAction,
  { error, bag }: { readonly error: unknown; readonly bag: DiagnosticBag },
): void {
  if (error instanceof DraftLimitError) {
    bag.report("overlay-too-large", placeIn(overlay, action.origin), undefined);
    return;
  }
  if (!(error instanceof PathError)) throw error;
  const place = placeIn(overlay, `${action.origin}/${error.member}`);
  bag.report("overlay-path-invalid", place, { path: error.path, detail: error.message });
}

function placeIn({ source }: Overlay, pointer: string) {
  return { pointer, range: source.locate(pointer, "member") };
}

interface Application {
  readonly overlay: Overlay;
  readonly action: OverlayAction;
  readonly draft: Draft;
  readonly bag: DiagnosticBag;
}

/** Applies an action to one document; the number of nodes that its target selects. */
function apply(application: Application): number {
  const { action, draft } = application;
  const paths = select(draft, action.target, "target");
  if (action.change.kind === "remove") {
    // From the end, so that the places of earlier items stay what they are.
    for (const path of [...paths].reverse()) removeAt(draft, path);
    return paths.length;
  }
  const update = updateOf(application);
  if (update === undefined) return paths.length;
  for (const path of paths) {
    const fits = updateAt(draft, path, update);
    if (!fits) reportMismatch(application, path);
  }
  return paths.length;
}

interface Update {
  readonly value: JsonValue;
  readonly origin: Origin;
}

function updateOf({ overlay, action, draft, bag }: Application): Update | undefined {
  const { change, origin } = action;
  const pointer = `${origin}/${change.kind}`;
  const place = { source: overlay.source, pointer };
  if (change.kind === "update") return { value: change.value, origin: place };
  const [path, ...others] = change.kind === "copy" ? select(draft, change.from, "copy") : [];
  if (path === undefined || others.length > 0) {
    bag.report("overlay-invalid", placeIn(overlay, pointer), {
      problem: `copy must select one node, not ${path === undefined ? "none" : others.length + 1}`,
    });
    return undefined;
  }
  const container = containerAt(draft, path.slice(0, -1));
  const value =
    path.length === 0 || container === undefined
      ? draft.root.value
      : memberOf(container, path.at(-1) ?? "");
  return value === undefined ? undefined : { value: structuredClone(value), origin: place };
}

function reportMismatch({ overlay, action, bag }: Application, path: readonly string[]): void {
  const place = placeIn(overlay, `${action.origin}/${action.change.kind}`);
  bag.report("overlay-update-mismatch", place, { pointer: pointerOf(path) });
}

function removeAt(draft: Draft, path: readonly string[]): void {
  const container = containerAt(draft, path.slice(0, -1));
  const key = path.at(-1);
  if (container !== undefined && key !== undefined) remove(draft, container, key);
}

/** Whether the value can be merged with what is at the path. */
function updateAt(draft: Draft, path: readonly string[], update: Update): boolean {
  const target = containerAt(draft, path);
  if (target !== undefined) return merge(draft, target, update);
  const container = containerAt(draft, path.slice(0, -1));
  const key = path.at(-1);
  if (container === undefined || key === undefined) return false;
  const isComposite = typeof update.value === "object" && update.value !== null;
  if (isComposite && memberOf(container, key) !== null) return false;
  put(draft, { container, key }, update);
  return true;
}

/** Mappings are united, lists get longer, single values are replaced; nothing else goes together. */
function merge(draft: Draft, target: Container, { value, origin }: Update): boolean {
  if (Array.isArray(target)) {
    const isList = isJsonArray(value);
    for (const [index, item] of (isList ? value : [value]).entries()) {
      const own = isList ? child(origin, String(index)) : origin;
      put(draft, { container: target, key: String(target.length) }, { value: item, origin: own });
    }
    return true;
  }
  if (!isJsonObject(value)) return false;
  const fits = Object.entries(value).map(([key, item]) => {
    const update = { value: item, origin: child(origin, key) };
    const present = memberOf(target, key);
    if (isContainer(present)) {
      return Array.isArray(present) === isJsonArray(item) && merge(draft, present, update);
    }
    if (typeof item === "object" && item !== null && (present ?? null) !== null) return false;
    put(draft, { container: target, key }, update);
    return true;
  });
  return fits.every(Boolean);
}

function child({ source, pointer }: Origin, key: string): Origin {
  return { source, pointer: pointer + pointerOf([key]) };
}

/** A JSONPath that cannot be followed. */
class PathError extends Error {
  readonly path: string;
  readonly member: "target" | "copy";

  constructor(message: string, { path, member }: Pick<PathError, "path" | "member">) {
    super(message);
    this.path = path;
    this.member = member;
  }
}

/** The paths of the nodes that a JSONPath selects, each once, in document order. */
function select(
  { root }: Draft,
  path: string,
  member: "target" | "copy",
): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  let count = 0;
  try {
    exec(root.value, path, (_, tokens) => {
      count += 1;
      if (count > matchLimit) throw new Error(`it selects more than ${matchLimit} nodes`);
      const names = tokens.map(String);
      found.set(pointerOf(names), names);
    });
  } catch (error) {
    throw new PathError(error instanceof Error ? error.message : String(error), { path, member });
  }
  return [...found.values()];
}
