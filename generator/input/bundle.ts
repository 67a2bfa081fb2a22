/**
 * The documents of one API → one plain document.
 *
 * References to other files become references to components: a component keeps its section and name,
 * anything else gets the last token of its pointer, or the name of its file. Loaded values are never
 * changed; whatever holds no foreign reference is shared with them.
 */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { Bundle } from "./bundle-state.js";
import { isJsonObject, member, objectOf, type JsonObject } from "./json.js";
import type { LoadedApi } from "./load.js";
import { mergeParts, originOf, type Origins } from "./merge.js";
import type { JsonValue, OpenApiVersion } from "./openapi.js";
import { rewriteEntry, rewriteHoisted } from "./rewrite.js";
import type { SourceMap } from "./source-map.js";
import { readEntry, type EntryDocument } from "./version.js";

/** One API as one document. */
export interface BundledApi {
  readonly name: string;
  readonly isGenericName: boolean;
  readonly version: OpenApiVersion;
  readonly value: JsonObject;
  readonly locate: SourceMap;
  /** The files it is made of: the entries, then the referenced ones as they are met. */
  readonly files: readonly string[];
}

/** Bundles an API; `undefined` where it has no usable document, which has been reported. */
export function bundleApi(api: LoadedApi, bag: DiagnosticBag): BundledApi | undefined {
  const read = api.entries.map((source) => readEntry(source, bag));
  const [first, ...others] = read.filter((entry) => entry !== undefined);
  if (first === undefined) return undefined;
  for (const other of others) checkVersion(first, other, bag);
  const entries = [first, ...others];
  const origins: Origins = new Map();
  const bundle: Bundle = {
    api,
    bag,
    origins,
    version: first.version,
    entries: new Set(entries.map(({ source }) => source)),
    checked: new Set(),
    hoisted: new Map(),
    queue: [],
  };
  const part = ({ source, value }: EntryDocument) => ({
    source,
    value: rewriteEntry(bundle, source, value),
  });
  const root = mergeParts([part(first), ...others.map(part)], origins, bag);
  const value = hoistAll(bundle, root);
  return {
    name: api.name,
    isGenericName: api.isGenericName,
    version: first.version,
    value,
    locate: (pointer, kind) => {
      const origin = originOf(origins, pointer);
      return origin?.source.locate(origin.pointer, kind);
    },
    files: [...new Set([...entries, ...origins.values()].map(({ source }) => source.file))],
  };
}

function checkVersion(first: EntryDocument, other: EntryDocument, bag: DiagnosticBag): void {
  if (first.version === other.version) return;
  const field = other.version === "2.0" ? "swagger" : "openapi";
  const place = { pointer: `/${field}`, range: other.source.locate(`/${field}`, "member") };
  const files = { first: first.source.file, second: other.source.file };
  bag.report("document-conflict", place, { field, ...files });
}

/** The bundled document with everything that has been hoisted, and what that refers to in turn. */
function hoistAll(bundle: Bundle, root: JsonObject): JsonObject {
  const added: { readonly place: readonly string[]; readonly value: JsonValue }[] = [];
  for (const target of bundle.queue) {
    // Rewriting appends to the queue; the iteration sees it.
    added.push({ place: target.place, value: rewriteHoisted(bundle, target) });
  }
  return added.reduce((document, { place, value }) => withValue(document, place, value), root);
}

function withValue(object: JsonObject, tokens: readonly string[], value: JsonValue): JsonObject {
  const [first, ...rest] = tokens;
  if (first === undefined) return object;
  const child = member(object, first);
  const inner =
    rest.length === 0 ? value : withValue(isJsonObject(child) ? child : {}, rest, value);
  const members = new Map(Object.entries(object));
  members.set(first, inner);
  return objectOf(members);
}
