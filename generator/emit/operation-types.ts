/** The types of an operation's arguments, errors and variants. */
import type { StatementStructures } from "ts-morph";
import type { OperationModel, ParameterModel, ResponseModel } from "../ir/model.js";
import type { Scope } from "./emitter.js";
import { headerTypes } from "./header-text.js";
import { exported, interfaceStructure, typeAliasStructure } from "./structures.js";
import {
  objectType,
  property,
  reference,
  union,
  type CommentText,
  type MemberSyntax,
  type TypeSyntax,
} from "./syntax.js";
import {
  absentTypeParameters,
  arrangedItems,
  bodyArguments,
  caseBody,
  itemArguments,
  itemType,
  listBody,
  plainItem,
  selectType,
  variantArguments,
  type VariantArgument,
  wideTypeParameters,
} from "./variants.js";
import { chosenType } from "./media-types.js";
import { note } from "./tsdoc.js";

/** Every type that belongs to one operation. */
export function operationTypes(
  operation: OperationModel,
  scope: Scope,
): readonly StatementStructures[] {
  return [
    ...pathType(operation, scope),
    ...queryType(operation, scope),
    ...namedType("headers", operation, scope),
    ...namedType("cookies", operation, scope),
    ...headerTypes(operation, scope),
    errorType(operation, scope),
    ...variantTypes(operation, scope),
  ];
}

function pathType(operation: OperationModel, scope: Scope): readonly StatementStructures[] {
  const { path } = operation.names;
  if (path === undefined) return [];
  const members = operation.pathParameters.map((parameter) => member(parameter, scope));
  return [
    interfaceStructure(
      exported(path, [note`Path parameters of {@link ${operation.functionName}}.`]),
      {
        typeParameters: [],
        members,
      },
    ),
  ];
}

function queryType(operation: OperationModel, scope: Scope): readonly StatementStructures[] {
  const { query } = operation.names;
  if (query === undefined) return [];
  const followed = variantArguments(operation.variants, scope);
  const members = operation.queryParameters.map((parameter) => {
    const variant = followed.find((candidate) => candidate.parameter === parameter.name);
    return variant === undefined
      ? member(parameter, scope)
      : variantMember(parameter, variant, scope);
  });
  return [
    interfaceStructure(
      exported(query, [note`Query parameters of {@link ${operation.functionName}}.`]),
      { typeParameters: wideTypeParameters(followed), members },
    ),
  ];
}

function namedType(
  which: "headers" | "cookies",
  operation: OperationModel,
  scope: Scope,
): readonly StatementStructures[] {
  const name = operation.names[which];
  if (name === undefined) return [];
  const isHeaders = which === "headers";
  const parameters = isHeaders ? operation.headerParameters : operation.cookieParameters;
  const docs = note`${isHeaders ? "Header" : "Cookie"} parameters of {@link ${operation.functionName}}.`;
  return [
    interfaceStructure(exported(name, [docs]), {
      typeParameters: [],
      members: parameters.map((parameter) => member(parameter, scope)),
    }),
  ];
}

/** A parameter the client may supply is optional: its absence is noticed before the network. */
function member(parameter: ParameterModel, scope: Scope): MemberSyntax {
  const isRequired = parameter.required && parameter.client === undefined;
  return {
    kind: "property",
    name: parameter.name,
    modifier: isRequired ? "required" : "optional",
    readonly: false,
    type: isRequired
      ? scope.argumentType(parameter.type)
      : union(scope.argumentType(parameter.type), "undefined"),
    docs: parameterDocs(parameter, scope),
  };
}

function variantMember(
  parameter: ParameterModel,
  variant: VariantArgument,
  scope: Scope,
): MemberSyntax {
  return {
    kind: "property",
    name: parameter.name,
    modifier: "optional",
    readonly: false,
    type: variant.name,
    docs: scope.docs(parameter.docs),
  };
}

function parameterDocs(parameter: ParameterModel, scope: Scope): readonly CommentText[] {
  const { docs, client } = parameter;
  if (client === undefined) return scope.docs(docs);
  const note = `Taken from the client's option \`${client.option}\` when absent.`;
  return scope.docs({
    ...docs,
    description: [docs.description, note].filter(Boolean).join("\n\n"),
  });
}

