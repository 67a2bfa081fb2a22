// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** What TanStack Query is given. A module of its own: only `queries.ts` of a resource imports it. */
import type { CallError } from "./call.js";
import type { ApiClient } from "./client.js";
import { toPage, type AnyPage } from "./page.js";
import { createRequest } from "./request.js";
import type { ConfigError } from "./sdk-error.js";
import type { ListDescriptor, OperationDescriptor, RequestInput, RequestOptions } from "./types.js";
import { listRequest } from "./walk.js";

/** Options of a query's calls; their signal is that of the query. */
export type QueryCallOptions = Omit<RequestOptions, "signal">;

/** What a cache holds: it takes no `undefined`, so an answer without a body is `null`. */
export type QueryData<Result> = undefined extends Result
  ? Exclude<Result, undefined> | null
  : Result;

/** All that a query of a correct program fails with, and `ConfigError` of an incorrect one. */
export type QueryFailure<Failure> = Failure | CallError | ConfigError;

/** API, resource, operation, and what was asked for, the client's own parameters included. */
export type OperationKey<
  Api extends string,
  Resource extends string,
  Method extends string,
> = readonly [api: Api, resource: Resource, operation: Method, input: object];

/** {@link OperationKey} of all pages of a list. */
export type PagesKey<
  Api extends string,
  Resource extends string,
  Method extends string,
> = readonly [...OperationKey<Api, Resource, Method>, "pages"];

/** API, resource and operation of a mutation. */
export type WriteKey<
  Api extends string,
  Resource extends string,
  Method extends string,
> = readonly [api: Api, resource: Resource, operation: Method];

/** A page of any list. */
export type PageLike = AnyPage<unknown, unknown>;

/** A page that can be written as JSON and restored: without the response it came in. */
export type CachedPage<Page extends PageLike> = Pick<Page, "items" | "body" | "resumeToken">;

/** The client repeats failed attempts itself; the cache does not repeat them once more. */
export type RetryDecision<Failure> = (count: number, error: QueryFailure<Failure>) => boolean;

/** Options of a query. */
export interface ReadOptions<Key, Result, Failure> {
  readonly queryKey: Key;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<QueryData<Result>>;
  readonly retry: RetryDecision<Failure>;
}

/** Options of an infinite query. */
export interface PagesOptions<Key, Page extends PageLike, Failure> {
  readonly queryKey: Key;
  readonly queryFn: (context: {
    readonly signal: AbortSignal;
    readonly pageParam: string | undefined;
  }) => Promise<CachedPage<Page>>;
  readonly initialPageParam: string | undefined;
  readonly getNextPageParam: (page: CachedPage<Page>) => string | undefined;
  readonly retry: RetryDecision<Failure>;
}

/** Options of a mutation, whose variables are the parts of a request. */
export interface WriteOptions<Key, Variables, Result, Failure> {
  readonly mutationKey: Key;
  readonly mutationFn: (variables: Variables) => Promise<Result>;
  readonly retry: RetryDecision<Failure>;
}

/** An operation, and the key of all that it is asked. */
export interface KeyedOperation {
  readonly operation: OperationDescriptor;
  readonly key: readonly string[];
}

/**
 * A query of an operation. `Options` is what the generated function says it gives.
 *
 * @throws ConfigError where a parameter is missing that neither caller nor client supplies.
 */
// eslint-disable-next-line @typescript-eslint/max-params, @typescript-eslint/no-unnecessary-type-parameters -- one flat line per generated function, whose return type says what this gives
export function readOptions<Options>(
  client: ApiClient,
  { operation, key }: KeyedOperation,
  input: RequestInput,
  options: QueryCallOptions = {},
): Options {
  const given = {
    queryKey: [...key, keyInput(client, { operation, input, options })],
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await client.send<unknown, never, Headers>(
        createRequest(operation, input, { ...options, signal }),
      )) ?? null,
    retry: never,
  };
  return given as unknown as Options;
}

/**
 * An infinite query over the pages of a list.
 *
 * @throws ConfigError where a parameter is missing that neither caller nor client supplies.
 */
// eslint-disable-next-line @typescript-eslint/max-params, @typescript-eslint/no-unnecessary-type-parameters -- as above
export function pagesOptions<Options>(
  client: ApiClient,
  { operation, key, list }: KeyedOperation & { readonly list: ListDescriptor },
  input: RequestInput,
  options: QueryCallOptions = {},
): Options {
  const given = {
    queryKey: [...key, keyInput(client, { operation, input, options }), "pages"],
    queryFn: async (context: { signal: AbortSignal; pageParam: string | undefined }) => {
      const { signal, pageParam: resumeToken } = context;
      const request = listRequest(operation, list, {
        input,
        options: { ...options, signal, resumeToken },
      });
      const received = await client.transport.run(request, "data");
      const { items, body, resumeToken: next } = toPage({ list, request }, received);
      return { items, body, resumeToken: next };
    },
    initialPageParam: undefined,
    getNextPageParam: (page: CachedPage<PageLike>) => page.resumeToken,
    retry: never,
  };
  return given as unknown as Options;
}

/** A mutation; `input` holds what does not vary. */
// eslint-disable-next-line @typescript-eslint/max-params, @typescript-eslint/no-unnecessary-type-parameters -- as above
export function writeOptions<Options>(
  client: ApiClient,
  { operation, key }: KeyedOperation,
  input: RequestInput,
  options: RequestOptions = {},
): Options {
  const given = {
    mutationKey: key,
    mutationFn: (variables: RequestInput | undefined) =>
      client
        .send<unknown, never, Headers>(
          createRequest(operation, { ...input, ...variables }, options),
        )
        .send(),
    retry: never,
  };
  return given as unknown as Options;
}

function never(): boolean {
  return false;
}

/** What an answer depends on, as a value that JSON can write: keys are compared as JSON. */
function keyInput(client: ApiClient, request: Parameters<ApiClient["transport"]["filled"]>[0]) {
  const { input } = client.transport.filled(request);
  const { extraQuery } = request.options;
  return hashable(extraQuery === undefined ? input : { ...input, extraQuery });
}

function hashable(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(hashable);
  const isPlain = typeof value === "object" && value !== null && isRecord(value);
  if (!isPlain) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, hashable(member)]));
}

/** Whether a value is an object literal, not a `Date` or `Blob`. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
