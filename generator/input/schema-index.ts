/**
 * Schemas that a file knows by other names than their pointers: `$id`, `$anchor`, `$dynamicAnchor`.
 * A reference to one of these becomes a reference by pointer while documents are bundled.
 */
import { isUrl } from "../remote-host.js";
import { isJsonArray, isJsonObject, member, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import type { SourceDocument } from "./parse.js";
import { tokensOf } from "./pointer.js";
import { decodePercent, encodePercent } from "./reference.js";

type Tokens = readonly string[];

/** A schema with an `$id`, or the file itself: what relative references and anchors start from. */
interface Resource {
  readonly uri: string;
  readonly tokens: Tokens;
}

interface SchemaIndex {
  /** The file first; an inner one comes after those around it. */
  readonly resources: Resource[];
  /** Tokens by URI with the anchor as its fragment. */
  readonly anchors: Map<string, Tokens>;
  /** Tokens by name: the schemas with it that are not inside another one with it. */
  readonly dynamicAnchors: Map<string, Tokens[]>;
}

const indexes = new WeakMap<SourceDocument, SchemaIndex>();

/** Whether any schema of the file has another name than its pointer. */
export function hasNames(source: SourceDocument): boolean {
  const { resources, anchors } = indexOf(source);
  return resources.length > 1 || anchors.size > 0;
}

/** The URI of the reference `text` at `path` of the file: relative to the nearest `$id`. */
export function uriOf(source: SourceDocument, path: Tokens, text: string): string | undefined {
  const { resources } = indexOf(source);
  const base = [...resources].reverse().find(({ tokens }) => startsWith(path, tokens))?.uri;
  return URL.canParse(text, base) ? new URL(text, base).href : undefined;
}

/** Where a URI leads in this file; `undefined` where no schema of the file has that name. */
export function findByUri(source: SourceDocument, href: string): Tokens | undefined {
  const { resources, anchors } = indexOf(source);
  const hash = href.indexOf("#");
  const uri = hash < 0 ? href : href.slice(0, hash);
  const fragment = hash < 0 ? "" : decodePercent(href.slice(hash + 1));
  if (fragment !== "" && !fragment.startsWith("/")) return anchors.get(`${uri}#${fragment}`);
  const resource = resources.find((candidate) => candidate.uri === uri);
  // A pointer into the file needs no other name.
  if (resource === undefined || resource.tokens.length === 0) return undefined;
  return [...resource.tokens, ...tokensOf(fragment)];
}

/** Where `anchor` of the file itself leads. */
export function findAnchor(source: SourceDocument, anchor: string): Tokens | undefined {
  return indexOf(source).anchors.get(`${fileUri(source)}#${anchor}`);
}

/**
 * Where a `$dynamicRef` may lead: to a schema of its file with that `$dynamicAnchor`. Which one,
 * where several have it, depends on the schemas that led to the reference.
 */
export function findDynamicAnchors(source: SourceDocument, text: string): readonly Tokens[] {
  const name = text.slice(text.indexOf("#") + 1);
  return indexOf(source).dynamicAnchors.get(name) ?? [];
}

function indexOf(source: SourceDocument): SchemaIndex {
  const known = indexes.get(source);
  if (known !== undefined) return known;
  const index: SchemaIndex = {
    resources: [{ uri: fileUri(source), tokens: [] }],
    anchors: new Map(),
    dynamicAnchors: new Map(),
  };
  // Most documents have no such names; their text says so faster than a walk.
  if (/\$(?:id|anchor|dynamicAnchor)\b/.test(source.text)) visit(index, source);
  indexes.set(source, index);
  return index;
}

function fileUri({ file }: SourceDocument): string {
  return isUrl(file) ? file : new URL(encodePercent(file), "file:///").href;
}

/** Members that are names: whatever they are called, they hold schemas. */
const nameMaps = new Set("properties patternProperties $defs definitions schemas".split(" "));

/** Members that hold data, which may look like a schema. */
const dataKeys = new Set("example examples default enum const value".split(" "));

/** Level by level, so that the outermost schema with a name comes first. */
function visit(index: SchemaIndex, source: SourceDocument): void {
  let level: readonly Place[] = [{ value: source.value, tokens: [], base: fileUri(source) }];
  while (level.length > 0) level = level.flatMap((place) => children(register(index, place)));
}

interface Place {
  readonly value: JsonValue;
  readonly tokens: Tokens;
  readonly base: string;
}

function register(index: SchemaIndex, place: Place): Place {
  const { value, tokens } = place;
  if (!isJsonObject(value) || nameMaps.has(tokens.at(-1) ?? "")) return place;
  const base = baseOf(value, place.base);
  if (base !== place.base) index.resources.push({ uri: base, tokens });
  const anchor = member(value, "$anchor");
  if (typeof anchor === "string") addFirst(index.anchors, `${base}#${anchor}`, tokens);
  const dynamicAnchor = member(value, "$dynamicAnchor");
  if (typeof dynamicAnchor === "string") {
    addFirst(index.anchors, `${base}#${dynamicAnchor}`, tokens);
    addOutermost(index.dynamicAnchors, dynamicAnchor, tokens);
  }
  return { value, tokens, base };
}

function baseOf(schema: JsonObject, outer: string): string {
  const id = member(schema, "$id");
  if (typeof id !== "string" || !URL.canParse(id, outer)) return outer;
  return new URL(id, outer).href.replace(/#.*$/, "");
}

function children({ value, tokens, base }: Place): readonly Place[] {
  if (isJsonArray(value)) {
    return value.map((item, index) => ({ value: item, tokens: [...tokens, String(index)], base }));
  }
  if (!isJsonObject(value)) return [];
  const isNameMap = nameMaps.has(tokens.at(-1) ?? "");
  return Object.entries(value)
    .filter(([key]) => isNameMap || !(dataKeys.has(key) || key.startsWith("x-")))
    .map(([key, child]) => ({ value: child, tokens: [...tokens, key], base }));
}

function addFirst(map: Map<string, Tokens>, key: string, tokens: Tokens): void {
  if (!map.has(key)) map.set(key, tokens);
}

/** Adds a schema unless it is inside one with the same name; outer ones come first. */
function addOutermost(map: Map<string, Tokens[]>, key: string, tokens: Tokens): void {
  const known = map.get(key) ?? [];
  if (known.some((outer) => startsWith(tokens, outer))) return;
  map.set(key, [...known, tokens]);
}

function startsWith(path: Tokens, start: Tokens): boolean {
  return start.every((token, index) => path[index] === token);
}
