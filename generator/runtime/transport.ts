// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Sends calls: attempts, retries, redirects and what goes around them (run-time algorithm 4.1). */
import { isSuccess, makeAttempts } from "./attempts.js";
import { ConnectionError } from "./errors.js";
import type { CallEvent, CallProgress, OutgoingRequest, PendingRequest, Send } from "./options.js";
import { prepareCall, withClientDefaults, type PreparedCall } from "./prepared-call.js";
import { followRedirects, withoutCredentials } from "./redirect.js";
import { fetchInit, freshBody, requestURL, type RequestParts } from "./request.js";
import { decodeSuccess, errorOf, requestIdOf, scopedBody, withBody } from "./response.js";
import { retryWait } from "./retry.js";
import { openScope, type Scope } from "./scope.js";
import { SdkError } from "./sdk-error.js";
import { authenticate } from "./security.js";
import { isBrowser, type Settings } from "./settings.js";

/** What a call yields: data and the facts about how it was obtained. */
export interface Received<Data, Declared extends Headers = Headers> {
  readonly data: Data;
  /** Those of the response. */
  readonly headers: Declared;
  readonly response: Response;
  /** The request that this answers, without credentials; what the client supplied is in it. */
  readonly request: RequestParts & { readonly url: string };
  /** From the first of the client's `requestIdHeaders` that the response has. */
  readonly requestId: string | undefined;
  /** Attempts made, at least 1. */
  readonly attempts: number;
  /** Milliseconds waited between attempts. */
  readonly totalRetryDelayMs: number;
}

/** Decoded data, or the response as it comes, whatever its status. */
export type Mode = "data" | "response";

/** Sends a request as a client does. */
export interface Transport {
  readonly run: (request: RequestParts, mode: Mode) => Promise<Received<unknown>>;
  readonly url: (request: RequestParts) => string;
  /** The request with what the client supplies to it. */
  readonly filled: (request: RequestParts) => RequestParts;
  readonly toRequest: (request: RequestParts) => Promise<Request>;
  /** Tells middleware what happened. */
  readonly notify: (event: CallEvent) => void;
}

/** The transport of a client. Its settings, secrets among them, are out of reach. */
export function createTransport(settings: Settings): Transport {
  return {
    url: (request) =>
      requestURL(withClientDefaults(settings, request), settings.baseURLOf(request.operation)),
    filled: (request) => withClientDefaults(settings, request),
    toRequest: async (request) => {
      const call = prepareCall(settings, request);
      const { signal } = request.options;
      const outgoing = await outgoingRequest(call, signal ?? new AbortController().signal);
      return new Request(outgoing.url, initOf(outgoing, call));
    },
    notify: (event) => {
      notify(settings, event);
    },
    run: async (request, mode) => {
      const call = prepareCall(settings, request);
      let response: Response | undefined;
      let error: unknown;
      try {
        const received = await run(call, mode);
        response = received.response;
        return received;
      } catch (caught) {
        error = caught instanceof SdkError ? withFacts(caught, call) : caught;
        throw error;
      } finally {
        const duration = settings.platform.now() - call.startedAt;
        notify(settings, { ...factsOf(call), type: "end", duration, response, error });
      }
    },
  };
}

/** Says which call an error belongs to, and what had been tried. */
export function withFacts(error: SdkError, call: PreparedCall): SdkError {
  const { attempts, totalRetryDelayMs, retryBudgetExhausted, request } = call;
  return Object.assign(error, {
    operationId: request.operation.id,
    attempts,
    totalRetryDelayMs,
    ...(retryBudgetExhausted && { retryBudgetExhausted }),
  });
}

async function run(call: PreparedCall, mode: Mode): Promise<Received<unknown>> {
  const { settings, request, timeout, endsAt } = call;
  return await makeAttempts({
    signal: request.options.signal,
    timeout,
    endsAt,
    now: settings.platform.now,
    pause: (milliseconds) => pause(call, milliseconds),
    exchange: (signal) => {
      call.attempts += 1;
      return exchange(call, signal);
    },
    retryWait: (failure) => retryWait(call, failure),
    onRetry: (failure, delay) => {
      notify(settings, { ...factsOf(call), type: "retry", delay, failure });
    },
    receive: async (response, scope) => {
      if (mode === "data" && !isSuccess(response)) throw await errorOf(response, call, scope);
      return await receive({ call, mode, scope }, response);
    },
  });
}

/** One attempt of a call. */
interface Attempt {
  readonly call: PreparedCall;
  readonly mode: Mode;
  readonly scope: Scope;
}

