// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Walks over the pages of a list and over their items (run-time algorithm 4.4). */
import { argument, isPaged, toPage, type ListRequest, type SomePage } from "./page.js";
import type { PageEvent } from "./options.js";
import type { RequestParts } from "./request.js";
import { ConfigError, SdkError } from "./sdk-error.js";
import type { Received, Transport } from "./transport.js";
import type { ListDescriptor, ListOptions, OperationDescriptor, RequestInput } from "./types.js";
import { isAbsent, scalar } from "./values.js";
import { createLoopGuard } from "./loop-guard.js";

/** What pages are requested with: a client. */
export interface PageSource {
  readonly transport: PageTransport;
}

/** The part of a transport that walks need. */
export interface PageTransport extends Partial<Pick<Transport, "notify">> {
  readonly run: (request: RequestParts, mode: "data") => Promise<Received<unknown>>;
}

/** Walks over the pages of a list. */
// eslint-disable-next-line @typescript-eslint/max-params -- one flat line per generated function
export function walkPages<Page>(
  client: PageSource,
  operation: OperationDescriptor,
  list: ListDescriptor,
  input: RequestInput,
  options?: ListOptions,
): AsyncIterable<Page> {
  const request = listRequest(operation, list, { input, options });
  return pagesOf(client.transport, {
    list,
    request,
  }) as AsyncIterable<unknown> as AsyncIterable<Page>;
}

/** Walks over the items of a list; over `[key, item]` where the items are an object. */
// eslint-disable-next-line @typescript-eslint/max-params -- one flat line per generated function
export function walkItems<Item>(
  client: PageSource,
  operation: OperationDescriptor,
  list: ListDescriptor,
  input: RequestInput,
  options?: ListOptions,
): AsyncIterable<Item> {
  const request = listRequest(operation, list, { input, options });
  return itemsOf(client.transport, { list, request }) as AsyncIterable<Item>;
}

/** The request of the first page, or of the one that `resumeToken` continues with. */
export function listRequest(
  operation: OperationDescriptor,
  list: ListDescriptor,
  { input, options = {} }: { input: RequestInput; options: ListOptions | undefined },
): RequestParts {
  const request = { operation, input, options };
  const { resumeToken } = options;
  return resumeToken === undefined ? request : continued(list, request, resumeToken);
}

function continued(
  { pagination }: ListDescriptor,
  { operation, input, options }: RequestParts,
  token: string,
): RequestParts {
  const { parameter, follow } = pagination;
  const change: RequestInput =
    parameter === undefined
      ? { follow: (url) => follow?.(url, token) ?? url }
      : { query: { ...input.query, [parameter]: token } };
  return { operation, input: { ...input, ...change }, options };
}

/**
 * The pages of a list, one request at a time. `maxItems` ends it after the page that reaches it.
 *
 * @throws PaginationError before a continuation would be requested a second time.
 * @throws ConfigError for a form of the body that has no pages.
 */
export function pagesOf(
  transport: PageTransport,
  { list, request }: ListRequest,
): AsyncGenerator<SomePage, void, undefined> {
  const options: ListOptions = request.options;
  const walk = (signal = options.signal) =>
    pagesInTurn(transport, { list, request: { ...request, options: { ...options, signal } } });
  return options.prefetch?.(walk, options.signal) ?? walk();
}

async function* pagesInTurn(
  transport: PageTransport,
  { list, request }: ListRequest,
): AsyncGenerator<SomePage, void, undefined> {
  if (!isPaged({ list, request })) throw new ConfigError("this form of the body has no pages");
  const { parameter = "", isCounted } = list.pagination;
  const start = argument(request, parameter);
  const resumeToken = isAbsent(start) ? undefined : scalar(parameter, start);
  const position: Position = { pageIndex: 0, itemsYielded: 0, resumeToken };
  const guard = createLoopGuard();
  try {
    do {
      const token = position.resumeToken;
      if (token !== undefined) guard.enter(token);
      const current = token === undefined ? request : continued(list, request, token);
      const page = toPage({ list, request: current }, await transport.run(current, "data"));
      if (isCounted === true) guard.see(page.items);
      const itemCount = Object.keys(page.items).length;
      const { pageIndex } = position;
      tell(transport, { ...page, operation: request.operation, pageIndex, itemCount });
      yield page;
      position.pageIndex += 1;
      position.itemsYielded += itemCount;
      position.resumeToken = page.resumeToken;
    } while (goesOn(position, request.options));
  } catch (error) {
    throw error instanceof SdkError ? Object.assign(error, position) : error;
  }
}

function tell({ notify }: PageTransport, page: Omit<PageEvent, "type">): void {
  const { operation, pageIndex, itemCount, requestId } = page;
  notify?.({ type: "page", operation, pageIndex, itemCount, requestId });
}

/** Where a walk is. Its errors carry this. */
interface Position {
  pageIndex: number;
  itemsYielded: number;
  resumeToken: string | undefined;
}

function goesOn(
  { pageIndex, itemsYielded, resumeToken }: Position,
  { maxPages = Infinity, maxItems = Infinity }: ListOptions,
): boolean {
  return resumeToken !== undefined && pageIndex < maxPages && itemsYielded < maxItems;
}

/** The items of a list, or its entries where they are an object. `maxItems` is exact. */
export async function* itemsOf(
  transport: PageTransport,
  of: ListRequest,
): AsyncGenerator<unknown, void, undefined> {
  let { maxItems: left = Infinity } = of.request.options as ListOptions;
  for await (const { items } of pagesOf(transport, of)) {
    for (const item of Array.isArray(items) ? items : Object.entries(items)) {
      if (left <= 0) return;
      left -= 1;
      yield item;
    }
  }
}
