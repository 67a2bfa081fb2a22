import { describe, expect, test } from "vitest";
import {
  ConfigError,
  createRequest,
  parseEventStream,
  type ServerSentEvent,
} from "../../../generator/runtime/index.js";
import { seededCredential, serve, zooAnswering, zooOf } from "./fixtures.js";
import {
  ask,
  collect,
  event,
  follow,
  lines,
  sightings,
  startStream,
  streams,
  watch,
  watchAnimals,
  type Sighting,
} from "./stream-fixtures.js";

const owl = { animal: "owl" };
const fox = { animal: "fox" };

describe("a call of a stream", () => {
  test("gives its items, in the order and at the time they arrive", async () => {
    let proceed: (() => void) | undefined;
    const server = await serve((response) => {
      startStream(response, sightings("owl"));
      proceed = () => response.end(sightings("fox"));
    });
    const seen: Sighting[] = [];
    for await (const sighting of watch(zooOf(server))) {
      seen.push(sighting);
      proceed?.();
    }
    expect(seen).toEqual([owl, fox]);
    expect(server.requests).toMatchObject([
      {
        method: "GET",
        url: "/sightings",
        headers: { accept: "text/event-stream", authorization: `Bearer ${seededCredential}` },
      },
    ]);
  });

  test("sends the body of a POST", async () => {
    const server = await serve(streams(sightings("owl")));
    expect(await collect(ask(zooOf(server)))).toEqual([owl]);
    expect(server.requests[0]?.body).toBe('{"question":"Where?"}');
  });

  test("is sent once when it is awaited twice, and anew for each iteration", async () => {
    const server = await serve(streams(sightings("owl")));
    const call = watch(zooOf(server));
    expect(server.requests).toHaveLength(0);
    const stream = await call;
    expect(await call).toBe(stream);
    expect(server.requests).toHaveLength(1);
    expect(await collect(stream)).toEqual([owl]);
    expect(await collect(call)).toEqual([owl]);
    expect(await collect(call)).toEqual([owl]);
    expect(server.requests).toHaveLength(3);
  });

  test("awaited gives response, request id and last event id", async () => {
    const server = await serve(streams(`id: 7\n${sightings("owl")}`));
    const { data, requestId, response, attempts } = await watch(zooOf(server)).withResponse();
    expect({ requestId, attempts, status: response.status }).toEqual({
      requestId: "r1",
      attempts: 1,
      status: 200,
    });
    expect(data).toMatchObject({ response, requestId: "r1", lastEventId: undefined });
    await collect(data);
    expect(data.lastEventId).toBe("7");
  });

  test("of events gives them with their fields", async () => {
    const text = `: hello\n\nevent: seen\nid: 1\nretry: 5\n${sightings("owl", "fox")}data\n\n`;
    const server = await serve(streams(text));
    const events: ServerSentEvent<Sighting>[] = [
      { event: "seen", id: "1", retry: 5, data: owl },
      { data: fox },
    ];
    expect(await collect(watch(zooOf(server)).events())).toEqual(events);
    expect(await collect((await watch(zooOf(server))).events())).toEqual(events);
  });

  test("of whole events gives them as items, with text where data is text", async () => {
    const text =
      'event: note\nid: 3\ndata: a\ndata: b\n\nevent: sighting\ndata: {"animal":"owl"}\n\n';
    const more =
      'event: constructor\ndata: 1\n\nevent: error\ndata: {"error":"x"}\n\nevent: note\ndata\n\n';
    const server = await serve(streams(text + more));
    expect(await collect(follow(zooOf(server)))).toEqual([
      { event: "note", id: "3", data: "a\nb" },
      { event: "sighting", data: owl },
      { event: "constructor", data: 1 },
      { event: "error", data: { error: "x" } },
      { event: "note", data: "" },
    ]);
  });

  test("ends at [DONE] and frees the connection", async () => {
    const isClosed = event();
    const server = await serve((response) => {
      startStream(response, `${sightings("owl")}data: [DONE]\n\n${sightings("fox")}`);
      response.on("close", () => isClosed.occur());
    });
    expect(await collect(watch(zooOf(server)))).toEqual([owl]);
    await isClosed.occurred;
  });

  test("gives url, request, result, raw response and the call with other options", async () => {
    const server = await serve(streams(sightings("owl")));
    const call = watch(zooOf(server));
    expect(call.url()).toBe(`${server.url}/sightings`);
    expect((await call.toRequest()).headers.get("accept")).toBe("text/event-stream");
    const result = await call.result();
    expect(result.ok && (await collect(result.data))).toEqual([owl]);
    expect(await collect(parseEventStream(await call.asResponse()))).toEqual([
      { data: '{"animal":"owl"}' },
    ]);
    const other = call.with({ headers: { "x-a": "1" }, lastEventId: "7" });
    expect(await collect(other)).toEqual([owl]);
    expect(server.requests.at(-1)?.headers).toMatchObject({
      "x-a": "1",
      "last-event-id": "7",
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("last-event-id");
  });

  test("of a request that was built without a client gives the stream, too", async () => {
    const server = await serve(streams(sightings("owl")));
    const stream = await zooOf(server).send(
      createRequest<AsyncIterable<Sighting>>(watchAnimals, {}),
    );
    expect(await collect(stream)).toEqual([owl]);
  });

  test.each([204, 205])("of status %i is empty", async (status) => {
    const server = await serve((response) => response.writeHead(status).end());
    expect(await collect(watch(zooOf(server)))).toEqual([]);
    expect(await collect(lines(zooOf(server)))).toEqual([]);
  });

  test("of a response without a body is empty", async () => {
    expect(await collect(watch(zooAnswering(() => new Response(null))))).toEqual([]);
  });

  test("can be read once", async () => {
    const stream = await watch(zooAnswering(() => new Response(sightings("owl"))));
    await collect(stream);
    expect(() => stream[Symbol.asyncIterator]()).toThrow(ConfigError);
  });

  test("S59 gives out an event that is cut short if it is told to", async () => {
    const server = await serve(streams(sightings("owl").trimEnd()));
    expect(await collect(watch(zooOf(server)))).toEqual([]);
    expect(await collect(watch(zooOf(server), { flushIncomplete: true }))).toEqual([owl]);
  });

  test("holds nothing that an inspector would print", async () => {
    const stream = await watch(zooAnswering(() => new Response(sightings("owl"))));
    expect(Object.keys(stream).sort()).toEqual(["requestId", "response"]);
  });
});
