// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Attempts after the first: other tokens, and repetitions as far as the budget of a client goes. */
import type { Failure } from "./attempts.js";
import { connectionFailure } from "./connection-failure.js";
import { TimeoutError } from "./errors.js";
import type { Credential } from "./options.js";
import { retryAfter, retryDelay, type RetryCause } from "./retry-delay.js";
import { isTokenSource } from "./security.js";
import type { Settings } from "./settings.js";

/** The state of a call that decides about another attempt. */
export interface RetryState {
  readonly settings: Settings;
  /** The request may reach the server twice without harm. */
  readonly isRepeatable: boolean;
  /** The body, if any, can be sent again. */
  readonly isReplayable: boolean;
  readonly maxRetries: number;
  readonly attempts: number;
  /** Attempts that only replaced a token, and do not count as retries. */
  renewals: number;
  /** What must not appear in messages, and where it came from. */
  readonly secrets: Map<string, Credential>;
  retryBudgetExhausted?: true;
}

/** Milliseconds to wait before the next attempt; `undefined` when there is none. */
export function retryWait(state: RetryState, failure: Failure): number | undefined {
  if (renew(state, failure)) return 0;
  const { settings, maxRetries, attempts, renewals } = state;
  const request = { ...state, retries: attempts - renewals - 1 };
  const cause = retryCause(failure, settings);
  const delay =
    cause &&
    retryDelay(cause, request, { ...settings, maxRetries, random: settings.platform.random });
  if (delay === undefined) return undefined;
  if (settings.spend(failure instanceof TimeoutError ? "timeoutCost" : "cost")) return delay;
  state.retryBudgetExhausted = true;
  return undefined;
}

/** `undefined` where another attempt would fail as well. */
function retryCause(failure: Failure, { platform }: Settings): RetryCause | undefined {
  if ("headers" in failure) {
    const { status, headers } = failure;
    return { status, retryAfterMs: retryAfter(headers, platform.now) };
  }
  if (failure instanceof TimeoutError) return {};
  const kind = connectionFailure(failure.cause);
  return kind && { isUnsent: kind === "unsent" };
}

/** Makes way for another token when one that was kept is refused, once per call. */
function renew(state: RetryState, failure: Failure): boolean {
  const isRefused = "status" in failure && failure.status === 401;
  if (!isRefused || state.renewals > 0 || !state.isReplayable) return false;
  for (const [secret, credential] of state.secrets) {
    if (!isTokenSource(credential)) continue;
    credential.invalidate(secret);
    state.renewals = 1;
  }
  return state.renewals > 0;
}
