// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Options of a client with their defaults, checked. */
import { checkBounds, type ClientOptions, type Platform, type RetryBudget } from "./options.js";
import { ConfigError } from "./sdk-error.js";
import type { ServerChoice } from "./server.js";
import type { ApiDescriptor, OperationDescriptor } from "./types.js";

const defaults = {
  timeout: 60_000,
  maxRetries: 2,
  retryBaseDelay: 500,
  retryMaxDelay: 8_000,
  maxRetryAfter: 60_000,
  maxRedirects: 5,
  maxErrorBodyBytes: 1_048_576,
  streamIdleTimeout: 0,
  maxEventBytes: 1_048_576,
  requestIdHeaders: ["x-request-id"] as readonly string[],
};

/** An option that clients have whose API has something to choose; its type is generated. */
interface ServerOption {
  readonly server?: ServerChoice | undefined;
}

/** What a client works with. */
export type Settings = Omit<ClientOptions, keyof typeof defaults> &
  typeof defaults & {
    readonly api: ApiDescriptor;
    readonly baseURL: string;
    /** Where an operation is sent: its own server, unless the client was given a base URL. */
    readonly baseURLOf: (operation: OperationDescriptor) => string;
    readonly platform: Platform;
    /** Takes tokens out of the retry budget, or puts them back; `false` when it has too few. */
    readonly spend: (reason: keyof Required<RetryBudget>) => boolean;
  };

/**
 * Applies defaults and checks.
 *
 * @throws ConfigError for a number out of bounds, an invalid base URL, a secret in a browser.
 */
export function resolveSettings(
  api: ApiDescriptor,
  options: ClientOptions & ServerOption,
): Settings {
  checkBounds(options);
  const { server } = options;
  const baseURL = options.baseURL ?? defaultBaseURL(api, server);
  for (const url of [baseURL, ...(options.credentialOrigins ?? [])]) checkBaseURL(url);
  if (isBrowser()) checkForBrowser(options);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return {
    ...defaults,
    ...Object.fromEntries(given),
    api,
    baseURL,
    baseURLOf: (operation) => {
      const own = options.baseURL === undefined ? operation.server?.(server, baseURL) : undefined;
      if (own !== undefined) checkBaseURL(own);
      return own ?? baseURL;
    },
    platform: { now: Date.now, random: Math.random, sleep, ...options.platform },
    spend: retryBudget(options.retryBudget ?? {}),
  };
}

function checkForBrowser(options: ClientOptions): void {
  const { auth, dangerouslyAllowBrowser, maxRedirects, allowCrossOriginRedirects } = options;
  const isSecret = auth !== undefined && typeof auth !== "function";
  if (isSecret && dangerouslyAllowBrowser !== true) {
    throw new ConfigError("a credential in a browser is public; see dangerouslyAllowBrowser");
  }
  if ((maxRedirects ?? allowCrossOriginRedirects) !== undefined) {
    throw new ConfigError("a browser follows redirects itself; options for them have no effect");
  }
}

function defaultBaseURL({ server, baseURL }: ApiDescriptor, choice?: ServerChoice): string {
  return server?.(choice, baseURL) ?? baseURL;
}

/** Whether this is a page or a worker of one, where the platform follows redirects itself. */
export function isBrowser(): boolean {
  return "document" in globalThis || "importScripts" in globalThis;
}

/** The message does not quote the URL: it may hold a password. */
function checkBaseURL(baseURL: string): void {
  let url: URL | undefined;
  try {
    url = new URL(baseURL);
  } catch {
    // Reported below.
  }
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username + url.password !== "") {
    throw new ConfigError(
      "base URLs (baseURL, server) and credentialOrigins must be absolute http(s) URLs without user name and password",
    );
  }
}

/** A token bucket: each retry costs, each success refunds. */
function retryBudget(budget: RetryBudget | false): Settings["spend"] {
  if (budget === false) return () => true;
  checkBounds(budget);
  const { capacity = 500, cost = 5, timeoutCost = 10, refund = 1 } = budget;
  let tokens = capacity;
  const prices = { capacity: 0, cost, timeoutCost, refund: -refund };
  return (reason) => {
    const price = prices[reason];
    if (price > tokens) return false;
    tokens = Math.min(capacity, tokens - price);
    return true;
  };
}

/** Resolves after a time; never when the signal aborts before. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
    });
  });
}
