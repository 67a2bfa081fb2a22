/** Walks over a list without a client class: pages and items, for code that tree-shakes. */
import type { StatementStructures } from "ts-morph";
import { operationParameters, optionsParameter, requestInput } from "./arguments.js";
import type { Scope } from "./emitter.js";
import { callType, type ListModel } from "./list-calls.js";
import { variantItem } from "./operation-types.js";
import { exported, functionStructure } from "./structures.js";
import { call, parameter, reference, type ParameterSyntax, type TypeSyntax } from "./syntax.js";
import { bodyArguments, inferredTypeParameters, itemArguments } from "./variants.js";
import { choiceTypeParameters } from "./media-types.js";
import { note } from "./tsdoc.js";

/** `listUsersPages` and `listUsersItems`. */
export function walkFunctions(operation: ListModel, scope: Scope): readonly StatementStructures[] {
  const { names } = operation.pagination;
  const item = variantItem(operation, scope);
  const page = callType(operation, names.page, item);
  const walk = (name: string, what: "pages" | "items", element: TypeSyntax) =>
    functionStructure(
      exported(name, [note`Walks over the ${what} of {@link ${operation.functionName}}.`]),
      {
        signature: {
          typeParameters: walkTypeParameters(operation, scope),
          parameters: walkParameters(operation, scope),
          returnType: reference("AsyncIterable", element),
        },
        body: [{ kind: "return", expression: walkCall(operation, what, scope) }],
      },
    );
  return [walk(names.pages, "pages", page), walk(names.items, "items", item)];
}

/** Only arguments that change the item may vary: the others decide whether there are pages. */
export function walkTypeParameters(operation: ListModel, scope: Scope) {
  const { variants } = operation;
  const items = variants === undefined ? [] : itemArguments(variants, scope);
  return [...inferredTypeParameters(items), ...choiceTypeParameters(operation, scope)];
}

function walkParameters(operation: ListModel, scope: Scope): readonly ParameterSyntax[] {
  const own = operationParameters(operation, "client", scope).map((parameterSyntax) =>
    parameterSyntax.name === "query"
      ? { ...parameterSyntax, type: walkQuery(operation, scope) }
      : parameterSyntax,
  );
  return [
    parameter("client", scope.runtimeType("PageSource")),
    ...own,
    optionsParameter(operation, "walk", scope),
  ];
}

/** The query of a walk, whose other arguments are as if absent. */
export function walkQuery({ names, variants }: ListModel, scope: Scope): TypeSyntax {
  const query = scope.typeName(names.query ?? "");
  if (variants === undefined) return query;
  const fixed = bodyArguments(variants, scope).map(({ absent }) => absent);
  const varying = itemArguments(variants, scope).map(({ name }) => name);
  return reference(query, ...fixed, ...varying);
}

function walkCall(operation: ListModel, what: "pages" | "items", scope: Scope) {
  const { names, pagination } = operation;
  const walk = scope.runtime(what === "pages" ? "walkPages" : "walkItems");
  const input = requestInput(operation, "request", scope);
  const request = [scope.name(names.descriptor), pagination.names.descriptor, input, "options"];
  return call(walk, "client", ...request);
}
