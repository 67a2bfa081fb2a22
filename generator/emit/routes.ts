/** Emits where an operation is: its route as data, and the function that gives its URL. */
import type { StatementStructures } from "ts-morph";
import type { OperationModel, ParameterModel } from "../ir/model.js";
import { docsOf } from "../ir/lower-docs.js";
import { literalText } from "../ir/names.js";
import { queryArgument, requestInput, urlParameters } from "./arguments.js";
import type { Scope } from "./emitter.js";
import { constStructure, exported, functionStructure } from "./structures.js";
import {
  call,
  entry,
  inlineObject,
  objectLiteral,
  reference,
  type EntrySyntax,
  type ExpressionSyntax,
} from "./syntax.js";
import { note } from "./tsdoc.js";
import { hasTypedURL, typeOfURL } from "./typed-urls.js";
import { inferredTypeParameters, variantArguments } from "./variants.js";

/** The constant that holds the path and the encoders of what is in the URL. */
export function route(operation: OperationModel, scope: Scope): StatementStructures {
  return constStructure(
    exported(operation.names.route, [note`Where {@link ${operation.functionName}} is sent.`]),
    objectLiteral([
      entry("path", literalText(pathAndQuery(operation).path)),
      ...pathEntries(operation, scope),
      ...queryEntries(operation, scope),
    ]),
    scope.runtimeType("Route"),
  );
}

/** The function from arguments to a URL; it holds nothing else of the operation. */
export function urlFunction(operation: OperationModel, scope: Scope): StatementStructures {
  const { names, functionName, docs } = operation;
  const summary = note`The URL of {@link ${functionName}}, to link to or to fetch in a way of your own.`;
  const deprecation = scope.docs(docsOf({ deprecated: docs.deprecated }));
  return functionStructure(exported(names.url, [summary, ...deprecation]), {
    signature: { ...urlSignature(operation, scope), parameters: urlParameters(operation, scope) },
    body: [{ kind: "return", expression: urlExpression(operation, scope) }],
  });
}

/** What the URL leads to is known where a plain `GET` and a plain JSON parser give it. */
function urlSignature(operation: OperationModel, scope: Scope) {
  if (!hasTypedURL(operation)) return { typeParameters: [], returnType: "string" };
  const typeParameters = inferredTypeParameters(variantArguments(operation.variants, scope));
  const result = typeOfURL(operation, scope);
  return { typeParameters, returnType: reference(scope.runtimeType("TypedURL"), result) };
}

function urlExpression(operation: OperationModel, scope: Scope): ExpressionSyntax {
  const { names } = operation;
  if (isQueryOnly(operation)) return queryOnlyURL(operation, scope);
  const input = requestInput(operation, "url", scope);
  return call(scope.runtime("routeURL"), scope.name(names.route), input, "baseURL");
}

/** Whether all that the arguments decide of the URL are parameters of the query, written alike. */
function isQueryOnly(operation: OperationModel): boolean {
  const { pathParameters, queryParameters, querystring } = operation;
  const usual = usualEncoder(queryParameters);
  return (
    queryParameters.length > 0 &&
    queryParameters.every((parameter) => isWrittenBy(usual, parameter)) &&
    querystring === undefined &&
    pathParameters.length === 0 &&
    pathAndQuery(operation).query === undefined
  );
}

/** The path is written out, which leaves the route out of a bundle. */
function queryOnlyURL(operation: OperationModel, scope: Scope): ExpressionSyntax {
  const [query] = queryArgument(operation, "url", scope);
  const argument = query?.modifier === "required" ? "query" : "query ?? {}";
  return call(
    scope.runtime("joinURL"),
    "baseURL",
    literalText(pathAndQuery(operation).path),
    call(scope.runtime("queryParts"), queryEncoder(operation, scope), argument),
  );
}

function pathEntries({ pathParameters }: OperationModel, scope: Scope): readonly EntrySyntax[] {
  if (pathParameters.length === 0) return [];
  return [entry("expand", pure("pathOf", scope, encoders(pathParameters, scope)))];
}

/** A query in the path template comes first, which parameters of the path may be in as well. */
function queryEntries(operation: OperationModel, scope: Scope): readonly EntrySyntax[] {
  const { query } = pathAndQuery(operation);
  const writers = writerEntries(operation, scope);
  if (query === undefined) return writers;
  const others = inlineObject([...pathEntries(operation, scope), ...writers]);
  return [entry("query", pure("queryAfter", scope, literalText(query), others))];
}

/** Some documents write a query into path templates. */
function pathAndQuery(operation: OperationModel) {
  const [path = "", query] = operation.path.split(/\?(.+)?/su);
  return { path, query };
}

function writerEntries(operation: OperationModel, scope: Scope): readonly EntrySyntax[] {
  const { querystring, queryParameters } = operation;
  if (querystring !== undefined) {
    return [entry("query", encoderText(querystring.encoder, scope))];
  }
  if (queryParameters.length === 0) return [];
  return [entry("query", pure("queryOf", scope, queryEncoder(operation, scope)))];
}

/** What writes each parameter of a query. */
function queryEncoder({ queryParameters }: OperationModel, scope: Scope): ExpressionSyntax {
  const usual = usualEncoder(queryParameters);
  const others = queryParameters.filter((parameter) => !isWrittenBy(usual, parameter));
  const encoder = encoderText(usual, scope);
  return others.length === 0 ? encoder : pure("byName", scope, encoder, encoders(others, scope));
}

/** The encoder that writes the most parameters; the first one of several. */
function usualEncoder(parameters: readonly ParameterModel[]): readonly string[] {
  const reach = (encoder: readonly string[]) =>
    parameters.filter((parameter) => isWrittenBy(encoder, parameter)).length;
  return parameters
    .map(({ encoder }) => encoder)
    .reduce((best, encoder) => (reach(encoder) > reach(best) ? encoder : best), []);
}

/** Encoders that differ only in what they make of arrays and objects. */
const likeForm = new Set([
  "form",
  "formJoined",
  "brackets",
  "indices",
  "repeat",
  "comma",
  "deepObject",
]);

/** Whether an encoder writes a parameter as its own encoder would. */
function isWrittenBy(encoder: readonly string[], parameter: ParameterModel): boolean {
  const [written, own] = [encoder.join(), parameter.encoder.join()];
  return written === own || (parameter.isScalar && likeForm.has(written) && likeForm.has(own));
}

/** Encoders by the names of their parameters. */
export function encoders(parameters: readonly ParameterModel[], scope: Scope): ExpressionSyntax {
  return inlineObject(
    parameters.map(({ name, encoder }) => entry(name, encoderText(encoder, scope))),
  );
}

/** `dateOnly(form)` for several, outermost first. */
export function encoderText(
  [outer = "form", ...inner]: readonly string[],
  scope: Scope,
): ExpressionSyntax {
  return inner.length === 0 ? scope.runtime(outer) : pure(outer, scope, encoderText(inner, scope));
}

/** A call of the run-time, marked as free of side effects, so that bundlers can drop it. */
export function pure(
  name: string,
  scope: Scope,
  ...values: readonly ExpressionSyntax[]
): ExpressionSyntax {
  return call(`/* @__PURE__ */ ${scope.runtime(name)}`, ...values);
}
