/** What the SDK makes of the answers of its own mocks: lists, streams, bodies of any kind. */
import { getResponse } from "msw";
import { afterAll, describe, expect, test } from "vitest";
import { caseOptions } from "../support/case-options.js";
import { mockedSdk, type MockedSdk } from "../support/mocks.js";

const cases = new URL("../golden/cases/", import.meta.url).pathname;
const loaded: MockedSdk[] = [];

afterAll(async () => {
  for (const { remove } of loaded) await remove();
});

async function load(name: string): Promise<MockedSdk> {
  const directory = `${cases}${name}`;
  const sdk = await mockedSdk(`${directory}/spec`, await caseOptions(directory));
  loaded.push(sdk);
  return sdk;
}

type Call = (...given: unknown[]) => unknown;

/** Calls of a client whose requests are answered by mocks of all operations, by operation. */
function callsOf({ operations, index }: MockedSdk, answers: Record<string, object> = {}) {
  const handlers = operations.map(({ operation, handler }) => handler(answers[operation.id]));
  const fetch = async (url: string, init: RequestInit) => {
    const response = await getResponse(handlers, new Request(url, init));
    if (response === undefined) throw new Error(`nothing answers ${url}`);
    return response;
  };
  const api = operations[0]?.api;
  const Client = index[api?.clientName ?? ""] as new (
    options: object,
  ) => Record<string, Record<string, Call>>;
  const hasServer = api?.baseURL.startsWith("https:") === true;
  // Without a server in the document, every host is meant.
  const place = hasServer ? {} : { baseURL: "https://any.example" };
  const client = new Client({ ...place, auth: "token", fetch, maxRetries: 0 });
  return (id: string): Call => {
    const found = (api?.resources ?? []).flatMap((resource) =>
      resource.operations
        .filter((operation) => operation.id === id)
        .map(({ methodName }) =>
          client[resource.propertyName]?.[methodName]?.bind(client[resource.propertyName]),
        ),
    );
    const [call] = found;
    if (call === undefined) throw new Error(`there is no ${id}`);
    return call;
  };
}

async function collect(call: unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of call as AsyncIterable<unknown>) found.push(item);
  return found;
}

describe("lists are walked to their end", () => {
  test.each([
    ["pagination-cursor", {}],
    ["pagination-offset", {}],
    ["pagination-page", { page: 0 }],
    ["pagination-next-url", { status: "open" }],
    ["pagination-link", {}],
    ["pagination-has-more", {}],
    ["pagination-nested", {}],
  ])("%s", async (name, query) => {
    const sdk = await load(name);
    const callOf = callsOf(sdk);
    for (const { operation } of sdk.operations) {
      const list = callOf(operation.id);
      const items = await collect(list(query));
      expect(items).toHaveLength(25);
      expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(25);
      const pages = await collect((list(query) as { pages: () => unknown }).pages());
      const isCounted = ["offset", "page"].includes(operation.pagination?.style ?? "");
      // Without a flag, only an empty page ends a list that is counted.
      const isEndedByPage = isCounted && operation.pagination?.hasMore === undefined;
      expect(pages).toHaveLength(isEndedByPage ? 4 : 3);
    }
  });

  test("an empty list, and one that is told", async () => {
    const sdk = await load("pagination-cursor");
    const empty = callsOf(sdk, { listTickets: { items: [] } });
    expect(await collect(empty("listTickets")())).toEqual([]);
    const tickets = Array.from({ length: 12 }, (_, index) => ({ id: String(index) }));
    const told = callsOf(sdk, { listTickets: { items: tickets } });
    expect(await collect(told("listTickets")({ limit: 5 }))).toEqual(tickets);
  });
});

describe("streams end", () => {
  test("events and lines", async () => {
    const callOf = callsOf(await load("streams"));
    const text = { text: expect.any(String) as string };
    expect(await collect(await callOf("streamTokens")({ prompt: "?" }))).toEqual([
      text,
      text,
      text,
    ]);
    expect(await collect(await callOf("streamEvents")())).toHaveLength(3);
    expect(await collect(await callOf("streamLogs")())).toHaveLength(3);
  });

  test("events whose data depends on their type", async () => {
    const callOf = callsOf(await load("streams-events"));
    expect(await collect(await callOf("readFeed")())).toHaveLength(3);
    expect(await collect(await callOf("readPosts")())).toHaveLength(3);
    const counts = await collect(await callOf("readCounts")());
    expect(counts.length).toBeGreaterThan(0);
    for (const { data } of counts as { data: unknown }[]) expect(typeof data).toBe("number");
  });

  test("one operation as two methods", async () => {
    const callOf = callsOf(await load("stream-forms"));
    const question = { question: "?" };
    const text = expect.any(String) as string;
    expect(await callOf("createChat")(question)).toEqual({ text });
    const parts = await collect(await callOf("createChatStream")(question));
    expect(parts).toHaveLength(3);
    expect(parts[0]).toEqual({ delta: text });
  });
});

test("text, bytes, files and nothing", async () => {
  const callOf = callsOf(await load("responses-raw"));
  expect(typeof (await callOf("readLog")("1"))).toBe("string");
  expect(await callOf("downloadResult")("1")).toHaveProperty("size", 64);
  expect(await callOf("inspectResult")("1")).toBeUndefined();
  expect(await callOf("exportJob")("1")).toBeInstanceOf(Blob);
});

test("the media type that is asked for", async () => {
  const patch = callsOf(await load("media-types"))("patchPets");
  expect(await patch([], { accept: "application/json" })).toBeInstanceOf(Array);
  expect(typeof (await patch([], { accept: "text/csv" }))).toBe("string");
  expect(await patch([], { accept: "application/pdf" })).toBeInstanceOf(Blob);
  const form = (await patch([], { accept: "multipart/form-data" })) as FormData;
  expect(typeof form.get("name")).toBe("string");
});

test("methods that the library has no function for", async () => {
  const callOf = callsOf(await load("openapi-3.2"));
  expect(await callOf("searchTickets")({ text: "?" })).toBeInstanceOf(Array);
  expect(await callOf("linkTickets")()).toBeUndefined();
});

test("a path with a query", async () => {
  const callOf = callsOf(await load("path-query"));
  expect(await callOf("listItems")()).toBeUndefined();
  expect(await callOf("listShelf")({ shelf: "a b", kind: "c&d" })).toBeUndefined();
});

test("formats that are converted", async () => {
  const sdk = await load("int64-bigint");
  const made = await collect(callsOf(sdk)("listAccounts")());
  expect(made).toHaveLength(25);
  for (const { id } of made as { id: unknown }[]) expect(typeof id).toBe("bigint");
  const accounts = [{ id: 9007199254740993n, level: 1 }];
  const told = callsOf(sdk, { listAccounts: { items: accounts } });
  expect(await collect(told("listAccounts")())).toEqual(accounts);
});
