// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Whether a failed attempt may be repeated, and when (run-time 2.1 and 4.2). */
import { ConnectionError, TimeoutError } from "./errors.js";
import type { Failure } from "./attempts.js";

/** What a repetition has to do with the request. */
export interface RetryFacts {
  /** Repetitions made. */
  readonly retries: number;
  /** The request may reach the server twice without harm. */
  readonly isRepeatable: boolean;
  /** The body, if any, can be sent again. */
  readonly isReplayable: boolean;
}

/** How often and how late requests are repeated; the options of a client have the same names. */
export interface RetryLimits {
  readonly maxRetries: number;
  readonly retryBaseDelay: number;
  readonly retryMaxDelay: number;
  readonly maxRetryAfter: number;
  readonly retryStatuses?: readonly number[] | undefined;
  /** Clock and chance. */
  readonly platform: { readonly now: () => number; readonly random: () => number };
}

/** Milliseconds to wait before the next attempt; `undefined` when there is none. */
export function retryDelay(
  failure: Failure,
  request: RetryFacts,
  limits: RetryLimits,
): number | undefined {
  const { retries, isReplayable } = request;
  const { platform, maxRetries, maxRetryAfter, retryBaseDelay, retryMaxDelay } = limits;
  const asked = "headers" in failure ? retryAfter(failure.headers, platform.now) : undefined;
  const isDue =
    retries < maxRetries &&
    isReplayable &&
    (asked ?? 0) <= maxRetryAfter &&
    mayRepeat({ ...request, ...limits }, failure, asked);
  if (!isDue) return undefined;
  const chance = platform.random();
  if (asked !== undefined) return asked + chance * Math.min(0.1 * asked, 1000);
  const delay = Math.min(retryMaxDelay, retryBaseDelay * 2 ** retries);
  return delay / 2 + (chance * delay) / 2;
}

/** A request that is not repeatable is repeated only when it was provably not processed. */
function mayRepeat(
  { isRepeatable, retryStatuses = [] }: RetryFacts & RetryLimits,
  failure: Failure,
  asked: number | undefined,
): boolean {
  if (failure instanceof TimeoutError) return isRepeatable;
  if (failure instanceof ConnectionError) {
    const kind = connectionFailure(failure.cause);
    return kind === "unsent" || (kind === "ambiguous" && isRepeatable);
  }
  const { status } = failure;
  const isUnprocessed = status === 429 || (status === 503 && asked !== undefined);
  const statuses = [408, 425, 429, 500, 502, 503, 504, ...retryStatuses];
  return statuses.includes(status) && (isRepeatable || isUnprocessed);
}

const unsent =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)\b/;
/** Where the code does not say so: HTTP/2, and Deno, which has no codes. */
const unsentMessage = /REFUSED_STREAM|Connection refused|\(Connect\): (tcp|dns)/;
/** `HPE` is what Node's parser says of an answer that is broken. */
const ambiguous =
  /\b(ECONNRESET|EPIPE|ETIMEDOUT|HPE_\w+|UND_ERR_(SOCKET|HEADERS_TIMEOUT|BODY_TIMEOUT))\b/;

/** What the platforms tell about a failure, all of it optional. */
interface ConnectionCause {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly retryable?: unknown;
  readonly cause?: unknown;
}

/** What became of the request when `fetch` failed; `undefined` where a retry would fail as well. */
function connectionFailure(cause: unknown): "unsent" | "ambiguous" | undefined {
  const codes: string[] = [];
  let link = cause;
  for (let depth = 0; depth < 10 && link instanceof Object; depth += 1) {
    const { code, message, retryable, cause } = link as ConnectionCause;
    if (unsentMessage.test(String(message))) return "unsent";
    if (typeof code === "string") codes.push(code);
    // Workers say so instead.
    if (retryable === true) codes.push("EPIPE");
    link = cause;
  }
  const known = codes.join(" ");
  if (unsent.test(known)) return "unsent";
  if (ambiguous.test(known)) return "ambiguous";
  // Browsers give no code. Any other code, such as one of TLS, is not going to change.
  return known === "" && cause instanceof TypeError ? "ambiguous" : undefined;
}

/** Milliseconds the server asks to wait; `undefined` when it does not, or not for the future. */
export function retryAfter(headers: Headers, now: () => number = Date.now): number | undefined {
  const number = /^\d+(\.\d+)?$/;
  const milliseconds = headers.get("retry-after-ms");
  if (milliseconds !== null && number.test(milliseconds)) return Number(milliseconds);
  const value = headers.get("retry-after") ?? "";
  if (number.test(value)) return Number(value) * 1000;
  // All three forms of an HTTP date begin with the day of the week; `Date.parse` takes much more.
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) ? Date.parse(value) : NaN;
  const delay = date - now();
  return delay > 0 ? delay : undefined;
}
