/** What a value of a schema may have to fulfil, looked at before it is a type. */
import type { DecodedApi } from "../input/decoded.js";
import type { Schema, SchemaObject } from "../input/openapi.js";

/**
 * The schema itself, what it refers to, and the members of its compositions, to any depth, each
 * once.
 */
export function schemaBranches(
  schema: Schema | undefined,
  { schemaAt }: Pick<DecodedApi, "schemaAt">,
): readonly SchemaObject[] {
  const found = new Set<SchemaObject>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || found.has(next)) continue;
    found.add(next);
    const { ref, allOf, oneOf, anyOf } = next;
    const target = ref === undefined ? undefined : schemaAt(ref);
    pending.push(...[...allOf, ...oneOf, ...anyOf, ...(target === undefined ? [] : [target])]);
  }
  return [...found];
}

/** The schemas of a property in every branch that declares it. */
export function propertySchemas(
  schema: Schema | undefined,
  name: string,
  api: Pick<DecodedApi, "schemaAt">,
): readonly Schema[] {
  return schemaBranches(schema, api).flatMap(({ properties }) =>
    properties.filter((property) => property.name === name).map((property) => property.schema),
  );
}
