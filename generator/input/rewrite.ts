/** Walks a document, turns references between files into references inside the bundle, checks the rest. */
import { posix } from "node:path";
import type { DiagnosticPlace, JsonPointer } from "../diagnostics/diagnostic.js";
import { isUrl } from "../remote-host.js";
import type { Bundle, Hoist, Target } from "./bundle-state.js";
import { checkExtension } from "./extension-names.js";
import { hoist } from "./hoist.js";
import { isJsonArray, isJsonObject, member, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { rewriteOperationReference } from "./operation-reference.js";
import type { SourceDocument } from "./parse.js";
import { pointerOf } from "./pointer.js";
import {
  fileOf,
  followPointer,
  isOutside,
  parseReference,
  referenceTo,
  resolvePointer,
} from "./reference.js";
import { isFailure, reportFailure, type RemoteFailure } from "./remote-failure.js";
import { findAnchor, findByUri, findDynamicAnchors, hasNames, uriOf } from "./schema-index.js";
import { isReferable, slotOf, type ObjectKind, type Slot } from "./structure.js";

/** Where the walk is. */
interface Walk {
  readonly bundle: Bundle;
  readonly source: SourceDocument;
  /** Tokens from the root of the file; grows and shrinks with the walk. */
  readonly path: string[];
}

/** An entry document with the references of the bundle. */
export function rewriteEntry(
  bundle: Bundle,
  source: SourceDocument,
  value: JsonObject,
): JsonObject {
  return rewriteObject({ bundle, source, path: [] }, value, "document");
}

/** A hoisted value with the references of the bundle. */
export function rewriteHoisted(bundle: Bundle, target: Hoist): JsonValue {
  const walk = { bundle, source: target.source, path: [...target.tokens] };
  return rewriteValue(walk, target.value, { holds: "object", kind: target.kind });
}

function rewriteValue(walk: Walk, value: JsonValue, slot: Slot): JsonValue {
  if (slot.holds === "data" || typeof value !== "object" || value === null) return value;
  if (isJsonArray(value)) return rewriteItems(walk, value, slot.kind);
  if (!isJsonObject(value)) return value;
  if (slot.holds === "map") {
    return rewriteMembers(walk, value, (child) => rewriteChild(walk, child, slot.kind));
  }
  return rewriteObject(walk, value, slot.kind);
}

function rewriteChild(walk: Walk, child: JsonValue, kind: ObjectKind): JsonValue {
  return isJsonObject(child) ? rewriteObject(walk, child, kind) : child;
}

function rewriteObject(walk: Walk, object: JsonObject, kind: ObjectKind): JsonObject {
  if (kind === "discriminator") return rewriteDiscriminator(walk, object);
  const rewritten = rewriteMembers(walk, object, (child, key) => {
    const referring =
      typeof child === "string" ? rewriteText(walk, child, { kind, key }) : undefined;
    if (referring !== undefined) return referring;
    if (key.startsWith("x-loom-")) {
      checkExtension(key, kind, { bag: walk.bundle.bag, place: () => placeOf(walk, "key") });
      return key === "x-loom-response" ? rewriteEnvelopes(walk, child) : child;
    }
    return rewriteValue(walk, child, slotOf(kind, key));
  });
  return kind === "schema" ? withPlainReference(rewritten) : rewritten;
}

interface TextPlace {
  readonly kind: ObjectKind;
  readonly key: string;
}

/** A text that refers to something; `undefined` where it does not stand in such a place. */
function rewriteText(walk: Walk, text: string, { kind, key }: TextPlace): JsonValue | undefined {
  if (key === "$ref" && isReferable(kind)) return rewriteReference(walk, text, kind);
  if (key === "$dynamicRef" && kind === "schema") return rewriteDynamicReference(walk, text);
  return key === "operationRef" && kind === "link"
    ? rewriteOperationReference(walk.bundle, walk.source, text)
    : undefined;
}

/** `$dynamicRef` as the `$ref` that it has become, unless there is one already, or as a choice. */
function withPlainReference(schema: JsonObject): JsonObject {
  const { $dynamicRef: reference, ...others } = schema;
  if (typeof reference === "string") {
    return member(schema, "$ref") === undefined ? { $ref: reference, ...others } : schema;
  }
  if (reference === undefined || !isJsonArray(reference)) return schema;
  const choice = { anyOf: reference };
  if (others["anyOf"] === undefined) return { ...others, ...choice };
  const { allOf } = others;
  return { ...others, allOf: [...(isJsonArray(allOf) ? allOf : []), choice] };
}

function rewriteMembers(
  walk: Walk,
  object: JsonObject,
  rewrite: (child: JsonValue, key: string) => JsonValue,
): JsonObject {
  let changed: Map<string, JsonValue> | undefined;
  for (const key in object) {
    const child = object[key];
    if (child === undefined) continue;
    walk.path.push(key);
    const rewritten = rewrite(child, key);
    walk.path.pop();
    if (rewritten === child) continue;
    changed ??= new Map(Object.entries(object));
    changed.set(key, rewritten);
  }
  return changed === undefined ? object : objectOf(changed);
}

function rewriteItems(
  walk: Walk,
  items: readonly JsonValue[],
  kind: ObjectKind,
): readonly JsonValue[] {
  const rewritten = items.map((item, index) => {
    walk.path.push(String(index));
    const result = rewriteChild(walk, item, kind);
    walk.path.pop();
    return result;
  });
  return rewritten.every((item, index) => item === items[index]) ? items : rewritten;
}

function rewriteDiscriminator(walk: Walk, discriminator: JsonObject): JsonObject {
  return rewriteMembers(walk, discriminator, (child, key) => {
    if (key === "defaultMapping") return rewriteMapping(walk, child);
    if (key !== "mapping" || !isJsonObject(child)) return child;
    return rewriteMembers(walk, child, (target) => rewriteMapping(walk, target));
  });
}

/** A mapping holds a reference, or the name of a schema component, which becomes a reference. */
function rewriteMapping(walk: Walk, target: JsonValue): JsonValue {
  if (typeof target !== "string") return target;
  if (/[#/]|\.(?:ya?ml|json)$/i.test(target)) return rewriteReference(walk, target, "schema");
  const { entries } = walk.bundle;
  const tokens = ["components", "schemas", target];
  const pointer = pointerOf(tokens);
  const sources = entries.has(walk.source) ? [...entries] : [walk.source];
  const isNamed = sources.some((source) => resolvePointer(source.value, pointer) !== undefined);
  if (!isNamed) return target;
  const reference = referenceTo(pointer);
  return entries.has(walk.source) ? reference : rewriteReference(walk, reference, "schema");
}

function rewriteEnvelopes(walk: Walk, extension: JsonValue): JsonValue {
  if (!isJsonObject(extension)) return extension;
  return rewriteMembers(walk, extension, (values, key) => {
    if (key !== "values" || !isJsonObject(values)) return values;
    return rewriteMembers(walk, values, (value) => {
      if (!isJsonObject(value)) return value;
      return rewriteMembers(walk, value, (text, name) =>
        name === "envelope" && typeof text === "string"
          ? rewriteReference(walk, text, "schema")
          : text,
      );
    });
  });
}

function rewriteReference(walk: Walk, text: string, kind: ObjectKind): string {
  const { bundle, source } = walk;
  const named = findNamed(walk, text);
  if (named !== undefined) return referenceInBundle(bundle, named, kind);
  const isLocal = text.startsWith("#") && bundle.entries.has(source);
  const checkedKey = `${source.file} ${text}`;
  if (isLocal && bundle.checked.has(checkedKey)) return text;
  const target = findTarget(walk, text);
  if (target === undefined) return text;
  if (!isLocal || target.source !== source) return referenceInBundle(bundle, target, kind);
  bundle.checked.add(checkedKey);
  return text;
}

/** One reference, or a list of schemas to choose from. */
function rewriteDynamicReference(walk: Walk, text: string): JsonValue {
  const places = findDynamicAnchors(walk.source, text);
  const references = places
    .flatMap((tokens) => targetAt(walk.source, pointerOf(tokens)) ?? [])
    .map((target) => referenceInBundle(walk.bundle, target, "schema"));
  const [only, ...others] = references;
  if (only === undefined) return rewriteReference(walk, text, "schema");
  return others.length === 0 ? only : references.map(($ref) => ({ $ref }));
}

function referenceInBundle(bundle: Bundle, target: Target, kind: ObjectKind): string {
  if (bundle.entries.has(target.source)) return referenceTo(target.pointer);
  return referenceTo(hoist(bundle, target, kind));
}

/** The schema that goes by this name, in this file or in an entry document. */
function findNamed({ bundle, source, path }: Walk, text: string): Target | undefined {
  const sources = [...new Set([source, ...bundle.entries])].filter(hasNames);
  const uri = sources.length === 0 ? undefined : uriOf(source, path, text);
  // A file URL is how we name local files; what was fetched has no business with them.
  if (uri === undefined || (isUrl(source.file) && !isUrl(uri))) return undefined;
  for (const candidate of sources) {
    const tokens = findByUri(candidate, uri);
    const target = tokens === undefined ? undefined : targetAt(candidate, pointerOf(tokens));
    if (target !== undefined) return target;
  }
  return undefined;
}

/** A reference on the way to a target, in the file where it stands. */
interface Step {
  readonly from: SourceDocument;
  readonly text: string;
  /** Tokens that follow what it refers to. */
  readonly rest: readonly string[];
}

/** More files than anyone points through. */
const longestWay = 32;

/** A pointer may run through a reference into a third file, and from there into others. */
function findTarget(walk: Walk, text: string): Target | undefined {
  let step: Step = { from: walk.source, text, rest: [] };
  for (let hop = 0; hop < longestWay; hop += 1) {
    const source = step.text.startsWith("#") ? step.from : openFile(walk, step);
    if (source === undefined) return undefined;
    const found = source === "missing" ? undefined : findIn(source, step);
    if (source === "missing" || found === undefined) break;
    if ("value" in found) return { source, ...found };
    step = { from: source, text: found.reference, rest: found.rest };
  }
  walk.bundle.bag.report("unresolved-reference", placeOf(walk, "member"), { reference: text });
  return undefined;
}

function findIn(source: SourceDocument, { text, rest }: Step): ReturnType<typeof followPointer> {
  const { pointer, fragment } = parseReference(text);
  const anchored = pointer === undefined ? findAnchor(source, fragment) : undefined;
  const start = anchored === undefined ? pointer : pointerOf(anchored);
  return start === undefined ? undefined : followPointer(source.value, start + pointerOf(rest));
}

function targetAt(source: SourceDocument, pointer: JsonPointer | undefined): Target | undefined {
  const found = pointer === undefined ? undefined : resolvePointer(source.value, pointer);
  return found === undefined ? undefined : { source, ...found };
}

/** The file of a reference; `undefined` where it must not be opened, which is reported. */
function openFile(walk: Walk, { from, text }: Step): SourceDocument | "missing" | undefined {
  const { api, bag } = walk.bundle;
  const path = fileOf(from.file, text);
  if (path === from.file) return from;
  const isAbsolute =
    path !== undefined && !isUrl(path) && posix.isAbsolute(parseReference(text).file);
  if (isAbsolute || (path !== undefined && isOutside(api.boundary, path))) {
    const parameters = { reference: text, folder: api.boundary };
    bag.report("reference-outside", placeOf(walk, "member"), parameters);
    return undefined;
  }
  const opened = path === undefined ? notAllowed : api.open(path);
  if (!isFailure(opened)) return opened;
  const failed = { reference: text, url: path ?? text, failure: opened };
  reportFailure(bag, placeOf(walk, "member"), failed);
  return undefined;
}

const notAllowed: RemoteFailure = { failure: "remote-reference" };

function placeOf(walk: Walk, part: "member" | "key"): DiagnosticPlace {
  const pointer = pointerOf(walk.path);
  return { pointer, range: walk.source.locate(pointer, part) };
}
