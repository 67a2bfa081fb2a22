/**
 * Keywords that bound single values. Nothing but samples needs them, so what is wrong with one is not
 * reported: it is as if it were absent.
 */
import type { ObjectCursor } from "./cursor.js";
import { member } from "./json.js";
import type { JsonValue } from "./openapi.js";
import type { BoundsObject } from "./openapi-bounds.js";
import type { SchemaDraft } from "./schema-draft.js";

type BoundReader = (value: JsonValue, schema: ObjectCursor) => Partial<BoundsObject>;

const noBounds: BoundsObject = {
  minLength: undefined,
  maxLength: undefined,
  pattern: undefined,
  minimum: undefined,
  maximum: undefined,
  exclusiveMinimum: undefined,
  exclusiveMaximum: undefined,
  multipleOf: undefined,
  uniqueItems: false,
  minProperties: undefined,
  maxProperties: undefined,
};

/** Readers by keyword. */
const boundReaders: ReadonlyMap<string, BoundReader> = new Map<string, BoundReader>([
  ["minLength", (value) => ({ minLength: numeric(value) })],
  ["maxLength", (value) => ({ maxLength: numeric(value) })],
  ["pattern", (value) => (typeof value === "string" ? { pattern: value } : {})],
  ["minimum", (value) => ({ minimum: numeric(value) })],
  ["maximum", (value) => ({ maximum: numeric(value) })],
  ["exclusiveMinimum", (value, schema) => ({ exclusiveMinimum: limit(value, "minimum", schema) })],
  ["exclusiveMaximum", (value, schema) => ({ exclusiveMaximum: limit(value, "maximum", schema) })],
  ["multipleOf", (value) => ({ multipleOf: numeric(value) })],
  ["uniqueItems", (value) => ({ uniqueItems: value === true })],
  ["minProperties", (value) => ({ minProperties: numeric(value) })],
  ["maxProperties", (value) => ({ maxProperties: numeric(value) })],
]);

/** The keywords that {@link readBound} reads. */
export const boundKeywords: readonly string[] = [...boundReaders.keys()];

/** Adds a keyword to what is known. */
export function readBound(
  schema: ObjectCursor,
  key: string,
  draft: SchemaDraft,
): Partial<SchemaDraft> {
  const value = member(schema.value, key) ?? null;
  const read = boundReaders.get(key)?.(value, schema);
  return { bounds: { ...(draft.bounds ?? noBounds), ...read } };
}

function numeric(value: JsonValue): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** Up to 3.0, a flag excludes the limit that stands beside it. */
function limit(
  value: JsonValue,
  beside: "minimum" | "maximum",
  schema: ObjectCursor,
): number | undefined {
  return numeric(value === true ? (member(schema.value, beside) ?? null) : value);
}
