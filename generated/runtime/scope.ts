// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The time in which an attempt, or a wait between two, has to end. */
import { AbortError, TimeoutError } from "./errors.js";

/** Work that the caller or the clock can end. Has to be closed, or released. */
export interface Scope {
  /** Aborts with the error that ended the scope, and when it is closed. */
  readonly signal: AbortSignal;
  /** Settles as the work does, or rejects at once when the scope ends before. */
  readonly race: <Value>(work: Promise<Value>) => Promise<Value>;
  /** From here on, only the caller can end the scope. */
  readonly stopClock: () => void;
  /** Removes timer and listener: nothing is left of the work. */
  readonly release: () => void;
  /** Releases, and aborts whatever is left of the work. */
  readonly close: () => void;
}

/**
 * Opens a scope that ends when the signal aborts or after a time in milliseconds.
 *
 * @throws AbortError when the signal is aborted already.
 */
export function openScope(signal: AbortSignal | undefined, milliseconds: number = Infinity): Scope {
  if (signal?.aborted === true) throw abortError(signal);
  const controller = new AbortController();
  // Not `Promise.race`: a promise that is pending as long as a stream keeps all that is raced with it.
  const waiting = new Set<(reason: unknown) => void>();
  controller.signal.addEventListener("abort", () => {
    for (const reject of waiting) reject(controller.signal.reason);
  });

  const onAbort = () => {
    controller.abort(abortError(signal));
  };
  signal?.addEventListener("abort", onAbort);
  const stopClock = startClock(controller, milliseconds);
  const release = () => {
    stopClock();
    signal?.removeEventListener("abort", onAbort);
  };

  return {
    signal: controller.signal,
    race: (work) => raced(work, controller.signal, waiting),
    stopClock,
    release,
    close: () => {
      release();
      // Without a reason, platforms make an error with a stack of each one.
      controller.abort("closed");
    },
  };
}

/** Settles as the work does, or when one of those that wait is rejected. */
function raced<Value>(
  work: Promise<Value>,
  signal: AbortSignal,
  waiting: Set<(reason: unknown) => void>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    waiting.add(reject);
    if (signal.aborted) reject(signal.reason as Error);
    work.then(
      (value) => {
        waiting.delete(reject);
        resolve(value);
      },
      (reason: unknown) => {
        waiting.delete(reject);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it came
        reject(reason);
      },
    );
  });
}

/** Ends a scope after a time; gives what stops the clock. */
function startClock(controller: AbortController, milliseconds: number): () => void {
  const onEnd = () => {
    controller.abort(new TimeoutError(`no answer within ${milliseconds} ms`));
  };
  const timer = milliseconds === Infinity ? undefined : setTimeout(onEnd, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

/** What a call fails with that the caller has aborted. */
export function abortError(signal: AbortSignal | undefined): AbortError {
  return new AbortError("the call was aborted", { cause: signal?.reason as unknown });
}
