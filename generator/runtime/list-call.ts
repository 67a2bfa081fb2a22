// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A list that is not sent yet: await it for a page, iterate over it for items. */
import { ApiCall } from "./call.js";
import type { ApiClient } from "./client.js";
import { checkBounds } from "./options.js";
import { argument, isPaged, toPage, type SomePage } from "./page.js";
import { createRequest, type ApiRequest, type RequestParts } from "./request.js";
import type { Received, Transport } from "./transport.js";
import type { ListDescriptor, ListOptions, OperationDescriptor, RequestInput } from "./types.js";
import { isComposite } from "./values.js";
import { itemsOf, listRequest, pagesOf } from "./walk.js";

/** How many items to collect at most, at least 1. */
export interface CollectOptions {
  readonly limit: number;
}

/**
 * A list: awaiting it gives a page, iterating over it gives the items of all pages, each iteration
 * from the start. Generated interfaces add what the list can do: `where`, `sortBy`, …
 */
export interface ListCall<PageType, Item, Failure = never, Declared extends Headers = Headers>
  extends ApiCall<PageType, Failure, Declared>, AsyncIterable<Item> {
  /** The pages, requested one by one as they are asked for. */
  pages(): AsyncGenerator<PageType, void, undefined>;
  /** Items of as many pages as it takes. */
  toArray(options: CollectOptions): Promise<Item[]>;
  with(options: Omit<ListOptions, "resumeToken">): this;
}

/** A list whose items are an object; iterating over it gives keys and items. */
export interface KeyedListCall<PageType, Item, Failure = never, Declared extends Headers = Headers>
  extends ApiCall<PageType, Failure, Declared>, AsyncIterable<[key: string, item: Item]> {
  /** The pages, requested one by one as they are asked for. */
  pages(): AsyncGenerator<PageType, void, undefined>;
  /** Items of as many pages as it takes, in one object without prototype. */
  toRecord(options: CollectOptions): Promise<Record<string, Item>>;
  with(options: Omit<ListOptions, "resumeToken">): this;
}

/**
 * A list of an operation, for the methods of generated resources. `Call` is the generated
 * interface that says which of the methods below this list has.
 */
// eslint-disable-next-line @typescript-eslint/max-params, @typescript-eslint/no-unnecessary-type-parameters -- one flat line per generated method, whose return type says what this gives
export function listCall<Call>(
  client: ApiClient,
  operation: OperationDescriptor,
  list: ListDescriptor,
  input: RequestInput,
  options?: ListOptions,
): Call {
  const request = listRequest(operation, list, { input, options });
  return new ListBuilder(client.transport, request, list) as unknown as Call;
}

class ListBuilder extends ApiCall<unknown, unknown> implements AsyncIterable<unknown> {
  readonly #list: ListDescriptor;

  constructor(transport: Transport, request: RequestParts, list: ListDescriptor) {
    super(transport, createRequest(request.operation, request.input, request.options));
    this.#list = list;
  }

  [Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    return itemsOf(this.transport, { list: this.#list, request: this.request });
  }

  pages(): AsyncGenerator<SomePage, void, undefined> {
    return pagesOf(this.transport, { list: this.#list, request: this.request });
  }

  async toArray(options: CollectOptions): Promise<unknown[]> {
    const items: unknown[] = [];
    for await (const item of this.#upTo(options)) items.push(item);
    return items;
  }

  async toRecord(options: CollectOptions): Promise<Record<string, unknown>> {
    const record = Object.create(null) as Record<string, unknown>;
    for await (const [key, item] of this.#upTo(options) as AsyncIterable<[string, unknown]>) {
      record[key] = item;
    }
    return record;
  }

  where(name: string, ...condition: [value: unknown] | [operator: string, value: unknown]): this {
    if (condition.length === 1) return this.#set(name, condition[0]);
    const [operator, value] = condition;
    return this.#add(name, operator, value);
  }

  sortBy(field: string, direction: unknown): this {
    return this.#add(this.#list.sort, field, direction);
  }

  limit(count: number): this {
    return this.#set(this.#list.limit, count);
  }

  exclude(...fields: readonly string[]): this {
    const name = this.#list.exclude;
    const present = (argument(this.request, name) ?? []) as readonly string[];
    return this.#set(name, [...present, ...fields]);
  }

  keyBy(field: string): this {
    return this.#set(this.#list.keyBy, field);
  }

  format(value: string): this {
    return this.#set(this.#list.format?.parameter, value);
  }

  protected override copy(request: ApiRequest<unknown, unknown>): this {
    return new ListBuilder(this.transport, request, this.#list) as this;
  }

  protected override async receive(): Promise<Received<unknown>> {
    const received = await super.receive();
    const of = { list: this.#list, request: this.request };
    return isPaged(of) ? { ...received, data: toPage(of, received) } : received;
  }

  #upTo(options: CollectOptions | undefined): AsyncIterable<unknown> {
    const limit = options?.limit ?? NaN;
    checkBounds({ limit });
    const { maxItems = Infinity } = this.request.options as ListOptions;
    return this.with({ maxItems: Math.min(limit, maxItems) } as ListOptions);
  }

  /** Replaces one argument. */
  #set(name = "", value: unknown): this {
    const { operation, input, options } = this.request;
    const query = { ...input.query, [name]: value };
    return this.copy(createRequest(operation, { ...input, query }, options));
  }

  /** Adds a member to an argument that is an object. */
  #add(name = "", key: string, member: unknown): this {
    const present = argument(this.request, name);
    const members = isComposite(present) ? present : {};
    return this.#set(name, { ...members, [key]: member });
  }
}
