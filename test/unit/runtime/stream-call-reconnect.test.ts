import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../generator/runtime/index.js";
import { sendJson, type Answer } from "../../support/server.js";
import { failureOf, seededCredential, serve, zooAnswering, zooOf } from "./fixtures.js";
import {
  ask,
  collect,
  collectUntilFailure,
  sightings,
  sleep,
  startStream,
  streams,
  watch,
  octetsOf,
} from "./stream-fixtures.js";

const owl = { animal: "owl" };
const fox = { animal: "fox" };

/** Answers requests in turn, and then with 204, which ends a stream. */
function inTurn(...answers: Answer[]): Answer {
  return (response, request, index) => {
    const answer = answers[index];
    if (answer === undefined) response.writeHead(204).end();
    else answer(response, request, index);
  };
}

/** Sends a stream and breaks the connection. */
function breaks(text: string): Answer {
  return (response) => {
    startStream(response, text);
    setTimeout(() => response.destroy(), 10);
  };
}

const reset: Answer = (response) => {
  response.destroy();
};

describe("S62 reconnection", () => {
  test("is off by default", async () => {
    const server = await serve(inTurn(streams(sightings("owl")), streams(sightings("fox"))));
    expect(await collect(watch(zooOf(server)))).toEqual([owl]);
    expect(await collect(watch(zooOf(server), { reconnect: false }))).toEqual([fox]);
  });

  test.each([
    ["ends", streams],
    ["breaks off", breaks],
  ])("continues behind the last event when the stream %s, until 204", async (_name, answer) => {
    const server = await serve(
      inTurn(
        answer(`id: 1\n${sightings("owl")}id: 2\ndata: {"cut short`),
        answer(sightings("fox")),
        answer(`id\n${sightings("owl")}`),
      ),
    );
    const stream = await watch(zooOf(server), { reconnect: true });
    expect(await collect(stream)).toEqual([owl, fox, owl]);
    expect(stream.lastEventId).toBe("");
    const ids = server.requests.map(({ headers }) => headers["last-event-id"]);
    expect(ids).toEqual([undefined, "1", "1", undefined]);
    expect(server.requests[1]).toMatchObject({ method: "GET", url: "/sightings" });
    expect(server.requests[1]?.headers).toMatchObject({
      accept: "text/event-stream",
      authorization: `Bearer ${seededCredential}`,
    });
  });

  test("sends an id that is not ASCII as its octets", async () => {
    const server = await serve(inTurn(streams(`id: 漢1\n${sightings("owl")}`)));
    await collect(watch(zooOf(server), { reconnect: true }));
    expect(server.requests[1]?.headers["last-event-id"]).toBe(octetsOf("漢1"));
  });

  test("gives the events of all connections, too", async () => {
    const server = await serve(inTurn(streams(sightings("owl")), streams(sightings("fox"))));
    const events = watch(zooOf(server), { reconnect: true }).events();
    expect(await collect(events)).toEqual([{ data: owl }, { data: fox }]);
  });

  test("begins behind the event that the caller names", async () => {
    const server = await serve(inTurn(streams(sightings("owl"))));
    const call = watch(zooOf(server), { reconnect: true, lastEventId: "5" });
    expect(await collect(call)).toEqual([owl]);
    expect(server.requests.map(({ headers }) => headers["last-event-id"])).toEqual(["5", "5"]);
  });

  test("waits as the server asks, within the cap, otherwise with the back-off", async () => {
    const server = await serve(
      inTurn(
        streams(sightings("owl")),
        streams("retry: 100\n\n"),
        streams(`retry: 999999\n${sightings("fox")}`),
        streams(`retry: 0\n${sightings("fox")}`),
        streams(""),
      ),
    );
    const zoo = zooOf(server);
    await collect(watch(zoo, { reconnect: true }));
    expect(zoo.waits).toEqual([
      // Without \`retry\`, half of the back-off and half by chance.
      375,
      // One connection in vain: the back-off, doubled.
      1050, 8000, 0, 1050,
    ]);
  });

  test("ends after so many connections in vain", async () => {
    const ends = await serve(streams(": nothing\n\n"));
    const call = watch(zooOf(ends), { reconnect: { maxReconnects: 3 } });
    expect((await collectUntilFailure(call)).error).toMatchObject({
      name: "StreamError",
      operationId: "watchAnimals",
    });
    expect(ends.requests).toHaveLength(4);

    const gone = await serve(inTurn(breaks(`id: 1\n${sightings("owl")}`), reset, reset, reset));
    const options = { reconnect: { maxReconnects: 3 }, maxRetries: 0 };
    const { items, error } = await collectUntilFailure(watch(zooOf(gone), options));
    expect(items).toEqual([owl]);
    expect(error).toMatchObject({ name: "ConnectionError", lastEventId: "1" });
    expect(gone.requests).toHaveLength(4);
  });

  test("outlives a server that does not answer, and one that is silent", async () => {
    const silent: Answer = (response) => startStream(response, sightings("owl"));
    const server = await serve(inTurn(silent, reset, reset, streams(sightings("fox"))));
    const options = { reconnect: true, streamIdleTimeout: 50, maxRetries: 0 };
    expect(await collect(watch(zooOf(server), options))).toEqual([owl, fox]);
  });

  test.each<[string, Answer, object]>([
    [
      "an error status",
      (response) => sendJson(response, { missing: "x" }, { status: 404 }),
      { status: 404 },
    ],
    ["another media type", streams("<p>", "text/html"), { name: "StreamError" }],
    ["JSON", (response) => sendJson(response, { message: "x" }), { status: 200 }],
    ["a malformed event", streams("data: {oops\n\n"), { name: "ParseError" }],
  ])("does not go on after %s", async (_name, answer, expected) => {
    const server = await serve(inTurn(streams(`id: 1\n${sightings("owl")}`), answer));
    const { items, error } = await collectUntilFailure(watch(zooOf(server), { reconnect: true }));
    expect(items).toEqual([owl]);
    expect(error).toMatchObject({ ...expected, lastEventId: "1", operationId: "watchAnimals" });
    expect(server.requests).toHaveLength(2);
  });

  test("does not go on after [DONE]", async () => {
    const server = await serve(streams(`${sightings("owl")}data: [DONE]\n\n`));
    expect(await collect(watch(zooOf(server), { reconnect: true }))).toEqual([owl]);
    expect(server.requests).toHaveLength(1);
  });

  test("is for GET only", async () => {
    const zoo = zooAnswering(() => new Response(sightings("owl")));
    expect(await failureOf(ask(zoo, { reconnect: true }))).toBeInstanceOf(ConfigError);
    const none = watch(zoo, { reconnect: { maxReconnects: 0 } });
    expect(await failureOf(none)).toBeInstanceOf(ConfigError);
  });

  test("break ends it: nothing is requested any more", async () => {
    const server = await serve(streams(sightings("owl")));
    for await (const sighting of watch(zooOf(server), { reconnect: true })) {
      expect(sighting).toEqual(owl);
      break;
    }
    await sleep(30);
    expect(server.requests).toHaveLength(1);
  });

  const waits: Record<string, Answer[]> = {
    "in a wait": [streams(sightings("owl"))],
    "in a request": [streams(sightings("owl")), () => undefined],
    "in a later connection": [streams(sightings("owl")), (response) => startStream(response)],
  };

  /** A server of a stream that stops in one of these places, and what tells that it is there. */
  async function stoppingServer(name: string, answers: readonly Answer[]) {
    const server = await serve(inTurn(...answers, ...answers));
    const pauses: number[] = [];
    const isWait = name === "in a wait";
    const sleepOn = (milliseconds: number) => {
      pauses.push(milliseconds);
      return isWait ? new Promise<void>(() => undefined) : Promise.resolve();
    };
    const arrival = async (round: number) => {
      await expect.poll(() => (isWait ? pauses.length : server.requests.length)).toBe(round);
      // Headers of a later connection are still on their way.
      await sleep(30);
    };
    return { server, options: { platform: { sleep: sleepOn } }, arrival };
  }

  test.each(Object.entries(waits))("cancel() and abort end it %s", async (name, answers) => {
    const { server, options, arrival } = await stoppingServer(name, answers);
    const stream = await watch(zooOf(server, options), { reconnect: true });
    const items = collect(stream);
    await arrival(answers.length);
    await stream.cancel();
    expect(await items).toEqual([owl]);
    expect(server.requests).toHaveLength(answers.length);

    const controller = new AbortController();
    const { signal } = controller;
    const aborted = collectUntilFailure(watch(zooOf(server, options), { reconnect: true, signal }));
    await arrival(2 * answers.length);
    controller.abort("stop");
    expect(await aborted).toMatchObject({
      items: [owl],
      error: { name: "AbortError", cause: "stop" },
    });
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await sleep(20);
    expect(server.requests).toHaveLength(2 * answers.length);
  });
});