function errorType(operation: OperationModel, scope: Scope): StatementStructures {
  const { errors, names, functionName } = operation;
  const bodies = errors.map((response) =>
    property(statusKey(response), errorBody(response, scope)),
  );
  return typeAliasStructure(
    exported(names.error, [
      note`The error responses of {@link ${functionName}}, told apart by \`status\`.`,
    ]),
    reference(
      scope.runtimeType("ApiErrors"),
      objectType(withDefault(bodies, operation)),
      ...headerArgument(names.errorHeaders, scope),
    ),
  );
}

/** Servers and proxies answer with statuses no document lists. */
function withDefault(
  bodies: readonly MemberSyntax[],
  { errors }: OperationModel,
): readonly MemberSyntax[] {
  const hasDefault = errors.some(({ status }) => status === "default");
  return hasDefault ? bodies : [...bodies, property("default", "unknown")];
}

function statusKey({ status }: ResponseModel): string {
  return status;
}

function errorBody({ type }: ResponseModel, scope: Scope): TypeSyntax {
  return type === undefined ? "undefined" : scope.type(type);
}

function variantTypes(operation: OperationModel, scope: Scope): readonly StatementStructures[] {
  const { variants, functionName } = operation;
  if (variants === undefined) return [];
  const item = variants.itemParameter;
  const arranged = arrangedItems(operation, variants, item);
  const declared =
    operation.pagination === undefined ? arranged : listBody(operation, arranged, scope);
  return [
    typeAliasStructure(
      exported(variants.itemName, [
        note`The item of {@link ${functionName}}, given the arguments that leave properties out.`,
      ]),
      itemType(operation, variants, scope),
      absentTypeParameters(itemArguments(variants, scope)),
    ),
    typeAliasStructure(
      exported(variants.resultName, [
        note`The response body of {@link ${functionName}}, given the item and the arguments.`,
      ]),
      selectType(variants.select, declared, (selectedCase) =>
        caseBody(selectedCase, arranged, scope),
      ),
      [
        { name: item, constraint: undefined, default: plainItem(operation, scope) },
        ...absentTypeParameters(bodyArguments(variants, scope)),
      ],
    ),
  ];
}

/** The body of an operation as a type of its arguments, and `undefined` where it may be missing. */
export function resultType(operation: OperationModel, scope: Scope): TypeSyntax {
  const type = presentResultType(operation, scope);
  return operation.isResultOptional ? union(type, "undefined") : type;
}

function presentResultType(operation: OperationModel, scope: Scope): TypeSyntax {
  const { variants, result, results, stream } = operation;
  if (stream !== undefined) {
    const name =
      stream.format === "eventStream" && !stream.holdsEvents ? "EventStream" : "ItemStream";
    return reference(scope.runtimeType(name), scope.type(stream.type));
  }
  if (results !== undefined) return chosenType(results, scope);
  if (variants === undefined) return result === undefined ? "undefined" : scope.type(result);
  return reference(
    scope.typeName(variants.resultName),
    variantItem(operation, scope),
    ...bodyArguments(variants, scope).map(({ name }) => name),
  );
}

/** What sending an operation yields: its body, its errors, and its headers where it declares some. */
export function outcomeTypes(operation: OperationModel, scope: Scope): readonly TypeSyntax[] {
  return [resultType(operation, scope), ...failureTypes(operation, scope)];
}

/** {@link outcomeTypes} behind the body. */
export function failureTypes({ names }: OperationModel, scope: Scope): readonly TypeSyntax[] {
  return [scope.typeName(names.error), ...headerArgument(names.responseHeaders, scope)];
}

/** The type argument for declared headers; none where there are none. */
function headerArgument(name: string | undefined, scope: Scope): readonly TypeSyntax[] {
  return name === undefined ? [] : [scope.typeName(name)];
}

/** The item of an operation as a type of its arguments. */
export function variantItem(operation: OperationModel, scope: Scope): TypeSyntax {
  const { variants } = operation;
  if (variants === undefined) return plainItem(operation, scope);
  return reference(
    scope.typeName(variants.itemName),
    ...itemArguments(variants, scope).map(({ name }) => name),
  );
}

/** Values of `decodeBy`: which arguments select a body that is no JSON. */
export function streamedCases(operation: OperationModel): readonly string[] {
  const cases = operation.variants?.select?.cases ?? [];
  return cases.filter(({ body }) => body === "stream").map(({ value }) => value);
}

/** The documentation of an operation; without any, what it sends. */
export function operationDocs({ docs, method, path }: OperationModel, scope: Scope): CommentText[] {
  const isSilent = docs.summary === undefined && docs.description === undefined;
  return scope.docs(isSilent ? { ...docs, summary: `\`${method} ${path}\`` } : docs);
}
