// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Functions that are told what a client does. A module of its own: nothing imports it. */
import type {
  EndEvent,
  Middleware,
  OutgoingRequest,
  PageEvent,
  Platform,
  RetryEvent,
} from "./options.js";

/** What to be told of. Hooks change nothing; middleware does. What they throw ends the call. */
export interface Hooks {
  /** An attempt is sent, with its credentials. */
  readonly onRequest?: ((request: OutgoingRequest) => void) | undefined;
  /** The headers of an answer have arrived, whatever the status. Its body is not for a hook. */
  readonly onResponse?: ((response: Response, request: OutgoingRequest) => void) | undefined;
  /** There will be another attempt. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** An answer tells of a limit, or that it is exceeded. */
  readonly onRateLimit?: ((state: RateLimitState, request: OutgoingRequest) => void) | undefined;
  /** A page of a list has arrived. */
  readonly onPage?: ((event: PageEvent) => void) | undefined;
  /** A call has its result, or has failed. */
  readonly onEnd?: ((event: EndEvent) => void) | undefined;
}

/** What an answer tells of a rate limit; `undefined` where it does not. */
export interface RateLimitState {
  /** The answer is 429. */
  readonly isExceeded: boolean;
  /** Requests in a span of time. */
  readonly limit: number | undefined;
  /** Requests left in this span. */
  readonly remaining: number | undefined;
  /** Milliseconds until the next span. */
  readonly resetAfter: number | undefined;
}

/** Middleware that calls the hooks. */
export function hooks(
  { onRequest, onResponse, onRetry, onRateLimit, onPage, onEnd }: Hooks,
  { now = Date.now }: Partial<Pick<Platform, "now">> = {},
): Middleware {
  const middleware: Middleware = async (request, next) => {
    onRequest?.(request);
    const response = await next(request);
    onResponse?.(response, request);
    const state = onRateLimit && rateLimitState(response, now);
    if (state !== undefined) onRateLimit?.(state, request);
    return response;
  };
  const observe: Middleware["observe"] = (event) => {
    if (event.type === "retry") onRetry?.(event);
    else if (event.type === "page") onPage?.(event);
    else onEnd?.(event);
  };
  return Object.assign(middleware, { observe });
}

/** The limit that an answer tells of, in `RateLimit-*` headers or those with `X-` before them. */
export function rateLimitState(
  { status, headers }: Response,
  now: () => number = Date.now,
): RateLimitState | undefined {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => {
    const forms = [`ratelimit-${name}`, `x-ratelimit-${name}`, `x-rate-limit-${name}`];
    const value = forms.map((form) => headers.get(form)).find((text) => text !== null);
    // Some name further limits behind the first.
    const number = Number.parseFloat(value ?? "");
    return Number.isNaN(number) ? undefined : number;
  });
  const isExceeded = status === 429;
  if (!isExceeded && limit === undefined && remaining === undefined) return undefined;
  return { isExceeded, limit, remaining, resetAfter: untilReset(reset, now) };
}

/** Servers write a time as seconds from now, or since 1970. */
function untilReset(reset: number | undefined, now: () => number): number | undefined {
  if (reset === undefined) return undefined;
  return Math.max(0, reset < 1e9 ? reset * 1000 : reset * 1000 - now());
}
