/**
 * `items` as a list of schemas. It is the tuple of older JSON Schemas; OpenAPI before 3.1 has no
 * tuples, and documents that use it there list what an item, or the value itself, may be.
 */
import { placeOf, type ObjectCursor } from "./cursor.js";
import { isJsonArray, member } from "./json.js";
import type { Schema, SchemaObject } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { emptySchema, type SchemaDraft } from "./schema-draft.js";

/** Makes alternatives of a list of items in 2.0 and 3.0, which has no meaning there; reports it. */
export function applyItemsList(
  draft: SchemaDraft,
  { context, pointer, value }: ObjectCursor,
): void {
  const { prefixItems, types } = draft;
  if (prefixItems === undefined || !isJsonArray(member(value, "items"))) return;
  const place = placeOf({ context, pointer: childPointer(pointer, "items") });
  context.bag.report("items-list", place, { version: context.version });
  draft.prefixItems = undefined;
  const choice = schemaOf({ anyOf: prefixItems }, `${pointer}/items`);
  if (types.length === 1 && types[0] === "array") {
    draft.items = choice;
    return;
  }
  const list = schemaOf({ types: ["array"], items: choice }, `${pointer}/items/list`);
  const alternatives = schemaOf({ anyOf: [...prefixItems, list] }, `${pointer}/items/either`);
  draft.allOf = [...draft.allOf, alternatives];
}

function schemaOf(keywords: Partial<SchemaObject>, origin: string): Schema {
  return { ...emptySchema, ...keywords, origin };
}
