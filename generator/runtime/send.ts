// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/**
 * Requests without a client, for programs that count bytes: timeouts, abort, retries, typed errors
 * and pages. Nothing else imports it. What it has in common with a client is written once, but for
 * the loop of attempts, which is written to be short.
 */
import { jsonResponse } from "./decode.js";
import { ApiError, ConnectionError, TimeoutError } from "./errors.js";
import { repeated, repetition } from "./loop-guard.js";
import {
  fetchInit,
  freshBody,
  isOneShot,
  isUnsafe,
  requestContent,
  requestURL,
  type ApiRequest,
} from "./request.js";
import { decoderOf, detailOf } from "./response.js";
import {
  retryAfter,
  retryDelay,
  type RetryCause,
  type RetryFacts,
  type RetryLimits,
} from "./retry-delay.js";
import { abortError } from "./scope.js";
import { SdkError } from "./sdk-error.js";
import type { RequestOptions, TypedURL } from "./types.js";

/** Options of a request without a client; the limits of retries are those of a client. */
export interface SendOptions
  extends Pick<RequestOptions, "signal" | "timeout" | "deadline" | "fetchOptions">, RetryLimits {
  /** By names in lower case; `accept` is JSON where nothing else is said. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** What a `GET` gives; nothing where it is no JSON, which `send` reads. */
export type Gotten<Result> = Result extends ReadableStream | Blob | FormData ? never : Result;

/**
 * The JSON that a URL leads to, typed as the function that made the URL says.
 *
 * @throws ApiError, ConnectionError, TimeoutError, AbortError, ParseError.
 */
export async function get<Result>(
  url: TypedURL<Result>,
  options: SendOptions = {},
): Promise<Gotten<Result>> {
  return (await deliver({ url, receive: jsonResponse }, options)) as Gotten<Result>;
}

/**
 * The decoded body of any request's success. Options of the request take precedence. What is left to
 * be read, a stream, is ended by cancelling it; neither the signal nor the time reaches it.
 *
 * @throws ApiError, ConnectionError, TimeoutError, AbortError, ParseError, ConfigError.
 */
export async function send<Result>(
  request: ApiRequest<Result, unknown>,
  options: SendOptions & { readonly baseURL?: string | undefined } = {},
): Promise<Result> {
  const { operation, input } = request;
  const { method, idempotencyHeader = "idempotency-key" } = operation;
  const { headers, body } = requestContent(request, options.headers);
  const decode = decoderOf(operation, input.query);
  const delivery: Delivery<unknown> = {
    url: requestURL(request, options.baseURL),
    about: { operationId: operation.id },
    init: () => fetchInit({ method, headers, body: freshBody(body) }, request.options),
    facts: {
      isRepeatable: !isUnsafe(operation) || headers.has(idempotencyHeader),
      isReplayable: !isOneShot(body),
    },
    receive: (response) => decode(response, input.accept),
  };
  return (await deliver(delivery, { ...options, ...request.options, headers: {} })) as Result;
}

/** How a list goes on; the `pagination` of generated lists fits, too. */
export interface Continuation<Page> {
  /** The position of the next page; nothing at the end. */
  readonly next: (page: Page, position: string | undefined, headers: Headers) => unknown;
  /** Where positions are URLs: that of a page, made of the first one's. */
  readonly follow?: (url: string, position: string) => string;
  /** The position is counted here: a page that is repeated is the sign of an endless list. */
  readonly isCounted?: boolean;
}

/** Options of a list. */
export interface PagesOptions extends SendOptions {
  /** The position to begin with: of an error, or as a page named it. Default: the first page. */
  readonly resumeToken?: string | undefined;
}

/**
 * The pages of a list, as the bodies of their responses; each is requested when the one before it
 * has been used.
 *
 * @param urlOf Gives the URL of the page at a position; without one, that of the first page.
 * @throws PaginationError when the list goes round in circles, and what {@link get} throws.
 */
export async function* pages<Result>(
  urlOf: (position?: string) => TypedURL<Result>,
  { next, follow, isCounted }: Continuation<Gotten<Result>>,
  { resumeToken, ...options }: PagesOptions = {},
): AsyncGenerator<Gotten<Result>, void, undefined> {
  const isRepeated = repetition();
  const isSameBody = repetition();
  for (let position = resumeToken; position !== "";) {
    const url = position && follow ? follow(urlOf(), position) : urlOf(position);
    const about = { ...(position && { resumeToken: position }) };
    const [page, headers] = await deliver({ url, about, receive: bodyAndHeaders<Result> }, options);
    yield page;
    position = textOf(next(page, position, headers));
    if (isRepeated(position) || (isCounted && isSameBody(JSON.stringify(page)))) {
      throw repeated();
    }
  }
}

async function bodyAndHeaders<Result>(response: Response) {
  return [(await jsonResponse(response)) as Gotten<Result>, response.headers] as const;
}

function textOf(position: unknown): string {
  return String((position as number | null | undefined) ?? "");
}

/** What is sent, as often as it takes. */
interface Delivery<Result> {
  readonly url: string;
  /** What errors say of it. */
  readonly about?: Pick<SdkError, "operationId" | "resumeToken">;
  readonly init?: () => RequestInit;
  /** Default: may be sent again. */
  readonly facts?: Omit<RetryFacts, "retries">;
  readonly receive: (response: Response) => Promise<Result>;
}

async function deliver<Result>(delivery: Delivery<Result>, options: SendOptions): Promise<Result> {
  const { about, facts = { isRepeatable: true, isReplayable: true } } = delivery;
  const { signal, deadline = Infinity } = options;
  const endsAt = Date.now() + deadline;
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt(delivery, options, endsAt - Date.now());
    } catch (error) {
      const told = { attempts: retries + 1, ...about };
      const failure: SdkError & RetryCause = Object.assign(error as SdkError, told);
      const wait = signal?.aborted
        ? undefined
        : retryDelay(failure, { ...facts, retries }, options);
      if (wait === undefined) throw failure;
      if (Date.now() + wait >= endsAt) {
        throw new TimeoutError("no time left for a retry", { cause: failure });
      }
      await pause(wait, signal);
    }
  }
}

