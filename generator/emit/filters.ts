/** Emits the const objects of a resource's filters, sort fields, operators and item properties. */
import type { StatementStructures } from "ts-morph";
import type { FiltersModel } from "../ir/filters-model.js";
import type { ResourceModel } from "../ir/model.js";
import type { EnumModel } from "../ir/type-model.js";
import { enumDeclarations } from "./enums.js";
import type { PlannedName, ResourceEmitter, Scope } from "./emitter.js";
import { exported, interfaceStructure } from "./structures.js";
import { objectType, property, type MemberSyntax } from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits one const object and one union for each enumeration, and the types of filter values. */
export const filtersEmitter: ResourceEmitter = {
  scope: "resource",
  file: "filters.ts",
  names: plannedNames,
  emit: (resource, scope) => [
    ...filtersOf(resource).flatMap((filters) => filterStatements(filters, scope)),
    ...resource.fieldEnums.flatMap((fields) =>
      enumDeclarations(described(fields, "Properties that parameters can name."), scope),
    ),
  ],
};

function filtersOf(resource: ResourceModel): readonly FiltersModel[] {
  return resource.operations.flatMap(({ filters }) => filters ?? []);
}

function plannedNames(resource: ResourceModel): readonly PlannedName[] {
  const enums = filtersOf(resource).flatMap(({ fields, operators, sort }) =>
    [fields, operators, sort?.fields].flatMap((model) => model ?? []),
  );
  const types = filtersOf(resource).flatMap((filters) => [
    filters.valuesName,
    filters.operatorsName,
  ]);
  return [
    ...[...enums, ...resource.fieldEnums].map(({ name }): PlannedName => {
      return { name, kind: "both", exported: true };
    }),
    ...types.map((name): PlannedName => ({ name, kind: "type", exported: true })),
  ];
}

function filterStatements(filters: FiltersModel, scope: Scope): readonly StatementStructures[] {
  const { fields, operators, sort } = filters;
  return [
    ...enumStatements(fields, "Parameters a list can be filtered by.", scope),
    ...enumStatements(operators, "Comparisons that some filters take.", scope),
    ...enumStatements(sort?.fields, "Fields a list can be sorted by.", scope),
    valueTypes(filters, scope),
    operatorTypes(filters, scope),
  ];
}

function enumStatements(
  model: EnumModel | undefined,
  summary: string,
  scope: Scope,
): readonly StatementStructures[] {
  return model === undefined ? [] : enumDeclarations(described(model, summary), scope);
}

function described(model: EnumModel, summary: string): EnumModel {
  return { ...model, docs: { ...model.docs, summary } };
}

function valueTypes({ valuesName, filters }: FiltersModel, scope: Scope): StatementStructures {
  return interfaceStructure(exported(valuesName, [note`Filters and the values they take.`]), {
    typeParameters: [],
    members: filters.flatMap(({ parameter, value, docs }): readonly MemberSyntax[] =>
      value === undefined
        ? []
        : [{ ...property(parameter, scope.argumentType(value)), docs: scope.docs(docs) }],
    ),
  });
}

function operatorTypes(
  { operatorsName, filters }: FiltersModel,
  scope: Scope,
): StatementStructures {
  const docs = [note`Filters that take comparisons, and the operand of each.`];
  return interfaceStructure(exported(operatorsName, docs), {
    typeParameters: [],
    members: filters.flatMap(({ parameter, operators }) =>
      operators.length === 0
        ? []
        : [
            property(
              parameter,
              objectType(
                operators.map(({ name, type }) => property(name, scope.argumentType(type))),
              ),
            ),
          ],
    ),
  });
}
