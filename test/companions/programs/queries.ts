/** What users of TanStack Query write, against `sdk/ticketing`. */
import {
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  QueryObserver,
  type InfiniteData,
} from "@tanstack/query-core";
import {
  TicketingClient,
  type ConfigError,
  type CreateTagError,
  type GetUserError,
  type ListUsersError,
  type ListUsersPage,
  type ListUsersResult,
  type Tag,
  type User,
} from "./sdk/ticketing/index.js";
import {
  createTagMutationOptions,
  deleteTagMutationOptions,
} from "./sdk/ticketing/tags/queries.js";
import {
  getUserQueryOptions,
  listUsersInfiniteQueryOptions,
  listUsersQueryOptions,
  usersQueryKey,
} from "./sdk/ticketing/users/queries.js";
import type { CallError } from "./sdk/runtime/call.js";
import type { CachedPage } from "./sdk/runtime/query-options.js";

type Equal<Left, Right> =
  (<Type>() => Type extends Left ? 1 : 2) extends <Type>() => Type extends Right ? 1 : 2
    ? true
    : false;

/** Compiles where both types are the same. */
function same<Left, Right>(..._: Equal<Left, Right> extends true ? [] : [never]): void {}

type Failure<Own> = Own | CallError | ConfigError;
type Pages<Page extends ListUsersPage<unknown>> = InfiniteData<
  CachedPage<Page>,
  string | undefined
>;

export interface Connection {
  readonly baseURL: string;
  readonly auth: string;
  readonly integratedAccountId: string;
}

export function connect(connection: Connection, fetch?: typeof globalThis.fetch) {
  return new TicketingClient({ ...connection, fetch });
}

export function createCache() {
  return new QueryClient();
}

export async function readUser(cache: QueryClient, client: TicketingClient, id: string) {
  const options = getUserQueryOptions(client, id);
  const user = await cache.fetchQuery({ ...options, staleTime: Infinity });
  same<typeof user, User>();
  const cached = cache.getQueryData(options.queryKey);
  same<typeof cached, User | undefined>();
  const state = cache.getQueryState(options.queryKey);
  same<NonNullable<typeof state>["error"], Failure<GetUserError> | null>();
  return { user, cached, error: state?.error, key: options.queryKey };
}

export async function readVariants(cache: QueryClient, client: TicketingClient, id: string) {
  const excluded = await cache.fetchQuery(
    getUserQueryOptions(client, { id }, { truto_exclude_fields: ["remote_data", "name"] }),
  );
  same<typeof excluded, Omit<User, "remote_data" | "name">>();
  const list = await cache.fetchQuery(listUsersQueryOptions(client, { limit: 3 }));
  same<typeof list, ListUsersResult>();
  const keyed = await cache.fetchQuery(
    listUsersQueryOptions(client, { limit: 3, truto_key_by: "id" }),
  );
  same<typeof keyed.result, Record<string, User>>();
  return { excluded, list, keyed };
}

/** An observer infers the error. */
export function watchUser(cache: QueryClient, client: TicketingClient, id: string) {
  const observer = new QueryObserver(cache, getUserQueryOptions(client, id));
  const { data, error } = observer.getCurrentResult();
  same<typeof data, User | undefined>();
  same<typeof error, Failure<GetUserError> | null>();
  return observer;
}

export async function readPages(cache: QueryClient, client: TicketingClient, pages: number) {
  const options = listUsersInfiniteQueryOptions(client, { limit: 20 });
  const data = await cache.fetchInfiniteQuery({ ...options, pages });
  same<typeof data, Pages<ListUsersPage>>();
  const cached = cache.getQueryData(options.queryKey);
  same<typeof cached, Pages<ListUsersPage> | undefined>();
  const names = data.pages.flatMap((page) => page.items.map(({ name }) => name));
  same<typeof names, User["name"][]>();
  return data;
}

export function watchPages(cache: QueryClient, client: TicketingClient, limit: number) {
  const options = listUsersInfiniteQueryOptions(client, {
    limit,
    truto_exclude_fields: ["remote_data"],
  });
  const observer = new InfiniteQueryObserver(cache, options);
  const { data, error } = observer.getCurrentResult();
  // The library leaves parameters of pages out of what it infers for observers.
  type Found = InfiniteData<CachedPage<ListUsersPage<Omit<User, "remote_data">>>, unknown>;
  same<typeof data, Found | undefined>();
  same<typeof error, Failure<ListUsersError> | null>();
  return observer;
}

export const refused = (client: TicketingClient) =>
  // @ts-expect-error Only the form with pages can be walked.
  listUsersInfiniteQueryOptions(client, { truto_response_format: "raw" });

export function tagMutations(cache: QueryClient, client: TicketingClient) {
  const create = new MutationObserver(cache, createTagMutationOptions(client));
  const result = create.getCurrentResult();
  same<typeof result.data, Tag | undefined>();
  same<typeof result.error, Failure<CreateTagError> | null>();
  const remove = new MutationObserver(cache, deleteTagMutationOptions(client));
  return {
    create: (name: string) => create.mutate({ body: { name } }),
    remove: (id: string) => remove.mutate({ path: { id } }),
    // @ts-expect-error A tag is created from a body.
    refused: () => create.mutate({}),
    keys: [create.options.mutationKey, remove.options.mutationKey],
  };
}

export async function invalidateUsers(cache: QueryClient): Promise<void> {
  await cache.invalidateQueries({ queryKey: usersQueryKey, refetchType: "none" });
}

export function keyOf(client: TicketingClient, id: string, expand?: unknown) {
  const extra = expand === undefined ? {} : { extraQuery: { expand } };
  const { queryKey } = getUserQueryOptions(client, id, undefined, extra);
  same<(typeof queryKey)[0], "ticketing">();
  same<(typeof queryKey)[1], "users">();
  same<(typeof queryKey)[2], "get">();
  return queryKey;
}
