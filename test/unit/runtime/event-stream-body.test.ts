import { expect, test } from "vitest";
import { eventDataBody, eventStreamBody } from "../../../generator/runtime/event-stream-body.js";
import { parseEventStream } from "../../../generator/runtime/event-parser.js";
import {
  createRequest,
  type BodyEncoder,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson, type SeenRequest } from "../../support/server.js";
import { createAnimal, serve, zooOf } from "./fixtures.js";

/** Sends a body and gives back what the server received. */
async function sent(body: BodyEncoder, value: unknown): Promise<SeenRequest | undefined> {
  const server = await serve((response) => sendJson(response, {}));
  const operation: OperationDescriptor = { ...createAnimal, body };
  await zooOf(server).send(createRequest(operation, { body: value }));
  return server.requests[0];
}

test("whole events are written field by field, data line by line", async () => {
  const events = [
    { event: "token", id: "7", retry: 10, data: "a\r\nb\rc\nd" },
    { data: { text: "é" } },
    { event: "end" },
  ];
  const request = await sent(eventStreamBody, events);
  expect(request?.headers["content-type"]).toBe("text/event-stream");
  expect(request?.body).toBe(
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
  const request = await sent(eventDataBody, tokens());
  for await (const { data } of parseEventStream(new Response(request?.body))) {
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
