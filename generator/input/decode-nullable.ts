/**
 * `nullable` of 3.0 → a `null` type. The specification lets it work beside `type` only; documents
 * use it beside `$ref`, `allOf` and `enum` and mean the same, so it works there too.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema, SchemaObject } from "./openapi.js";
import { childPointer } from "./pointer.js";
import { emptySchema, type SchemaDraft } from "./schema-draft.js";

/** The schema with `null` allowed. Schemas that exist for this only are added to `schemas`. */
export function applyNullable(draft: SchemaDraft, schemas: Map<JsonPointer, Schema>): SchemaObject {
  const origin = draft.origin;
  if (isWhole(draft)) {
    // Places that no schema of the document has.
    const first = draft.anyOf.length;
    const place = childPointer(`${origin}/anyOf`, first);
    const inner = { ...draft, ...withoutDocs, origin: place };
    schemas.set(place, inner);
    const next = childPointer(`${origin}/anyOf`, first + 1);
    return { ...docsOf(draft), anyOf: [inner, nothing(next, schemas)] };
  }
  const { types, enum: values, anyOf, oneOf } = draft;
  return {
    ...draft,
    types: types.length > 0 && !types.includes("null") ? [...types, "null"] : types,
    enum: values === undefined || values.includes(null) ? values : [...values, null],
    anyOf: withNull(anyOf, `${origin}/anyOf`, schemas),
    oneOf: withNull(oneOf, `${origin}/oneOf`, schemas),
  };
}

/** Whether `null` can only stand beside all of a schema: no keyword of it can take one more value. */
function isWhole(draft: SchemaDraft): boolean {
  const isComposed = draft.ref !== undefined || draft.allOf.length > 0;
  if (isComposed || draft.const !== undefined) return true;
  return draft.types.length === 0 && draft.enum === undefined && isAboutParts(draft);
}

/** Without a type, keywords about parts imply one. */
function isAboutParts(draft: SchemaDraft): boolean {
  const lists = draft.properties.length + draft.patternProperties.length;
  const { additionalProperties, unevaluatedProperties, items, prefixItems } = draft;
  const others = [additionalProperties, unevaluatedProperties, items, prefixItems];
  return lists > 0 || others.some((keyword) => keyword !== undefined);
}

function withNull(
  members: readonly Schema[],
  pointer: JsonPointer,
  schemas: Map<JsonPointer, Schema>,
): readonly Schema[] {
  if (members.length === 0) return members;
  return [...members, nothing(childPointer(pointer, members.length), schemas)];
}

function nothing(origin: JsonPointer, schemas: Map<JsonPointer, Schema>): Schema {
  const schema: Schema = { ...emptySchema, types: ["null"], origin };
  schemas.set(origin, schema);
  return schema;
}

const withoutDocs = {
  title: undefined,
  description: undefined,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  default: undefined,
  examples: [],
  externalDocs: undefined,
  support: undefined,
} as const;

function docsOf(draft: SchemaDraft): SchemaObject {
  const { title, description, deprecated, readOnly, writeOnly, examples, origin } = draft;
  const { externalDocs, support } = draft;
  const docs = { title, description, deprecated, readOnly, writeOnly, externalDocs, support };
  return { ...emptySchema, ...docs, default: draft.default, examples, origin };
}
