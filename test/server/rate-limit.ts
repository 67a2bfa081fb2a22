import { HttpError } from "./errors.js";

/** `requests` in `seconds`, refilled continuously, for each account. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** The documented limit of one account. */
export const documentedRateLimit: RateLimit = { requests: 50, seconds: 10 };

export interface RateLimiter {
  /** Counts a request of the account; throws 429 when none is left. */
  readonly take: (account: string) => void;
  /** The state of the account, for the headers of every response. */
  readonly headers: (account: string | undefined) => Record<string, string>;
}

interface Bucket {
  tokens: number;
  updatedAt: number;
}

/** A token bucket per account. Without a limit, the headers announce one that never runs out. */
export function createRateLimiter(limit: RateLimit | undefined, now: () => number): RateLimiter {
  const { requests, seconds } = limit ?? documentedRateLimit;
  const rate = requests / seconds;
  const buckets = new Map<string, Bucket>();

  const refill = (account: string): Bucket => {
    const bucket = buckets.get(account) ?? { tokens: requests, updatedAt: now() };
    bucket.tokens = Math.min(requests, bucket.tokens + ((now() - bucket.updatedAt) / 1000) * rate);
    bucket.updatedAt = now();
    buckets.set(account, bucket);
    return bucket;
  };

  return {
    take: (account) => {
      if (limit === undefined) return;
      const bucket = refill(account);
      if (bucket.tokens < 1) throw tooManyRequests(Math.ceil((1 - bucket.tokens) / rate));
      bucket.tokens -= 1;
    },
    headers: (account) => {
      const tokens =
        limit === undefined || account === undefined ? requests : refill(account).tokens;
      return {
        "ratelimit-limit": String(requests),
        "ratelimit-remaining": String(Math.floor(tokens)),
        "ratelimit-reset": String(Math.ceil((requests - tokens) / rate)),
      };
    },
  };
}

function tooManyRequests(retryAfter: number): HttpError {
  return new HttpError(429, "The account sent too many requests.", {
    headers: { "retry-after": String(retryAfter) },
    insight: { rate_limit_error: { description: "Wait before the next request." } },
  });
}
