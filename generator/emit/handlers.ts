/** Emits request handlers for MSW: one function per operation, and one for each resource. */
import type { StatementStructures } from "ts-morph";
import type { OperationModel } from "../ir/model.js";
import type { ResourceEmitter, Scope } from "./emitter.js";
import { answerType, mockTypes } from "./handler-answers.js";
import {
  plannedNames,
  resourceHandlers,
  type HandlerNames,
  type ResourceHandlers,
} from "./handler-names.js";
import { mockExpression, type MockContext } from "./mock-syntax.js";
import { importedSamples } from "./samples.js";
import { constStructure, exported, functionStructure, interfaceStructure } from "./structures.js";
import {
  arrayLiteral,
  arrayOf,
  call,
  defaultedParameter,
  intersection,
  objectType,
  optionalParameter,
  optionalProperty,
  reference,
  union,
  type ExpressionSyntax,
  type PropertySyntax,
  type TypeSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";

const library = { package: "msw" };
const behaviour = { path: "runtime/mock.ts" };

/** Emits `handlers.ts` of a resource. */
export const handlersEmitter: ResourceEmitter = {
  scope: "resource",
  file: "handlers.ts",
  companion: true,
  names: (resource, api) => plannedNames(resourceHandlers(resource, api)),
  emit: (resource, scope) => {
    const names = resourceHandlers(resource, scope.api);
    const context = { scope, samples: importedSamples(scope) };
    return [
      ...names.handlers.flatMap((each) => handlerStatements(each, context)),
      answersInterface(names, resource.propertyName, scope),
      allFunction(names, resource.propertyName, scope),
    ];
  },
};

function handlerStatements(
  names: HandlerNames,
  context: MockContext,
): readonly StatementStructures[] {
  const { scope } = context;
  const { operation, mock } = names;
  return [
    answerType(names, scope),
    constStructure(
      { name: mock, docs: [], exported: false },
      mockExpression(operation, context),
      scope.importedType("MockedOperation", mockTypes),
    ),
    handlerFunction(names, scope),
  ];
}

function handlerFunction(names: HandlerNames, scope: Scope): StatementStructures {
  const { operation, handler, mock } = names;
  const { functionName, method, path } = operation;
  const docs = [
    note`Handles \`${method} ${path}\` ({@link ${functionName}}); makes a valid answer unless told one.`,
  ];
  const match = call(scope.imported("requestMatcher", behaviour), mock, "options");
  const respond = call(scope.imported("responder", behaviour), mock, "answer", "options");
  return functionStructure(exported(handler, docs), {
    signature: {
      typeParameters: [],
      parameters: [
        optionalParameter("answer", answering(names, scope)),
        optionalParameter("options", scope.importedType("MockOptions", mockTypes)),
      ],
      returnType: scope.importedType("HttpHandler", library),
    },
    body: [
      { kind: "return", expression: handlerCall(operation, [match, respond, "options"], scope) },
    ],
  });
}

/** What the library has a function for; the matcher looks at the method all the same. */
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function handlerCall(
  { method }: OperationModel,
  callArguments: readonly ExpressionSyntax[],
  scope: Scope,
): ExpressionSyntax {
  const name = methods.has(method) ? method.toLowerCase() : "all";
  return call(`${scope.imported("http", library)}.${name}`, ...callArguments);
}

function answering({ operation, answer }: HandlerNames, scope: Scope): TypeSyntax {
  const { path } = operation.names;
  const type = scope.importedType("Answering", mockTypes);
  return path === undefined
    ? reference(type, answer)
    : reference(type, answer, scope.typeName(path));
}

function answersInterface(
  { handlers, all, answers }: ResourceHandlers,
  resource: string,
  scope: Scope,
): StatementStructures {
  const members = handlers.map((names): PropertySyntax => ({
    ...optionalProperty(names.operation.methodName, union(answering(names, scope), "undefined")),
    readonly: true,
  }));
  const docs = [note`What {@link ${all}} can be told to answer, by methods of \`${resource}\`.`];
  return interfaceStructure(exported(answers, docs), { typeParameters: [], members });
}

function allFunction(
  { handlers, all, answers }: ResourceHandlers,
  resource: string,
  scope: Scope,
): StatementStructures {
  const own: PropertySyntax = {
    ...optionalProperty("answers", union(answers, "undefined")),
    readonly: true,
  };
  const options = intersection(scope.importedType("MockOptions", mockTypes), objectType([own]));
  const calls = handlers.map(({ handler, operation }) =>
    call(handler, `options.answers?.${operation.methodName}`, "options"),
  );
  return functionStructure(exported(all, [note`Handlers of all operations of \`${resource}\`.`]), {
    signature: {
      typeParameters: [],
      parameters: [defaultedParameter("options", options, "{}")],
      returnType: arrayOf(scope.importedType("HttpHandler", library)),
    },
    body: [{ kind: "return", expression: arrayLiteral(calls) }],
  });
}
