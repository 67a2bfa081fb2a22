// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Redirects (run-time algorithm 4.5), followed here so that credentials stay with their origin. */
import { discard } from "./attempts.js";
import { ConnectionError } from "./errors.js";
import type { OutgoingRequest, Send } from "./options.js";
import { isOneShot } from "./request.js";
import type { Settings } from "./settings.js";

/** Headers that another origin may see; all others could identify or authorize the caller. */
const publicHeaders = /^(accept|accept-language|content-type|content-language|content-encoding)$/;

/**
 * Sends a request and follows its redirects as far as the settings allow. A redirect that is not
 * followed is given back as the response.
 *
 * @throws ConnectionError after too many redirects.
 */
export async function followRedirects(
  request: OutgoingRequest,
  settings: Settings,
  send: Send,
): Promise<Response> {
  let current = request;
  for (let hop = 0; ; hop += 1) {
    const response = await send(current);
    const next = redirected(current, response, settings);
    if (next === undefined) return response;
    discard(response);
    if (hop === settings.maxRedirects) throw new ConnectionError("too many redirects");
    current = next;
  }
}

/** Takes everything from a request that its new origin must not see. */
export function withoutCredentials(request: OutgoingRequest, { api }: Settings): OutgoingRequest {
  const headers = new Headers([...request.headers].filter(([name]) => publicHeaders.test(name)));
  const url = new URL(request.url);
  for (const scheme of Object.values(api.security)) {
    if (scheme.type === "apiKey" && scheme.in === "query") url.searchParams.delete(scheme.name);
  }
  return { ...request, url: url.href, headers };
}

function redirected(
  request: OutgoingRequest,
  { status, headers }: Response,
  settings: Settings,
): OutgoingRequest | undefined {
  const target = isFollowed(status, request)
    ? targetOf(headers.get("location"), request.url)
    : undefined;
  if (target === undefined) return undefined;

  const next = { ...(status > 303 ? request : withoutBody(request)), url: target.href };
  if (target.origin === new URL(request.url).origin) return next;
  return mayLeave(request.url, target, settings) ? withoutCredentials(next, settings) : undefined;
}

function isFollowed(status: number, { method, body }: OutgoingRequest): boolean {
  switch (status) {
    case 301:
    case 302:
      // These leave open whether a POST stays one.
      return /^(GET|HEAD)$/i.test(method);
    case 303:
      return true;
    default:
      return (status === 307 || status === 308) && !isOneShot(body);
  }
}

function targetOf(location: string | null, base: string): URL | undefined {
  if (location === null || location === "") return undefined;
  try {
    const url = new URL(location, base);
    return /^https?:$/.test(url.protocol) && url.username + url.password === "" ? url : undefined;
  } catch {
    return undefined;
  }
}

function mayLeave(from: string, target: URL, settings: Settings): boolean {
  const isDowngrade = from.startsWith("https:") && target.protocol === "http:";
  return settings.allowCrossOriginRedirects === true && !isDowngrade;
}

function withoutBody(request: OutgoingRequest): OutgoingRequest {
  const headers = new Headers(
    [...request.headers].filter(([name]) => !/^(content-.*|transfer-encoding)$/.test(name)),
  );
  return {
    ...request,
    method: request.method === "HEAD" ? "HEAD" : "GET",
    body: undefined,
    headers,
  };
}
