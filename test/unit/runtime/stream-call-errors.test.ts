import { describe, expect, test } from "vitest";
import { ApiError, RateLimitError } from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { failureOf, seededCredential, serve, statuses, zooOf } from "./fixtures.js";
import { collect, collectUntilFailure, sightings, streams, watch } from "./stream-fixtures.js";

const owl = { animal: "owl" };

describe("S62", () => {
  test.each([404, 429, 500])("status %i raises the typed error", async (status) => {
    const server = await serve(statuses(status));
    const options = { maxRetries: 0, reconnect: true };
    const error = await failureOf(watch(zooOf(server), options));
    expect(error).toMatchObject({ status, operationId: "watchAnimals" });
    const { error: inLoop } = await collectUntilFailure(watch(zooOf(server), options));
    expect(inLoop).toMatchObject({ status });
    const result = await watch(zooOf(server), options).result();
    expect(result).toMatchObject({ ok: false, status });
    expect(server.requests).toHaveLength(3);
  });

  test("an error is retried before the stream begins, as in other calls", async () => {
    const server = await serve((response, request, index) => {
      if (index === 0) sendJson(response, {}, { status: 503 });
      else streams(sightings("owl"))(response, request, index);
    });
    const stream = await watch(zooOf(server));
    expect(await collect(stream)).toEqual([owl]);
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, string, object]>([
    [
      "an event of type error",
      'event: error\ndata: {"type":"error","error":{"message":"busy"}}\n\n',
      { status: 200, message: "200 watchAnimals: busy", body: { type: "error" } },
    ],
    [
      "an event of type error with text",
      "event: error\ndata: out of owls\n\n",
      { status: 200, body: "out of owls" },
    ],
    [
      "an error in place of data",
      'data: {"error":{"message":"slow down","code":429}}\n\n',
      { name: "RateLimitError", status: 429, message: "429 watchAnimals: slow down" },
    ],
    [
      "a problem with a status",
      'event: error\ndata: {"status":503,"title":"x"}\n\n',
      { name: "ServiceUnavailableError", status: 503 },
    ],
  ])("%s raises ApiError and never reconnects", async (_name, text, expected) => {
    const server = await serve(streams(`id: 9\n${sightings("owl")}${text}${sightings("fox")}`));
    const { items, error } = await collectUntilFailure(watch(zooOf(server), { reconnect: true }));
    expect(items).toEqual([owl]);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ ...expected, requestId: "r1", lastEventId: "9", attempts: 1 });
    expect((error as ApiError).body).toBeDefined();
    expect(server.requests).toHaveLength(1);
  });

  test("data that merely has an error among other members is an item", async () => {
    const server = await serve(
      streams('data: {"animal":"owl","error":"x"}\n\ndata: {"error":null}\n\n'),
    );
    expect(await collect(watch(zooOf(server)))).toEqual([{ ...owl, error: "x" }, { error: null }]);
  });

  test("JSON in place of a stream raises ApiError, with the status that it tells", async () => {
    const server = await serve((response, _request, index) => {
      const error = { message: "busy", ...(index > 0 && { code: 429 }) };
      sendJson(response, { error }, { headers: { "x-request-id": "r2" } });
    });
    const options = { reconnect: true };
    expect(await failureOf(watch(zooOf(server), options))).toMatchObject({
      name: "ApiError",
      status: 200,
      message: "200 watchAnimals: busy",
      body: { error: { message: "busy" } },
      requestId: "r2",
    });
    expect(await failureOf(watch(zooOf(server), options))).toBeInstanceOf(RateLimitError);
    expect(server.requests).toHaveLength(2);
  });

  test("JSON that is empty raises ApiError, too", async () => {
    const server = await serve(streams("", "application/json"));
    expect(await failureOf(watch(zooOf(server)))).toMatchObject({ name: "ApiError", status: 200 });
  });

  test("another media type raises StreamError", async () => {
    const server = await serve(streams("<p>Hello", "text/html"));
    expect(await failureOf(watch(zooOf(server)))).toMatchObject({
      name: "StreamError",
      operationId: "watchAnimals",
    });
  });

  test("data that is no JSON raises ParseError with the index, and never reconnects", async () => {
    const server = await serve(streams(`${sightings("owl")}data: {oops\n\n`));
    const { items, error } = await collectUntilFailure(watch(zooOf(server), { reconnect: true }));
    expect(items).toEqual([owl]);
    expect(error).toMatchObject({
      name: "ParseError",
      message: "record 1 of the stream is no valid JSON",
      text: "{oops",
      status: 200,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("E57 no credential gets into the message", async () => {
    const server = await serve(
      streams(`event: error\ndata: {"message":"bad key ${seededCredential}"}\n\n`),
    );
    const { error } = await collectUntilFailure(watch(zooOf(server)));
    expect((error as Error).message).toBe("200 watchAnimals: bad key ***");
  });
});
