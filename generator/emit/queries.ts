/** Emits options for TanStack Query: one function per read, walk and write of a resource. */
import type { StatementStructures } from "ts-morph";
import type { OperationModel, ResourceModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import { choiceEntries, inputMembers, operationParameters, requestInput } from "./arguments.js";
import { claims } from "./companion-names.js";
import type { ResourceEmitter, Scope } from "./emitter.js";
import { callType, type ListModel } from "./list-calls.js";
import { walkQuery, walkTypeParameters } from "./list-walks.js";
import { choiceOptions, operationTypeParameters } from "./media-types.js";
import { resultType, variantItem } from "./operation-types.js";
import { queryRuntime, queryTypeNames, queryTypes, type QueryTypeNames } from "./query-types.js";
import { constStructure, exported, functionStructure } from "./structures.js";
import {
  arrayLiteral,
  asConst,
  call,
  entry,
  inlineObject,
  intersection,
  objectType,
  parameter,
  reference,
  union,
  type ExpressionSyntax,
  type ParameterSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

/** Emits `queries.ts`, which imports types of the library and no code of it. */
export const queriesEmitter: ResourceEmitter = {
  scope: "resource",
  file: "queries.ts",
  companion: true,
  names: (resource) => {
    const { key, functions } = namesOf(resource);
    const names = functions.length === 0 ? [] : [key, ...functions.map(({ name }) => name)];
    return names.map((name) => ({ name, kind: "value", exported: true }));
  },
  emit: (resource, scope) => {
    const { key, functions } = namesOf(resource);
    const local = queryTypeNames(scope);
    const statements = functions.map((each) => emitted(each, { resource, scope, key, local }));
    return [
      keyConstant(resource, key, scope),
      ...queryTypes(new Set(functions.map(({ kind }) => kind)), local, scope),
      ...statements,
    ];
  },
};

type Emitted = { readonly name: string } & (
  | { readonly kind: "read" | "write"; readonly operation: OperationModel }
  | { readonly kind: "pages"; readonly operation: ListModel }
);

/** Methods whose calls change nothing; their answers can be kept. */
const reading = new Set(["GET", "HEAD", "QUERY"]);

/** All names of the file. Streams are not kept in a cache, so they have no function. */
function namesOf({ propertyName, operations }: ResourceModel) {
  const claim = claims();
  const key = claim(`${propertyName}QueryKey`);
  const functions = operations.flatMap((operation): readonly Emitted[] => {
    const { functionName, pagination, stream, method } = operation;
    if (stream !== undefined) return [];
    if (!reading.has(method.toUpperCase())) {
      return [{ name: claim(`${functionName}MutationOptions`), kind: "write", operation }];
    }
    const read: Emitted = { name: claim(`${functionName}QueryOptions`), kind: "read", operation };
    if (pagination === undefined) return [read];
    const list = { ...operation, pagination };
    return [
      read,
      { name: claim(`${functionName}InfiniteQueryOptions`), kind: "pages", operation: list },
    ];
  });
  return { key, functions };
}

interface FileContext {
  readonly resource: ResourceModel;
  readonly scope: Scope;
  readonly key: string;
  readonly local: QueryTypeNames;
}

function keyConstant(
  { propertyName }: ResourceModel,
  name: string,
  scope: Scope,
): StatementStructures {
  const docs = [note`What the keys of all queries of \`${propertyName}\` begin with.`];
  const parts = [scope.api.name, propertyName].map((part) => literalText(part));
  return constStructure(exported(name, docs), asConst(arrayLiteral(parts)));
}

function emitted(each: Emitted, context: FileContext): StatementStructures {
  switch (each.kind) {
    case "read":
      return readFunction(each, context);
    case "pages":
      return pagesFunction({ name: each.name, operation: each.operation }, context);
    case "write":
      return writeFunction(each, context);
  }
}

interface Named<Operation> {
  readonly name: string;
  readonly operation: Operation;
}

function readFunction(
  { name, operation }: Named<OperationModel>,
  context: FileContext,
): StatementStructures {
  const { scope, local } = context;
  const docs = [note`A query of {@link ${operation.functionName}}; its data is the response body.`];
  return functionStructure(exported(name, docs), {
    signature: {
      typeParameters: operationTypeParameters(operation, scope),
      parameters: parametersOf(operation, scope),
      returnType: reference(
        local.read,
        keyType("OperationKey", operation, context),
        resultType(operation, scope),
        scope.typeName(operation.names.error),
      ),
    },
    body: returned("readOptions", { operation, context }),
  });
}

function pagesFunction(
  { name, operation }: Named<ListModel>,
  context: FileContext,
): StatementStructures {
  const { scope, local } = context;
  const pageName = scope.typeName(operation.pagination.names.page);
  const page = callType(operation, pageName, variantItem(operation, scope));
  const parameters = parametersOf(operation, scope).map((each) =>
    each.name === "query" && operation.names.query !== undefined
      ? { ...each, type: walkQuery(operation, scope) }
      : each,
  );
  const docs = [note`An infinite query over the pages of {@link ${operation.functionName}}.`];
  return functionStructure(exported(name, docs), {
    signature: {
      typeParameters: walkTypeParameters(operation, scope),
      parameters,
      returnType: reference(
        local.pages,
        keyType("PagesKey", operation, context),
        page,
        scope.typeName(operation.names.error),
      ),
    },
    body: returned("pagesOptions", { operation, context }),
  });
}

function writeFunction(
  { name, operation }: Named<OperationModel>,
  context: FileContext,
): StatementStructures {
  const { scope } = context;
  const docs = [
    note`A mutation of {@link ${operation.functionName}}; its variables are the request.`,
  ];
  return functionStructure(exported(name, docs), {
    signature: {
      typeParameters: operationTypeParameters(operation, scope),
      parameters: [clientParameter(scope), callOptions(operation, "RequestOptions", scope)],
      returnType: reference(
        scope.importedType("WriteOptions", queryRuntime),
        keyType("WriteKey", operation, context),
        variablesType(operation, scope),
        resultType(operation, scope),
        scope.typeName(operation.names.error),
      ),
    },
    body: returned("writeOptions", { operation, context }),
  });
}

/** Variables may be left out where every one of them may. */
function variablesType(operation: OperationModel, scope: Scope): TypeSyntax {
  const members = inputMembers(operation, scope);
  if (members.length === 0) return "void";
  const isNeeded = members.some((each) => each.kind === "property" && each.modifier === "required");
  return isNeeded ? objectType(members) : union(objectType(members), "void");
}

function parametersOf(operation: OperationModel, scope: Scope): readonly ParameterSyntax[] {
  return [
    clientParameter(scope),
    ...operationParameters(operation, "client", scope),
    callOptions(operation, "QueryCallOptions", scope),
  ];
}

function clientParameter(scope: Scope): ParameterSyntax {
  return parameter("client", scope.runtimeType("ApiClient"));
}

function callOptions(
  operation: OperationModel,
  name: "QueryCallOptions" | "RequestOptions",
  scope: Scope,
): ParameterSyntax {
  const own =
    name === "RequestOptions" ? scope.runtimeType(name) : scope.importedType(name, queryRuntime);
  const type = intersection(own, ...choiceOptions(operation, scope));
  return { name: "options", modifier: "optional", type, initializer: undefined };
}

function keyType(
  name: "OperationKey" | "PagesKey" | "WriteKey",
  { methodName }: OperationModel,
  { scope, resource }: FileContext,
): TypeSyntax {
  const parts = [scope.api.name, resource.propertyName, methodName].map((part) =>
    literalText(part),
  );
  return reference(scope.importedType(name, queryRuntime), ...parts);
}

type Behaviour = "readOptions" | "pagesOptions" | "writeOptions";

function returned(
  behaviour: Behaviour,
  { operation, context }: { readonly operation: OperationModel; readonly context: FileContext },
) {
  const { scope, key } = context;
  const list = operation.pagination;
  const keyed = inlineObject([
    entry("operation", scope.name(operation.names.descriptor)),
    entry("key", arrayLiteral([`...${key}`, literalText(operation.methodName)])),
    ...(behaviour === "pagesOptions" && list !== undefined
      ? [entry("list", scope.name(list.names.descriptor))]
      : []),
  ]);
  const input: ExpressionSyntax =
    behaviour === "writeOptions"
      ? inlineObject(choiceEntries(operation))
      : requestInput(operation, "request", scope);
  const expression = call(
    scope.imported(behaviour, queryRuntime),
    "client",
    keyed,
    input,
    "options",
  );
  return [{ kind: "return" as const, expression }];
}