/** Sends the request once. */
// eslint-disable-next-line complexity -- defaults count as branches
async function attempt<Result>(
  { url, init, receive }: Delivery<Result>,
  { fetch = globalThis.fetch, signal, timeout = 60_000, headers, fetchOptions }: SendOptions,
  timeLeft: number,
): Promise<Result> {
  if (signal?.aborted === true) throw abortError(signal);
  const end = new AbortController();
  const stop = awaitEnd(signal, Math.min(timeout || Infinity, timeLeft), (error) => {
    end.abort(error);
  });
  try {
    const given = { ...fetchOptions, headers: { accept: "application/json", ...headers } };
    const all = { redirect: "manual", ...given, ...init?.(), signal: end.signal } as const;
    const response = await fetch(url, all);
    if (!response.ok) throw await errorOf(response);
    return await receive(response);
  } catch (cause) {
    if (end.signal.aborted) throw end.signal.reason;
    throw cause instanceof SdkError
      ? cause
      : new ConnectionError("the connection failed", { cause });
  } finally {
    stop();
  }
}

/** Waits, unless the caller aborts. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const stop = awaitEnd(signal, milliseconds, () => {
      stop();
      resolve();
    });
  });
}

/** Calls back when the caller aborts or the time is over; gives what ends the waiting. */
function awaitEnd(
  signal: AbortSignal | undefined,
  milliseconds: number,
  onEnd: (error: SdkError) => void,
): () => void {
  const onAbort = () => {
    onEnd(abortError(signal));
  };
  const onTime = () => {
    onEnd(new TimeoutError(`no answer within ${milliseconds} ms`));
  };
  // Timers know no longer time.
  const timer = setTimeout(onTime, Math.min(milliseconds, 0x7fffffff));
  signal?.addEventListener("abort", onAbort);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
}

async function errorOf(response: Response): Promise<ApiError> {
  const { status, headers } = response;
  let body: unknown = (await response.text()) || undefined;
  try {
    body = JSON.parse(body as string);
  } catch {
    // Text it is.
  }
  return new ApiError({
    message: `${status}${detailOf(body)}`,
    status,
    body,
    headers,
    bodyTruncated: false,
    requestId: headers.get("x-request-id") ?? undefined,
    retryAfterMs: retryAfter(headers),
  });
}
