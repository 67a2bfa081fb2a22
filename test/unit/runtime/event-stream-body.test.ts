import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventDataBody, eventStreamBody } from "../../../generator/runtime/event-stream-body.js";
import { parseEventStream } from "../../../generator/runtime/event-parser.js";
import type { BodyEncoder } from "../../../generator/runtime/index.js";

const server = createServer((request, response) => {
  response.setHeader("x-type", String(request.headers["content-type"]));
  request.pipe(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.close();
});

/** Sends a body and gives back what the server received. */
async function sent(encoder: BodyEncoder, value: unknown): Promise<Response> {
  const { body, contentType } = encoder(value);
  const { port } = server.address() as AddressInfo;
  const content = typeof body === "function" ? body() : body;
  return await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    body: content ?? null,
    headers: { "content-type": contentType ?? "" },
    duplex: "half",
  } as RequestInit);
}

test("whole events are written field by field, data line by line", async () => {
  const events = [
    { event: "token", id: "7", retry: 10, data: "a\r\nb\rc\nd" },
    { data: { text: "é" } },
    { event: "end" },
  ];
  const response = await sent(eventStreamBody, events);
  expect(response.headers.get("x-type")).toBe("text/event-stream");
  expect(await response.text()).toBe(
    "event: token\nid: 7\nretry: 10\ndata: a\ndata: b\ndata: c\ndata: d\n\n" +
      'data: {"text":"é"}\n\n' +
      "event: end\n\n",
  );
});

test("data alone is read back as it was, also when it comes bit by bit", async () => {
  async function* tokens() {
    yield await Promise.resolve({ text: "one" });
    yield "two\nlines";
  }
  const received = [];
  for await (const { data } of parseEventStream(await sent(eventDataBody, tokens()))) {
    received.push(data);
  }
  expect(received).toEqual(['{"text":"one"}', "two\nlines"]);
});

test("a field that would be several lines is refused", () => {
  expect(() => eventStreamBody([{ event: "a\nevent: b" }])).toThrow(
    "event of an event is one line",
  );
});

test("no body is none", () => {
  expect(eventDataBody(undefined)).toEqual({ body: undefined, contentType: undefined });
});
