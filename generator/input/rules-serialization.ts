/** What OpenAPI leaves open about the values of a `deepObject` parameter. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { ParameterObject, SchemaObject } from "./openapi.js";
import { placeAt } from "./place-at.js";
import { branchesOf, typesOf } from "./schema-search.js";

/** Nested values need a dialect. A component is one parameter, however many operations use it. */
export function checkSerialization(api: DecodedApi, bag: DiagnosticBag): void {
  const parameters = api.document.operations.flatMap((operation) => operation.parameters);
  const byOrigin = new Map(parameters.map((parameter) => [parameter.origin, parameter]));
  for (const parameter of byOrigin.values()) {
    if (!isNested(api, parameter)) continue;
    const { name, origin } = parameter;
    bag.report("undefined-nesting", placeAt(api, origin), { name });
  }
}

function isNested(api: DecodedApi, parameter: ParameterObject): boolean {
  const { style, mediaType, queryDialect, schema } = parameter;
  if (style !== "deepObject" || mediaType !== undefined) return false;
  if ((queryDialect ?? api.document.queryDialect) !== undefined) return false;
  return branchesOf(api, schema).some((branch) =>
    memberSchemas(branch).some((candidate) =>
      branchesOf(api, candidate)
        .flatMap(typesOf)
        .some((type) => type === "array" || type === "object"),
    ),
  );
}

function memberSchemas({ properties, additionalProperties }: SchemaObject) {
  const declared = properties.map(({ schema }) => schema);
  return additionalProperties === undefined ? declared : [...declared, additionalProperties];
}
