// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** OAuth 2 client credentials (run-time algorithm 4.3). A module of its own: nothing imports it. */
import { formBody } from "./body.js";
import { ApiClient } from "./client.js";
import { ApiError, AuthError, ParseError } from "./errors.js";
import type { ClientOptions, TokenSource } from "./options.js";
import { createRequest } from "./request.js";
import { ConfigError } from "./sdk-error.js";
import { isBrowser } from "./settings.js";
import type { OperationDescriptor } from "./types.js";

/** How a client gets tokens for itself (RFC 6749, section 4.4). */
export interface ClientCredentialsOptions {
  /** Absolute URL of the token endpoint; the secret is sent nowhere else. */
  readonly tokenURL: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes?: readonly string[] | undefined;
  readonly audience?: string | undefined;
  /** Where id and secret are sent: in the form, or in an `Authorization` header. Default `body`. */
  readonly authentication?: "body" | "basic" | undefined;
  /** How tokens are requested, where that differs from the defaults of a client. */
  readonly client?: TokenClientOptions | undefined;
}

/** Options of a client that has neither credentials nor middleware. */
export type TokenClientOptions = Pick<
  ClientOptions,
  "fetch" | "fetchOptions" | "maxRetries" | "maxRetryAfter" | "platform" | "timeout"
>;

/**
 * A credential that gets its tokens from a token endpoint and keeps them: refreshed ahead of their
 * end, one request at a time however many calls wait for it, dropped when the API answers 401.
 *
 * Tokens belong to the value that this gives; clients that are given the same one share them.
 *
 * @throws ConfigError for an invalid URL or option. Calls fail with an AuthError when there is no
 * token; neither its message nor its `cause` holds the secret.
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenSource {
  return new ClientCredentials(options);
}

/** A request for a token, and how many calls wait for it. */
interface Refresh {
  readonly token: Promise<string>;
  readonly controller: AbortController;
  waiting: number;
}

class ClientCredentials implements TokenSource {
  readonly #request: (signal: AbortSignal) => Promise<TokenResponse>;
  readonly #now: () => number;
  #token: string | undefined;
  #refreshAt = 0;
  #refresh: Refresh | undefined;

  constructor(options: ClientCredentialsOptions) {
    this.#request = tokenRequest(options);
    this.#now = options.client?.platform?.now ?? Date.now;
  }

  async token(signal: AbortSignal): Promise<string> {
    if (this.#token !== undefined && this.#now() < this.#refreshAt) return this.#token;
    const refresh = (this.#refresh ??= this.#begin());
    const leave = () => {
      refresh.waiting -= 1;
      if (refresh.waiting > 0) return;
      this.#end(refresh);
      refresh.controller.abort();
    };
    refresh.waiting += 1;
    signal.addEventListener("abort", leave);
    try {
      return await refresh.token;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  /** Another call may have replaced the token since. */
  invalidate(token: string): void {
    if (token === this.#token) this.#token = undefined;
  }

  #begin(): Refresh {
    const controller = new AbortController();
    const token = this.#receive(controller.signal).finally(() => {
      this.#end(refresh);
    });
    const refresh: Refresh = { controller, token, waiting: 0 };
    return refresh;
  }

  #end(refresh: Refresh): void {
    if (this.#refresh === refresh) this.#refresh = undefined;
  }

  async #receive(signal: AbortSignal): Promise<string> {
    const start = this.#now();
    const { access_token: token, expires_in: seconds } = await this.#request(signal);
    if (typeof token !== "string" || token === "") {
      throw new AuthError("the token endpoint gave no access_token");
    }
    // Some servers write the number as text; none that can be read means until a 401.
    const life = Number(seconds ?? NaN) * 1000;
    this.#refreshAt = Number.isNaN(life) ? Infinity : start + life - Math.min(60_000, life / 10);
    this.#token = token;
    return token;
  }
}

interface TokenResponse {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
}

/** Asks for a token as a client asks for anything: with retries and a timeout, at one origin. */
function tokenRequest(
  options: ClientCredentialsOptions,
): (signal: AbortSignal) => Promise<TokenResponse> {
  const { clientId, clientSecret, scopes, audience } = options;
  const isBasic = options.authentication === "basic";
  const url = parsed(options.tokenURL);
  const operation = tokenOperation(url, isBasic);
  const client = new ApiClient(operation.api, {
    ...options.client,
    baseURL: Object.assign(new URL(url), { pathname: "" }).href,
    auth: { username: formEncode(clientId), password: formEncode(clientSecret) },
    // The secret goes nowhere else; a browser has to be told in its own words.
    ...(isBrowser() ? { fetchOptions: { redirect: "error" } } : { maxRedirects: 0 }),
    // The client that these credentials are for has been asked already.
    dangerouslyAllowBrowser: true,
  });
  const body = {
    grant_type: "client_credentials",
    scope: scopes?.join(" "),
    audience,
    ...(!isBasic && { client_id: clientId, client_secret: clientSecret }),
  };
  return async (signal) => {
    const request = createRequest<unknown>(operation, { body }, { signal });
    try {
      return (await client.send(request)) ?? {};
    } catch (error) {
      throw authError(error);
    }
  };
}

function tokenOperation({ pathname }: URL, isBasic: boolean): OperationDescriptor {
  return {
    api: { name: "OAuth 2", baseURL: "", security: { client: { type: "basic" } } },
    id: "requestToken",
    method: "POST",
    route: { path: pathname },
    body: formBody,
    accept: "application/json",
    // A second token does no harm.
    idempotent: true,
    ...(isBasic && { security: [["client"]] }),
  };
}

/** The message does not quote the URL: it may hold a password. */
function parsed(tokenURL: string): URL {
  try {
    return new URL(tokenURL);
  } catch {
    throw new ConfigError("tokenURL must be an absolute URL");
  }
}

/** Id and secret are form-encoded before they become a header (RFC 6749, section 2.3.1). */
function formEncode(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}

/** What the endpoint answered may repeat the secret; only the code of the error is taken over. */
function authError(error: unknown): AuthError {
  if (error instanceof ApiError) {
    const { error: code } = (error.body ?? {}) as { readonly error?: unknown };
    const isKnown =
      /^(invalid_(request|client|grant|scope)|unauthorized_client|unsupported_grant_type)$/;
    const detail = typeof code === "string" && isKnown.test(code) ? `: ${code}` : "";
    return new AuthError(`the token endpoint answered ${error.status}${detail}`);
  }
  if (error instanceof ParseError) return new AuthError("the token endpoint gave no JSON");
  return new AuthError("the token endpoint cannot be reached", { cause: error });
}
