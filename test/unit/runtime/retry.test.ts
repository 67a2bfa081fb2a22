import { describe, expect, test } from "vitest";
import { ConnectionError, createRequest } from "../../../generator/runtime/index.js";
import { sendJson, type Answer } from "../../support/server.js";
import { failureOf, createAnimal, serve, zooOf, statuses } from "./fixtures.js";

/** Breaks the connection off instead of answering. */
const hangUp: Answer = (response) => {
  response.socket?.resetAndDestroy();
};

/** The address of a port on which nobody listens. */
async function closedPort(): Promise<string> {
  const server = await serve(() => undefined);
  await server.close();
  return server.url;
}

describe("R26 the number of attempts", () => {
  test("is three by default", async () => {
    const server = await serve(statuses(503, 503, 200));
    const { attempts } = await zooOf(server).get("1").withResponse();
    expect(attempts).toBe(3);
    expect(server.requests).toHaveLength(3);
  });

  test.each([statuses(503), hangUp])("is one with maxRetries 0", async (answer) => {
    const server = await serve(answer);
    await failureOf(zooOf(server, { maxRetries: 0 }).get("1"));
    expect(server.requests).toHaveLength(1);
  });

  test("can be set for a call", async () => {
    const server = await serve(hangUp);
    await failureOf(zooOf(server).get("1", {}, { maxRetries: 4 }));
    expect(server.requests).toHaveLength(5);
  });
});

describe("R27 statuses", () => {
  test.each([408, 425, 429, 500, 502, 503, 504])("%i is retried", async (status) => {
    const server = await serve(statuses(status, 200));
    await zooOf(server).get("1");
    expect(server.requests).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 409, 410, 413, 422, 451, 501, 505])(
    "%i is not",
    async (status) => {
      const server = await serve(statuses(status, 200));
      expect(await failureOf(zooOf(server).get("1"))).toMatchObject({ status, attempts: 1 });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("409 can be added", async () => {
    const server = await serve(statuses(409, 200));
    await zooOf(server, { retryStatuses: [409] }).get("1");
    expect(server.requests).toHaveLength(2);
  });
});

describe("R28 a POST without a key", () => {
  test.each([500, 502, 504, 503])("is not repeated after %i", async (status) => {
    const server = await serve(statuses(status));
    await failureOf(zooOf(server).create({}));
    expect(server.requests).toHaveLength(1);
  });

  test("is not repeated after a reset or a timeout", async () => {
    const server = await serve(hangUp);
    expect(await failureOf(zooOf(server).create({}))).toBeInstanceOf(ConnectionError);
    expect(server.requests).toHaveLength(1);
    const silent = await serve(() => undefined);
    expect(await failureOf(zooOf(silent, { timeout: 50 }).create({}))).toMatchObject({
      name: "TimeoutError",
    });
    expect(silent.requests).toHaveLength(1);
  });

  test("is repeated after 429, and after 503 with Retry-After", async () => {
    const limited = await serve(statuses(429, 200));
    await zooOf(limited).create({});
    expect(limited.requests).toHaveLength(2);
    const busy = await serve((response, _request, index) => {
      sendJson(response, {}, index === 0 ? { status: 503, headers: { "retry-after": "1" } } : {});
    });
    await zooOf(busy).create({});
    expect(busy.requests).toHaveLength(2);
  });

  test("is repeated when nobody listened", async () => {
    const zoo = zooOf({ url: await closedPort() });
    expect(await failureOf(zoo.create({}))).toMatchObject({ name: "ConnectionError", attempts: 3 });
  });

  test("is repeated when the document says that this is safe", async () => {
    const server = await serve(statuses(500, 200));
    const request = createRequest({ ...createAnimal, idempotent: true }, { body: {} });
    await zooOf(server).send(request);
    expect(server.requests).toHaveLength(2);
  });
});

describe("R29 idempotency keys", () => {
  test("are the same for all attempts and differ between calls", async () => {
    const server = await serve(statuses(500, 500, 200, 200));
    const zoo = zooOf(server);
    await zoo.createOnce({});
    await zoo.createOnce({});
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/u);
    expect(keys[3]).not.toBe(keys[0]);
  });

  test("of the caller win, and a GET carries none", async () => {
    const server = await serve(statuses(200));
    const zoo = zooOf(server, { idempotencyHeader: "X-Once" });
    await zoo.createOnce({}, { idempotencyKey: "mine" });
    await zoo.create({});
    await zoo.get("1");
    const [first, second, third] = server.requests.map(({ headers }) => headers);
    expect(first).toMatchObject({ "idempotency-key": "mine" });
    expect(second).toHaveProperty("x-once");
    expect(third).not.toHaveProperty("x-once");
  });

  test("do without randomUUID", async () => {
    const server = await serve(statuses(200));
    const original = Object.getOwnPropertyDescriptor(globalThis, "crypto");
    Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
    try {
      await zooOf(server).createOnce({});
    } finally {
      if (original) Object.defineProperty(globalThis, "crypto", original);
    }
    expect(server.requests[0]?.headers["idempotency-key"]).toMatch(/^[\da-f]{20,}$/u);
  });
});
