// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Lists that advance by the `Link` header (RFC 8288). */
import { at, followURL, type PaginationOptions } from "./pagination.js";
import type { PaginationStrategy } from "./types.js";

/**
 * The header names the URL of the next page, absolute or relative; the list ends when it does not.
 * The URL has to be of the same origin, and only its query is taken over.
 */
export function linkHeader({ items }: Pick<PaginationOptions, "items">): PaginationStrategy {
  return {
    items: (body) => at(body, items),
    next: (_body, _current, headers) => nextLink(headers.get("link") ?? ""),
    follow: followURL,
  };
}

/** A target and its parameters: a comma inside of brackets or quotes ends neither. */
const linkValue = /<([^<>]*)>((?:[^",<]|"(?:[^"\\]|\\.)*")*)/g;
const linkParameter = /;\s*([^\s=;"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;",]*)))?/g;

/** The target of the first link whose relations have `next` among them. */
function nextLink(header: string): string | undefined {
  for (const [, target, text = ""] of header.matchAll(linkValue)) {
    const parameters = [...text.matchAll(linkParameter)].map(
      ([, name = "", quoted, token = ""]) => [name.toLowerCase(), quoted ?? token] as const,
    );
    // The first `rel` counts, and an anchor says that the link is not about this page.
    const relations = parameters
      .find(([name]) => name === "rel")?.[1]
      .toLowerCase()
      .split(/\s+/);
    const isElsewhere = parameters.some(([name]) => name === "anchor");
    if (relations?.includes("next") === true && !isElsewhere) return target;
  }
  return undefined;
}
