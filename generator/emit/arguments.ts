/**
 * The arguments of an operation, the same for its pure builder and its client method: path, body,
 * query, headers, options, each only where the operation has it.
 */
import { camelCase, isIdentifier } from "../ir/casing.js";
import type { OperationModel, ParameterModel } from "../ir/model.js";
import { literalText } from "../ir/names.js";
import { reservedNames } from "../ir/reserved-names.js";
import type { Scope } from "./emitter.js";
import {
  call,
  entry,
  inlineObject,
  intersection,
  objectType,
  optionalProperty,
  parameter,
  property,
  reference,
  union,
  type EntrySyntax,
  type ExpressionSyntax,
  type MemberSyntax,
  type ParameterSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { hasTypedURL } from "./typed-urls.js";
import { bodyType, choiceOptions } from "./media-types.js";
import { variantArguments } from "./variants.js";

/**
 * Who is called: a client supplies its own parameters, a pure builder needs them all, and a URL does
 * not depend on what else the arguments decide.
 */
export type Caller = "client" | "builder" | "url";

/** The parameters of the function or method, before `options`. */
export function operationParameters(
  operation: OperationModel,
  caller: Caller,
  scope: Scope,
): readonly ParameterSyntax[] {
  const path = pathArgument(operation, caller, scope);
  const others = [
    ...bodyArgument(operation, scope),
    ...queryArgument(operation, caller, scope),
    ...namedArgument("headers", operation, scope),
    ...namedArgument("cookies", operation, scope),
  ];
  // A path that the client supplies is rarely given, so it does not stand in the way.
  const isGiven = path.some(({ modifier }) => modifier === "required");
  return requiredFirst(isGiven ? [...path, ...others] : [...others, ...path]);
}

/** The parameters of the function that gives a URL. */
export function urlParameters(operation: OperationModel, scope: Scope): readonly ParameterSyntax[] {
  const baseURL = parameter("baseURL", "string");
  return requiredFirst([
    ...pathArgument(operation, "url", scope),
    ...queryArgument(operation, "url", scope),
    hasBaseURL(operation, scope)
      ? { ...baseURL, initializer: scope.name(scope.api.baseURLName) }
      : baseURL,
  ]);
}

/** Whether the API's base URL is that of the operation, and has no variable left. */
function hasBaseURL({ servers }: OperationModel, { api }: Scope): boolean {
  const [server] = api.servers;
  const isWhole = server?.variables.every((variable) => variable.default !== undefined) ?? true;
  return servers.length === 0 && isWhole;
}

/** An optional parameter before a required one takes `undefined` instead. */
function requiredFirst(parameters: readonly ParameterSyntax[]): readonly ParameterSyntax[] {
  const last = parameters
    .map(({ modifier, initializer }) => modifier === "required" && initializer === undefined)
    .lastIndexOf(true);
  return parameters.map((parameter, index) =>
    index < last && parameter.modifier === "optional"
      ? {
          ...parameter,
          modifier: "required",
          type: union(parameter.type ?? "unknown", "undefined"),
        }
      : parameter,
  );
}

/** The one path parameter that may be given alone. */
function solePathParameter({ pathParameters }: OperationModel): ParameterModel | undefined {
  const [sole, ...others] = pathParameters;
  return others.length === 0 && sole !== undefined && isScalar(sole) ? sole : undefined;
}

function isScalar({ type }: ParameterModel): boolean {
  return type.kind !== "object" && type.kind !== "record" && type.kind !== "array";
}

function pathArgument(
  operation: OperationModel,
  caller: Caller,
  scope: Scope,
): readonly ParameterSyntax[] {
  const { path } = operation.names;
  if (path === undefined) return [];
  const sole = solePathParameter(operation);
  const supplied = operation.pathParameters.filter(({ client }) => client !== undefined);
  const isSupplied = supplied.length === operation.pathParameters.length;
  const needed = caller === "client" ? [] : supplied;
  const type = withRequired(scope.typeName(path), needed, scope);
  return [
    {
      name: pathName(operation),
      modifier: caller === "client" && isSupplied ? "optional" : "required",
      type: sole === undefined ? type : union(scope.argumentType(sole.type), type),
      initializer: undefined,
    },
  ];
}

const otherArguments = new Set([
  "baseURL",
  "body",
  "query",
  "headers",
  "cookies",
  "options",
  "client",
]);

/** The name of the path argument: that of the sole parameter where it can be one. */
function pathName(operation: OperationModel): string {
  const sole = solePathParameter(operation);
  const name = sole === undefined ? "path" : camelCase(sole.name);
  const isFree = isIdentifier(name) && !reservedNames.has(name) && !otherArguments.has(name);
  return isFree ? name : "path";
}

function bodyArgument({ body }: OperationModel, scope: Scope): readonly ParameterSyntax[] {
  if (body === undefined) return [];
  const modifier = body.required ? "required" : "optional";
  return [{ name: "body", modifier, type: bodyType(body, scope), initializer: undefined }];
}

/** The parameters of the query, as one argument. */
export function queryArgument(
  operation: OperationModel,
  caller: Caller,
  scope: Scope,
): readonly ParameterSyntax[] {
  const { querystring, names: declared } = operation;
  if (querystring !== undefined) return [querystringArgument(querystring, scope)];
  const { query } = declared;
  if (query === undefined) return [];
  const isTyped = caller !== "url" || hasTypedURL(operation);
  const names = isTyped ? variantArguments(operation.variants, scope) : [];
  const type = reference(scope.typeName(query), ...names.map(({ name }) => name));
  const supplied = caller === "client" ? [] : clientSupplied(operation);
  const isRequired = supplied.length > 0 || operation.queryParameters.some(isRequiredArgument);
  return [
    {
      name: "query",
      modifier: isRequired ? "required" : "optional",
      type: withRequired(type, supplied, scope),
      initializer: undefined,
    },
  ];
}

function querystringArgument({ type, required }: ParameterModel, scope: Scope): ParameterSyntax {
  const modifier = required ? "required" : "optional";
  return { name: "query", modifier, type: scope.argumentType(type), initializer: undefined };
}

function clientSupplied({ queryParameters }: OperationModel): readonly ParameterModel[] {
  return queryParameters.filter(({ client, required }) => client !== undefined && required);
}

function isRequiredArgument({ required, client }: ParameterModel): boolean {
  return required && client === undefined;
}

/** Makes the parameters a client would supply mandatory. */
function withRequired(
  type: TypeSyntax,
  parameters: readonly ParameterModel[],
  scope: Scope,
): TypeSyntax {
  if (parameters.length === 0) return type;
  const members = parameters.map((parameter) =>
    property(parameter.name, scope.argumentType(parameter.type)),
  );
  return intersection(type, objectType(members));
}

function namedArgument(
  name: "headers" | "cookies",
  operation: OperationModel,
  scope: Scope,
): readonly ParameterSyntax[] {
  const type = operation.names[name];
  if (type === undefined) return [];
  const { headerParameters, cookieParameters } = operation;
  const parameters = name === "headers" ? headerParameters : cookieParameters;
  const modifier = parameters.some(isRequiredArgument) ? "required" : "optional";
  return [{ name, modifier, type: scope.typeName(type), initializer: undefined }];
}

const optionTypes = {
  call: "RequestOptions",
  walk: "ListOptions",
  stream: "StreamOptions",
  events: "EventStreamOptions",
} as const;

/** What options are for: walks over pages and streams have some of their own. */
export type OptionsKind = keyof typeof optionTypes;

/** The options of a call come last. */
export function optionsParameter(
  operation: OperationModel,
  takes: OptionsKind,
  scope: Scope,
): ParameterSyntax {
  const own = scope.runtimeType(optionTypes[takes]);
  const type = intersection(own, ...choiceOptions(operation, scope));
  return { name: "options", modifier: "optional", type, initializer: undefined };
}

/** The input of a request, or of its URL alone, made of the arguments. */
export function requestInput(
  operation: OperationModel,
  of: "request" | "url",
  scope: Scope,
): ExpressionSyntax {
  const entries: EntrySyntax[] = [];
  if (operation.names.path !== undefined) entries.push(pathEntry(operation, scope));
  if (of === "request") entries.push(...contentEntries(operation));
  // A whole query leaves no room for parameters of it.
  if (operation.querystring !== undefined) entries.push(entry("querystring", "query"));
  else if (operation.names.query !== undefined) entries.push({ kind: "shorthand", name: "query" });
  if (of === "url") return inlineObject(entries);
  if (operation.names.headers !== undefined) entries.push({ kind: "shorthand", name: "headers" });
  if (operation.names.cookies !== undefined) entries.push({ kind: "shorthand", name: "cookies" });
  return inlineObject(entries);
}

/** What a client sends, as the members of one object: path, body, query, headers, cookies. */
export function inputMembers(operation: OperationModel, scope: Scope): readonly MemberSyntax[] {
  const { path } = operation.names;
  const isSupplied = operation.pathParameters.every(({ client }) => client !== undefined);
  const members = [
    ...bodyArgument(operation, scope),
    ...queryArgument(operation, "client", scope),
    ...namedArgument("headers", operation, scope),
    ...namedArgument("cookies", operation, scope),
  ].map(({ name, modifier, type = "unknown" }) =>
    inputMember(operation.querystring !== undefined && name === "query" ? "querystring" : name, {
      isOptional: modifier === "optional",
      type,
    }),
  );
  if (path === undefined) return members;
  return [inputMember("path", { isOptional: isSupplied, type: scope.typeName(path) }), ...members];
}

function inputMember(
  name: string,
  { isOptional, type }: { readonly isOptional: boolean; readonly type: TypeSyntax },
): MemberSyntax {
  return isOptional ? optionalProperty(name, union(type, "undefined")) : property(name, type);
}

function contentEntries(operation: OperationModel): readonly EntrySyntax[] {
  const body: readonly EntrySyntax[] =
    operation.body === undefined ? [] : [{ kind: "shorthand", name: "body" }];
  return [...body, ...choiceEntries(operation)];
}

/** The media types that the caller chose. */
export function choiceEntries(operation: OperationModel): readonly EntrySyntax[] {
  const entries: EntrySyntax[] = [];
  if (operation.body?.choice !== undefined) {
    entries.push(entry("contentType", "options?.contentType"));
  }
  if (operation.results !== undefined) entries.push(entry("accept", "options?.accept"));
  return entries;
}

function pathEntry(operation: OperationModel, scope: Scope): EntrySyntax {
  const sole = solePathParameter(operation);
  const name = pathName(operation);
  if (sole !== undefined) {
    return entry("path", call(scope.runtime("pathInput"), literalText(sole.name), name));
  }
  return { kind: "shorthand", name: "path" };
}
