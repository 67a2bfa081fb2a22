// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What a client can be told, and the bounds of it (run-time section 1). */
import { ConfigError } from "./sdk-error.js";
import type {
  FetchBody,
  OperationDescriptor,
  RequestInput,
  RequestOptions,
  StreamOptions,
} from "./types.js";

/** A token or key, a function that is asked for it once per attempt, or a source that keeps it. */
export type TokenCredential = string | (() => string | Promise<string>) | TokenSource;

/** Gives tokens and keeps them, such as `clientCredentials()` of `oauth.ts`. */
export interface TokenSource {
  /** The token of one attempt; the signal aborts when nobody waits for it any more. */
  token(signal: AbortSignal): Promise<string>;
  /** The server answered this token with 401. The call asks for another one, and repeats, once. */
  invalidate(token: string): void;
}

/** User name and password. */
export interface UserPassword {
  readonly username: string;
  readonly password: string;
}

/** User name and password of a `basic` scheme, or a function that is asked once per attempt. */
export type BasicCredential = UserPassword | (() => UserPassword | Promise<UserPassword>);

/** A credential of some scheme. */
export type Credential = TokenCredential | BasicCredential;

/** The credential of the only scheme of an API, or else one credential per scheme by its name. */
export type AuthOption = Credential | { readonly [scheme: string]: Credential | undefined };

/** An attempt that is going to be made, still without credentials. */
export interface PendingRequest {
  readonly operation: OperationDescriptor;
  /** The arguments, under their wire names; what the client supplied is among them. */
  readonly input: RequestInput;
  readonly url: string;
  readonly headers: Headers;
}

/** One attempt, as middleware sees it and may replace it. */
export interface OutgoingRequest extends PendingRequest {
  readonly operationId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly method: string;
  readonly body: FetchBody | undefined;
  readonly signal: AbortSignal;
}

/** Sends a request and gives its response, whatever its status. */
export type Send = (request: OutgoingRequest) => Promise<Response>;

/**
 * Wraps every attempt: may replace the request, the response, or answer itself.
 *
 * The first one is outermost. What it throws ends the call without a retry.
 */
export interface Middleware {
  (request: OutgoingRequest, next: Send): Promise<Response>;
  /** Is awaited before each attempt, outside of its `timeout`: the place to wait for a turn. */
  readonly admit?: ((request: PendingRequest, signal: AbortSignal) => Promise<void>) | undefined;
  /** Is told what happens around attempts, and changes none of it. */
  readonly observe?: ((event: CallEvent) => void) | undefined;
}

/** How far a call has come. */
export interface CallProgress {
  /** Attempts made. */
  readonly attempts: number;
  /** Milliseconds waited between them. */
  readonly totalRetryDelayMs: number;
}

/** What happens around attempts. */
export type CallEvent = RetryEvent | PageEvent | EndEvent;

/** An attempt failed, and there will be another. */
export interface RetryEvent extends PendingRequest, CallProgress {
  readonly type: "retry";
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** The answer, its body discarded, or what came instead. */
  readonly failure: Response | Error;
}

/** A page of a list has arrived. */
export interface PageEvent extends Pick<PendingRequest, "operation"> {
  readonly type: "page";
  /** Counts from 0. */
  readonly pageIndex: number;
  readonly itemCount: number;
  readonly requestId: string | undefined;
}

/** A call has its result, or has failed with what is thrown. */
export interface EndEvent extends PendingRequest, CallProgress {
  readonly type: "end";
  /** Milliseconds since the call was sent. */
  readonly duration: number;
  readonly response: Response | undefined;
  readonly error: unknown;
}

/** Cost and size of the token bucket that limits retries of one client. */
export interface RetryBudget {
  /** Default 500. */
  readonly capacity?: number | undefined;
  /** Tokens a retry takes. Default 5. */
  readonly cost?: number | undefined;
  /** Tokens a retry after a timeout takes. Default 10. */
  readonly timeoutCost?: number | undefined;
  /** Tokens a success gives back. Default 1. */
  readonly refund?: number | undefined;
}

/** Clock and chance, replaceable for tests. */
export interface Platform {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A uniform number in [0, 1). */
  readonly random: () => number;
  /** Resolves after a time in milliseconds; must clear its timer when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Options of a client. Durations are milliseconds. Options of a call override them. */
export interface ClientOptions
  extends
    Pick<
      RequestOptions,
      | "timeout"
      | "maxRetries"
      | "retryBaseDelay"
      | "retryMaxDelay"
      | "maxRetryAfter"
      | "headers"
      | "fetchOptions"
    >,
    Pick<StreamOptions, "streamIdleTimeout" | "maxEventBytes"> {
  /** Default: the first server of the document. */
  readonly baseURL?: string | undefined;
  readonly auth?: AuthOption | undefined;
  /** Statuses to retry besides 408, 425, 429, 500, 502, 503 and 504. Default: none. */
  readonly retryStatuses?: readonly number[] | undefined;
  /** `false`: no limit besides `maxRetries`. */
  readonly retryBudget?: RetryBudget | false | undefined;
  /** Redirects to follow, 0 to 20. Default 5. */
  readonly maxRedirects?: number | undefined;
  /** Follow redirects to other origins, without credentials. Default `false`. */
  readonly allowCrossOriginRedirects?: boolean | undefined;
  /** Bytes of an error body to read at most. Default 1 048 576. */
  readonly maxErrorBodyBytes?: number | undefined;
  /** Response headers that name the request, in order. Default `x-request-id`. */
  readonly requestIdHeaders?: readonly string[] | undefined;
  /** Header for the idempotency key of POST and PATCH, where the document declares none. */
  readonly idempotencyHeader?: string | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
  /** Origins besides that of `baseURL` to which middleware may take requests with credentials. */
  readonly credentialOrigins?: readonly string[] | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Allows a credential that is a plain value in a browser, where visitors can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
  /** For tests. */
  readonly platform?: Partial<Platform> | undefined;
}

/** What timers of all platforms can wait for: 2³¹ - 1. A power would be code that bundlers keep. */
const longestTimer = 2_147_483_647;

const bounds: Readonly<Record<string, readonly [minimum: number, maximum: number]>> = {
  timeout: [0, longestTimer],
  deadline: [1, longestTimer],
  maxRetries: [0, 10],
  retryBaseDelay: [0, longestTimer],
  retryMaxDelay: [0, longestTimer],
  maxRetryAfter: [0, longestTimer],
  maxRedirects: [0, 20],
  maxErrorBodyBytes: [0, Infinity],
  streamIdleTimeout: [0, longestTimer],
  maxEventBytes: [1024, Infinity],
  maxReconnects: [1, Infinity],
  maxPages: [1, Infinity],
  maxItems: [1, Infinity],
  limit: [1, Infinity],
  capacity: [0, Infinity],
  cost: [0, Infinity],
  timeoutCost: [0, Infinity],
  refund: [0, Infinity],
};

/**
 * Checks the numbers among some options.
 *
 * @throws ConfigError for the first one that is out of bounds, `NaN` included.
 */
export function checkBounds(options: object): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const [minimum, maximum] = bounds[name] ?? [];
    if (minimum === undefined || maximum === undefined || value === undefined) continue;
    if (typeof value !== "number" || !(value >= minimum && value <= maximum)) {
      throw new ConfigError(`${name} must be a number from ${minimum} to ${maximum}`);
    }
  }
}
