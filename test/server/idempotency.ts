import { HttpError } from "./errors.js";
import type { Reply } from "./reply.js";

export interface KeyedRequest {
  readonly key: string | undefined;
  readonly account: string;
  readonly path: string;
  /** Everything that has to be the same when the key is used again. */
  readonly fingerprint: string;
}

export interface IdempotencyStore {
  /** Processes the request, or repeats the reply that its key, account and path already got. */
  readonly once: (request: KeyedRequest, process: () => Reply) => Reply;
}

interface Entry {
  readonly fingerprint: string;
  readonly reply: Reply;
}

/** Remembers replies for as long as the server runs. Errors are not remembered. */
export function createIdempotencyStore(): IdempotencyStore {
  const entries = new Map<string, Entry>();
  return {
    once: (request, process) => {
      if (request.key === undefined) return process();
      const scope = JSON.stringify([request.account, request.path, request.key]);
      const entry = entries.get(scope);
      if (entry === undefined) {
        const reply = process();
        entries.set(scope, { fingerprint: request.fingerprint, reply });
        return reply;
      }
      if (entry.fingerprint !== request.fingerprint) {
        throw new HttpError(422, "The idempotency key was used for a different request.");
      }
      return {
        ...entry.reply,
        headers: { ...entry.reply.headers, "idempotency-replayed": "true" },
      };
    },
  };
}
