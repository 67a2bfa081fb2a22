/** The schemas inside a schema. */
import type { Schema, SchemaObject } from "../input/openapi.js";

/** Adds the schemas directly inside a schema to a list of schemas to look at. */
export function addSubschemas(schema: SchemaObject, pending: (Schema | undefined)[]): void {
  for (const property of schema.properties) pending.push(property.schema);
  for (const pattern of schema.patternProperties) pending.push(pattern.schema);
  // Not all at once: a call takes some 100,000 arguments only.
  for (const list of [schema.allOf, schema.anyOf, schema.oneOf, schema.prefixItems ?? []]) {
    for (const member of list) pending.push(member);
  }
  pending.push(schema.items, schema.additionalProperties, schema.unevaluatedProperties);
  pending.push(schema.propertyNames, schema.not);
}
