/** Emits what is known about provider support, as typed constants. */
import type { ApiModel, OperationModel, ResourceModel } from "../ir/model.js";
import type { PropertyModel, SupportModel, TypeDeclaration } from "../ir/type-model.js";
import { literalText } from "../ir/names.js";
import type { ApiEmitter, ResourceEmitter } from "./emitter.js";
import { constStructure, exported } from "./structures.js";
import {
  arrayLiteral,
  asConst,
  entry,
  objectLiteral,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

const resourceDocs = note`Which providers support an operation and its parameters. Documentation, not a promise: the figures
drift, and a provider may take a parameter without acting on it.`;

/** Emits the support of a resource's operations and of their parameters. */
export const resourceSupportEmitter: ResourceEmitter = {
  scope: "resource",
  file: "support.ts",
  names: ({ supportName }) =>
    supportName === undefined ? [] : [{ name: supportName, kind: "value", exported: true }],
  emit: (resource) =>
    resource.supportName === undefined
      ? []
      : [
          constStructure(
            exported(resource.supportName, [resourceDocs]),
            asConst(objectLiteral(operationEntries(resource))),
          ),
        ],
};

function operationEntries({ operations }: ResourceModel): readonly EntrySyntax[] {
  return operations.flatMap((operation) => {
    const parameters = parameterEntries(operation);
    const entries = [
      ...supportEntries(operation.docs.support),
      ...(parameters.length === 0 ? [] : [entry("parameters", objectLiteral(parameters))]),
    ];
    return entries.length === 0 ? [] : [entry(operation.functionName, objectLiteral(entries))];
  });
}

function parameterEntries(operation: OperationModel): readonly EntrySyntax[] {
  const all = [
    ...operation.pathParameters,
    ...operation.queryParameters,
    ...operation.headerParameters,
  ];
  return distinctEntries(all);
}

/** Parameters of several places, and properties of several parts, may share a name. */
function distinctEntries(
  named: readonly Pick<PropertyModel, "name" | "docs">[],
): readonly EntrySyntax[] {
  const first = new Map<string, SupportModel>();
  for (const { name, docs } of named) {
    if (docs.support !== undefined && !first.has(name)) first.set(name, docs.support);
  }
  return [...first].flatMap(([name, support]) => supportEntry(name, support));
}

/** Emits the support of the properties of named types. */
export const modelSupportEmitter: ApiEmitter = {
  scope: "api",
  file: "support.ts",
  names: (api) =>
    modelEntries(api).length === 0
      ? []
      : [{ name: api.modelSupportName, kind: "value", exported: true }],
  emit: (api) => [
    constStructure(
      exported(api.modelSupportName, [
        note`Which providers fill, or take, the properties of each type.`,
      ]),
      asConst(objectLiteral(modelEntries(api))),
    ),
  ],
};

function modelEntries({ declarations }: ApiModel): readonly EntrySyntax[] {
  return declarations.flatMap((declaration) => {
    const entries = distinctEntries(propertiesOf(declaration));
    return entries.length === 0 ? [] : [entry(declaration.name, objectLiteral(entries))];
  });
}

function propertiesOf({ read }: TypeDeclaration): readonly PropertyModel[] {
  if (read.kind === "object") return read.properties;
  if (read.kind !== "intersection") return [];
  return read.members.flatMap((member) => (member.kind === "object" ? member.properties : []));
}

function supportEntry(name: string, support: SupportModel | undefined): readonly EntrySyntax[] {
  return support === undefined ? [] : [entry(name, objectLiteral(supportEntries(support)))];
}

function supportEntries(support: SupportModel | undefined): readonly EntrySyntax[] {
  if (support === undefined) return [];
  return [
    ...numberEntry("integrations", support.integrations),
    ...numberEntry("required", support.required),
    ...listEntry("names", support.names),
    ...listEntry("requiredBy", support.requiredBy),
    ...listEntry("notes", support.notes),
  ];
}

function numberEntry(key: string, value: number | undefined): readonly EntrySyntax[] {
  return value === undefined ? [] : [entry(key, String(value))];
}

function listEntry(key: string, values: readonly string[]): readonly EntrySyntax[] {
  return values.length === 0 ? [] : [entry(key, list(values))];
}

function list(values: readonly string[]): ExpressionSyntax {
  return arrayLiteral(values.map((value) => literalText(value)));
}
