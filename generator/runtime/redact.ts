// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What of a request may be written down (run-time section 4.6): allow-lists, never block-lists. */
import type { PendingRequest } from "./options.js";
import type { OperationDescriptor } from "./types.js";

/** Stands for what is not told. */
export const hidden = "***";

const publicHeaders =
  /^(accept|accept-encoding|cache-control|content-(encoding|length|type)|date|etag|if-(match|none-match|modified-since|unmodified-since)|last-modified|retry-after(-ms)?|server|traceparent|user-agent|vary|x-request-id|(x-)?rate-?limit(-.*)?)$/;

/** Not even when somebody adds them to the allow-list. */
const secretHeaders =
  /^((proxy-)?authorization|(set-)?cookie|x-api-key|api-key|apikey|x-auth-token|x-access-token|x-session-token|x-csrf-token|x-xsrf-token|x-amz-security-token|x-goog-api-key|ocp-apim-subscription-key)$/;

/** Whether a name, of a header, a parameter or a property, is that of a secret. */
export function isSecretName(name: string): boolean {
  return /secret|token|passw|credential|signature|session|api[-_]?key/i.test(name);
}

/** Headers by name; the values of all but the harmless ones are hidden. */
export function safeHeaders(
  headers: Headers,
  { api }: Pick<OperationDescriptor, "api">,
  allowed: readonly string[] = [],
): Record<string, string> {
  const isPublic = (name: string) =>
    (publicHeaders.test(name) || allowed.some((other) => other.toLowerCase() === name)) &&
    !secretHeaders.test(name) &&
    !isSecretName(name) &&
    !isKey(api, name);
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, isPublic(name) ? value : hidden]),
  );
}

/**
 * A URL without user name and password, in which only arguments of the operation have their values,
 * and the secret ones among them have not. Names in the query are of the program, values may be
 * anything. A path with a secret is that of the route.
 */
export function safeURL({
  url,
  operation: { api, route, secretParameters = [] },
  input: { path = {}, query = {} },
}: Pick<PendingRequest, "url" | "operation" | "input">): string {
  const { origin, pathname, search } = new URL(url);
  const isPathSecret = secretParameters.some((name) => Object.hasOwn(path, name));
  const pairs = search
    .slice(1)
    .split("&")
    .map((pair) => {
      const [[name = ""] = []] = new URLSearchParams(pair);
      const root = name.replace(/\[.*/s, "");
      const isPublic =
        Object.hasOwn(query, root) &&
        !secretParameters.includes(root) &&
        !isSecretName(name) &&
        !isKey(api, root);
      if (isPublic || pair === "") return pair;
      return pair.includes("=") ? `${pair.replace(/=.*/s, "")}=${hidden}` : hidden;
    });
  return [origin + (isPathSecret ? route.path : pathname), pairs.join("&")]
    .filter(Boolean)
    .join("?");
}

/** Whether a security scheme sends a key under this name. */
function isKey({ security }: OperationDescriptor["api"], name: string): boolean {
  return Object.values(security).some(
    (scheme) => scheme.type === "apiKey" && scheme.name.toLowerCase() === name.toLowerCase(),
  );
}

/** A JSON value in which the values of some properties, and of all secret names, are hidden. */
export function safeValue(value: unknown, properties: readonly string[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => safeValue(item, properties));
  const isHidden = (name: string) => isSecretName(name) || properties.includes(name);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isHidden(name) ? hidden : safeValue(member, properties),
    ]),
  );
}
