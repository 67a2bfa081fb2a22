/** A schema while it is read. */
import type { SchemaObject } from "./openapi.js";

/** A schema object that may still change. */
export type SchemaDraft = { -readonly [Key in keyof SchemaObject]: SchemaObject[Key] };

/** The schema that says nothing. */
export const emptySchema: Omit<SchemaObject, "origin"> = {
  ref: undefined,
  types: [],
  title: undefined,
  description: undefined,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  format: undefined,
  contentEncoding: undefined,
  contentMediaType: undefined,
  contentSchema: undefined,
  default: undefined,
  examples: [],
  enum: undefined,
  const: undefined,
  allOf: [],
  anyOf: [],
  oneOf: [],
  not: undefined,
  discriminator: undefined,
  properties: [],
  required: [],
  additionalProperties: undefined,
  unevaluatedProperties: undefined,
  patternProperties: [],
  propertyNames: undefined,
  items: undefined,
  prefixItems: undefined,
  unevaluatedItems: undefined,
  minItems: undefined,
  maxItems: undefined,
  bounds: undefined,
  externalDocs: undefined,
  enumNames: undefined,
  enumDescriptions: undefined,
  open: false,
  support: undefined,
};
