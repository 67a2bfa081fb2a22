/** Emits the class that holds the methods of a resource. */
import type { StatementStructures } from "ts-morph";
import type { OperationModel, ResourceModel, StreamModel } from "../ir/model.js";
import {
  operationParameters,
  optionsParameter,
  requestInput,
  type OptionsKind,
} from "./arguments.js";
import type { ResourceEmitter, Scope } from "./emitter.js";
import { failureTypes, operationDocs, outcomeTypes, variantItem } from "./operation-types.js";
import { classStructure, exported, type ClassParts } from "./structures.js";
import { call, parameter, reference, type ExpressionSyntax, type TypeSyntax } from "./syntax.js";
import { operationTypeParameters } from "./media-types.js";
import { renamedText } from "./tsdoc.js";
import { bodyArguments } from "./variants.js";

type MethodParts = ClassParts["methods"][number];

/** Emits one class per resource: a method per operation, bound to a client. */
export const resourceEmitter: ResourceEmitter = {
  scope: "resource",
  file: "resource.ts",
  names: ({ className }) => [{ name: className, kind: "both", exported: true }],
  emit: (resource, scope) => [resourceClass(resource, scope)],
};

function resourceClass(resource: ResourceModel, scope: Scope): StatementStructures {
  const client = scope.runtimeType("ApiClient");
  const docs = resource.docs.description ?? `Operations of \`${resource.name}\`.`;
  return classStructure(
    exported(resource.className, scope.docs({ ...resource.docs, description: docs })),
    {
      extends: undefined,
      fields: [{ name: "#client", docs: [], readonly: true, type: client }],
      construct: {
        signature: {
          typeParameters: [],
          parameters: [parameter("client", client)],
          returnType: undefined,
        },
        body: ["this.#client = client;"],
      },
      methods: resource.operations.flatMap((operation) => [
        methodOf(operation, scope),
        ...formerMethods(operation, resource, scope),
      ]),
    },
  );
}

function methodOf(operation: OperationModel, scope: Scope): MethodParts {
  return {
    name: operation.methodName,
    docs: operationDocs(operation, scope),
    signature: {
      typeParameters: operationTypeParameters(operation, scope),
      parameters: [
        ...operationParameters(operation, "client", scope),
        optionsParameter(operation, optionsOf(operation), scope),
      ],
      returnType: returnType(operation, scope),
    },
    body: [{ kind: "return", expression: methodCall(operation, scope) }],
  };
}

/** The same method under its former names. */
function formerMethods(
  operation: OperationModel,
  { className, methodAliases }: ResourceModel,
  scope: Scope,
): readonly MethodParts[] {
  return methodAliases
    .filter(({ target }) => target === operation.methodName)
    .map(({ name, target }) => ({
      ...methodOf(operation, scope),
      name,
      docs: [{ comment: renamedText(`${className}.${target}`) }],
    }));
}

function callOfStream({ format, holdsEvents }: StreamModel): string {
  return format === "eventStream" && !holdsEvents ? "EventStreamCall" : "StreamCall";
}

function optionsOf({ pagination, stream }: OperationModel): OptionsKind {
  if (stream !== undefined) return stream.format === "eventStream" ? "events" : "stream";
  return pagination === undefined ? "call" : "walk";
}

function returnType(operation: OperationModel, scope: Scope): TypeSyntax {
  const { pagination, stream, variants } = operation;
  if (stream !== undefined) {
    const name = scope.runtimeType(callOfStream(stream));
    return reference(name, scope.type(stream.type), ...failureTypes(operation, scope));
  }
  if (pagination === undefined) {
    return reference(scope.runtimeType("ApiCall"), ...outcomeTypes(operation, scope));
  }
  if (variants?.selectedName === undefined) return scope.typeName(pagination.names.call);
  return reference(
    scope.typeName(variants.selectedName),
    variantItem(operation, scope),
    ...bodyArguments(variants, scope).map(({ name }) => name),
  );
}

function methodCall(operation: OperationModel, scope: Scope): ExpressionSyntax {
  const { pagination, stream, names } = operation;
  const descriptor = scope.name(names.descriptor);
  const input = requestInput(operation, "request", scope);
  if (pagination === undefined || stream !== undefined) {
    const name = stream === undefined ? "apiCall" : "streamCall";
    return call(scope.runtime(name), "this.#client", descriptor, input, "options");
  }
  const list = scope.name(pagination.names.descriptor);
  return call(scope.runtime("listCall"), "this.#client", descriptor, list, input, "options");
}
