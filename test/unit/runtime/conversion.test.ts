import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  apiCall,
  ApiError,
  converted,
  convertedErrors,
  converterOf,
  cursor,
  dateTime,
  eventStreamOf,
  form,
  int64,
  jsonLinesOf,
  negotiated,
  page,
  queryOf,
  ParseError,
  parserOf,
  streamCall,
  walkItems,
  type Conversion,
  type OperationDescriptor,
  type StreamCall,
} from "../../../generator/runtime/index.js";
import { parseExactly } from "../../../generator/runtime/exact-json.js";
import { sendJson } from "../../support/server.js";
import { api, failureAs, serve, zooAnswering, zooOf } from "./fixtures.js";
import { collect } from "./stream-fixtures.js";

const long = "9007199254740993";

const list: OperationDescriptor = { api, id: "list", method: "GET", route: { path: "/list" } };

function parsed(text: string, conversion: Conversion): unknown {
  return parserOf(conversion)(text);
}

describe("a date-time", () => {
  test.each([
    ["2024-02-29T23:59:59Z", "2024-02-29T23:59:59.000Z"],
    ["2024-02-29t01:00:00.123456789z", "2024-02-29T01:00:00.123Z"],
    ["2024-01-01 00:30:00.5+01:00", "2023-12-31T23:30:00.500Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
  ])("%s is a Date", (text, iso) => {
    expect(parsed(JSON.stringify(text), dateTime)).toEqual(new Date(iso));
  });

  test.each([
    "",
    "yesterday",
    "2024-01-01",
    "2024-01-01T00:00:00",
    "2024-02-30T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-01-01T24:00:00Z",
    "2024-01-01T00:00:00.Z",
    "2024-01-01T00:00:00+99:99",
  ])("is not %j", (text) => {
    const body = JSON.stringify({ "a/b": [{ at: text }] });
    const conversion = { properties: { "a/b": { items: { properties: { at: dateTime } } } } };
    expect(() => parsed(body, conversion)).toThrow("/a~1b/0/at is no date-time");
  });
});

describe("a long integer", () => {
  test.each([
    [long, 9007199254740993n],
    [`-${long}`, -9007199254740993n],
    ["18446744073709551615", 18446744073709551615n],
    ["5", 5n],
    ["-0", 0n],
    ["1e3", 1000n],
    ["1.0", 1n],
  ])("%s keeps its digits", (text, value) => {
    expect(parsed(text, int64)).toBe(value);
  });

  test("is not 1.5", () => {
    expect(() => parsed("1.5", int64)).toThrow("the body is no integer");
  });

  test("is left alone in texts, decimals, exponents and where it is no int64", () => {
    const text = `{"a":"\\"${long}","b":${long}.5,"c":${long}e-1,"d":${long},"e":${long}}`;
    const { d, ...others } = JSON.parse(text) as Record<string, unknown>;
    expect(typeof d).toBe("number");
    expect(parsed(text, { properties: { d: int64 } })).toEqual({ ...others, d: BigInt(long) });
  });

  test("is read in linear time", () => {
    const digits = "1".repeat(500_000);
    const text = `["${"\\\\".repeat(500_000)}",${digits}.5,${digits}]`;
    const start = performance.now();
    expect(parsed(text, { tuple: [[], [], []], items: int64 })).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("does not change any other value", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseExactly(text).value).toEqual(JSON.parse(text));
        const padded = `[${text}, ${long}]`;
        const { value, exact } = parseExactly(padded);
        expect(value).toEqual(JSON.parse(padded));
        expect((exact as unknown[])[1]).toBe(long);
      }),
    );
  });
});

