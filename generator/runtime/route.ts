// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** From a route and arguments to a URL (run-time rules 2.6 and 3.2). */
import type { QueryEncoder, QueryWriter, RequestInput, Route } from "./types.js";

/**
 * Joins base URL, path and query. The path of the base URL stays before that of the route, and its
 * query before the other one.
 *
 * @throws TypeError for an argument that is missing or cannot be sent.
 */
export function routeURL(
  { path: template, expand, query }: Route,
  input: RequestInput,
  baseURL: string,
): string {
  return baseURL.replace(/\/*(\?.+)?\??$/, (_, own: string = "") => {
    const path = expand?.(template, input.path) ?? template;
    return path + [own, ...(query?.(input) ?? [])].join("&").replace(/^&/, "?");
  });
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
  return ({ query = {} }) =>
    Object.keys(query)
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
