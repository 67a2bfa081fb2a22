/** What OpenAPI leaves open about the values of parameters, and what it rules out. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { ParameterObject, SchemaObject } from "./openapi.js";
import { placeAt } from "./place-at.js";
import { branchesOf, typesOf } from "./schema-search.js";

/** Nested values need a dialect. A component is one parameter, however many operations use it. */
export function checkSerialization(api: DecodedApi, bag: DiagnosticBag): void {
  for (const parameter of everyParameter(api)) {
    if (!isNested(api, parameter)) continue;
    const { name, origin } = parameter;
    bag.report("undefined-nesting", placeAt(api, origin), { name });
  }
}

/** Each parameter once, however many operations share it. */
function everyParameter({ document }: DecodedApi): Iterable<ParameterObject> {
  const parameters = document.operations.flatMap((operation) => operation.parameters);
  return new Map(parameters.map((parameter) => [parameter.origin, parameter])).values();
}

/** Media types of parameters that can be written; any other is taken for text. */
const writable =
  /^(?:[^;]*[/+]json|text\/plain|application\/x-www-form-urlencoded|\*\/\*)\s*(?:;|$)/iu;

/** A parameter with a `content` is of a media type that can be written. */
export function checkParameterContents(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { name, in: location, mediaType, origin } of everyParameter(api)) {
    if (mediaType === undefined || writable.test(mediaType)) continue;
    const names = { name, location, mediaType };
    bag.report("unsupported-parameter-content", placeAt(api, origin), names);
  }
}

/** A whole query stands alone (OpenAPI 3.2, Parameter Locations). */
export function checkQuerystrings(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { method, path, parameters } of api.document.operations) {
    const whole = parameters.filter((parameter) => parameter.in === "querystring");
    const [first, second] = whole;
    if (first === undefined) continue;
    const other = second ?? parameters.find((parameter) => parameter.in === "query");
    if (other === undefined) continue;
    const names = { name: first.name, other: other.name, location: other.in, method, path };
    bag.report("querystring-not-alone", placeAt(api, other.origin), names);
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
