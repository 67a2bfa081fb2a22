import type { IncomingHttpHeaders } from "node:http";
import { authenticate, authorize, findAccount, type Account, type Caller } from "./accounts.js";
import type { Contract } from "./contract.js";
import { HttpError, errorEnvelope, missingBodyFields, missingQueryParameters } from "./errors.js";
import type { Handlers } from "./handlers.js";
import type { IdempotencyStore } from "./idempotency.js";
import { asObject, asString, type JsonObject } from "./json.js";
import { parseQuery, undeclaredNames } from "./query.js";
import type { RateLimiter } from "./rate-limit.js";
import type { JsonReply, Reply } from "./reply.js";
import { parseJsonBody } from "./request.js";
import { route, type Route } from "./routing.js";
import type { SpecOperation } from "./spec-document.js";
import type { Failure } from "./validate.js";

/** A message that breaks the spec. */
export interface Violation {
  readonly kind: "request" | "response";
  readonly operation: string;
  readonly messages: readonly string[];
}

/** A request as the server received it. */
export interface RequestRecord {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The query string as it came, without `?`. */
  readonly search: string;
  /** The query as `qs` reads it; values are still text. */
  readonly query: JsonObject;
  readonly headers: IncomingHttpHeaders;
  /** The body as text. */
  readonly body: string;
  /** `operationId`, once the path and method are known. */
  operation: string | undefined;
  /** Names in the query that the spec does not declare. */
  undeclared: readonly string[];
  account: string | undefined;
  /** Absent when the connection ended without a response. */
  status: number | undefined;
}

