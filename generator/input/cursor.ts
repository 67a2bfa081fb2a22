/**
 * Typed reading of untrusted values. A cursor is a value and its pointer; each reader reports what it
 * does not find as it should be, and returns what the document then means without it.
 *
 * `null` counts as absent: `description:` without a value is what people write.
 */
import type { DiagnosticBag, DiagnosticPlace, JsonPointer } from "../diagnostics/diagnostic.js";
import { describeValue, isJsonArray, isJsonObject, member, type JsonObject } from "./json.js";
import type { JsonValue, OpenApiVersion, Schema } from "./openapi.js";
import type { OperationRules } from "./operation-rules.js";
import { childPointer } from "./pointer.js";
import type { SourceMap } from "./source-map.js";

/** What decoding one document shares. */
export interface DecodeContext {
  readonly root: JsonObject;
  readonly version: OpenApiVersion;
  readonly bag: DiagnosticBag;
  readonly locate: SourceMap;
  /** Decodes a schema; here, since keywords hold schemas and schemas hold keywords. */
  readonly decodeSchema: (context: DecodeContext, value: JsonValue, pointer: JsonPointer) => Schema;
  /** Decoded schemas by pointer. */
  readonly schemas: Map<JsonPointer, Schema>;
  /** Pointers by text of `$ref`. */
  readonly references: Map<string, JsonPointer | undefined>;
  /** What the configuration says about single operations. */
  readonly rules: OperationRules;
  /** Where 3.1 documents say `nullable`: reported together, since few do it once. */
  readonly outdatedNullables: JsonPointer[];
  /** Where keywords stand that have no type: reported together too. */
  readonly untypedKeywords: Map<string, JsonPointer[]>;
}

/** A value and where it stands. */
export interface Cursor<Value extends JsonValue = JsonValue> {
  readonly context: DecodeContext;
  readonly value: Value;
  readonly pointer: JsonPointer;
}

/** A mapping and where it stands. */
export type ObjectCursor = Cursor<JsonObject>;

/** A member of a mapping with its name. */
export interface Entry {
  readonly name: string;
  readonly cursor: Cursor;
}

/** The place of the cursor, for a report. */
export function placeOf({
  context,
  pointer,
}: Pick<Cursor, "context" | "pointer">): DiagnosticPlace {
  return { pointer, range: context.locate(pointer, "member") };
}

/** The member, or `undefined` where it is absent or `null`. */
export function field(cursor: ObjectCursor, key: string): Cursor | undefined {
  const value = member(cursor.value, key);
  if (value === undefined || value === null) return undefined;
  return { context: cursor.context, value, pointer: childPointer(cursor.pointer, key) };
}

/** The member that must be a mapping where it is present. */
export function objectField(cursor: ObjectCursor, key: string): ObjectCursor | undefined {
  const child = field(cursor, key);
  return child === undefined ? undefined : asObject(child, key);
}

/** The cursor as one of a mapping; anything else is reported under `name`. */
export function asObject(cursor: Cursor, name: string): ObjectCursor | undefined {
  const { value } = cursor;
  if (isJsonObject(value)) return { ...cursor, value };
  reportType(cursor, name, "a mapping");
  return undefined;
}

/** The items of a list; none where it is absent. */
export function items(cursor: ObjectCursor, key: string): readonly Cursor[] {
  const child = field(cursor, key);
  if (child === undefined) return [];
  const { context, value, pointer } = child;
  if (!isJsonArray(value)) {
    reportType(child, key, "a list");
    return [];
  }
  return value.map((item, index) => ({
    context,
    value: item,
    pointer: childPointer(pointer, index),
  }));
}

/** The items of a list of mappings. */
export function objectItems(cursor: ObjectCursor, key: string): readonly ObjectCursor[] {
  return items(cursor, key).flatMap((item) => asObject(item, `an item of ${key}`) ?? []);
}

/** The members of a mapping, in order. */
export function entries(cursor: ObjectCursor): readonly Entry[] {
  const { context, pointer } = cursor;
  return Object.entries(cursor.value).map(([name, value]) => ({
    name,
    cursor: { context, value, pointer: childPointer(pointer, name) },
  }));
}

/** The members of a mapping that is a member; none where it is absent. */
export function fieldEntries(cursor: ObjectCursor, key: string): readonly Entry[] {
  const child = objectField(cursor, key);
  return child === undefined ? [] : entries(child);
}

/** The members of a mapping of mappings. */
export function objectEntries(
  cursor: ObjectCursor,
  key: string,
): readonly { readonly name: string; readonly cursor: ObjectCursor }[] {
  return fieldEntries(cursor, key).flatMap(({ name, cursor: child }) => {
    const object = asObject(child, name);
    return object === undefined ? [] : [{ name, cursor: object }];
  });
}

/** A text. Numbers and booleans are texts that lack quotes; anything else is ignored with a warning. */
export function text(cursor: ObjectCursor, key: string): string | undefined {
  const child = field(cursor, key);
  if (child === undefined) return undefined;
  const { value } = child;
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  ignore(child, key, "a text");
  return undefined;
}

/** A text that OpenAPI requires; `""` where it is missing, which is reported. */
export function requiredText(cursor: ObjectCursor, key: string, parent: string): string {
  if (field(cursor, key) === undefined) {
    cursor.context.bag.report("missing-field", placeOf(cursor), { name: key, parent });
    return "";
  }
  return text(cursor, key) ?? "";
}

/** A boolean that is `false` where it is absent. */
export function flag(cursor: ObjectCursor, key: string): boolean {
  return optionalFlag(cursor, key) ?? false;
}

/** A boolean, or `undefined` where it is absent. */
export function optionalFlag(cursor: ObjectCursor, key: string): boolean | undefined {
  const child = field(cursor, key);
  if (child === undefined) return undefined;
  if (typeof child.value === "boolean") return child.value;
  ignore(child, key, "true or false");
  return undefined;
}

/** A number, or `undefined` where it is absent. */
export function number(cursor: ObjectCursor, key: string): number | undefined {
  const child = field(cursor, key);
  if (child === undefined) return undefined;
  if (typeof child.value === "number") return child.value;
  ignore(child, key, "a number");
  return undefined;
}

/** A list of texts; other items are ignored with a warning. */
export function texts(cursor: ObjectCursor, key: string): readonly string[] {
  return items(cursor, key).flatMap((item) => {
    if (typeof item.value === "string") return [item.value];
    ignore(item, `an item of ${key}`, "a text");
    return [];
  });
}

/** One of a closed set of words. */
export function oneOf<Word extends string>(
  cursor: ObjectCursor,
  key: string,
  words: readonly Word[],
): Word | undefined {
  const child = field(cursor, key);
  if (child === undefined) return undefined;
  const word = words.find((candidate) => candidate === child.value);
  if (word === undefined) {
    const expected = `one of ${words.join(", ")}`;
    const actual = describeValue(child.value);
    cursor.context.bag.report("invalid-value", placeOf(child), { name: key, actual, expected });
  }
  return word;
}

/** Reports a value that changes what the API is; it cannot be left out. */
export function reportType(cursor: Cursor, name: string, expected: string): void {
  const actual = describeValue(cursor.value);
  cursor.context.bag.report("unexpected-type", placeOf(cursor), { name, expected, actual });
}

/** Reports a value that the output can do without. */
export function ignore(cursor: Cursor, name: string, expected: string): void {
  const actual = describeValue(cursor.value);
  cursor.context.bag.report("ignored-value", placeOf(cursor), { name, expected, actual });
}
