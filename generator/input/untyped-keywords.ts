/**
 * Keywords that rule out values and have no type: conditions, dependencies, contained items,
 * patterns of names. The type admits more than the schema, and the user is told so, once a keyword.
 * Bounds of a single value (`pattern`, `minimum`, `uniqueItems`, …) and closed objects go without
 * saying: no type has them.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodeContext, ObjectCursor } from "./cursor.js";
import { isJsonArray, isJsonObject, member } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { localTarget, resolvePointer } from "./reference.js";
import type { SchemaDraft } from "./schema-draft.js";

type IsUntyped = (value: JsonValue, schema: ObjectCursor) => boolean;

const untypedKeywords: ReadonlyMap<string, IsUntyped> = new Map([
  ["if", hasConsequence],
  ["contains", saysSomething],
  ["dependentRequired", hasMembers],
  ["dependentSchemas", hasMembers],
  // Older drafts have both in one.
  ["dependencies", hasMembers],
  ["propertyNames", isPatternOfNames],
  ["contentSchema", saysSomething],
  ["unevaluatedProperties", isOfAlternatives],
]);

/** Notes a keyword of a schema that its type will not show. */
export function noteUntyped(schema: ObjectCursor, key: string): void {
  const written = schema.value[key];
  const isUntyped = untypedKeywords.get(key);
  if (written !== undefined && isUntyped?.(written, schema) === true) note(schema, key);
}

function note({ context, pointer }: ObjectCursor, key: string): void {
  const places = context.untypedKeywords.get(key) ?? [];
  places.push(childPointer(pointer, key));
  context.untypedKeywords.set(key, places);
}

/** Takes back what was noted of a keyword that its type shows after all. */
export function forgetUntyped(context: DecodeContext, pointer: JsonPointer): void {
  for (const [keyword, places] of context.untypedKeywords) {
    context.untypedKeywords.set(
      keyword,
      places.filter((place) => place !== pointer),
    );
  }
}

/** Reports what was noted: the first place of each keyword, and how many there are. */
export function reportUntyped(context: DecodeContext): void {
  for (const [keyword, places] of context.untypedKeywords) {
    const [first] = places;
    if (first === undefined) continue;
    const place = { pointer: first, range: context.locate(first, "key") };
    context.bag.report("keyword-untyped", place, { keyword, count: places.length });
  }
}

/**
 * Items that nothing else speaks of are those after `prefixItems`, unless parts or conditions speak
 * of items too: then only a validator knows which are left.
 */
export function applyUnevaluatedItems(draft: SchemaDraft, cursor: ObjectCursor): void {
  const { unevaluatedItems } = draft;
  if (unevaluatedItems === undefined || draft.items !== undefined) return;
  const isComposed = composing.some((key) => member(cursor.value, key) !== undefined);
  if (!isComposed) draft.items = unevaluatedItems;
  else if (unevaluatedItems !== true) note(cursor, "unevaluatedItems");
}

const composing = ["$ref", "allOf", "anyOf", "oneOf", "if", "contains", "dependentSchemas"];

function saysSomething(value: JsonValue): boolean {
  return isJsonObject(value) ? Object.keys(value).length > 0 : value === false;
}

function hasConsequence(_: JsonValue, { value }: ObjectCursor): boolean {
  return ["then", "else"].some((key) => saysSomething(member(value, key) ?? true));
}

/** What alternatives leave over depends on the value. */
function isOfAlternatives(written: JsonValue, { value }: ObjectCursor): boolean {
  return hasMembers(written) && choosing.some((key) => member(value, key) !== undefined);
}

const choosing = ["anyOf", "oneOf", "if", "dependentSchemas"];

function hasMembers(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

/** Names are texts in any case, and a list of them has a type. */
function isPatternOfNames(value: JsonValue, { context }: ObjectCursor): boolean {
  if (!isJsonObject(value)) return false;
  const target = localTarget(value);
  const found = target === undefined ? value : resolvePointer(context.root, target)?.value;
  if (found === undefined || !isJsonObject(found)) return false;
  if (isJsonArray(found["enum"]) || found["const"] !== undefined) return false;
  return Object.keys(found).some((key) => !silentAboutNames.has(key));
}

const silentAboutNames = new Set(["type", "title", "description", "example", "examples"]);
