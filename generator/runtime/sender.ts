// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A client of the bare minimum, for programs that count bytes. Nothing else imports it. */
import { isSuccess, makeAttempts, type Failure } from "./attempts.js";
import { ApiError, ConnectionError } from "./errors.js";
import {
  fetchInit,
  freshBody,
  isOneShot,
  isUnsafe,
  requestContent,
  requestURL,
} from "./request.js";
import type { ApiRequest, RequestContent, RequestParts } from "./request.js";
import { decoderOf, detailOf } from "./response.js";
import { retryAfter, retryDelay, type RetryFacts, type RetryLimits } from "./retry-delay.js";
import { openScope, type Scope } from "./scope.js";
import { SdkError } from "./sdk-error.js";
import type { Received } from "./transport.js";
import type { ApiDescriptor, RequestOptions } from "./types.js";

/** Options of a sender. Durations are milliseconds. */
export interface SenderOptions extends Pick<
  RequestOptions,
  "timeout" | "headers" | "fetchOptions"
> {
  /** Default: the first server of the document. */
  readonly baseURL?: string | undefined;
  /** Repeats failed attempts: `retries()`. Default: none. */
  readonly retry?: RetryPolicy | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** Decides about another attempt: milliseconds to wait before it, or `undefined`. */
export type RetryPolicy = (failure: Failure, request: RetryFacts) => number | undefined;

/** Sends requests, and the pages of lists for `listUsersItems(sender, query)`. */
export interface Sender {
  /** For the run-time. */
  readonly transport: { readonly run: (request: RequestParts) => Promise<Received<unknown>> };
  /**
   * The decoded body of a success.
   *
   * @throws ApiError, ConnectionError, TimeoutError, AbortError, ParseError, ConfigError.
   */
  send<Result>(request: ApiRequest<Result, unknown>): Promise<Result>;
}

/**
 * A client with timeouts, abort, retries, typed errors and pages. What the class of a client has
 * besides costs nothing: credentials are headers here, redirects are errors and not followed, there
 * is no middleware and no retry budget, and all errors of the server are an {@link ApiError}.
 */
export function createSender(api: ApiDescriptor, options: SenderOptions = {}): Sender {
  const run = async (request: RequestParts): Promise<Received<unknown>> => {
    const call = outgoing(api, options, request);
    const { signal, timeout = options.timeout ?? 60_000, deadline = Infinity } = request.options;
    try {
      return await makeAttempts({
        signal,
        timeout,
        endsAt: Date.now() + deadline,
        now: Date.now,
        pause: (milliseconds) => pause(milliseconds, signal),
        exchange: (stop) => exchange(call, options, stop),
        retryWait: (failure) =>
          options.retry?.(failure, { ...call, retries: call.facts.attempts - 1 }),
        onRetry: (_, milliseconds) => {
          call.facts.totalRetryDelayMs += milliseconds;
        },
        receive: (response, scope) => receive(call, response, scope),
      });
    } catch (error) {
      const facts = { operationId: request.operation.id, ...call.facts };
      throw error instanceof SdkError ? Object.assign(error, facts) : error;
    }
  };
  return {
    transport: { run },
    send: async <Result>(request: ApiRequest<Result, unknown>) =>
      (await run(request)).data as Result,
  };
}

/** A request on its way. */
interface Outgoing extends RequestContent, Omit<RetryFacts, "retries"> {
  readonly request: RequestParts & { readonly url: string };
  readonly facts: { attempts: number; totalRetryDelayMs: number };
}

function outgoing(
  { baseURL }: ApiDescriptor,
  options: SenderOptions,
  request: RequestParts,
): Outgoing {
  const { operation } = request;
  const { idempotencyHeader = "idempotency-key" } = operation;
  const content = requestContent(request, options.headers);
  return {
    ...content,
    request: { ...request, url: requestURL(request, options.baseURL ?? baseURL) },
    isRepeatable: !isUnsafe(operation) || content.headers.has(idempotencyHeader),
    isReplayable: !isOneShot(content.body),
    facts: { attempts: 0, totalRetryDelayMs: 0 },
  };
}

async function exchange(
  { request, headers, body, facts }: Outgoing,
  { fetch = globalThis.fetch, fetchOptions }: SenderOptions,
  signal: AbortSignal,
): Promise<Response> {
  facts.attempts += 1;
  const { method } = request.operation;
  const all = { redirect: "manual", ...fetchOptions, ...request.options.fetchOptions };
  const init = fetchInit({ method, headers, body: freshBody(body) }, { fetchOptions: all });
  try {
    return await fetch(request.url, { ...init, signal });
  } catch (cause) {
    throw new ConnectionError("the connection failed", { cause });
  }
}

/** The decoded body of a success; other responses are thrown. */
async function receive(
  { request, facts }: Outgoing,
  response: Response,
  scope: Scope,
): Promise<Received<unknown>> {
  const { operation, input } = request;
  const { headers } = response;
  const requestId = headers.get("x-request-id") ?? undefined;
  if (!isSuccess(response)) throw await errorOf(response, request, scope);
  const decode = decoderOf(operation, input.query);
  const data = await scope.race(decode(response, input.accept));
  // An unread body can still be aborted.
  if (data === response.body) scope.stopClock();
  else scope.release();
  return { ...facts, data, response, headers, request, requestId };
}

async function errorOf(
  response: Response,
  { operation }: RequestParts,
  scope: Scope,
): Promise<ApiError> {
  const { status, headers } = response;
  let body: unknown = (await scope.race(response.text())) || undefined;
  try {
    body = JSON.parse(body as string);
  } catch {
    // Text it is.
  }
  return new ApiError({
    message: `${status} ${operation.id}${detailOf(body)}`,
    status,
    body,
    headers,
    bodyTruncated: false,
    requestId: headers.get("x-request-id") ?? undefined,
    retryAfterMs: retryAfter(headers),
  });
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds === 0) return;
  const scope = openScope(signal);
  try {
    await scope.race(
      new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
      }),
    );
  } finally {
    scope.close();
  }
}

/** Repeats what may be repeated, as clients do by default. */
export function retries(limits: Partial<RetryLimits> = {}): RetryPolicy {
  return (failure, request) =>
    retryDelay(failure, request, {
      maxRetries: 2,
      retryBaseDelay: 500,
      retryMaxDelay: 8_000,
      maxRetryAfter: 60_000,
      platform: { now: Date.now, random: Math.random },
      ...limits,
    });
}
