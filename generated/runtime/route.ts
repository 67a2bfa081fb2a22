// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** From a route and arguments to a URL (run-time rules 2.6 and 3.2). */
import type { QueryEncoder, QueryWriter, RequestInput, Route } from "./types.js";

/**
 * The URL of a route.
 *
 * @throws TypeError for an argument that is missing or cannot be sent.
 */
export function routeURL(
  { path: template, expand, query }: Route,
  input: RequestInput,
  baseURL: string,
): string {
  return joinURL(baseURL, expand?.(template, input.path) ?? template, query?.(input) ?? []);
}

/**
 * Joins base URL, path and parts of the query. The path of the base URL stays before the other one,
 * and its query before the parts.
 */
export function joinURL(baseURL: string, path: string, query: readonly string[]): string {
  return baseURL.replace(
    /\/*(\?.+)?\??$/,
    (_, own: string = "") => path + [own, ...query].join("&").replace(/^&/, "?"),
  );
}

/** A URL with more parts in its query; empty ones are left out. */
export function withQuery(url: string, parts: readonly (string | undefined)[]): string {
  const query = parts.filter(Boolean).join("&");
  return url + (query && (url.includes("?") ? "&" : "?") + query);
}

/** Begins the query with what a path template has of it: `/items?kind={kind}`. */
export function queryAfter(
  template: string,
  { expand, query }: Pick<Route, "expand" | "query">,
): QueryWriter {
  return (input) => [expand?.(template, input.path) ?? template, ...(query?.(input) ?? [])];
}

/** Writes all query parameters in one way, in the order of their names. */
export function queryOf(encode: QueryEncoder): QueryWriter {
  return ({ query = {} }) => queryParts(encode, query);
}

/** Encodes arguments as parts of a query, in the order of their names. */
export function queryParts(encode: QueryEncoder, query: object): readonly string[] {
  return Object.keys(query)
    .sort()
    .flatMap((name) => encode(name, query[name as keyof typeof query]));
}

/** An encoder that writes some parameters in ways of their own: `byName(form, { ids: comma })`. */
export function byName(
  usual: QueryEncoder,
  others: Readonly<Record<string, QueryEncoder>>,
): QueryEncoder {
  return (name, value) => ((Object.hasOwn(others, name) && others[name]) || usual)(name, value);
}
