/** Walks a document, turns references between files into references inside the bundle, checks the rest. */
import { posix } from "node:path";
import type { DiagnosticPlace } from "../diagnostics/diagnostic.js";
import type { Bundle, Hoist, Target } from "./bundle-state.js";
import { checkExtension } from "./extension-names.js";
import { hoist } from "./hoist.js";
import { isJsonArray, isJsonObject, objectOf, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import type { SourceDocument } from "./parse.js";
import { pointerOf } from "./pointer.js";
import { isRemote, parseReference, referenceTo, resolvePointer } from "./reference.js";
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
  return rewriteMembers(walk, object, (child, key) => {
    if (key === "$ref" && typeof child === "string" && isReferable(kind)) {
      return rewriteReference(walk, child, kind);
    }
    if (key.startsWith("x-loom-")) {
      checkExtension(key, kind, { bag: walk.bundle.bag, place: () => placeOf(walk, "key") });
      return key === "x-loom-response" ? rewriteEnvelopes(walk, child) : child;
    }
    return rewriteValue(walk, child, slotOf(kind, key));
  });
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

/** A mapping holds a reference, or the name of a schema component of the same file. */
function rewriteMapping(walk: Walk, target: JsonValue): JsonValue {
  if (typeof target !== "string") return target;
  if (/[#/]|\.(?:ya?ml|json)$/i.test(target)) return rewriteReference(walk, target, "schema");
  const pointer = pointerOf(["components", "schemas", target]);
  const isForeign = !walk.bundle.entries.has(walk.source);
  if (!isForeign || resolvePointer(walk.source.value, pointer) === undefined) return target;
  return rewriteReference(walk, referenceTo(pointer), "schema");
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
  const isLocal = text.startsWith("#") && bundle.entries.has(source);
  const checkedKey = `${source.file} ${text}`;
  if (isLocal && bundle.checked.has(checkedKey)) return text;
  const target = findTarget(walk, text);
  if (target === undefined) return text;
  if (isLocal) bundle.checked.add(checkedKey);
  if (isLocal) return text;
  if (bundle.entries.has(target.source)) return referenceTo(target.pointer);
  return referenceTo(hoist(bundle, target, kind));
}

function findTarget(walk: Walk, text: string): Target | undefined {
  const { bag } = walk.bundle;
  if (isRemote(text)) {
    bag.report("remote-reference", placeOf(walk, "member"), { reference: text });
    return undefined;
  }
  const { file, pointer } = parseReference(text);
  const source = file === "" ? walk.source : openFile(walk, text, file);
  if (source === undefined) return undefined;
  if (source !== "missing" && pointer !== undefined) {
    const found = resolvePointer(source.value, pointer);
    if (found !== undefined) return { source, ...found };
  }
  bag.report("unresolved-reference", placeOf(walk, "member"), { reference: text });
  return undefined;
}

function openFile(walk: Walk, text: string, file: string): SourceDocument | "missing" | undefined {
  const { api, bag } = walk.bundle;
  const path = posix.join(posix.dirname(walk.source.file), file);
  if (/^\.\.(?:\/|$)/.test(posix.relative(api.boundary, path)) || posix.isAbsolute(file)) {
    const parameters = { reference: text, folder: api.boundary };
    bag.report("reference-outside", placeOf(walk, "member"), parameters);
    return undefined;
  }
  return api.open(path);
}

function placeOf(walk: Walk, part: "member" | "key"): DiagnosticPlace {
  const pointer = pointerOf(walk.path);
  return { pointer, range: walk.source.locate(pointer, part) };
}
