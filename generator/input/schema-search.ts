/** Questions to a schema that look through references and compositions. */
import type { DecodedApi } from "./decoded.js";
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { JsonValue, Schema, SchemaObject } from "./openapi.js";
import { tokensOf } from "./pointer.js";

/** Where referenced schemas are found. */
export type SchemaSource = Pick<DecodedApi, "schemaAt">;

/**
 * The schemas without reference and composition that a value may have to fulfil: the schema itself,
 * what it refers to, and the members of its `allOf`, `anyOf` and `oneOf`, to any depth.
 */
export function branchesOf(api: SchemaSource, schema: Schema): readonly SchemaObject[] {
  const found = new Set<SchemaObject>();
  const visit = (candidate: Schema | undefined): void => {
    if (typeof candidate !== "object" || found.has(candidate)) return;
    found.add(candidate);
    if (candidate.ref !== undefined) visit(api.schemaAt(candidate.ref));
    for (const member of [...candidate.allOf, ...candidate.anyOf, ...candidate.oneOf])
      visit(member);
  };
  visit(schema);
  return [...found];
}

/** The schemas that a JSON Pointer into a value leads to; none where the value has no such place. */
export function schemasAtPointer(
  api: SchemaSource,
  schema: Schema,
  pointer: JsonPointer,
): readonly Schema[] {
  return tokensOf(pointer).reduce<readonly Schema[]>(
    (schemas, token) => schemas.flatMap((candidate) => propertySchemas(api, candidate, token)),
    [schema],
  );
}

/** The schemas of a property in every branch that declares it. */
export function propertySchemas(
  api: SchemaSource,
  schema: Schema,
  name: string,
): readonly Schema[] {
  return branchesOf(api, schema).flatMap(({ properties }) =>
    properties.filter((property) => property.name === name).map((property) => property.schema),
  );
}

/** Whether any branch is of the type. */
export function hasType(
  api: SchemaSource,
  schema: Schema,
  type: SchemaObject["types"][number],
): boolean {
  return branchesOf(api, schema).some((branch) => typesOf(branch).includes(type));
}

/** The types of a branch, from its keywords where `type` is absent. */
export function typesOf(branch: SchemaObject): SchemaObject["types"] {
  if (branch.types.length > 0) return branch.types;
  if (branch.items !== undefined || branch.prefixItems !== undefined) return ["array"];
  const isObject = branch.properties.length > 0 || typeof branch.additionalProperties === "object";
  return isObject ? ["object"] : [];
}

/** A value that a schema names, and where it does. */
export interface NamedValue {
  readonly value: JsonValue;
  readonly pointer: JsonPointer;
}

/** The values of every enumeration and constant of the schema. */
export function enumeratedValues(api: SchemaSource, schema: Schema): readonly NamedValue[] {
  return branchesOf(api, schema).flatMap((branch) => [
    ...(branch.enum ?? []).map((value, index) => {
      return { value, pointer: `${branch.origin}/enum/${index}` };
    }),
    ...(branch.const === undefined
      ? []
      : [{ value: branch.const.value, pointer: `${branch.origin}/const` }]),
  ]);
}
