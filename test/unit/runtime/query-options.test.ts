/** Options for TanStack Query, as the run-time makes them, against a real server. */
import { expect, test } from "vitest";
import { ApiClient, cursor, queryOf, brackets } from "../../../generator/runtime/index.js";
import {
  pagesOptions,
  readOptions,
  writeOptions,
  type PagesOptions,
  type ReadOptions,
  type WriteOptions,
} from "../../../generator/runtime/query-options.js";
import type { AnyPage } from "../../../generator/runtime/page.js";
import { isObject, isPresent } from "../../../generator/runtime/schema-guards.js";
import type { TestServer } from "../../support/server.js";
import { serve } from "./fixtures.js";

const api = { name: "desk", baseURL: "http://127.0.0.1", security: {} };
const route = { path: "/tickets", query: queryOf(brackets) };
const read = { api, id: "listTickets", method: "GET", route };
const list = {
  pagination: cursor({ parameter: "cursor", next: "/next", items: "/items" }),
};
const key = ["desk", "tickets", "list"];

let server: TestServer;
let client: ApiClient;

/** Each test has a server of its own. */
async function connect(): Promise<void> {
  server = await serve((response, { method, url }) => {
    const isLast = url.includes("cursor=2");
    const body = method === "GET" ? { items: [url], ...(isLast ? {} : { next: "2" }) } : undefined;
    response.writeHead(body === undefined ? 204 : 200, { "content-type": "application/json" });
    response.end(body && JSON.stringify(body));
  });
  client = new ApiClient(api, { baseURL: server.url });
}

const { signal } = new AbortController();

test("a key holds what JSON can compare, and the query's signal is the call's", async () => {
  await connect();
  const since = new Date(0);
  const input = { query: { ids: [1n], since, nothing: undefined } };
  const options = readOptions<ReadOptions<unknown[], unknown, never>>(
    client,
    { operation: read, key },
    input,
    { extraQuery: { debug: true } },
  );
  expect(options.queryKey).toEqual([
    ...key,
    { query: { ids: ["1"], since }, extraQuery: { debug: true } },
  ]);
  expect(() => JSON.stringify(options.queryKey)).not.toThrow();
  expect(await options.queryFn({ signal })).toMatchObject({ next: "2" });
  await expect(options.queryFn({ signal: AbortSignal.abort("left") })).rejects.toThrow("aborted");
});

test("pages continue where the one before ended, and hold no response", async () => {
  await connect();
  const options = pagesOptions<PagesOptions<unknown[], AnyPage<string[], unknown>, never>>(
    client,
    { operation: read, key, list },
    {},
  );
  const first = await options.queryFn({ signal, pageParam: options.initialPageParam });
  const next = options.getNextPageParam(first);
  const last = await options.queryFn({ signal, pageParam: next });

  expect(options.queryKey).toEqual([...key, {}, "pages"]);
  expect(Object.keys(first)).toEqual(["items", "body", "resumeToken"]);
  expect(last.items).toEqual(["/tickets?cursor=2"]);
  expect(options.getNextPageParam(last)).toBeUndefined();
});

test("an answer without a body is null to a cache, and undefined to a mutation", async () => {
  await connect();
  const write = { ...read, method: "DELETE" };
  const query = readOptions<ReadOptions<unknown[], undefined, never>>(
    client,
    { operation: { ...read, method: "HEAD" }, key },
    {},
  );
  const mutation = writeOptions<WriteOptions<unknown[], object | undefined, undefined, never>>(
    client,
    { operation: write, key: ["desk", "tickets", "delete"] },
    {},
  );
  expect(await query.queryFn({ signal })).toBeNull();
  expect(await mutation.mutationFn(undefined)).toBeUndefined();
  await mutation.mutationFn({ query: { id: 1 } });
  expect(server.requests.at(-1)).toMatchObject({ method: "DELETE", url: "/tickets?id=1" });
  expect(mutation.mutationKey).toEqual(["desk", "tickets", "delete"]);
});

test("a failure is not repeated by the cache", () => {
  const { retry } = readOptions<ReadOptions<unknown[], unknown, Error>>(
    client,
    { operation: read, key },
    {},
  );
  expect(retry(0, new Error("any"))).toBe(false);
});

test("checks that Zod has no schema for", () => {
  expect([{}, [], null, "text", undefined].map(isObject)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect([0, "", false, null, undefined].map(isPresent)).toEqual([true, true, true, false, false]);
});
