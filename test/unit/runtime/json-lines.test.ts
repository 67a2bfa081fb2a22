import { describe, expect, test } from "vitest";
import {
  ApiError,
  createRequest,
  jsonLinesBody,
  jsonSequenceBody,
  mediaType,
  ParseError,
  parseJsonLines,
  parseJsonSequence,
  RateLimitError,
  StreamError,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { api, failureOf, serve, zooOf } from "./fixtures.js";
import {
  bodyOf,
  collect,
  collectUntilFailure,
  lines,
  sequence,
  streams,
} from "./stream-fixtures.js";

const encoder = new TextEncoder();

describe.each([
  ["lines", "", parseJsonLines],
  ["a sequence", "\x1e", parseJsonSequence],
])("S63 %s", (_name, mark, parse) => {
  const record = (text: string) => `${mark}${text}\n`;

  test.each<[string, string, unknown[]]>([
    ["nothing", "", []],
    ["records", record('{"a":1}') + record("[2]") + record("null"), [{ a: 1 }, [2], null]],
    ["CRLF", record('{"a":1}\r') + record('{"b":"\\r\\n"}\r'), [{ a: 1 }, { b: "\r\n" }]],
    ["blank lines", `\n\n${record("1")}\r\n \t\n${record("2")}\n`, [1, 2]],
    ["no newline at the end", `${record("1")}${mark}{"b":2}`, [1, { b: 2 }]],
    ["a byte order mark", `\uFEFF${record('"a"')}`, ["a"]],
    ["multi-byte characters", record('"é 漢 🙂 \u2028"'), ["é 漢 🙂 \u2028"]],
    ["falsy values", record("0") + record("false") + record('""'), [0, false, ""]],
  ])("with %s is parsed, cut at every byte", async (_case, text, values) => {
    const bytes = encoder.encode(text);
    for (let offset = 0; offset <= bytes.length; offset += 1) {
      const body = bodyOf([bytes.slice(0, offset), bytes.slice(offset)]);
      expect(await collect(parse(body))).toEqual(values);
    }
    expect(await collect(parse(bodyOf([...bytes].map((byte) => Uint8Array.of(byte)))))).toEqual(
      values,
    );
  });

  test.each([
    ["in the middle", record("1") + record("{oops") + record("3"), 1],
    ["at the end, cut short", record("0") + record("1") + `${mark}{"a":`, 2],
  ])("a malformed record %s names its index", async (_case, text, index) => {
    const body = bodyOf([`\n${text}`, "\n"]);
    const { items, error } = await collectUntilFailure(parse(body));
    expect(items).toHaveLength(index);
    expect(error).toBeInstanceOf(ParseError);
    expect(String(error)).toContain(`record ${index} of the stream`);
  });

  test("a record above maxEventBytes raises StreamError and cancels", async () => {
    const body = bodyOf([record('"a"'), ...Array<string>(300).fill("12345678"), "\n"]);
    const { items, error } = await collectUntilFailure(parse(body, { maxEventBytes: 1024 }));
    expect(items).toEqual(["a"]);
    expect(error).toBeInstanceOf(StreamError);
    expect(body.isCancelled()).toBe(true);
  });
});

test("S63 a record of a sequence is there at its line feed, not at the next mark", () => {
  const parser = parseJsonSequence(
    bodyOf(
      (function* () {
        yield '\x1e{"a":1}\n';
        throw new Error("asked for more");
      })(),
    ),
  );
  return expect(parser.next()).resolves.toEqual({ done: false, value: { a: 1 } });
});

test(
  "S60 a record of a sequence that has many lines takes time in proportion",
  { retry: 3 },
  async () => {
    const time = async (count: number) => {
      const start = performance.now();
      const chunks = ["\x1e[0", ...Array<string>(count).fill("\n,1"), "]"];
      expect(await collect(parseJsonSequence(bodyOf(chunks)))).toHaveLength(1);
      return performance.now() - start;
    };
    await time(10_000);
    const [once, fourTimes] = [await time(25_000), await time(100_000)];
    expect(fourTimes / once).toBeLessThan(10);
  },
);

test("S63 a sequence is cut at its marks, and may do without line feeds", async () => {
  const text = '\x1e\x1e{"a":\n1}\n\x1e2\x1e[\r\n3]';
  expect(await collect(parseJsonSequence(bodyOf([text])))).toEqual([{ a: 1 }, 2, [3]]);
});

describe("a stream of records", () => {
  test.each([
    ["application/jsonl", '{"animal":"owl"}\r\n\r\n{"animal":"fox"}', lines],
    ["application/x-ndjson; charset=utf-8", '{"animal":"owl"}\n{"animal":"fox"}\n', lines],
    ["application/json", '{"animal":"owl"}\n{"animal":"fox"}\n', lines],
    ["application/json-seq", '\x1e{"animal":"owl"}\n\x1e{"animal":"fox"}', sequence],
  ])("S63 of %s gives its records", async (type, text, call) => {
    const server = await serve(streams(text, type));
    expect(await collect(call(zooOf(server)))).toEqual([{ animal: "owl" }, { animal: "fox" }]);
    const stream = await call(zooOf(server));
    expect(stream.requestId).toBe("r1");
    expect(stream.lastEventId).toBeUndefined();
    expect(await collect(stream)).toHaveLength(2);
    expect(server.requests[0]?.headers.accept).toMatch(/^application\/json/);
  });

  test("S63 that is malformed is told of with index, status and operation", async () => {
    const server = await serve(streams('{"animal":"owl"}\nnull}\n', "application/jsonl"));
    const { items, error } = await collectUntilFailure(lines(zooOf(server)));
    expect(items).toEqual([{ animal: "owl" }]);
    expect(error).toMatchObject({
      name: "ParseError",
      message: "record 1 of the stream is no valid JSON",
      status: 200,
      text: "null}",
      operationId: "watchAnimals",
      attempts: 1,
    });
  });

  test("S62 with an error as a record raises ApiError", async () => {
    const text = '{"animal":"owl"}\n{"error":{"message":"busy","code":429}}\n';
    const server = await serve(streams(text, "application/x-ndjson"));
    const { items, error } = await collectUntilFailure(lines(zooOf(server)));
    expect(items).toHaveLength(1);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, message: "429 watchAnimals: busy" });
  });

  test("S62 is not made of another media type", async () => {
    const server = await serve(streams("<p>Hello", "text/html"));
    expect(await failureOf(lines(zooOf(server)))).toMatchObject({
      name: "StreamError",
      message: "the response is no stream but text/html",
    });
  });

  test("S60 takes the size limit of the call, then that of the client", async () => {
    const server = await serve(streams(`"${"a".repeat(3000)}"\n`, "application/jsonl"));
    const zoo = zooOf(server, { maxEventBytes: 2000 });
    expect((await collectUntilFailure(lines(zoo))).error).toBeInstanceOf(StreamError);
    expect(await collect(lines(zoo, { maxEventBytes: 4000 }))).toHaveLength(1);
  });
});