describe("a conversion", () => {
  test("leads to itself, and visits each part of a deep value once", () => {
    const node: Conversion = [
      () => node,
      { properties: { next: () => node, at: dateTime } },
      { properties: { next: [() => node, () => node] } },
    ];
    const depth = 5000;
    const text = `${'{"at":"2024-01-01T00:00:00Z","next":'.repeat(depth)}null${"}".repeat(depth)}`;
    let value = parsed(text, node) as { at: unknown; next: never } | null;
    for (let index = 0; index < depth; index += 1) {
      expect(value?.at).toBeInstanceOf(Date);
      value = value === null ? null : value.next;
    }
    expect(value).toBeNull();
  });

  test("follows a tag, and leaves tags alone that it does not know", () => {
    const shape: Conversion = { by: "kind", cases: { a: { properties: { at: dateTime } } } };
    const at = "2024-01-01T00:00:00Z";
    expect(parsed(JSON.stringify({ kind: "a", at }), shape)).toEqual({
      kind: "a",
      at: new Date(at),
    });
    for (const kind of ["b", "constructor", "__proto__"]) {
      expect(parsed(JSON.stringify({ kind, at }), shape)).toEqual({ kind, at });
    }
    expect(parsed("[1]", shape)).toEqual([1]);
  });

  test("treats prototype keys as any other", () => {
    const text = '{"__proto__":{"at":"2024-01-01T00:00:00Z"},"constructor":7,"toString":8}';
    const value = parsed(text, { rest: [int64, { properties: { at: dateTime } }] }) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([
      ["__proto__", { at: new Date("2024-01-01T00:00:00Z") }],
      ["constructor", 7n],
      ["toString", 8n],
    ]);
    expect(parsed('{"constructor":7}', { properties: {} })).toEqual({ constructor: 7 });
  });

  test("leaves values of other types as they are", () => {
    expect(parsed('[null,true,"5",{}]', { items: int64 })).toEqual([null, true, "5", {}]);
    expect(parsed('{"a":{"b":1}}', { properties: { a: dateTime } })).toEqual({ a: { b: 1 } });
  });
});

describe("a response", () => {
  const read = (decode: OperationDescriptor["decode"], body: string, type: string) =>
    zooAnswering(() => new Response(body, { headers: { "content-type": type } }))
      .request({ method: "GET", path: "/a", ...(decode && { decode }) })
      .send();

  test("is converted where it is JSON", async () => {
    expect(await read(converted(int64), long, "application/json")).toBe(BigInt(long));
    expect(await read(converted(int64, negotiated), long, "application/json")).toBe(BigInt(long));
    expect(await read(converted(int64, negotiated), long, "text/plain")).toBe(long);
    expect(await read(converted(int64), "", "application/json")).toBeUndefined();
  });

  test("is read as the media type that the caller asked for", async () => {
    const decode = converted(dateTime, negotiated);
    const response = () => new Response('"2024-01-01T00:00:00Z"', { headers: [] });
    expect(await decode(response(), "application/json; q=1")).toEqual(new Date("2024-01-01"));
    expect(await decode(response(), "text/plain")).toBe('"2024-01-01T00:00:00Z"');
  });

  test("with another value than described fails and names the place", async () => {
    const decode = converted({ items: dateTime });
    const failure = await failureAs(ParseError, read(decode, '["now"]', "application/json"));
    expect(failure.message).toContain("/0 is no date-time");
    expect(failure.text).toBe('["now"]');
    await expect(read(decode, "[", "application/json")).rejects.toThrow("no valid JSON");
  });

  test.each([
    [404, { id: Number(long) }],
    [409, { id: BigInt(long) }],
    [500, { id: Number(long) }],
  ])("with the error %i has the body of its status", async (status, body) => {
    const parseError = convertedErrors({ 404: [], "4XX": { properties: { id: int64 } } });
    const zoo = zooAnswering(
      () =>
        new Response(`{"id":${long}}`, { status, headers: { "content-type": "application/json" } }),
    );
    const call = apiCall(zoo, { ...list, parseError }, {});
    expect((await failureAs(ApiError, call)).body).toEqual(body);
  });

  test("with an error that is not as described keeps its status, and has text", async () => {
    const parseError = convertedErrors({ default: int64 });
    const headers = { "content-type": "application/json" };
    const zoo = zooAnswering(() => new Response("1.5", { status: 418, headers }));
    const failure = await failureAs(ApiError, apiCall(zoo, { ...list, parseError }, {}));
    expect([failure.status, failure.body]).toEqual([418, "1.5"]);
  });
});

