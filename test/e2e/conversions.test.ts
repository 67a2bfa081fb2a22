/** Generated SDKs with `bigint` and `Date`, against a real server. */
import { describe, expect, test } from "vitest";
import type { ApiClient } from "../../generator/runtime/index.js";
import {
  dateTime,
  documentOf,
  int64,
  json,
  reference,
  sdkOf,
  serve,
} from "./conversion-fixtures.js";

interface Accounts {
  readonly accounts: {
    echo: (id: bigint, body: unknown, query: unknown) => PromiseLike<unknown>;
  };
}

test("a long integer and a date go to a server and come back", async () => {
  const account = {
    type: "object",
    required: ["id", "created"],
    properties: { id: int64, created: dateTime, day: { type: "string", format: "date" } },
  };
  const document = {
    ...documentOf({}, { Account: account }),
    paths: {
      "/accounts/{id}": {
        post: {
          operationId: "echo",
          tags: ["accounts"],
          parameters: [
            { name: "id", in: "path", required: true, schema: int64 },
            { name: "since", in: "query", schema: dateTime },
            { name: "x-id", in: "header", schema: int64 },
          ],
          requestBody: { required: true, ...json(reference("Account")) },
          responses: { 200: { description: "", ...json(reference("Account")) } },
        },
      },
    },
  };
  const sdk = await sdkOf(document);
  const server = await serve((response, { body }) => {
    response.setHeader("content-type", "application/json").end(body);
  });
  const Client = sdk.exports["ApiClient"] as new (...parameters: unknown[]) => ApiClient;
  const client = new (
    Object.values(sdk.exports).find(
      (each) => typeof each === "function" && each !== Client && each.prototype instanceof Client,
    ) as new (options: object) => Accounts
  )({ baseURL: server.url });

  const sent = {
    id: 9007199254740993n,
    created: new Date("2024-01-01T00:00:00Z"),
    day: "2024-01-01",
  };
  const since = new Date("2024-02-29T00:00:00.000Z");
  expect(await client.accounts.echo(9007199254740993n, sent, { since })).toEqual(sent);
  expect(server.requests.map(({ url, body }) => ({ url, body }))).toEqual([
    {
      url: "/accounts/9007199254740993?since=2024-02-29T00%3A00%3A00.000Z",
      body: '{"id":9007199254740993,"created":"2024-01-01T00:00:00.000Z","day":"2024-01-01"}',
    },
  ]);
  expect(sdk.files["models.ts"]).toContain("id: bigint;");
});

describe("values that cannot be told apart stay as they are in JSON", () => {
  const dated = { type: "object", properties: { at: dateTime } };
  const plain = { type: "object", properties: { at: { type: "string" } } };
  const tagged = (schema: { properties: object }, kind: string) => ({
    ...schema,
    required: ["kind"],
    properties: { ...schema.properties, kind: { const: kind } },
  });

  test.each<[string, object, string, number]>([
    ["string or date-time", { anyOf: [{ type: "string" }, dateTime] }, "string", 1],
    ["a constant or date-time", { anyOf: [{ const: "now" }, dateTime] }, '"now"', 1],
    ["number or int64", { oneOf: [{ type: "number" }, int64] }, "number", 1],
    ["number and int64", { allOf: [{ type: "integer" }, int64] }, "bigint", 0],
    [
      "date-time or int64",
      { oneOf: [dateTime, int64, { type: "null" }] },
      "Date | bigint | null",
      0,
    ],
    ["objects that agree", { anyOf: [dated, { properties: { other: int64 } }] }, "Date", 0],
    ["objects that do not", { anyOf: [dated, plain] }, "at?: string", 1],
    ["objects with a tag", { oneOf: [tagged(dated, "a"), tagged(plain, "b")] }, "at?: Date", 0],
    ["objects with one tag", { oneOf: [tagged(dated, "a"), tagged(plain, "a")] }, "at?: string", 1],
    [
      "a property beside others",
      { properties: { at: dateTime }, additionalProperties: { type: "string" } },
      "at?: Date",
      0,
    ],
    [
      "others than a record has",
      { anyOf: [dated, { additionalProperties: { type: "string" } }] },
      "at?: string",
      1,
    ],
    [
      "a list or a tuple",
      { anyOf: [{ items: dateTime }, { prefixItems: [{ type: "string" }] }] },
      "string",
      1,
    ],
    [
      "a list of dates and another of numbers",
      { anyOf: [{ items: dateTime }, { items: { type: "number" } }] },
      "Date[]",
      0,
    ],
    ["an enumeration", { type: "integer", format: "int64", enum: [1, 2] }, "Value1: 1", 0],
    ["text with a number", { type: "string", format: "int64" }, "string", 0],
  ])("%s", async (...[, schema, text, kept]) => {
    const { files, diagnostics } = await sdkOf(
      documentOf({ getIt: reference("It") }, { It: schema }),
    );
    expect(files["models.ts"]).toContain(text);
    expect(
      diagnostics.map(({ code }) => code).filter((code) => code === "format-kept"),
    ).toHaveLength(kept);
    if (kept > 0) expect(files["models.ts"]).not.toContain("Date");
  });

  test("also where names lead to them, in every other place", async () => {
    const components = {
      A: dated,
      B: { type: "object", properties: { at: reference("Text") } },
      Text: { type: "string" },
      Both: { anyOf: [reference("A"), reference("B")] },
    };
    const document = documentOf({ getBoth: reference("Both"), getA: reference("A") }, components);
    const { files } = await sdkOf(document);
    expect(files["models.ts"]).not.toContain("Date");
    expect(files["conversions.ts"]).toBeUndefined();
  });

  test("text of any media type does, since it may be no JSON", async () => {
    const content = (mediaType: string) => ({
      description: "",
      content: { [mediaType]: { schema: dateTime } },
    });
    const get = { operationId: "getAt", responses: { 200: content("*/*") } };
    const post = { operationId: "postAt", responses: { 200: content("application/json") } };
    const { files } = await sdkOf({ ...documentOf({}), paths: { "/at": { get, post } } });
    const operations = Object.entries(files).find(([path]) => path.endsWith("operations.ts"));
    expect(operations?.[1]).toContain("ApiRequest<string, GetAtError>");
    expect(operations?.[1]).toContain("decode: negotiated");
    expect(operations?.[1]).toContain("ApiRequest<Date, PostAtError>");
  });

  test("a date-time that is a cursor does", async () => {
    const body = { properties: { next: dateTime, items: { type: "array", items: dated } } };
    const list = {
      operationId: "listAll",
      parameters: [{ name: "after", in: "query", schema: { type: "string" } }],
      "x-loom-pagination": { style: "cursor", parameter: "after", next: "/next", items: "/items" },
      responses: { 200: { description: "", ...json(body) } },
    };
    const { files } = await sdkOf({ ...documentOf({}), paths: { "/all": { get: list } } });
    expect(files["models.ts"]).toContain("next?: string");
    expect(files["models.ts"]).toContain("at?: Date");
  });
});
