// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Keeps a client below the limits of an API. A module of its own: nothing imports it. */
import type { Middleware, PendingRequest, Platform } from "./options.js";
import { ConfigError } from "./sdk-error.js";
import { sleep } from "./settings.js";

/** So many requests in any span of this length. */
export interface RateLimit {
  readonly requests: number;
  /** Milliseconds. */
  readonly per: number;
  /** Requests with equal keys share the limit; `undefined` exempts one. Default: all share it. */
  readonly key?: ((request: PendingRequest) => string | undefined) | undefined;
}

/** Requests that wait, and how to let them go. */
interface Waiter {
  readonly windows: readonly SlidingWindow[];
  readonly admit: () => void;
}

/** When the last requests of one key were sent. */
interface SlidingWindow extends Pick<RateLimit, "requests" | "per"> {
  readonly sentAt: number[];
}

/** What tells the time and waits. `now` may count from any moment, but never backwards. */
type Clock = Pick<Platform, "now" | "sleep">;

/** Not the time of day, which somebody may set back. */
const steadyClock: Clock = { now: () => performance.now(), sleep };

/** Windows of keys that may be forgotten are looked for when there are more than this. */
const manyWindows = 1_000;

/**
 * Middleware that holds back requests until no limit is exceeded, whatever span is looked at. Each
 * attempt counts, retries too. Those that wait go in the order in which they came, but never wait
 * for one that is held back by another key. Waiting does not count as `timeout`; it ends with the
 * `signal` and the `deadline` of its call.
 *
 * Clients that are given the same limiter share its limits.
 *
 * @throws ConfigError for a limit that would let nothing pass.
 */
export function rateLimiter(limits: readonly RateLimit[], clock: Partial<Clock> = {}): Middleware {
  for (const { requests, per } of limits) {
    if (!(requests >= 1 && per > 0)) throw new ConfigError("a rate limit must let requests pass");
  }
  const steady = { ...steadyClock, ...clock };
  const { now } = steady;
  const queue = createQueue(steady);
  const windows = limits.map(() => new Map<string, SlidingWindow>());
  const windowsOf = (request: PendingRequest) =>
    limits.flatMap(({ requests, per, key = () => "" }, index) => {
      const name = key(request);
      const known = windows[index];
      if (name === undefined || known === undefined) return [];
      if (known.size > manyWindows) forget(known, now());
      const window = known.get(name) ?? { requests, per, sentAt: [] };
      known.set(name, window);
      return [window];
    });
  const middleware: Middleware = (request, next) => next(request);
  const admit: Middleware["admit"] = (request, signal) => queue(windowsOf(request), signal);
  return Object.assign(middleware.bind(undefined), { admit });
}

/** Resolves when the windows have room, which is then taken; rejects when the signal aborts. */
type Queue = (windows: readonly SlidingWindow[], signal: AbortSignal) => Promise<void>;

function createQueue(clock: Clock): Queue {
  const waiting = new Set<Waiter>();
  let rest = new AbortController();
  const advance = () => {
    rest.abort();
    const wait = admitAll(waiting, clock.now());
    if (wait === Infinity) return;
    rest = new AbortController();
    // Timers may end a little early; then there is a little more to wait.
    void clock.sleep(Math.min(wait, 2 ** 31 - 1), rest.signal).then(advance);
  };
  return (windows, signal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(waiter);
        signal.removeEventListener("abort", onAbort);
      };
      const admit = () => {
        leave();
        resolve();
      };
      const onAbort = () => {
        leave();
        advance();
        reject(signal.reason as Error);
      };
      const waiter: Waiter = { windows, admit };
      signal.addEventListener("abort", onAbort);
      waiting.add(waiter);
      advance();
    });
}

/** Lets go who can, and gives the milliseconds until the next one can. */
function admitAll(waiting: ReadonlySet<Waiter>, time: number): number {
  let next = Infinity;
  for (const waiter of waiting) {
    const wait = Math.max(0, ...waiter.windows.map((window) => timeToRoom(window, time)));
    if (wait > 0) {
      next = Math.min(next, wait);
      continue;
    }
    for (const { sentAt } of waiter.windows) sentAt.push(time);
    waiter.admit();
  }
  return next;
}

/** Milliseconds until a window has room. Forgets what has left the window. */
function timeToRoom({ sentAt, requests, per }: SlidingWindow, time: number): number {
  while (sentAt[0] !== undefined && sentAt[0] + per <= time) sentAt.shift();
  const oldest = sentAt.at(-requests);
  return oldest === undefined ? 0 : oldest + per - time;
}

function forget(windows: Map<string, SlidingWindow>, time: number): void {
  for (const [name, { sentAt, per }] of windows) {
    if ((sentAt.at(-1) ?? time) + per <= time) windows.delete(name);
  }
}