test("a list continues with a cursor that is a bigint, and is counted with bigints in it", async () => {
  const server = await serve((response, { url }) => {
    const isFirst = !url.includes("after=");
    const body = `{"items":[${isFirst ? long : "2"}]${isFirst ? `,"next":${long}` : ""}}`;
    response.setHeader("content-type", "application/json").end(body);
  });
  const conversion = { properties: { items: { items: int64 }, next: int64 } };
  const decode = converted(conversion);
  const byCursor = { ...list, decode, route: { ...list.route, query: queryOf(form) } };
  const pagination = cursor({ parameter: "after", items: "/items", next: "/next" });
  const items = await collect(walkItems(zooOf(server), byCursor, { pagination }, {}));
  expect(items).toEqual([BigInt(long), 2n]);
  expect(server.requests.map(({ url }) => url)).toEqual(["/list", `/list?after=${long}`]);

  const counted = { pagination: page({ parameter: "after", items: "/items" }) };
  const walk = collect(walkItems(zooOf(server), byCursor, counted, {}, { maxPages: 2 }));
  expect(await walk).toEqual([BigInt(long), 2n]);
});

describe("items of a stream", () => {
  const send = async (stream: OperationDescriptor["stream"], body: string, type: string) => {
    const server = await serve((response) => {
      response.setHeader("content-type", type).end(body);
    });
    const operation = { ...list, ...(stream && { stream }) };
    return await collect(streamCall<StreamCall<unknown>>(zooOf(server), operation, {}));
  };

  test("are converted as lines", async () => {
    const stream = jsonLinesOf(parserOf(int64));
    expect(await send(stream, `${long}\n1\n`, "application/jsonl")).toEqual([BigInt(long), 1n]);
    await expect(send(stream, "1\n1.5\n", "application/jsonl")).rejects.toThrow(
      "record 1 of the stream is not as described: the body is no integer",
    );
  });

  test("are converted as data of events and as whole events", async () => {
    const at = "2024-01-01T00:00:00Z";
    const parse = parserOf({ properties: { at: dateTime } });
    const data = `data: {"at":"${at}"}\n\n`;
    expect(await send(eventStreamOf({ parse }), data, "text/event-stream")).toEqual([
      { at: new Date(at) },
    ]);
    const convert = (event: unknown) =>
      parserOf({ properties: { data: dateTime } })(JSON.stringify(event));
    const whole = eventStreamOf({ items: "events", data: "text", convert });
    expect(await send(whole, `data: ${at}\n\n`, "text/event-stream")).toEqual([
      { data: new Date(at) },
    ]);
    await expect(send(whole, "data: now\n\n", "text/event-stream")).rejects.toThrow(
      "/data is no date-time",
    );
  });

  test("are converted as whole events of which some are JSON, with all digits", async () => {
    const stream = eventStreamOf({
      items: "events",
      data: { sum: "json" },
      otherData: "text",
      convert: converterOf({ by: "event", cases: { sum: { properties: { data: int64 } } } }),
    });
    const body = `event: sum\ndata: ${long}\n\nevent: note\ndata: ${long}\n\n`;
    expect(await send(stream, body, "text/event-stream")).toEqual([
      { event: "sum", data: BigInt(long) },
      { event: "note", data: long },
    ]);
  });
});

test("an answer of a server is converted as it comes", async () => {
  const server = await serve((response) => {
    sendJson(response, { at: "2024-01-01T00:00:00Z" });
  });
  const decode = converted({ properties: { at: dateTime } });
  const call = zooOf(server).request({ method: "GET", path: "/a", decode }).send();
  expect(await call).toEqual({ at: new Date("2024-01-01T00:00:00Z") });
});
