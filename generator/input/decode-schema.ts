/**
 * Schemas. Keywords that only validate say nothing about the type: those that look as if they
 * did (`if`, `contains`, …) are reported, others (`pattern`, …) are bounds of samples.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { placeOf, reportType, type DecodeContext, type ObjectCursor } from "./cursor.js";
import { dropImpossibleValues } from "./decode-enum.js";
import { applyItemsList } from "./decode-items.js";
import { applyNullable } from "./decode-nullable.js";
import { isJsonObject, member } from "./json.js";
import type { JsonValue, Schema, SchemaObject } from "./openapi.js";
import { resolvePointer } from "./reference.js";
import { emptySchema, type SchemaDraft } from "./schema-draft.js";
import { referencePointer } from "./dereference.js";
import { keywordReaders } from "./schema-keywords.js";
import { applyUnevaluatedItems, noteUntyped } from "./untyped-keywords.js";

/** Decodes the schema at a pointer, once. */
export function decodeSchema(
  context: DecodeContext,
  value: JsonValue,
  pointer: JsonPointer,
): Schema {
  const known = context.schemas.get(pointer);
  if (known !== undefined) return known;
  const schema = decodeNew(context, value, pointer);
  context.schemas.set(pointer, schema);
  return schema;
}

/** The schema at a pointer of the bundled document; `undefined` where there is none. */
export function schemaAt(context: DecodeContext, pointer: JsonPointer): Schema | undefined {
  const known = context.schemas.get(pointer);
  if (known !== undefined) return known;
  const found = resolvePointer(context.root, pointer);
  return found === undefined ? undefined : decodeSchema(context, found.value, found.pointer);
}

function decodeNew(context: DecodeContext, value: JsonValue, pointer: JsonPointer): Schema {
  if (typeof value === "boolean") return value;
  if (!isJsonObject(value)) {
    reportType({ context, value, pointer }, "a schema", "a mapping or a boolean");
    return true;
  }
  const cursor = { context, value, pointer };
  const draft: SchemaDraft = { ...emptySchema, origin: pointer };
  const reference = member(value, "$ref");
  if (typeof reference === "string") readReference(draft, cursor, reference);
  if (draft.ref === undefined || keepsSiblings(context)) readKeywords(draft, cursor);
  return finish(draft, cursor);
}

/** Up to 3.0, a reference stands alone. */
function keepsSiblings({ version }: DecodeContext): boolean {
  return version === "3.1" || version === "3.2";
}

function readReference(draft: SchemaDraft, cursor: ObjectCursor, reference: string): void {
  draft.ref = referencePointer(cursor.context, reference);
  if (draft.ref !== undefined) return;
  const place = placeOf({ context: cursor.context, pointer: `${cursor.pointer}/$ref` });
  cursor.context.bag.report("unresolved-reference", place, { reference });
}

/** Keywords that `null` is a value of; any other is left empty by it, and says nothing. */
const nullableKeywords = new Set(["default", "const", "example", "x-loom-open", "x-loom-support"]);

function readKeywords(draft: SchemaDraft, cursor: ObjectCursor): void {
  for (const key in cursor.value) {
    const value = cursor.value[key];
    noteUntyped(cursor, key);
    const reader = keywordReaders.get(key);
    if (value === undefined || reader === undefined) continue;
    if (value === null && !nullableKeywords.has(key)) continue;
    Object.assign(draft, reader(cursor, key, draft));
  }
}

function finish(draft: SchemaDraft, cursor: ObjectCursor): SchemaObject {
  const { context } = cursor;
  if (!keepsSiblings(context)) applyItemsList(draft, cursor);
  applyUnevaluatedItems(draft, cursor);
  const isNullable = member(cursor.value, "nullable") === true;
  const types = isNullable && !keepsSiblings(context) ? withNull(draft) : draft.types;
  dropImpossibleValues(draft, cursor, types);
  if (!isNullable) return draft;
  if (!keepsSiblings(context)) return applyNullable(draft, context.schemas);
  if (allowsNull(draft)) return draft;
  context.outdatedNullables.push(`${cursor.pointer}/nullable`);
  return applyNullable(draft, context.schemas);
}

function withNull({ types }: SchemaDraft): SchemaDraft["types"] {
  return types.length === 0 || types.includes("null") ? types : [...types, "null"];
}

/** Whether `nullable` only repeats what the schema says in the way of 3.1. */
function allowsNull({ types, anyOf, oneOf }: SchemaDraft): boolean {
  const members = [...anyOf, ...oneOf];
  return (
    types.includes("null") ||
    members.some((schema) => typeof schema === "object" && schema.types.includes("null"))
  );
}
