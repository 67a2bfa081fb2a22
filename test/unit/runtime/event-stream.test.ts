import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventParser } from "../../../generator/runtime/event-parser.js";
import { parseEventStream, StreamError } from "../../../generator/runtime/index.js";
import { corpus } from "./event-stream-corpus.js";
import { bodyOf, collect, collectUntilFailure } from "./stream-fixtures.js";

const encoder = new TextEncoder();

/** The bytes of a text, cut at some offsets. */
function cut(text: string | Uint8Array, ...offsets: readonly number[]): Uint8Array[] {
  const bytes = typeof text === "string" ? encoder.encode(text) : text;
  const ends = [...offsets, bytes.length];
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}

/** What a parser makes of some chunks, without the time that streams take. */
function parsed(chunks: readonly Uint8Array[], options: Parameters<typeof eventParser>[0] = {}) {
  const parser = eventParser(options);
  const events = [...chunks.flatMap((chunk) => [...parser.push(chunk)]), ...parser.end()];
  return { events, lastEventId: parser.lastEventId, retry: parser.retry };
}

describe.each(corpus)("S59 $name", ({ text, events, lastEventId, retry }) => {
  const { length } = encoder.encode(text);

  test("is parsed, whole and cut at every byte", async () => {
    for (let offset = 0; offset <= length; offset += 1) {
      expect(await collect(parseEventStream(bodyOf(cut(text, offset))))).toEqual(events);
    }
  });

  test("is parsed cut at every pair of bytes, and byte by byte", () => {
    const whole = { events, lastEventId, retry };
    for (let first = 0; first <= length; first += 1) {
      for (let second = first; second <= length; second += 1) {
        const outcome = parsed(cut(text, first, second));
        if (JSON.stringify(outcome) !== JSON.stringify(whole)) expect(outcome).toEqual(whole);
      }
    }
    expect(parsed(cut(text, ...Array(length).keys()))).toEqual(whole);
  });
});

/** The algorithm of the HTML Standard on the whole text, block by block. */
function standard(text: string) {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const events: unknown[] = [];
  let lastEventId = "";
  for (let end = lines.indexOf(""); end >= 0 && end < lines.length - 1; end = lines.indexOf("")) {
    const fields = lines
      .splice(0, end + 1)
      .map((line) => /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []);
    const values = (wanted: string) =>
      fields.filter(([, name]) => name === wanted).map(([, , value = ""]) => value);
    const data = values("data");
    const type = values("event").at(-1);
    lastEventId =
      values("id")
        .filter((id) => !id.includes("\0"))
        .at(-1) ?? lastEventId;
    if (data.length > 0) events.push([type === "" ? undefined : type, data.join("\n")]);
  }
  return { events, lastEventId };
}

test("S59 any text gives what the algorithm of the HTML Standard gives, however it is cut", () => {
  const pieces = [
    "data",
    "event",
    "id",
    "x",
    ":",
    ": ",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "🙂",
    "\uFEFF",
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });
  fc.assert(
    fc.property(texts, fc.array(fc.nat(60), { maxLength: 6 }), (parts, offsets) => {
      const bytes = encoder.encode(parts.join(""));
      const within = offsets.map((offset) => Math.min(offset, bytes.length));
      const { events, lastEventId } = parsed(cut(bytes, ...within.sort((a, b) => a - b)));
      const simple = events.map((event) => [event.event, event.data]);
      expect({ events: simple, lastEventId: lastEventId ?? "" }).toEqual(standard(parts.join("")));
    }),
    { numRuns: 3000 },
  );
});

describe("S59 an event that the end of the body cuts short", () => {
  test.each([
    ["data: a\n\nid: 1\ndata: b", [{ data: "a" }, { data: "b", id: "1" }]],
    ["data: a\n\ndata: b\r", [{ data: "a" }, { data: "b" }]],
    ["data: a\n\nevent: b\n", [{ data: "a" }]],
    ["data: \u{1F642}", [{ data: "\u{1F642}" }]],
  ])("%j is given out with flushIncomplete", async (text, events) => {
    const options = { flushIncomplete: true };
    expect(await collect(parseEventStream(bodyOf([text]), options))).toEqual(events);
  });

  test("half a character becomes U+FFFD, at the end of a line, too", () => {
    const bytes = new Uint8Array([...encoder.encode("data: a"), 0xf0, 0x9f, 0x0a, 0x0a]);
    expect(parsed(cut(bytes, 8)).events).toEqual([{ data: "a\uFFFD" }]);
  });
});

