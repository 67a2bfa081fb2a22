// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** How lists advance: the strategies that descriptors name. */
import { PaginationError } from "./errors.js";
import type { PaginationStrategy } from "./types.js";
import { isComposite } from "./values.js";

/** What all strategies are told. Pointers are JSON Pointers (RFC 6901) into a page's body. */
export interface PaginationOptions {
  /** Query parameter that continues the list. */
  readonly parameter: string;
  /** Pointer to the items. */
  readonly items: string;
  /** Pointer to a flag that is `false` on the last page. */
  readonly hasMore?: string;
}

/** The body names the next value of the parameter; the list ends when it does not. */
export function cursor({
  parameter,
  items,
  next,
  hasMore,
}: PaginationOptions & {
  /** Pointer to the next value of the parameter. */
  readonly next: string;
}): PaginationStrategy {
  return {
    parameter,
    items: (body) => at(body, items),
    next: (body) => (isLast(body, hasMore) ? undefined : at(body, next)),
  };
}

/**
 * The body holds the URL of the next page, absolute or relative; the list ends when it does not.
 * The URL has to be of the same origin, and only its query is taken over.
 */
export function nextURL({
  items,
  next,
  hasMore,
}: Omit<PaginationOptions, "parameter"> & {
  /** Pointer to the URL of the next page. */
  readonly next: string;
}): PaginationStrategy {
  return {
    items: (body) => at(body, items),
    next: (body) => (isLast(body, hasMore) ? undefined : at(body, next)),
    follow: followURL,
  };
}

/**
 * The URL of a list with the query of a continuation; parameters that this does not repeat stay.
 *
 * @throws PaginationError when the continuation is not at the same origin.
 */
export function followURL(current: string, continuation: string): string {
  const url = new URL(current);
  const target = parseURL(continuation, url);
  if (target?.origin !== url.origin || target.username + target.password !== "") {
    throw new PaginationError("the next page is not at the origin of the list");
  }
  const named = new Set(target.searchParams.keys());
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((pair) => !named.has(nameOf(pair)));
  url.search = [target.search.slice(1), ...kept].filter(Boolean).join("&");
  return url.href;
}

function parseURL(text: string, base: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()].join("");
}

/** The parameter counts the items before the page; the list ends with an empty page. */
export function offset(options: PaginationOptions): PaginationStrategy {
  return counted(options, (current, length) => Number(current ?? 0) + length);
}

/** The parameter counts pages; the list ends with an empty page. */
export function page({
  start = 1,
  ...options
}: PaginationOptions & {
  /** Number of the first page. Default 1. */
  readonly start?: number;
}): PaginationStrategy {
  return counted(options, (current) => Number(current ?? start) + 1);
}

function counted(
  { parameter, items: pointer, hasMore }: PaginationOptions,
  advance: (current: unknown, length: number) => number,
): PaginationStrategy {
  return {
    parameter,
    isCounted: true,
    items: (body) => at(body, pointer),
    next: (body, current) => {
      const items = at(body, pointer);
      const length = isComposite(items) ? Object.keys(items).length : 0;
      return length === 0 || isLast(body, hasMore) ? undefined : advance(current, length);
    },
  };
}

/** Without a flag, or where it says nothing, other signs end the list. */
function isLast(body: unknown, hasMore: string | undefined): boolean {
  return hasMore !== undefined && at(body, hasMore) === false;
}

/** The value a pointer leads to; `undefined` when it leads nowhere. */
export function at(body: unknown, pointer: string): unknown {
  let value = body;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