export interface ApplicationParts {
  readonly contractOf: (path: string) => Contract;
  /** What a resource does, by `model/resource`; without one, what the API itself does. */
  readonly handlersOf: (resource: string | undefined) => Handlers;
  readonly idempotency: IdempotencyStore;
  readonly limiter: RateLimiter;
  readonly token: string;
  readonly violations: Violation[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is known about a request on its way through the checks. */
interface Progress {
  readonly request: RequestRecord;
  readonly rawBody: Buffer;
  readonly contract: Contract;
  operation: SpecOperation | undefined;
  query: JsonObject;
}

/** From a request to its response, without the network. */
export interface Application {
  /** Never throws: whatever goes wrong is an error response. */
  readonly answer: (request: RequestRecord, rawBody: Buffer) => Reply;
  /** A response that is decided already, with the headers that every response has. */
  readonly complete: (reply: Reply) => Reply;
}

export function createApplication(parts: ApplicationParts): Application {
  const withHeaders = (reply: Reply, account: string | undefined): Reply => ({
    ...reply,
    headers: { ...parts.limiter.headers(account), ...reply.headers },
  });
  return {
    answer: (request, rawBody) => {
      const contract = parts.contractOf(request.path);
      const progress: Progress = { request, rawBody, contract, operation: undefined, query: {} };
      const reply = withHeaders(attempt(parts, progress), request.account);
      const checked = checkReply(parts, progress, reply);
      return withHeaders(checked, request.account);
    },
    complete: (reply) => withHeaders(reply, undefined),
  };
}

function attempt(parts: ApplicationParts, progress: Progress): Reply {
  try {
    return process(parts, progress);
  } catch (error) {
    return errorReply(error instanceof HttpError ? error : internalError(error));
  }
}

/** The JSON response for an error. */
export function errorReply(error: HttpError): JsonReply {
  return {
    kind: "json",
    status: error.status,
    headers: error.options.headers ?? {},
    body: errorEnvelope(error),
  };
}

/** The checks, in the order in which a caller should learn about problems. */
function process(parts: ApplicationParts, progress: Progress): Reply {
  const { request } = progress;
  const found = route(progress.contract.operations, request.method, request.path);
  progress.operation = found.operation;
  request.operation = found.operation.id;

  const caller = authenticate(request.headers.authorization, parts.token);
  const query = parseQuery(request.search);
  request.undeclared = undeclaredNames(found.operation, query);
  const account = findAccountIn(parts, found.operation, query);
  request.account = account?.id;
  admit(parts, { found, caller, account });

  checkParameters(parts, progress, { found, query });
  const body = readJson(parts, progress);
  const handler = parts.handlersOf(found.resource)[found.kind];
  if (handler === undefined) throw new Error(`The server does not serve ${found.operation.id}.`);
  return parts.idempotency.once(
    {
      key: asString(request.headers["idempotency-key"]),
      account: account?.id ?? "",
      path: request.path,
      fingerprint: JSON.stringify([request.method, request.search, request.body]),
    },
    () =>
      handler({
        caller,
        account: account?.id ?? "",
        id: found.pathParameters["id"] ?? "",
        path: found.pathParameters,
        query,
        body,
        now: new Date(parts.now()).toISOString(),
      }),
  );
}

/** The account that the query names; `undefined` where the operation takes none. */
function findAccountIn(
  parts: ApplicationParts,
  operation: SpecOperation,
  query: JsonObject,
): Account | undefined {
  if (!operation.parameters.some(({ name }) => name === accountParameter)) return undefined;
  const id = query[accountParameter];
  if (id === undefined) {
    const messages = [`query must have required property '${accountParameter}'`];
    parts.violations.push({ kind: "request", operation: operation.id, messages });
  }
  return findAccount(id);
}

const accountParameter = "integrated_account_id";

interface Admission {
  readonly found: Route;
  readonly caller: Caller;
  readonly account: Account | undefined;
}

/** Refuses a request that exceeds a limit, or that account and token do not allow. */
function admit({ limiter }: ApplicationParts, { found, caller, account }: Admission): void {
  if (account === undefined) return;
  limiter.take(account.id);
  authorize(account, caller, found.operation.method !== "GET");
}

function checkParameters(
  parts: ApplicationParts,
  progress: Progress,
  { found, query }: { readonly found: Route; readonly query: JsonObject },
): void {
  const failures = progress.contract.validator.parameters(found.operation, {
    query,
    path: { ...found.pathParameters },
    header: { ...progress.request.headers },
  });
  progress.query = query;
  const missing = failures
    .filter(({ where, pointer }) => where === "query" && pointer === "")
    .flatMap((failure) => failure.missing ?? []);
  const better = missing.length > 0 ? missingQueryParameters(missing) : undefined;
  rejectInvalid(parts, found.operation, { failures, better });
}

/** The body as an object; unchecked when the caller wants it passed through as it is. */
function readJson(
  parts: ApplicationParts,
  { request, rawBody, contract, operation, query }: Progress,
): JsonObject {
  if (operation?.body === undefined) return {};
  const contentType = request.headers["content-type"];
  if (query["truto_body_passthrough"] === true) return passedThrough(rawBody, contentType);
  const body = parseJsonBody(rawBody, contentType);
  const failures = contract.validator.requestBody(operation, body ?? {});
  const missing = failures
    .filter(({ pointer }) => pointer === "")
    .flatMap((failure) => failure.missing ?? []);
  const better = missing.length > 0 ? missingBodyFields(missing) : undefined;
  rejectInvalid(parts, operation, { failures, better });
  return asObject(body);
}

function passedThrough(rawBody: Buffer, contentType: string | undefined): JsonObject {
  if (/json/i.test(contentType ?? "")) return asObject(parseJsonBody(rawBody, contentType));
  const remoteData = { content_type: contentType, bytes: rawBody.length };
  return { name: "Passed through", remote_data: remoteData };
}

function rejectInvalid(
  parts: ApplicationParts,
  operation: SpecOperation,
  {
    failures,
    better,
  }: { readonly failures: readonly Failure[]; readonly better: HttpError | undefined },
): void {
  if (failures.length === 0) return;
  const messages = failures.map(({ message }) => message);
  parts.violations.push({ kind: "request", operation: operation.id, messages });
  throw (
    better ?? new HttpError(400, `The request is not valid: ${messages.join("; ")}.`, { failures })
  );
}

/** Holds our own response against the spec: a test server that lies is worse than none. */
function checkReply(
  parts: ApplicationParts,
  { contract, operation, query }: Progress,
  reply: Reply,
): Reply {
  if (operation === undefined || reply.kind === "stream") return reply;
  const body: unknown = JSON.parse(JSON.stringify(reply.body));
  const failures = contract.validator.response(operation, { ...reply, body, query });
  if (failures.length === 0) return reply;
  const messages = failures.map(({ message }) => message);
  parts.violations.push({ kind: "response", operation: operation.id, messages });
  const text = `The response breaks the spec: ${messages.slice(0, 5).join("; ")}.`;
  return errorReply(new HttpError(500, text, { failures: failures.slice(0, 5) }));
}

function internalError(error: unknown): HttpError {
  return new HttpError(500, `The test server failed: ${String(error)}`);
}