/** The whole way of one request: credentials, middleware, redirects. */
async function exchange(call: PreparedCall, signal: AbortSignal): Promise<Response> {
  const { settings } = call;
  const outgoing = await outgoingRequest(call, signal);
  const send: Send = (request) => {
    // Middleware may have sent it elsewhere.
    const own = isOwnURL(request.url, call) ? request : withoutCredentials(request, settings);
    return followRedirects(own, settings, (hop) => dispatch(hop, call));
  };
  const chain = (settings.middleware ?? []).reduceRight<Send>(
    (next, middleware) => (request) => middleware(request, next),
    send,
  );
  return await chain(outgoing);
}

/** Whether a URL is at an origin that may see credentials. */
function isOwnURL(url: string, { settings, request }: PreparedCall): boolean {
  const base = settings.baseURLOf(request.operation);
  // Nearly all are; others are parsed: `https://api.example@elsewhere.example` begins like ours.
  if (url.startsWith(base) && /[/?#]/.test(url.charAt(base.length))) return true;
  const origins = [base, ...(settings.credentialOrigins ?? [])].map((own) => new URL(own).origin);
  return origins.includes(new URL(url).origin);
}

async function outgoingRequest(call: PreparedCall, signal: AbortSignal): Promise<OutgoingRequest> {
  const { operation, input } = call.request;
  const { url, headers } = await authenticate(call, signal, (secret, credential) => {
    call.secrets.set(secret, credential);
  });
  return {
    operation,
    operationId: operation.id,
    input,
    attempt: call.attempts,
    url,
    method: operation.method,
    headers,
    body: freshBody(call.body),
    signal,
  };
}

async function dispatch(request: OutgoingRequest, call: PreparedCall): Promise<Response> {
  // Without its object, since a browser's `fetch` refuses any other `this`.
  const { fetch = globalThis.fetch } = call.settings;
  try {
    return await fetch(request.url, initOf(request, call));
  } catch (cause) {
    if (request.signal.aborted) throw request.signal.reason;
    throw new ConnectionError("the connection failed", { cause });
  }
}

function initOf(
  request: OutgoingRequest,
  { settings, request: { options } }: PreparedCall,
): RequestInit {
  const fetchOptions = { ...settings.fetchOptions, ...options.fetchOptions };
  const redirect = isBrowser() ? {} : ({ redirect: "manual" } as const);
  return { ...fetchInit(request, { fetchOptions }), ...redirect, signal: request.signal };
}

/** Takes over a response. A body that is not read yet keeps the scope open, without its clock. */
async function receive(
  { call, mode, scope }: Attempt,
  response: Response,
): Promise<Received<unknown>> {
  const { settings, attempts, totalRetryDelayMs } = call;
  const { body, headers } = response;
  const data = mode === "data" ? await scope.race(decodeSuccess(response, call)) : body;
  const requestId = requestIdOf(response, settings.requestIdHeaders);
  const request = { ...call.request, url: call.url };
  const facts = { headers, request, requestId, attempts, totalRetryDelayMs };
  const streamed = mode === "data" ? call.request.operation.stream : undefined;
  settings.spend("refund");
  if (body === null || data !== body) {
    endOf(scope, settings)();
    const nothing = await streamed?.({ bytes: null, response, requestId, call });
    return { ...facts, data: nothing ?? data, response };
  }
  const unread = scopedBody(body, scope);
  const items = await streamed?.({ bytes: unread, response, requestId, call });
  scope.stopClock();
  const raw = mode === "response" ? withBody(response, unread) : response;
  return { ...facts, data: items ?? unread, response: raw };
}

/** The body is read; only middleware may have begun something else. */
function endOf({ close, release }: Scope, { middleware }: Settings): () => void {
  return middleware ? close : release;
}

function factsOf(call: PreparedCall): PendingRequest & CallProgress {
  const { request, url, headers, attempts, totalRetryDelayMs } = call;
  const { operation, input } = request;
  return { operation, input, url, headers, attempts, totalRetryDelayMs };
}

function notify({ middleware = [] }: Settings, event: CallEvent): void {
  for (const { observe } of middleware) observe?.(event);
}

/** Waits for the time of the next attempt, then for middleware that holds it back. */
async function pause(call: PreparedCall, milliseconds: number): Promise<void> {
  const { platform, middleware = [] } = call.settings;
  call.totalRetryDelayMs += milliseconds;
  const gates = middleware.flatMap(({ admit }) => admit ?? []);
  if (milliseconds === 0 && gates.length === 0) return;
  const scope = openScope(call.request.options.signal, call.endsAt - platform.now());
  try {
    if (milliseconds > 0) await scope.race(platform.sleep(milliseconds, scope.signal));
    for (const admit of gates) await scope.race(admit(factsOf(call), scope.signal));
  } finally {
    scope.close();
  }
}
