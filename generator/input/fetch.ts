/**
 * Fetches a document by its URL. Only listed hosts are asked, redirects included; the address that is
 * checked is the one that is connected to, so that no name can resolve to another one in between.
 */
import { lookup } from "node:dns";
import { get as getByHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { get as getByHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf, type RemoteHost } from "../remote-host.js";
import { sizeLimit } from "./parse.js";
import { isPublicAddress } from "./public-address.js";
import type { RemoteFailure } from "./remote-failure.js";

/** What may be asked, and how much of it. */
export interface FetchLimits {
  readonly hosts: readonly RemoteHost[];
  /** Time for one document, redirects included. */
  readonly milliseconds: number;
  readonly bytes: number;
}

/** The limits of a run. */
export function limitsFor(hosts: readonly RemoteHost[]): FetchLimits {
  return { hosts, milliseconds: 30_000, bytes: sizeLimit };
}

/** The content of a document, and where it was in the end. */
export interface FetchedText {
  readonly url: string;
  readonly text: string;
}

const redirectLimit = 5;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Fetches a document; every way to fail is a value. */
export async function fetchText(
  start: string,
  limits: FetchLimits,
): Promise<FetchedText | RemoteFailure> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    return await follow(new URL(start), limits, signal);
  } catch (error) {
    return unreachable(signal.aborted ? timeReason(limits) : reasonOf(error));
  }
}

async function follow(start: URL, limits: FetchLimits, signal: AbortSignal) {
  let url = start;
  for (let hop = 0; hop <= redirectLimit; hop += 1) {
    if (url.username !== "" || url.password !== "") return unreachable("it holds credentials");
    const host = hostOf(url, limits.hosts);
    if (host === undefined) return notAllowed(url, hop);
    const response = await ask(url, host, signal);
    if (!redirectStatuses.has(response.statusCode ?? 0)) {
      return await contentOf(response, url, limits);
    }
    response.destroy();
    const { location = "" } = response.headers;
    if (location === "" || !URL.canParse(location, url.href)) {
      return unreachable("its redirect has no URL");
    }
    url = new URL(location, url);
    url.hash = "";
  }
  return unreachable(`it redirects more than ${redirectLimit} times`);
}

function unreachable(reason: string): RemoteFailure {
  return { failure: "remote-unreachable", reason };
}

function notAllowed({ origin }: URL, hop: number): RemoteFailure {
  if (hop === 0) return { failure: "remote-reference" };
  return unreachable(`it redirects to ${origin}, which remoteHosts does not list`);
}

function timeReason({ milliseconds }: FetchLimits): string {
  return `it has not answered in full within ${milliseconds / 1000} seconds`;
}

function ask(url: URL, host: RemoteHost, signal: AbortSignal): Promise<IncomingMessage> {
  const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (!host.isExplicit && isIP(literal) > 0 && !isPublicAddress(literal)) {
    return Promise.reject(new PrivateAddressError(literal));
  }
  const options: RequestOptions = {
    signal,
    agent: false,
    headers: {
      accept: "application/json, application/yaml, text/yaml, */*",
      "accept-encoding": "identity",
      "user-agent": "specloom",
    },
    ...(!host.isExplicit && { lookup: lookupPublic }),
  };
  const get = url.protocol === "https:" ? getByHttps : getByHttp;
  return new Promise((resolve, reject) => {
    get(url, options, resolve).on("error", reject);
  });
}

async function contentOf(
  response: IncomingMessage,
  { href }: URL,
  { bytes }: FetchLimits,
): Promise<FetchedText | RemoteFailure> {
  const { statusCode = 0, headers } = response;
  const encoding = headers["content-encoding"] ?? "identity";
  try {
    if (statusCode !== 200) return { failure: "remote-status", status: statusCode };
    if (encoding !== "identity") return unreachable("it comes compressed, unasked");
    if (Number(headers["content-length"] ?? 0) > bytes) return tooLarge(bytes);
    const decoder = new TextDecoder();
    const parts: string[] = [];
    let size = 0;
    for await (const chunk of response) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.byteLength;
      if (size > bytes) return tooLarge(bytes);
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(decoder.decode());
    return { url: href, text: parts.join("") };
  } finally {
    response.destroy();
  }
}

function tooLarge(limit: number): RemoteFailure {
  return { failure: "remote-too-large", limit };
}

/** A host that is not listed with its scheme has an address inside a private network. */
class PrivateAddressError extends Error {
  constructor(address: string) {
    super(`its address ${address} is not public`);
  }
}

/** Resolves a name; one address that is not public is enough to refuse it. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const refused = addresses.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses;
    if (refused !== undefined) callback(new PrivateAddressError(refused.address), []);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first?.address ?? "", first?.family);
  });
};

function reasonOf(error: unknown): string {
  if (error instanceof PrivateAddressError) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return reasons.get(code) ?? `the connection failed (${code})`;
}

const reasons = new Map([
  ["ENOTFOUND", "its host has no address"],
  ["EAI_AGAIN", "its host has no address"],
  ["ECONNREFUSED", "the connection is refused"],
  ["ECONNRESET", "the connection was closed"],
]);
