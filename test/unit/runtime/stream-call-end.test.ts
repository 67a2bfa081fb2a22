import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { ConfigError, StreamError } from "../../../generator/runtime/index.js";
import type { Answer } from "../../support/server.js";
import { serve, zooAnswering, zooOf } from "./fixtures.js";
import {
  bodyOf,
  collect,
  collectUntilFailure,
  event,
  sightings,
  sleep,
  startStream,
  streams,
  watch,
  type Sighting,
} from "./stream-fixtures.js";

const owl = { animal: "owl" };
const fox = { animal: "fox" };

describe("S61", () => {
  /** A server that sends for ever, and tells when the connection is closed. */
  function endless() {
    const closed = event();
    const answer: Answer = (response) => {
      startStream(response);
      const timer = setInterval(() => response.write(sightings("owl")), 5);
      response.on("close", () => {
        clearInterval(timer);
        closed.occur();
      });
    };
    return { answer, closed: closed.occurred };
  }

  test("break closes the connection", async () => {
    const { answer, closed } = endless();
    for await (const sighting of watch(zooOf(await serve(answer)))) {
      expect(sighting).toEqual(owl);
      break;
    }
    await closed;
  });

  test("break does not wait for whoever else has the body", async () => {
    const { answer, closed } = endless();
    const held: Response[] = [];
    const cloning: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      held.push(response.clone());
      return response;
    };
    for await (const sighting of watch(zooOf(await serve(answer), { fetch: cloning }))) {
      expect(sighting).toEqual(owl);
      break;
    }
    await closed;
  });

  test("an exception in the loop closes the connection", async () => {
    const { answer, closed } = endless();
    const loop = async () => {
      for await (const sighting of watch(zooOf(await serve(answer))))
        throw new Error(sighting.animal);
    };
    await expect(loop()).rejects.toThrow("owl");
    await closed;
  });

  test("cancel() closes the connection, and ends a loop that waits", async () => {
    const closed = event();
    const server = await serve((response) => {
      startStream(response, sightings("owl"));
      response.on("close", () => closed.occur());
    });
    const stream = await watch(zooOf(server));
    const items = collect(stream);
    await sleep(30);
    await stream.cancel();
    expect(await items).toEqual([owl]);
    await closed.occurred;
  });

  test("return() ends a next() that waits, before the headers as well", async () => {
    const server = await serve((response, _request, index) => {
      if (index === 0) startStream(response);
      else setTimeout(() => startStream(response), 50);
    });
    for (const wait of [30, 0]) {
      const items = watch(zooOf(server))[Symbol.asyncIterator]();
      const next = items.next();
      await sleep(wait);
      await items.return();
      expect(await next).toEqual({ done: true, value: undefined });
    }
  });

  test.each([
    ["between events", sightings("owl")],
    ["within an event", `${sightings("owl")}data: {`],
  ])("a disconnect %s raises StreamError with the last event id", async (_name, text) => {
    const server = await serve((response) => {
      startStream(response, `id: 5\n${text}`);
      setTimeout(() => response.destroy(), 20);
    });
    const { items, error } = await collectUntilFailure(watch(zooOf(server)));
    expect(items).toEqual([owl]);
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({ lastEventId: "5", operationId: "watchAnimals", attempts: 1 });
    expect((error as StreamError).cause).toBeInstanceOf(Error);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ lastEventId: "5" });
    expect(server.requests).toHaveLength(1);
  });

  test("abort raises AbortError with its reason, and leaves no listener", async () => {
    const { answer, closed } = endless();
    const controller = new AbortController();
    const { signal } = controller;
    const call = watch(zooOf(await serve(answer)), { signal });
    const { items, error } = await collectUntilFailure(
      (async function* () {
        for await (const item of call) {
          yield item;
          controller.abort("stop");
        }
      })(),
    );
    expect(items.length).toBeGreaterThan(0);
    expect(error).toMatchObject({ name: "AbortError", cause: "stop" });
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await closed;
  });

  test("abort while the server is silent raises at once", async () => {
    const server = await serve((response) => startStream(response, sightings("owl")));
    const controller = new AbortController();
    const { error } = await collectUntilFailure(
      (async function* () {
        for await (const item of watch(zooOf(server), { signal: controller.signal })) {
          yield item;
          setTimeout(() => controller.abort("stop"), 20);
        }
      })(),
    );
    expect(error).toMatchObject({ name: "AbortError", cause: "stop" });
  });
});

describe("S64 streamIdleTimeout", () => {
  test("ends a stream that brings nothing, whatever the timeout of the attempt", async () => {
    const server = await serve((response) => startStream(response, `id: 1\n${sightings("owl")}`));
    const zoo = zooOf(server, { streamIdleTimeout: 60, timeout: 5_000 });
    const start = performance.now();
    const { items, error } = await collectUntilFailure(watch(zoo));
    expect(items).toEqual([owl]);
    expect(error).toMatchObject({ name: "TimeoutError", lastEventId: "1" });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test("counts from chunk to chunk, comments included; the call's own comes first", async () => {
    const server = await serve((response) => {
      startStream(response);
      const timer = setInterval(() => response.write(": ping\n"), 20);
      setTimeout(() => {
        clearInterval(timer);
        response.end(`\n${sightings("owl")}`);
      }, 300);
    });
    const zoo = zooOf(server, { streamIdleTimeout: 5 });
    expect(await collect(watch(zoo, { streamIdleTimeout: 150 }))).toEqual([owl]);
    expect(await collect(watch(zoo, { streamIdleTimeout: 0 }))).toEqual([owl]);
  });

  test("does not run while the consumer is slow", async () => {
    const server = await serve(streams(sightings("owl", "fox")));
    const seen: Sighting[] = [];
    for await (const sighting of watch(zooOf(server), { streamIdleTimeout: 30 })) {
      seen.push(sighting);
      await sleep(90);
    }
    expect(seen).toEqual([owl, fox]);
  });

  test("the timeout of an attempt ends with the headers", async () => {
    const server = await serve((response) => {
      setTimeout(() => startStream(response).end(sightings("owl")), 0);
    });
    const slow = await serve((response) => {
      startStream(response, sightings("owl"));
      setTimeout(() => response.end(sightings("fox")), 1_000);
    });
    expect(await collect(watch(zooOf(server), { timeout: 800 }))).toEqual([owl]);
    expect(await collect(watch(zooOf(slow), { timeout: 800 }))).toEqual([owl, fox]);
  });

  test.each([{ streamIdleTimeout: -1 }, { maxEventBytes: 1023 }])(
    "%j is refused before the network",
    async (options) => {
      await expect(
        watch(
          zooAnswering(() => new Response()),
          options,
        ),
      ).rejects.toThrow(ConfigError);
      expect(() => zooOf({ url: "http://h" }, options)).toThrow(ConfigError);
    },
  );
});

describe("S65", () => {
  test("S65 nothing is read ahead: a slow consumer slows the server", async () => {
    let given = 0;
    const chunks = (function* () {
      for (;;) yield sightings(`owl ${(given += 1)}`);
    })();
    const fetch = () => Promise.resolve(new Response(bodyOf(chunks)));
    for await (const sighting of watch(zooOf({ url: "http://h" }, { fetch }))) {
      expect(given).toBeLessThan(Number(sighting.animal.slice(4)) + 3);
      if (given > 50) break;
      await sleep(0);
    }
  });
});
