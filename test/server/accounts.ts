import { HttpError, missingQueryParameters, remoteError } from "./errors.js";

/** How the server treats the requests of an account. */
export type AccountState = "active" | "needs-reauth" | "blocked" | "read-only";

export interface Account {
  readonly id: string;
  readonly state: AccountState;
}

/** The connected accounts, by what they are good for in a test. */
export const accounts = {
  /** The one with the whole data set. */
  primary: { id: "1b7d3c9e-5a42-4f6d-8e31-70c5a9f2d4b6", state: "active" },
  /** A small data set of its own. */
  secondary: { id: "2c8e4daf-6b53-4a7e-9f42-81d6bad3e5c7", state: "active" },
  /** The provider refuses its credentials: 401, flagged as remote. */
  needsReauth: { id: "3d9f5eb0-7c64-4b8f-a053-92e7cbe4f6d8", state: "needs-reauth" },
  /** 503 on every request. */
  blocked: { id: "4ea06fc1-8d75-4c90-b164-a3f8dcf507e9", state: "blocked" },
  /** A sandbox: 405 on every change. */
  readOnly: { id: "5fb170d2-9e86-4da1-8275-b409ed0618fa", state: "read-only" },
} as const satisfies Record<string, Account>;

/** The tokens the server knows. */
export const tokens = {
  full: "loom-test-token-full",
  /** Lacks the scope to change anything: 403. */
  readOnly: "loom-test-token-read-only",
} as const;

export interface Caller {
  readonly token: string;
  readonly canWrite: boolean;
}

/** Who sends the request, from its `Authorization` header. */
export function authenticate(authorization: string | undefined, fullToken: string): Caller {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) throw unauthorized("A bearer token is needed.");
  if (token === fullToken) return { token, canWrite: true };
  if (token === tokens.readOnly) return { token, canWrite: false };
  throw unauthorized("The token is not known.");
}

/** The account a request names. */
export function findAccount(id: unknown): Account {
  if (id === undefined) throw missingQueryParameters(["integrated_account_id"]);
  const account = Object.values(accounts).find((candidate) => candidate.id === id);
  if (account === undefined) throw new HttpError(404, "The integrated account does not exist.");
  return account;
}

/** Refuses what the state of the account or the scope of the token does not allow. */
export function authorize(account: Account, caller: Caller, isChange: boolean): void {
  switch (account.state) {
    case "needs-reauth":
      throw remoteError(401, "The provider refused the credentials of the account.");
    case "blocked":
      throw new HttpError(503, "The account is blocked.");
    case "read-only":
      if (isChange) throw new HttpError(405, "The account is a read-only sandbox.");
      break;
    case "active":
      break;
    default:
      account.state satisfies never;
  }
  if (isChange && !caller.canWrite) throw forbidden(["users:write"]);
}

function unauthorized(message: string): HttpError {
  return new HttpError(401, message, { headers: { "www-authenticate": "Bearer" } });
}

function forbidden(scopes: readonly string[]): HttpError {
  return new HttpError(403, "The token lacks a scope.", {
    insight: {
      forbidden_error: {
        description: "Connect the account again with these scopes.",
        value: { missing_scopes: scopes },
      },
    },
  });
}
