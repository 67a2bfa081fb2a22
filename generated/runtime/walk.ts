/** Walks over the pages of a list and over their items (run-time algorithm 4.4). */
import type { ApiClient } from "./client.js";
import { PaginationError } from "./errors.js";
import { argument, isPaged, toPage, type ListRequest, type SomePage } from "./page.js";
import { createRequest, type RequestParts } from "./request.js";
import { ConfigError, SdkError } from "./sdk-error.js";
import type { Transport } from "./transport.js";
import type { ListDescriptor, ListOptions, OperationDescriptor, RequestInput } from "./types.js";
import { createVisited, digest } from "./visited.js";

/** Walks over the pages of a list. */
// eslint-disable-next-line @typescript-eslint/max-params -- one flat line per generated function
export function walkPages<Page>(
  client: ApiClient,
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
  client: ApiClient,
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
  const query = { ...input.query, [pagination.parameter]: token };
  return { operation, input: { ...input, query }, options };
}

/**
 * The pages of a list, one request at a time. `maxItems` ends it after the page that reaches it.
 *
 * @throws PaginationError before a continuation would be requested a second time.
 * @throws ConfigError for a form of the body that has no pages.
 */
export async function* pagesOf(
  transport: Transport,
  { list, request }: ListRequest,
): AsyncGenerator<SomePage, void, undefined> {
  const { maxPages = Infinity, maxItems = Infinity } = request.options as ListOptions;
  if (!isPaged({ list, request })) throw new ConfigError("this form of the body has no pages");
  const start = argument(request, list.pagination.parameter) as string | undefined;
  const position = { pageIndex: 0, itemsYielded: 0, resumeToken: start };
  const isRepeated = createVisited();
  let last: string | undefined;
  try {
    do {
      const { resumeToken: token } = position;
      if (token !== undefined && isRepeated(String(token))) throw repetition();
      const current = token === undefined ? request : continued(list, request, token);
      const page = toPage({ list, request: current }, await transport.run(current, "data"));
      if (list.pagination.isCounted === true) {
        const content = digest(JSON.stringify(page.items));
        if (content === last) throw repetition();
        last = content;
      }
      yield page;
      position.pageIndex += 1;
      position.itemsYielded += Object.keys(page.items).length;
      position.resumeToken = page.resumeToken;
    } while (
      position.resumeToken !== undefined &&
      position.pageIndex < maxPages &&
      position.itemsYielded < maxItems
    );
  } catch (error) {
    throw error instanceof SdkError ? Object.assign(error, position) : error;
  }
}

/** The items of a list, or its entries where they are an object. `maxItems` is exact. */
export async function* itemsOf(
  transport: Transport,
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

function repetition(): PaginationError {
  return new PaginationError("the list repeats itself");
}