describe("a request body of records", () => {
  const importAnimals = {
    api,
    id: "importAnimals",
    method: "PUT",
    route: { path: "/animals" },
    body: jsonLinesBody,
    security: [["bearerAuth"]],
  } satisfies OperationDescriptor;
  const records = [{ name: "Ada" }, { name: "漢", age: 1n }, null];
  const text = '{"name":"Ada"}\n{"name":"漢","age":1}\nnull\n';

  async function* later() {
    for (const record of records) yield Promise.resolve(record);
  }

  test.each<[string, () => unknown]>([
    ["an array", () => records],
    ["an iterable", () => new Set(records)],
    ["an async iterable", later],
    ["a function that gives an array", () => () => records],
    ["a function that gives an async iterable", () => later],
  ])("may be %s", async (_name, body) => {
    const server = await serve((response) => sendJson(response, {}));
    await zooOf(server).send(createRequest(importAnimals, { body: body() }));
    expect(server.requests).toMatchObject([
      { body: text, headers: { "content-type": "application/jsonl" } },
    ]);
  });

  test("may be a JSON text sequence, or have another media type, or be none", async () => {
    const server = await serve((response) => sendJson(response, {}));
    const send = (encode: OperationDescriptor["body"], body: unknown) =>
      zooOf(server).send(
        createRequest({ ...importAnimals, body: encode as typeof jsonLinesBody }, { body }),
      );
    await send(jsonSequenceBody, [1, { a: 2 }]);
    await send(mediaType("application/x-ndjson", jsonLinesBody), [1]);
    await send(jsonLinesBody, undefined);
    await send(jsonLinesBody, [undefined]);
    expect(server.requests.map(({ body, headers }) => [headers["content-type"], body])).toEqual([
      ["application/json-seq", '\x1e1\n\x1e{"a":2}\n'],
      ["application/x-ndjson", "1\n"],
      [undefined, ""],
      ["application/jsonl", ""],
    ]);
  });

  test.each<[string, () => unknown, number]>([
    ["an array is sent again", () => records, 2],
    ["a function is asked again", () => later, 2],
    ["an iterable is not", () => later(), 1],
  ])("%s after a failure", async (_name, body, attempts) => {
    const server = await serve((response, _request, index) =>
      sendJson(response, {}, { status: index === 0 ? 503 : 200 }),
    );
    const outcome = await zooOf(server)
      .send(createRequest<unknown, ApiError>(importAnimals, { body: body() }))
      .result();
    expect(outcome.ok).toBe(attempts === 2);
    expect(server.requests.map((request) => request.body)).toEqual(Array(attempts).fill(text));
  });

  test("is asked for records as they are sent, and told when nobody wants them", async () => {
    let given = 0;
    let isClosed = false;
    const endless = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: (given += 1) }),
        return: () => {
          isClosed = true;
          return Promise.resolve({ done: true as const, value: undefined });
        },
      }),
    };
    const body = jsonLinesBody(endless).body as ReadableStream<Uint8Array>;
    const reader = body.getReader();
    expect(given).toBe(0);
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("1\n");
    expect(given).toBe(1);
    await reader.cancel();
    expect(isClosed).toBe(true);
  });
});
