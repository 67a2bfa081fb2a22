/** Formats that may have another type in programs than in JSON, and schemas that keep theirs. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { SchemaObject } from "../input/openapi.js";
import type { ConvertedTypeModel } from "./type-model.js";

/** Which types formats have in generated code; the first of each is what JSON has. */
export interface FormatTypes {
  readonly int64: "number" | "bigint";
  readonly dateTime: "string" | "Date";
}

/** Every format as it is in JSON. */
export const wireTypes: FormatTypes = { int64: "number", dateTime: "string" };

/** What lowering knows of formats. */
export interface Formats {
  readonly types: FormatTypes;
  /** Schemas whose format stays as it is in JSON, since values could not be told apart. */
  readonly kept: ReadonlySet<JsonPointer>;
}

/** Nothing is converted. */
export const wireFormats: Formats = { types: wireTypes, kept: new Set() };

/** Whether any format is converted. */
export function hasConversions({ int64, dateTime }: FormatTypes): boolean {
  return int64 === "bigint" || dateTime === "Date";
}

/** Whether the value is a point in time; a `date` has none and is never a `Date`. */
export function isDateTime({ format }: SchemaObject): boolean {
  return format === "date-time";
}

/** Whether the value may be an integer that a number of JavaScript cannot hold. */
export function isInt64({ format }: SchemaObject): boolean {
  return format === "int64" || format === "uint64";
}

/** The type of a converted format; `undefined` where a schema keeps the one it has in JSON. */
export function convertedType(
  schema: SchemaObject,
  name: ConvertedTypeModel["name"],
  { types, kept }: Formats,
): ConvertedTypeModel | undefined {
  const isConverted =
    name === "date"
      ? isDateTime(schema) && types.dateTime === "Date"
      : isInt64(schema) && types.int64 === "bigint";
  const { origin } = schema;
  return isConverted && !kept.has(origin) ? { kind: "converted", name, origin } : undefined;
}
