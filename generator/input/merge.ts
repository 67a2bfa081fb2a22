/** Unites the entry documents of one API. Each keeps its meaning, or the difference is reported. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonArray, isJsonObject, member, objectOf, sameJson, type JsonObject } from "./json.js";
import type { JsonValue } from "./openapi.js";
import type { SourceDocument } from "./parse.js";
import { childPointer, tokensOf } from "./pointer.js";
import { operationMethods } from "./structure.js";

/** Where a part of the bundled document comes from. */
export interface Origin {
  readonly source: SourceDocument;
  readonly pointer: JsonPointer;
}

/** Pointers into the bundled document; each origin holds for all below it that have none. */
export type Origins = Map<JsonPointer, Origin>;

/** An entry document, its references already those of the bundle. */
export interface Part {
  readonly source: SourceDocument;
  readonly value: JsonObject;
}

interface Merge {
  readonly origins: Origins;
  readonly bag: DiagnosticBag;
  readonly source: SourceDocument;
}

/** Levels of containers that are united; below them, both sides must be the same. */
const unitedLevels = new Map([
  ["paths", 2],
  ["webhooks", 2],
  ["components", 2],
  ["definitions", 1],
  ["$defs", 1],
  ["parameters", 1],
  ["responses", 1],
  ["securityDefinitions", 1],
]);

/** Fields that must agree where two documents have them; of all others the first one counts. */
const agreeing = new Set(
  "servers security host basePath schemes consumes produces jsonSchemaDialect".split(" "),
);

/** Merges the parts, in order, and notes where everything comes from. */
export function mergeParts(
  parts: readonly [Part, ...Part[]],
  origins: Origins,
  bag: DiagnosticBag,
): JsonObject {
  const [first, ...others] = parts;
  origins.set("", { source: first.source, pointer: "" });
  return others.reduce(
    (root, { source, value }) => mergeRoot(root, value, { origins, bag, source }),
    first.value,
  );
}

function mergeRoot(root: JsonObject, part: JsonObject, merge: Merge): JsonObject {
  const members = new Map(Object.entries(root));
  for (const [key, value] of Object.entries(part)) {
    const [mine, pointer] = [members.get(key), childPointer("", key)];
    if (mine === undefined) {
      members.set(key, value);
      merge.origins.set(pointer, { source: merge.source, pointer });
    } else if (key === "tags") {
      members.set(key, mergeTags(mine, value, merge));
    } else if (unitedLevels.has(key)) {
      members.set(
        key,
        unite(mine, value, { ...merge, pointer, levels: unitedLevels.get(key) ?? 0 }),
      );
    } else if ((agreeing.has(key) || key.startsWith("x-loom-")) && !sameJson(mine, value)) {
      reportConflict(pointer, merge);
    }
  }
  return objectOf(members);
}

interface Union extends Merge {
  readonly pointer: JsonPointer;
  readonly levels: number;
}

function unite(mine: JsonValue, other: JsonValue, union: Union): JsonValue {
  if (union.levels === 0 || !isJsonObject(mine) || !isJsonObject(other)) {
    if (!sameJson(mine, other)) reportConflict(union.pointer, union);
    return mine;
  }
  checkPathItems(mine, other, union);
  const members = new Map(Object.entries(mine));
  for (const [key, value] of Object.entries(other)) {
    const [present, pointer] = [members.get(key), childPointer(union.pointer, key)];
    if (present !== undefined) {
      members.set(key, unite(present, value, { ...union, pointer, levels: union.levels - 1 }));
    } else {
      members.set(key, value);
      union.origins.set(pointer, { source: union.source, pointer });
    }
  }
  return objectOf(members);
}

/** Operations of one path may stand in two documents, but what they share must be the same in both. */
function checkPathItems(mine: JsonObject, other: JsonObject, union: Union): void {
  if (!/^\/(?:paths|webhooks)\/[^/]*$/.test(union.pointer)) return;
  for (const key of new Set([...Object.keys(mine), ...Object.keys(other)])) {
    const [left, right] = [member(mine, key), member(other, key)];
    const isInBoth = left !== undefined && right !== undefined;
    // The comparison of the members finds what is in both and differs.
    const isSame = isInBoth && sameJson(left, right);
    const isConflict = operationMethods.has(key) ? isSame : !isInBoth;
    if (isConflict) reportConflict(childPointer(union.pointer, key), union);
  }
}

function reportConflict(pointer: JsonPointer, merge: Merge): void {
  const place = { pointer, range: merge.source.locate(pointer, "key") };
  const files = { first: fileOf(merge.origins, pointer), second: merge.source.file };
  const [root = "", outer = "", name = outer] = tokensOf(pointer);
  const isPath = root === "paths" || root === "webhooks";
  if (isPath && operationMethods.has(name)) {
    const operation = { method: name.toUpperCase(), path: outer };
    merge.bag.report("duplicate-operation", place, { ...operation, ...files });
  } else if (isPath || name === "") {
    const field = isPath ? `${name} of ${outer}` : root;
    merge.bag.report("document-conflict", place, { field, ...files });
  } else {
    merge.bag.report("component-conflict", place, { name, ...files });
  }
}

function fileOf(origins: Origins, pointer: JsonPointer): string {
  return originOf(origins, pointer)?.source.file ?? "";
}

function mergeTags(mine: JsonValue, other: JsonValue, merge: Merge): JsonValue {
  if (!isJsonArray(mine) || !isJsonArray(other)) return mine;
  const names = new Set(mine.map(tagName));
  const tags = [...mine];
  for (const [index, tag] of other.entries()) {
    if (names.has(tagName(tag))) continue;
    const origin = { source: merge.source, pointer: childPointer("/tags", index) };
    merge.origins.set(childPointer("/tags", tags.length), origin);
    tags.push(tag);
  }
  return tags;
}

function tagName(tag: JsonValue): JsonValue | undefined {
  return isJsonObject(tag) ? member(tag, "name") : undefined;
}

/** The origin of what a pointer of the bundled document names. */
export function originOf(origins: Origins, pointer: JsonPointer): Origin | undefined {
  let end = pointer.length;
  while (end > 0 && !origins.has(pointer.slice(0, end))) end = pointer.lastIndexOf("/", end - 1);
  const origin = origins.get(pointer.slice(0, end));
  return origin && { source: origin.source, pointer: origin.pointer + pointer.slice(end) };
}