describe("S60", () => {
  test("takes time in proportion to the number of chunks", { retry: 3, timeout: 120_000 }, () => {
    const time = (count: number) => {
      const chunk = encoder.encode("0123456789abcde\n");
      const line = encoder.encode("data: 789abcdef\n");
      const end = encoder.encode("\n");
      const parser = eventParser({ maxEventBytes: 2 ** 30 });
      const start = performance.now();
      // One huge line, then one event of many lines, then many events.
      for (let index = 0; index < count; index += 1) drain(parser.push(chunk.subarray(0, 15)));
      for (let index = 0; index < count; index += 1) drain(parser.push(line));
      for (let index = 0; index < count; index += 1) drain(parser.push(index % 2 ? end : line));
      return performance.now() - start;
    };
    time(10_000);
    const [once, fourTimes] = [time(25_000), time(100_000)];
    expect(fourTimes / once).toBeLessThan(10);
  });

  test("holds one event: what is behind it in a chunk is not looked at before", () => {
    const chunk = encoder.encode(`data: a\n\ndata: ${"b".repeat(2000)}\n\n`);
    const events = eventParser({ maxEventBytes: 1024 }).push(chunk)[Symbol.iterator]();
    expect(events.next().value).toEqual({ data: "a" });
    expect(() => events.next()).toThrow(StreamError);
  });

  test.each([
    ["one long line", ["data: ", "a".repeat(2000)]],
    ["one long line in a chunk", [`data: ${"a".repeat(2000)}\n\n`]],
    ["many lines", Array.from({ length: 400 }, () => "data: a\n")],
    ["a long comment", [`:${"a".repeat(2000)}`]],
    ["many fields that are not data", Array.from({ length: 400 }, () => "event: a\n")],
  ])("an event above maxEventBytes of %s raises StreamError and cancels", async (_name, chunks) => {
    const body = bodyOf(["data: ok\n\n", ...chunks, ...Array<string>(10).fill("\n\n")]);
    const { items, error } = await collectUntilFailure(
      parseEventStream(body, { maxEventBytes: 1024 }),
    );
    expect(items).toEqual([{ data: "ok" }]);
    expect(error).toBeInstanceOf(StreamError);
    expect(String(error)).toContain("1024");
    expect(body.isCancelled()).toBe(true);
  });

  test("neither many events nor many comments are above it", async () => {
    const body = bodyOf(Array<string>(500).fill(": ping\ndata: 12345678\n: ping\n\n: x\n"));
    const events = await collect(parseEventStream(body, { maxEventBytes: 1024 }));
    expect(events).toHaveLength(500);
    const comments = bodyOf(["data: a\n", ...Array<string>(500).fill(": ping\n"), "\n"]);
    expect(await collect(parseEventStream(comments, { maxEventBytes: 1024 }))).toEqual([
      { data: "a" },
    ]);
  });

  test("an event of exactly maxEventBytes is allowed", async () => {
    const text = `data: ${"a".repeat(1018)}\n\n`;
    expect(await collect(parseEventStream(bodyOf([text]), { maxEventBytes: 1024 }))).toHaveLength(
      1,
    );
  });
});

describe("parseEventStream", () => {
  test("takes a response, also one without a body", async () => {
    expect(await collect(parseEventStream(new Response("data: a\n\n")))).toEqual([{ data: "a" }]);
    expect(await collect(parseEventStream(new Response(null)))).toEqual([]);
  });

  test("cancels the body when the loop is left, and when it never starts", async () => {
    const left = bodyOf(["data: a\n\n", "data: b\n\n"]);
    for await (const event of parseEventStream(left)) {
      expect(event.data).toBe("a");
      break;
    }
    expect(left.isCancelled()).toBe(true);
    const unread = bodyOf(["data: a\n\n"]);
    await parseEventStream(unread).return();
    expect(unread.isCancelled()).toBe(true);
  });

  test("return() ends a next() that waits", async () => {
    const events = parseEventStream(new ReadableStream<Uint8Array>());
    const next = events.next();
    await events.return();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test("S61 a body that breaks off raises StreamError", async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: () => Promise.reject(new Error("gone")),
    });
    const { error } = await collectUntilFailure(parseEventStream(body));
    expect(error).toMatchObject({ name: "StreamError", cause: { message: "gone" } });
  });
});

function drain(values: Iterable<unknown>): void {
  expect(Array.from(values).length).toBeLessThan(2);
}
