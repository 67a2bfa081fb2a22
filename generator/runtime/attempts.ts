// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The attempts of a call, whatever they are made of (run-time algorithm 4.1). */
import { ConnectionError, TimeoutError } from "./errors.js";
import { openScope, type Scope } from "./scope.js";

/** What a failed attempt left: a response with an error status, or the error itself. */
export type Failure = Response | ConnectionError | TimeoutError;

/** How a call is sent; what a client is made of fills in the steps. */
export interface Attempts<Result> {
  readonly signal: AbortSignal | undefined;
  /** Limit of each attempt in milliseconds; `0` is none. */
  readonly timeout: number;
  /** When the call has to end, on the clock of `now`. */
  readonly endsAt: number;
  readonly now: () => number;
  /** Waits before an attempt; not at all before the first. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Sends the request once. */
  readonly exchange: (signal: AbortSignal) => Promise<Response>;
  /** Milliseconds until the next attempt; `undefined` when there is none. */
  readonly retryWait: (failure: Failure) => number | undefined;
  /** Is told that there will be another attempt. */
  readonly onRetry?: (failure: Failure, milliseconds: number) => void;
  /**
   * Makes a result, or throws an error, of a response that no attempt will replace. It closes the
   * scope when nothing is left to be read.
   */
  readonly receive: (response: Response, scope: Scope) => Promise<Result>;
}

/**
 * Makes attempts until one of them is the last.
 *
 * @throws TimeoutError when there is no time left for a retry, with the failure as its `cause`.
 */
export async function makeAttempts<Result>(call: Attempts<Result>): Promise<Result> {
  for (let delay = 0; ;) {
    await call.pause(delay);
    const outcome = await attempt(call);
    if (typeof outcome === "object") return outcome.result;
    delay = outcome;
  }
}

/** What one attempt received, or the milliseconds to wait before the next one. */
type Outcome<Result> = { readonly result: Result } | number;

async function attempt<Result>(call: Attempts<Result>): Promise<Outcome<Result>> {
  const limit = Math.min(call.timeout || Infinity, call.endsAt - call.now());
  const scope = openScope(call.signal, limit);
  let failure: Failure;
  try {
    const response = await scope.race(call.exchange(scope.signal));
    if (isSuccess(response)) return { result: await call.receive(response, scope) };
    failure = response;
  } catch (error) {
    scope.close();
    if (!(error instanceof ConnectionError || error instanceof TimeoutError)) throw error;
    failure = error;
  }
  return await afterFailure(call, failure, scope);
}

async function afterFailure<Result>(
  call: Attempts<Result>,
  failure: Failure,
  scope: Scope,
): Promise<Outcome<Result>> {
  const wait = call.retryWait(failure);
  const isLate = wait !== undefined && call.now() + wait >= call.endsAt;
  if (wait !== undefined && !isLate) {
    if ("headers" in failure) discard(failure);
    scope.close();
    call.onRetry?.(failure, wait);
    return wait;
  }
  try {
    if ("headers" in failure) return { result: await call.receive(failure, scope) };
    throw failure;
  } catch (cause) {
    scope.close();
    throw isLate ? new TimeoutError("no time left for a retry", { cause }) : cause;
  }
}

/** Whether a response is what the caller asked for; 304 is, since it answers a condition. */
export function isSuccess({ ok, status }: Response): boolean {
  return ok || status === 304;
}

/** Cancels a body that nobody will read. */
export function discard({ body }: Response): void {
  // Nobody waits for it: where the response was cloned, it ends when both are cancelled. A body that
  // fails to be cancelled is gone as well.
  body?.cancel().catch(() => undefined);
}
