/** The companion for TanStack Query with the real library, against the embedded server. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../server/server.js";
import { companionProgram, type CompanionProgram } from "../support/companion.js";
import type { InfiniteQueryObserver, QueryClient, QueryObserver } from "@tanstack/query-core";

const spec = new URL("../../spec", import.meta.url).pathname;

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly resumeToken: string | undefined;
}

interface Pages {
  readonly pages: readonly Page[];
  readonly pageParams: readonly unknown[];
}

/** What the program exports; its own types are those of an SDK that is not there yet. */
interface Program {
  readonly connect: (connection: object, send?: typeof fetch) => unknown;
  readonly createCache: () => QueryClient;
  readonly readUser: (
    cache: QueryClient,
    client: unknown,
    id: string,
  ) => Promise<Readonly<Record<"user" | "cached" | "error", unknown>> & { key: string[] }>;
  readonly readVariants: (
    cache: QueryClient,
    client: unknown,
    id: string,
  ) => Promise<{
    readonly excluded: { readonly id: string };
    readonly list: { readonly result: readonly { readonly id: string }[] };
    readonly keyed: { readonly result: object };
  }>;
  readonly watchUser: (cache: QueryClient, client: unknown, id: string) => QueryObserver;
  readonly readPages: (cache: QueryClient, client: unknown, pages: number) => Promise<Pages>;
  readonly watchPages: (
    cache: QueryClient,
    client: unknown,
    limit: number,
  ) => InfiniteQueryObserver<Page, Error, Pages>;
  readonly tagMutations: (
    cache: QueryClient,
    client: unknown,
  ) => {
    readonly create: (name: string) => Promise<{ readonly id: string; readonly name: string }>;
    readonly remove: (id: string) => Promise<unknown>;
    readonly keys: readonly unknown[];
  };
  readonly invalidateUsers: (cache: QueryClient) => Promise<void>;
  readonly keyOf: (client: unknown, id: string, expand?: unknown) => unknown;
}

let built: CompanionProgram;
let program: Program;
let server: TestServer;
let client: unknown;

function connection() {
  const { url, token, integratedAccountId } = server;
  return { baseURL: url, auth: token, integratedAccountId };
}

beforeAll(async () => {
  built = await companionProgram("queries.ts", spec);
  program = built.module as Program;
  server = await startServer({ userCount: 50 });
  client = program.connect(connection());
});

afterAll(async () => {
  await server.close();
  await built.remove();
  expect(server.violations).toEqual([]);
});

test("infers data, errors and variables; samples compile", () => {
  expect(built.errors).toEqual([]);
});

test("a query is asked once, and kept under its key", async () => {
  const cache = program.createCache();
  const id = server.users[0]?.id ?? "";
  const before = server.requests.length;
  const first = await program.readUser(cache, client, id);
  const second = await program.readUser(cache, client, id);

  expect(first.user).toEqual(server.users[0]);
  expect(second.user).toBe(first.user);
  expect(first.cached).toBe(first.user);
  expect(first.error).toBeNull();
  expect(server.requests).toHaveLength(before + 1);
});

test("arguments decide the form of the data", async () => {
  const id = server.users[0]?.id ?? "";
  const { excluded, list, keyed } = await program.readVariants(program.createCache(), client, id);

  expect(excluded.id).toBe(id);
  expect(Object.keys(excluded)).not.toContain("name");
  expect(list.result).toHaveLength(3);
  expect(Object.keys(keyed.result)).toEqual(list.result.map((user) => user.id));
});

test("a failure is the error of the operation, and is not repeated by the cache", async () => {
  const cache = program.createCache();
  const before = server.requests.length;
  const observer = program.watchUser(cache, client, "nobody");
  const result = await new Promise<ReturnType<typeof observer.getCurrentResult>>((resolve) => {
    observer.subscribe((current) => {
      if (current.isError) resolve(current);
    });
  });
  observer.destroy();

  expect(result.error).toMatchObject({ name: "NotFoundError", status: 404 });
  expect(server.requests).toHaveLength(before + 1);
});

test("leaving a query aborts its request", async () => {
  const cache = program.createCache();
  const signals: (AbortSignal | null | undefined)[] = [];
  const hanging: typeof fetch = (_, init) => {
    signals.push(init?.signal);
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => {
        reject(new Error("aborted"));
      });
    });
  };
  const observer = program.watchUser(cache, program.connect(connection(), hanging), "1");
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => signals.length).toBe(1);
  expect(signals[0]?.aborted).toBe(false);
  leave();
  await expect.poll(() => signals[0]?.aborted).toBe(true);
});

test("an infinite query follows the pages to their end", async () => {
  const data = await program.readPages(program.createCache(), client, 10);
  const ids = data.pages.flatMap(({ items }) => items.map(({ id }) => id));

  expect(ids).toEqual(server.users.map(({ id }) => id));
  expect(data.pages.at(-1)?.resumeToken).toBeUndefined();
  expect(data.pageParams).toEqual([
    undefined,
    ...data.pages.slice(0, -1).map(({ resumeToken }) => resumeToken),
  ]);
  // What is restored from storage is what was kept.
  expect(JSON.parse(JSON.stringify(data.pages))).toEqual(withoutAbsent(data.pages));
});

test("an observer asks for the next page where there is one", async () => {
  const observer = program.watchPages(program.createCache(), client, 30);
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);
  expect(observer.getCurrentResult().hasNextPage).toBe(true);
  for (let page = 0; page < 5 && observer.getCurrentResult().hasNextPage; page += 1) {
    await observer.fetchNextPage();
  }
  const { data, hasNextPage } = observer.getCurrentResult();
  leave();

  expect(hasNextPage).toBe(false);
  expect(data?.pages.flatMap(({ items }) => items)).toHaveLength(50);
});

test("mutations send their variables", async () => {
  const { create, remove, keys } = program.tagMutations(program.createCache(), client);
  const tag = await create("urgent");
  expect(tag.name).toBe("urgent");
  await remove(tag.id);

  expect(keys).toEqual([
    ["ticketing", "tags", "create"],
    ["ticketing", "tags", "delete"],
  ]);
});

test("a key begins with API and resource, and holds all that the answer depends on", async () => {
  const { integratedAccountId } = server;
  const input = { path: { id: "1" }, query: { integrated_account_id: integratedAccountId } };
  expect(program.keyOf(client, "1")).toEqual(["ticketing", "users", "get", input]);
  expect(program.keyOf(client, "1", [1n, new Date(0)])).toEqual([
    "ticketing",
    "users",
    "get",
    { ...input, extraQuery: { expand: ["1", new Date(0)] } },
  ]);
  const other = program.connect({ ...connection(), integratedAccountId: "other" });
  expect(program.keyOf(other, "1")).not.toEqual(program.keyOf(client, "1"));

  const cache = program.createCache();
  const { key } = await program.readUser(cache, client, server.users[1]?.id ?? "");
  expect(cache.getQueryState(key)?.isInvalidated).toBe(false);
  await program.invalidateUsers(cache);
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true);
});

function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
