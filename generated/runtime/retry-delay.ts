// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Whether a failed attempt may be repeated, and when (run-time 2.1 and 4.2). */

import type { RequestOptions } from "./types.js";

/** What a repetition has to do with the request. */
export interface RetryFacts {
  /** Repetitions made. */
  readonly retries: number;
  /** The request may reach the server twice without harm. */
  readonly isRepeatable: boolean;
  /** The body, if any, can be sent again. */
  readonly isReplayable: boolean;
}

/** How often and how late requests are repeated, by the names and defaults of `RequestOptions`. */
export interface RetryLimits extends Pick<
  RequestOptions,
  "maxRetries" | "retryBaseDelay" | "retryMaxDelay" | "maxRetryAfter"
> {
  /** Statuses to repeat besides the usual ones. */
  readonly retryStatuses?: readonly number[] | undefined;
  /** A number from 0 to 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What of a failure decides about a repetition. */
export interface RetryCause {
  /** Absent where there is no response. */
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The server has certainly not got the request. */
  readonly isUnsent?: boolean | undefined;
}

/** Milliseconds to wait before the next attempt; `undefined` when there is none. */
export function retryDelay(
  cause: RetryCause,
  facts: RetryFacts,
  limits: RetryLimits,
): number | undefined {
  if (!mayRepeat(cause, facts, limits)) return undefined;
  const { retryBaseDelay = 500, retryMaxDelay = 8_000, random = Math.random } = limits;
  const { retryAfterMs: asked } = cause;
  const chance = random();
  if (asked !== undefined) return asked + chance * Math.min(0.1 * asked, 1000);
  const delay = Math.min(retryMaxDelay, retryBaseDelay * 2 ** facts.retries);
  return delay / 2 + (chance * delay) / 2;
}

// eslint-disable-next-line complexity -- defaults count as branches
function mayRepeat(
  { status, retryAfterMs: asked, isUnsent = false }: RetryCause,
  { retries, isRepeatable, isReplayable }: RetryFacts,
  { maxRetries = 2, maxRetryAfter = 60_000, retryStatuses = [] }: RetryLimits,
): boolean {
  const passing = [undefined, 408, 425, 429, 500, 502, 503, 504, ...retryStatuses];
  // A request that is not repeatable is repeated only when it was provably not processed.
  const isHarmless =
    isRepeatable || isUnsent || status === 429 || (status === 503 && asked !== undefined);
  const isSoon = retries < maxRetries && (asked ?? 0) <= maxRetryAfter;
  return isHarmless && isReplayable && isSoon && passing.includes(status);
}

/** Milliseconds the server asks to wait; `undefined` when it does not, or not for the future. */
export function retryAfter(headers: Headers, now: () => number = Date.now): number | undefined {
  const [exact = "", value = ""] = [headers.get("retry-after-ms"), headers.get("retry-after")].map(
    (text) => text ?? "",
  );
  const number = /^\d+(\.\d+)?$/;
  if (number.test(exact)) return Number(exact);
  if (number.test(value)) return Number(value) * 1000;
  // All three forms of an HTTP date begin with the day of the week; `Date.parse` takes much more.
  const delay = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) ? Date.parse(value) - now() : 0;
  return delay > 0 ? delay : undefined;
}
