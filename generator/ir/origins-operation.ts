/** Where everything that belongs to one operation comes from. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { FiltersModel } from "./filters-model.js";
import type { OperationModel } from "./model.js";
import {
  enumOrigins,
  incomingOrigins,
  memberOrigins,
  typeOrigins,
  type NamedPlace,
} from "./origins-type.js";

/** The builder and the method, then types and values in the order of the files. */
export function operationOrigins(
  operation: OperationModel,
  className: string,
): readonly NamedPlace[] {
  const { id, functionName, methodName, origin, filters, callbacks } = operation;
  const place = { pointer: origin, operation: id };
  return [
    { path: [functionName], kind: "operation", ...place },
    { path: [className, methodName], kind: "operation", ...place },
    ...valueNames(operation).map((name): NamedPlace => ({ path: [name], kind: "value", ...place })),
    ...typeNames(operation).map((name): NamedPlace => ({ path: [name], kind: "type", ...place })),
    ...parameterPlaces(operation),
    ...headerPlaces(operation),
    ...bodyPlaces(operation),
    ...resultPlaces(operation),
    ...errorPlaces(operation),
    ...(filters === undefined ? [] : filterPlaces(filters, place)),
    ...incomingOrigins(callbacks, id),
  ];
}

function valueNames({ names, pagination, links }: OperationModel): readonly string[] {
  const lists = pagination?.names;
  const all = [names.descriptor, names.route, names.url, links?.name];
  return present([...all, lists?.descriptor, lists?.pages, lists?.items]);
}

function typeNames(operation: OperationModel): readonly string[] {
  const { names, body, results, pagination } = operation;
  const { path, query, headers, cookies, responseHeaders, errorHeaders, error } = names;
  return present([
    ...[path, query, headers, cookies, responseHeaders, errorHeaders, error],
    ...[body?.choice?.name, results?.name],
    ...[pagination?.names.page, pagination?.names.call],
    ...variantNames(operation),
  ]);
}

function variantNames({ variants }: OperationModel): readonly (string | undefined)[] {
  if (variants === undefined) return [];
  const { itemName, resultName, selectedName, keyItems } = variants;
  return [itemName, resultName, selectedName, keyItems?.names.page, keyItems?.names.call];
}

function present(names: readonly (string | undefined)[]): readonly string[] {
  return names.flatMap((name) => name ?? []);
}

function parameterPlaces(operation: OperationModel): readonly NamedPlace[] {
  const { id, names } = operation;
  const groups = [
    [names.path, operation.pathParameters],
    [names.query, operation.queryParameters],
    [names.headers, operation.headerParameters],
    [names.cookies, operation.cookieParameters],
  ] as const;
  return groups.flatMap(([name, parameters]) =>
    name === undefined ? [] : memberOrigins([name], parameters, id),
  );
}

function headerPlaces(operation: OperationModel): readonly NamedPlace[] {
  const { id, names, responseHeaders, errorHeaders } = operation;
  const groups = [
    [names.responseHeaders, responseHeaders],
    [names.errorHeaders, errorHeaders],
  ] as const;
  return groups.flatMap(([name, headers]) =>
    name === undefined ? [] : memberOrigins([name], headers, id),
  );
}

function bodyPlaces({ id, body }: OperationModel): readonly NamedPlace[] {
  if (body?.choice === undefined) return [];
  const { name } = body.choice;
  return [body, ...body.alternatives].flatMap(({ mediaType, type }) => [
    { path: [name, mediaType], kind: "member", pointer: body.origin, operation: id },
    ...typeOrigins([name, mediaType], type, id),
  ]);
}

function resultPlaces({ id, results, responses, origin }: OperationModel): readonly NamedPlace[] {
  if (results === undefined) return [];
  return results.contents.flatMap(({ mediaType, type }) => {
    const response = responses.find(({ contents }) =>
      contents.some((content) => content.mediaType === mediaType),
    );
    const path = [results.name, mediaType];
    return [
      { path, kind: "member", pointer: response?.origin ?? origin, operation: id },
      ...typeOrigins(path, type, id),
    ];
  });
}

function errorPlaces({ id, names, errors }: OperationModel): readonly NamedPlace[] {
  return errors.map(({ status, origin }) => ({
    path: [names.error, status],
    kind: "member",
    pointer: origin,
    operation: id,
  }));
}

interface Place {
  readonly pointer: JsonPointer;
  readonly operation: string;
}

function filterPlaces(filters: FiltersModel, place: Place): readonly NamedPlace[] {
  const { operation } = place;
  const enums = [filters.fields, filters.operators, filters.sort?.fields].flatMap(
    (model) => model ?? [],
  );
  const names = [...enums.map(({ name }) => name), filters.valuesName, filters.operatorsName];
  return [
    ...names.map((name): NamedPlace => ({ path: [name], kind: "type", ...place })),
    ...enums.flatMap((model) => enumOrigins(model, operation)),
    ...filters.filters.flatMap(({ parameter, operators, value, origin }) => [
      ...(value === undefined
        ? []
        : memberOrigins(
            [filters.valuesName],
            [{ name: parameter, type: value, origin }],
            operation,
          )),
      ...(operators.length === 0
        ? []
        : [memberPlace([filters.operatorsName, parameter], origin, operation)]),
      ...memberOrigins([filters.operatorsName, parameter], operators, operation),
    ]),
  ];
}

function memberPlace(path: readonly string[], pointer: JsonPointer, operation: string): NamedPlace {
  return { path, kind: "member", pointer, operation };
}
