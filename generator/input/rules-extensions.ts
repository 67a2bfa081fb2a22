/** `x-loom-filter`, `x-loom-sort` and `x-loom-response` say what the parameter's schema has. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { JsonValue, OperationObject, ParameterObject, ResponseExtension } from "./openapi.js";
import { placeAt } from "./place-at.js";
import { branchesOf, enumeratedValues, hasType, propertySchemas } from "./schema-search.js";

/** Every operator of a filter is a property of an object branch. */
export function checkFilters(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { parameter } of parametersOf(api)) {
    const { filter, name, schema } = parameter;
    if (filter === undefined) continue;
    for (const [index, operator] of filter.operators.entries()) {
      if (propertySchemas(api, schema, operator).length > 0) continue;
      const place = placeAt(api, `${filter.origin}/operators/${index}`);
      bag.report("filter-operator-unknown", place, { operator, name });
    }
  }
}

/** Every field of a sort is a property, or a name that `propertyNames` enumerates. */
export function checkSorts(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { parameter } of parametersOf(api)) {
    const { sort, name, schema } = parameter;
    if (sort === undefined) continue;
    const names = branchesOf(api, schema).flatMap(({ properties, propertyNames }) => [
      ...properties.map((property) => property.name),
      ...(propertyNames === undefined
        ? []
        : enumeratedValues(api, propertyNames).map(({ value }) => value)),
    ]);
    for (const [index, field] of sort.fields.entries()) {
      if (names.includes(field)) continue;
      const place = placeAt(api, `${sort.origin}/fields/${index}`);
      bag.report("sort-field-unknown", place, { field, name });
    }
  }
}

/** A changed response fits the parameter and the operation. */
export function checkResponses(api: DecodedApi, bag: DiagnosticBag): void {
  for (const { parameter, operation } of parametersOf(api)) {
    const { response, name } = parameter;
    if (response === undefined) continue;
    const check = { api, bag, parameter };
    if (response.kind === "key-items" && operation.pagination === undefined) {
      bag.report("response-pagination-missing", placeAt(api, response.origin), { name });
    }
    if (response.kind === "select") checkSelection(check, response);
    else if (response.kind === "omit-properties") checkOmission(check, response);
  }
}

interface Check {
  readonly api: DecodedApi;
  readonly bag: DiagnosticBag;
  readonly parameter: ParameterObject;
}

function checkOmission(
  { api, bag, parameter: { name, schema } }: Check,
  response: ResponseExtension & { kind: "omit-properties" },
): void {
  const [type, expected] =
    response.properties === undefined
      ? (["array", "an array of strings"] as const)
      : (["boolean", "a boolean"] as const);
  if (hasType(api, schema, type)) return;
  bag.report("response-parameter-type", placeAt(api, response.origin), { name, expected });
}

function checkSelection(
  { api, bag, parameter: { name, schema } }: Check,
  response: ResponseExtension & { kind: "select" },
): void {
  const values = response.cases.map(({ value }) => value);
  const enumerated = enumeratedValues(api, schema).filter(({ value }) => value !== null);
  const report = (value: string, pointer: JsonPointer, missing: "enum" | "values"): void => {
    bag.report("response-values-mismatch", placeAt(api, pointer), { value, name, missing });
  };
  for (const { value, origin } of response.cases) {
    if (!enumerated.some((item) => item.value === value)) report(value, origin, "enum");
  }
  const expected = new Map(enumerated.map(({ value, pointer }) => [textOf(value), pointer]));
  if (!expected.has(response.default)) {
    expected.set(response.default, `${response.origin}/default`);
  }
  for (const [value, pointer] of expected) {
    if (!values.includes(value)) report(value, pointer, "values");
  }
}

/** The value as it is written in a query. */
function textOf(value: JsonValue): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

interface Use {
  readonly parameter: ParameterObject;
  readonly operation: OperationObject;
}

/** Each parameter once, however many operations share it, with the first of them. */
function parametersOf(api: DecodedApi): readonly Use[] {
  const uses = new Map<JsonPointer, Use>();
  for (const operation of api.document.operations) {
    for (const parameter of operation.parameters) {
      if (!uses.has(parameter.origin)) uses.set(parameter.origin, { parameter, operation });
    }
  }
  return [...uses.values()];
}
