/** One operation of the document → one OperationModel. */
import type { OperationObject } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import { lowerBody } from "./lower-body.js";
import { lowerFilters } from "./lower-filters.js";
import { mergeHeaders } from "./lower-headers.js";
import { lowerCallbacks } from "./lower-incoming.js";
import { lowerLinks } from "./lower-links.js";
import { lowerPagination } from "./lower-pagination.js";
import { lowerParameter } from "./lower-parameter.js";
import { decoderOf, lowerResponses, lowerResults } from "./lower-response.js";
import { lowerRequirements } from "./lower-security.js";
import { lowerOperationServers } from "./lower-servers.js";
import { lowerStream } from "./lower-stream.js";
import { unionOf } from "./lower-union.js";
import { lowerVariants, type FieldEnums } from "./lower-variants.js";
import type { NamedOperation } from "./method-names.js";
import type {
  OperationModel,
  OperationNames,
  PaginationModel,
  ParameterModel,
  ResponseModel,
} from "./model.js";
import { operationDocsOf } from "./security-docs.js";
import type { PropertyModel, TypeModel } from "./type-model.js";

/** Lowers one operation; `fieldEnums` collects the enumerations of item properties. */
export function lowerOperation(
  named: NamedOperation,
  fieldEnums: FieldEnums,
  context: LowerContext,
): OperationModel {
  const { operation, functionName } = named;
  const parameters = lowerParameters(operation, context);
  const { successes, errors } = lowerResponses(operation, functionName, context);
  const result = resultOf(successes);
  const pagination = lowerPagination(operation.pagination, result, { functionName, context });
  const stream = lowerStream(operation, functionName, context);
  const variants = lowerVariants(
    { operation, functionName, parameters, pagination, result, fieldEnums },
    context,
  );
  const baseName = filtersBase(named, pagination);
  const isPlain = (pagination ?? stream ?? variants) === undefined;
  return {
    ...identity(named),
    ...requestLine(operation),
    names: operationNames(named, { parameters, successes, errors }, context),
    ...byLocation(parameters),
    body: lowerBody(named, context),
    ...outcomes(successes, errors),
    result,
    isResultOptional:
      (pagination ?? stream) === undefined && result?.kind !== "unknown" && isOptional(successes),
    results: isPlain ? lowerResults(successes, operation, { functionName, context }) : undefined,
    stream,
    decoder: decoderOf(successes),
    pagination,
    filters: pagination && lowerFilters({ operation, parameters, baseName }, context),
    variants,
    conversions: undefined,
    security: lowerRequirements(operation.security, context),
    servers: lowerOperationServers(operation, context.api.document),
    callbacks: lowerCallbacks(operation, functionName, context),
    links: lowerLinks(operation, functionName, context),
  };
}

function identity({ operation, functionName, methodName }: NamedOperation) {
  const { id, origin } = operation;
  return { id, functionName, methodName, docs: operationDocsOf(operation), origin };
}

/** A fragment tells operations of a document apart; it is never sent. */
function requestLine({ method, path, parameters }: OperationObject) {
  const idempotencyHeader = parameters.find((parameter) => parameter.idempotencyKey)?.name;
  return { method, path: path.replace(/#.*$/su, ""), idempotencyHeader };
}

function byLocation(parameters: readonly ParameterModel[]) {
  const at = (location: ParameterModel["in"]) =>
    parameters.filter((parameter) => parameter.in === location);
  return {
    pathParameters: at("path"),
    queryParameters: at("query"),
    headerParameters: at("header"),
    cookieParameters: at("cookie"),
    querystring: at("querystring")[0],
  };
}

/** Success responses, error responses, and the headers of each side. */
function outcomes(successes: readonly ResponseModel[], errors: readonly ResponseModel[]) {
  return {
    responses: successes,
    errors,
    responseHeaders: mergeHeaders(successes),
    errorHeaders: errorHeaders(errors),
  };
}

/** The canonical list of a type lends its filters the type's name; others use the operation's. */
function filtersBase(
  { functionName, methodName }: NamedOperation,
  pagination: PaginationModel | undefined,
): string {
  const item = pagination?.itemType;
  return item?.kind === "reference" && methodName === "list"
    ? item.declaration
    : pascalCase(functionName);
}

/** The union of the success bodies; `undefined` where no success has one. */
function resultOf(successes: readonly ResponseModel[]): TypeModel | undefined {
  const types = successes.flatMap(({ type }) => type ?? []);
  return types.length === 0 ? undefined : unionOf(types);
}

/** Whether some successes have a body and others do not: 200 with JSON, 204 without anything. */
function isOptional(successes: readonly ResponseModel[]): boolean {
  const [first, ...others] = successes.map(({ type }) => type === undefined);
  return others.some((isEmpty) => isEmpty !== first);
}

/** OpenAPI ignores the first three (Parameter Object); the others belong to `fetch`. */
const ignoredHeaders = new Set([
  "accept",
  "content-type",
  "authorization",
  "content-length",
  "host",
  "transfer-encoding",
]);

/** Header parameters that OpenAPI says to ignore, and the idempotency key, are no parameters. */
function lowerParameters(
  operation: OperationObject,
  context: LowerContext,
): readonly ParameterModel[] {
  return operation.parameters.flatMap((parameter) => {
    if (parameter.idempotencyKey) return [];
    const isIgnored = parameter.in === "header" && ignoredHeaders.has(parameter.name.toLowerCase());
    return isIgnored ? [] : [lowerParameter(parameter, context)];
  });
}

/** An error without a declaration of its own may lack what all others have. */
function errorHeaders(errors: readonly ResponseModel[]): readonly PropertyModel[] {
  const isComplete = errors.some(({ status }) => status === "default");
  const headers = mergeHeaders(errors);
  return isComplete ? headers : headers.map((header) => ({ ...header, optional: true }));
}

/** What decides which declarations an operation has. */
interface Declaring {
  readonly parameters: readonly ParameterModel[];
  readonly successes: readonly ResponseModel[];
  readonly errors: readonly ResponseModel[];
}

function operationNames(
  { operation, functionName }: NamedOperation,
  { parameters, successes, errors }: Declaring,
  { names }: LowerContext,
): OperationNames {
  const base = pascalCase(functionName);
  const claim = (name: string) => names.claim(name, operation.origin);
  const claimFor = (location: ParameterModel["in"], name: string) =>
    parameters.some((parameter) => parameter.in === location) ? claim(name) : undefined;
  const claimHeaders = (responses: readonly ResponseModel[], name: string) =>
    responses.some(({ headers }) => headers.length > 0) ? claim(name) : undefined;
  return {
    descriptor: claim(`${functionName}Operation`),
    route: claim(`${functionName}Route`),
    url: claim(`${functionName}URL`),
    path: claimFor("path", `${base}Path`),
    query: claimFor("query", `${base}Query`),
    headers: claimFor("header", `${base}Headers`),
    cookies: claimFor("cookie", `${base}Cookies`),
    error: claim(`${base}Error`),
    responseHeaders: claimHeaders(successes, `${base}ResponseHeaders`),
    errorHeaders: claimHeaders(errors, `${base}ErrorHeaders`),
  };
}
