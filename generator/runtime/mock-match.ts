// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Which requests a mock answers. */
import type { MockedOperation, MockOptions } from "./mock-types.js";

/** Whether a request is meant, and what its path has as parameters. */
export interface RequestMatch {
  readonly matches: boolean;
  readonly params: Record<string, string>;
}

/** Finds out whether a request is one of the operation. */
export function requestMatcher(
  { operation, except = [], accept }: MockedOperation,
  { baseURL }: MockOptions = {},
): (info: { readonly request: Request }) => RequestMatch {
  const { api, server, route, method } = operation;
  const base = baseURL ?? server?.(undefined, api.baseURL) ?? api.baseURL;
  const match = urlMatcher(base, route.path);
  const others = except.map((path) => urlMatcher(base, path));
  return ({ request }) => {
    const url = new URL(request.url);
    const isMethod = request.method.toUpperCase() === method.toUpperCase();
    const params = isMethod && isAccepted(request, accept) ? match(url) : undefined;
    const matches = params !== undefined && others.every((other) => other(url) === undefined);
    return { matches, params: matches ? params : {} };
  };
}

function isAccepted({ headers }: Request, accept: MockedOperation["accept"]): boolean {
  if (accept === undefined) return true;
  return (headers.get("accept") ?? "").includes(accept.mediaType) === accept.isMeant;
}

type Params = Record<string, string>;

/** Gives the parameters of a URL that a template matches. */
function urlMatcher(baseURL: string, template: string): (url: URL) => Params | undefined {
  const [, origin = "", path = ""] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)/i.exec(baseURL) ?? [];
  const [ownPath = "", query = ""] = template.split("#", 1)[0]?.split(/\?(.*)/s) ?? [];
  const segments = `${path.replace(/\/+$/, "")}${ownPath}`.split("/").map(segmentMatcher);
  const host = origin === "" ? undefined : new URL(origin).origin;
  const pairs = queryMatchers(query);
  return (url) => {
    const given = url.pathname.split("/");
    const isElsewhere = host !== undefined && host !== url.origin;
    if (isElsewhere || given.length !== segments.length) return undefined;
    const found = [
      ...segments.map((segment, index) => segment(given[index] ?? "")),
      ...pairs.map((pair) => pair(url.searchParams)),
    ];
    return merged(found);
  };
}

/** All parameters; none where one part does not match. */
function merged(found: readonly (Params | undefined)[]): Params | undefined {
  if (found.includes(undefined)) return undefined;
  return Object.fromEntries(found.flatMap((params) => Object.entries(params ?? {})));
}

type TextMatcher = (text: string) => Params | undefined;

/** A segment of a path is compared without its percent-encoding. */
function segmentMatcher(template: string): TextMatcher {
  const match = textMatcher(decoded(template) ?? template);
  return (segment) => {
    const text = decoded(segment);
    return text === undefined ? undefined : match(text);
  };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function textMatcher(template: string): TextMatcher {
  const parts = template.split(/\{([^{}]*)\}/);
  const names = parts.filter((_, index) => index % 2 === 1);
  const source = parts.map((part, index) => (index % 2 === 1 ? "(.+?)" : escaped(part))).join("");
  const expression = new RegExp(`^${source}$`, "s");
  return (text) => {
    const found = expression.exec(text);
    if (found === null) return undefined;
    return Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""]));
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** Pairs of a query that a template has are there, whatever else is. */
function queryMatchers(query: string): readonly ((given: URLSearchParams) => Params | undefined)[] {
  return [...new URLSearchParams(query)].map(([name, template]) => {
    const match = textMatcher(template);
    return (given) => {
      const found = given.getAll(name).map(match);
      return found.find((params) => params !== undefined);
    };
  });
}
