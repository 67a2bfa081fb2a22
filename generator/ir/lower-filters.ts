/** `x-loom-filter` and `x-loom-sort` → what a list can be filtered and sorted by. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { OperationObject, ParameterObject } from "../input/openapi.js";
import type { LowerContext } from "./context.js";
import { enumModel } from "./lower-enum.js";
import { unionOf } from "./lower-union.js";
import type { FilterModel, FiltersModel, SortModel } from "./filters-model.js";
import type { ParameterModel } from "./model.js";
import type { EnumModel, TypeModel } from "./type-model.js";
import type { Names } from "./names.js";
import { branchesOf, propertiesOf } from "./type-walk.js";

/** Where the filters of an operation come from and what they are named after. */
export interface FiltersSource {
  readonly operation: OperationObject;
  readonly parameters: readonly ParameterModel[];
  /** `User` gives `UserFilter`, `UserSort`, … */
  readonly baseName: string;
}

/** Lowers the roles of an operation's query parameters; `undefined` where none has one. */
export function lowerFilters(
  source: FiltersSource,
  context: LowerContext,
): FiltersModel | undefined {
  const filters = declared(source, (parameter) => parameter.filter !== undefined).map((found) =>
    lowerFilter(found, context),
  );
  const sort = lowerSort(source, context);
  if (filters.length === 0 && sort === undefined) return undefined;
  const { baseName, operation } = source;
  const owner = { names: context.names, origin: operation.origin };
  return {
    fields: described(
      namedValues(
        `${baseName}Filter`,
        filters.map(({ parameter, origin }) => ({ name: parameter, origin })),
        owner,
      ),
      filters,
    ),
    valuesName: context.names.claim(`${baseName}Filters`, operation.origin),
    operatorsName: context.names.claim(`${baseName}FilterOperators`, operation.origin),
    operators: namedValues(
      `${baseName}FilterOperator`,
      filters.flatMap((filter) => filter.operators),
      owner,
    ),
    filters,
    sort,
  };
}

interface DeclaredParameter {
  readonly object: ParameterObject;
  readonly model: ParameterModel;
}

function declared(
  { operation, parameters }: FiltersSource,
  has: (parameter: ParameterObject) => boolean,
): readonly DeclaredParameter[] {
  return operation.parameters.filter(has).flatMap((object) => {
    const model = parameters.find(({ name }) => name === object.name);
    return model === undefined ? [] : [{ object, model }];
  });
}

/** Splits the type of a parameter: object branches with the operators, and all the rest. */
function lowerFilter({ object, model }: DeclaredParameter, context: LowerContext): FilterModel {
  const find = context.schemas.declaration;
  const names = object.filter?.operators ?? [];
  const { docs, origin } = model;
  if (names.length === 0) {
    return { parameter: model.name, value: model.type, operators: [], docs, origin };
  }
  const branches = branchesOf(model.type, find);
  const isOperators = (branch: TypeModel) =>
    names.every((name) => propertiesOf(branch, find).has(name));
  const values = branches.filter((branch) => !isOperators(branch));
  const properties = branches.filter(isOperators).map((branch) => propertiesOf(branch, find))[0];
  return {
    parameter: model.name,
    value: values.length === 0 ? undefined : unionOf(values),
    operators: names.flatMap((name) => {
      const property = properties?.get(name);
      return property === undefined ? [] : [{ name, type: property.type, origin: property.origin }];
    }),
    docs,
    origin,
  };
}

function lowerSort(source: FiltersSource, context: LowerContext): SortModel | undefined {
  const [found] = declared(source, (parameter) => parameter.sort !== undefined);
  const names = found?.object.sort?.fields ?? [];
  const owner = { names: context.names, origin: source.operation.origin };
  if (found === undefined) return undefined;
  const properties = propertiesOf(found.model.type, context.schemas.declaration);
  const places = names.map((name) => ({
    name,
    origin: properties.get(name)?.origin ?? found.model.origin,
  }));
  const fields = namedValues(`${source.baseName}Sort`, places, owner);
  if (fields === undefined) return undefined;
  const directions = names.flatMap((name) => properties.get(name)?.type ?? []);
  return {
    parameter: found.model.name,
    fields,
    direction:
      directions.length === 0 ? { kind: "primitive", name: "string" } : unionOf(directions),
  };
}

/** Members with the documentation of their parameters. */
function described(
  model: EnumModel | undefined,
  filters: readonly FilterModel[],
): EnumModel | undefined {
  if (model === undefined) return undefined;
  const members = model.members.map((member) => {
    const filter = filters.find(({ parameter }) => parameter === member.value);
    const { description, deprecated } = filter?.docs ?? member.docs;
    return { ...member, docs: { ...member.docs, description, deprecated } };
  });
  return { ...model, members };
}

interface NamedValue {
  readonly name: string;
  readonly origin: JsonPointer;
}

function namedValues(
  name: string,
  values: readonly NamedValue[],
  { names, origin }: { readonly names: Names; readonly origin: JsonPointer },
): EnumModel | undefined {
  if (values.length === 0) return undefined;
  const claimed = names.claim(name, origin);
  return enumModel({
    name: claimed,
    values: values.map((value) => value.name),
    origins: values.map((value) => value.origin),
    origin,
    former: names.former.members.get(claimed),
  });
}
