// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Credentials: which ones a request needs, and where they go. */
import { AuthError } from "./errors.js";
import { setHeader } from "./header.js";
import type { AuthOption, Credential, TokenSource, UserPassword } from "./options.js";
import { ConfigError } from "./sdk-error.js";
import { isBrowser, type Settings } from "./settings.js";
import type { SecurityScheme } from "./types.js";
import { percentEncode } from "./values.js";

/** A scheme of the document, and what the client has for it. */
export interface Authentication {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly credential: Credential;
}

/** The part of a request that credentials are added to. */
export interface Credentialed {
  readonly url: string;
  readonly headers: Headers;
}

/**
 * The first alternative the client has all credentials for; none when authentication is optional.
 *
 * @throws ConfigError naming the schemes that lack a credential.
 */
export function chooseSchemes(
  { api, auth }: Settings,
  alternatives: readonly (readonly string[])[] = [],
): readonly Authentication[] {
  const missing = new Set<string>();
  for (const names of alternatives.filter(({ length }) => length > 0)) {
    const chosen = names.flatMap((name) => {
      const scheme = api.security[name];
      const credential = credentialOf(auth, name, Object.keys(api.security).length === 1);
      if (scheme !== undefined && credential !== undefined) return [{ name, scheme, credential }];
      missing.add(name);
      return [];
    });
    if (chosen.length === names.length) return chosen;
  }
  if (missing.size === 0 || alternatives.some(({ length }) => length === 0)) return [];
  throw new ConfigError(`${api.name}: no credential for ${[...missing].join(", ")}; set "auth"`);
}

/** An empty string, as of an unset environment variable, is no credential. */
function credentialOf(
  auth: AuthOption | undefined,
  name: string,
  isOnly: boolean,
): Credential | undefined {
  const isByName = typeof auth === "object" && !isTokenSource(auth) && Object.hasOwn(auth, name);
  const credential = isByName
    ? (auth as Record<string, Credential>)[name]
    : isOnly
      ? auth
      : undefined;
  return credential === "" ? undefined : (credential as Credential | undefined);
}

/**
 * Adds the credentials to a request, asking functions for them.
 *
 * @param onSecret is told each secret, in the form in which a server could echo it.
 * @throws AuthError when such a function fails.
 * @throws ConfigError for a credential that cannot be sent; it does not quote it.
 */
export async function authenticate(
  { url, headers, schemes }: Credentialed & { readonly schemes: readonly Authentication[] },
  signal: AbortSignal,
  onSecret: (secret: string, credential: Credential) => void,
): Promise<Credentialed> {
  let credentialed: Credentialed = { url, headers: new Headers(headers) };
  for (const { name, scheme, credential } of schemes) {
    const secret = secretText(await reveal(name, credential, signal));
    onSecret(secret, credential);
    credentialed = attach(credentialed, scheme, secret);
  }
  return credentialed;
}

/** Whether a credential makes its own tokens, and can make another one. */
export function isTokenSource(credential: object | string): credential is TokenSource {
  return typeof credential === "object" && "invalidate" in credential;
}

async function reveal(
  name: string,
  credential: Credential,
  signal: AbortSignal,
): Promise<string | UserPassword> {
  const isSource = isTokenSource(credential);
  if (typeof credential !== "function" && !isSource) return credential;
  let secret: string | UserPassword | undefined;
  try {
    secret = await (isSource ? credential.token(signal) : credential());
  } catch (cause) {
    if (cause instanceof AuthError) throw cause;
    throw new AuthError(`the credential function of ${name} failed`, { cause });
  }
  if (!secret) throw new AuthError(`the credential function of ${name} gave nothing`);
  return secret;
}

function secretText(secret: string | UserPassword): string {
  return typeof secret === "string" ? secret : `${secret.username}:${secret.password}`;
}

function attach(
  { url, headers }: Credentialed,
  scheme: SecurityScheme,
  secret: string,
): Credentialed {
  switch (scheme.type) {
    case "bearer":
      setHeader(headers, "authorization", `Bearer ${secret}`);
      break;
    case "basic":
      setHeader(headers, "authorization", `Basic ${base64(secret)}`);
      break;
    case "apiKey":
      if (scheme.in === "query") {
        const pair = `${percentEncode(scheme.name)}=${percentEncode(secret)}`;
        return { url: url + (url.includes("?") ? "&" : "?") + pair, headers };
      }
      if (scheme.in === "header") setHeader(headers, scheme.name, secret);
      else setCookie(headers, scheme.name, secret);
  }
  return { url, headers };
}

function setCookie(headers: Headers, name: string, value: string): void {
  if (isBrowser() || /[\s;,"\\]/.test(value)) {
    throw new ConfigError(`cookie ${name} cannot be sent, for its value or from a browser`);
  }
  const others = headers.get("cookie");
  setHeader(headers, "cookie", `${others === null ? "" : `${others}; `}${name}=${value}`);
}

/** Base64 of the UTF-8 form (RFC 7617). */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
