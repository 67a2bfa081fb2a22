import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import {
  ApiClient,
  ApiError,
  binaryBody,
  ConnectionError,
  createRequest,
  SdkError,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson, type Answer } from "../../support/server.js";
import { api, createAnimal, serve, zooOf } from "./fixtures.js";

/** Answers with the statuses in turn, the last one for ever. */
function statuses(...all: number[]): Answer {
  return (response, _request, index) => {
    sendJson(response, {}, { status: all[Math.min(index, all.length - 1)] ?? 200 });
  };
}

/** Breaks the connection off instead of answering. */
const hangUp: Answer = (response) => {
  response.socket?.resetAndDestroy();
};

async function failure(call: PromiseLike<unknown>): Promise<SdkError> {
  const error: unknown = await Promise.resolve(call).then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof SdkError)) throw new Error("expected an SdkError", { cause: error });
  return error;
}

/** The address of a port on which nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
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
    await failure(zooOf(server, { maxRetries: 0 }).get("1"));
    expect(server.requests).toHaveLength(1);
  });

  test("can be set for a call", async () => {
    const server = await serve(hangUp);
    await failure(zooOf(server).get("1", {}, { maxRetries: 4 }));
    expect(server.requests).toHaveLength(5);
  });
});

describe("R27 statuses", () => {
  test.each([408, 425, 429, 500, 502, 503, 504])("%i is retried", async (status) => {
    const server = await serve(statuses(status, 200));
    await zooOf(server).get("1");
    expect(server.requests).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 409, 410, 413, 422, 451, 501, 505])("%i is not", async (status) => {
    const server = await serve(statuses(status, 200));
    expect(await failure(zooOf(server).get("1"))).toMatchObject({ status, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  test("409 can be added", async () => {
    const server = await serve(statuses(409, 200));
    await zooOf(server, { retryStatuses: [409] }).get("1");
    expect(server.requests).toHaveLength(2);
  });
});

describe("R28 a POST without a key", () => {
  test.each([500, 502, 504, 503])("is not repeated after %i", async (status) => {
    const server = await serve(statuses(status));
    await failure(zooOf(server).create({}));
    expect(server.requests).toHaveLength(1);
  });

  test("is not repeated after a reset or a timeout", async () => {
    const server = await serve(hangUp);
    expect(await failure(zooOf(server).create({}))).toBeInstanceOf(ConnectionError);
    expect(server.requests).toHaveLength(1);
    const silent = await serve(() => undefined);
    expect(await failure(zooOf(silent, { timeout: 50 }).create({}))).toMatchObject({ name: "TimeoutError" });
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
    expect(await failure(zoo.create({}))).toMatchObject({ name: "ConnectionError", attempts: 3 });
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

test("R30 the delays are those of the formula", async () => {
  const server = await serve(statuses(500));
  for (const [random, factor] of [[0, 0.5], [0.5, 0.75], [0.999, 0.9995]] as const) {
    const zoo = zooOf(server, { maxRetries: 6, platform: { random: () => random } });
    await failure(zoo.get("1"));
    expect(zoo.waits).toEqual([500, 1000, 2000, 4000, 8000, 8000].map((delay) => delay * factor));
  }
});

describe("R31 Retry-After", () => {
  const now = Date.parse("2026-05-05T10:00:00Z");
  const waitsFor = async (headers: Record<string, string>, random: number) => {
    const server = await serve((response, _request, index) => {
      sendJson(response, {}, index === 0 ? { status: 503, headers } : {});
    });
    const zoo = zooOf(server, { platform: { now: () => now, random: () => random } });
    await zoo.get("1");
    return zoo.waits;
  };

  test.each<Record<string, string>>([
    { "retry-after": "7" },
    { "retry-after": "7.0" },
    { "retry-after": new Date(now + 7000).toUTCString() },
    { "retry-after": "Tuesday, 05-May-26 10:00:07 GMT" },
    { "retry-after-ms": "7000" },
    { "retry-after-ms": "7000", "retry-after": "1" },
    { "retry-after-ms": "soon", "retry-after": "7" },
  ])("%j waits seven seconds and a tenth at most", async (headers) => {
    expect(await waitsFor(headers, 0)).toEqual([7000]);
    expect(await waitsFor(headers, 1)).toEqual([7700]);
  });

  test("0 retries at once", async () => {
    expect(await waitsFor({ "retry-after": "0" }, 1)).toEqual([]);
  });

  test.each(["-5", "abc", "", "Tue, 05 May 2026 09:59:00 GMT", "May 2099"])("%j is ignored", async (value) => {
    expect(await waitsFor({ "retry-after": value }, 0)).toEqual([250]);
  });
});

test("R32 a wait that is too long ends the call and is told", async () => {
  const server = await serve((response) => {
    sendJson(response, {}, { status: 429, headers: { "retry-after": "61" } });
  });
  const zoo = zooOf(server);
  expect(await failure(zoo.get("1"))).toMatchObject({ name: "RateLimitError", retryAfterMs: 61_000, attempts: 1 });
  await failure(zoo.withOptions({ maxRetryAfter: 61_000 }).get("1"));
  expect(server.requests).toHaveLength(1 + 3);
});

describe("R33 bodies", () => {
  const upload: OperationDescriptor = { ...createAnimal, method: "PUT", body: binaryBody };
  const send = (url: string, body: unknown) =>
    new ApiClient(api, { baseURL: url, auth: "t", retryBaseDelay: 0 }).send(createRequest(upload, { body }));

  test.each([
    ["a stream", () => new Blob(["data"]).stream()],
    ["an async iterable", async function* () { yield new TextEncoder().encode("data"); }],
  ])("%s is sent once", async (_name, make) => {
    const server = await serve(statuses(503));
    const body: unknown = make();
    await failure(send(server.url, body));
    expect(server.requests.map((request) => request.body)).toEqual(["data"]);
  });

  test("a function is called once per attempt", async () => {
    const server = await serve(statuses(503, 503, 200));
    let calls = 0;
    await send(server.url, () => `data ${++calls}`);
    expect(server.requests.map((request) => request.body)).toEqual(["data 1", "data 2", "data 3"]);
  });
});

test("R34 discarded responses are cancelled before the wait", async () => {
  let open = 0;
  const server = await serve((response, _request, index) => {
    if (index === 40) {
      sendJson(response, {});
      return;
    }
    open += 1;
    response.on("close", () => (open -= 1));
    response.writeHead(503);
    response.write("never ends");
  });
  const zoo = zooOf(server, {
    platform: { sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) },
  });
  for (let index = 0; index < 4; index += 1) await failure(zoo.get("1", {}, { maxRetries: 9 })).catch(() => undefined);
  await zoo.get("1");
  await expect.poll(() => open).toBe(0);
});

describe("R35 the retry budget", () => {
  test("stops retries when it is empty, until successes refill it", async () => {
    const server = await serve((response, request) => {
      sendJson(response, {}, { status: request.url.endsWith("/ok") ? 200 : 503 });
    });
    const zoo = zooOf(server, { retryBudget: { capacity: 10 } });
    expect(await failure(zoo.get("1"))).not.toHaveProperty("retryBudgetExhausted");
    expect(await failure(zoo.get("1"))).toMatchObject({ attempts: 1, retryBudgetExhausted: true });
    for (let index = 0; index < 5; index += 1) await zoo.get("ok");
    expect(await failure(zoo.get("1"))).toMatchObject({ attempts: 2, retryBudgetExhausted: true });
  });

  test("can be switched off", async () => {
    const server = await serve(statuses(503));
    const zoo = zooOf(server, { retryBudget: false });
    for (let index = 0; index < 60; index += 1) expect(await failure(zoo.get("1"))).toMatchObject({ attempts: 3 });
  });
});

describe("R36 exceptions of", () => {
  test("middleware and body functions are thrown as they are, without a retry", async () => {
    const server = await serve(statuses(200));
    const boom = new TypeError("boom");
    let calls = 0;
    const fail = () => {
      calls += 1;
      throw boom;
    };
    await expect(zooOf(server, { middleware: [fail] }).get("1")).rejects.toBe(boom);
    await expect(zooOf(server, { middleware: [fail] }).get("1").result()).rejects.toBe(boom);
    const request = createRequest({ ...createAnimal, body: binaryBody }, { body: fail });
    await expect(zooOf(server).send(request)).rejects.toBe(boom);
    expect(calls).toBe(3);
    expect(server.requests).toEqual([]);
  });

  test("decoders are thrown as they are, without a retry", async () => {
    const server = await serve(statuses(200));
    const boom = new TypeError("boom");
    const decode = () => Promise.reject(boom);
    await expect(zooOf(server).request({ method: "GET", path: "/a", decode })).rejects.toBe(boom);
    expect(server.requests).toHaveLength(1);
  });
});

test("4.1 middleware wraps every attempt, outermost first", async () => {
  const server = await serve(statuses(503, 200));
  const log: string[] = [];
  const named = (name: string) => async (request: { attempt: number }, next: (r: never) => Promise<Response>) => {
    log.push(`${name} out ${request.attempt}`);
    const response = await next(request as never);
    log.push(`${name} back ${response.status}`);
    return response;
  };
  await zooOf(server, { middleware: [named("a"), named("b")] }).get("1");
  expect(log).toEqual([
    "a out 1", "b out 1", "b back 503", "a back 503",
    "a out 2", "b out 2", "b back 200", "a back 200",
  ]);
});

test("R37 errors and responses tell attempts and waits", async () => {
  const server = await serve(statuses(500, 500, 200, 500));
  const zoo = zooOf(server);
  expect(await zoo.get("1").withResponse()).toMatchObject({ attempts: 3, totalRetryDelayMs: 375 + 750 });
  const error = await failure(zoo.get("1"));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ operationId: "getAnimal", attempts: 3, totalRetryDelayMs: 375 + 750 });
});

describe("2.1 classification of connection failures", () => {
  const attemptsAfter = async (cause: unknown, method: "get" | "create") => {
    const zoo = zooOf({ url: "http://h" }, { fetch: () => Promise.reject(cause as Error) });
    return (await failure(zoo[method]("1"))).attempts;
  };
  const failed = (code: string, message = "") =>
    new TypeError("fetch failed", { cause: new Error("wrapped", { cause: Object.assign(new Error(message), { code }) }) });

  test.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"])(
    "%s was not sent",
    async (code) => {
      expect(await attemptsAfter(failed(code), "create")).toBe(3);
    },
  );

  test("a refused HTTP/2 stream was not sent", async () => {
    const error = failed("ERR_HTTP2_STREAM_ERROR", "Stream closed with error code NGHTTP2_REFUSED_STREAM");
    expect(await attemptsAfter(error, "create")).toBe(3);
    expect(await attemptsAfter(failed("ERR_HTTP2_STREAM_ERROR", "NGHTTP2_PROTOCOL_ERROR"), "get")).toBe(1);
  });

  test.each(["ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"])(
    "%s may have been processed",
    async (code) => {
      expect(await attemptsAfter(failed(code), "create")).toBe(1);
      expect(await attemptsAfter(failed(code), "get")).toBe(3);
    },
  );

  test("a TypeError without code may have been processed; certificates and other errors are final", async () => {
    expect(await attemptsAfter(new TypeError("Failed to fetch"), "get")).toBe(3);
    expect(await attemptsAfter(new TypeError("Failed to fetch"), "create")).toBe(1);
    expect(await attemptsAfter(failed("CERT_HAS_EXPIRED"), "get")).toBe(1);
    expect(await attemptsAfter(new Error("bug"), "get")).toBe(1);
  });
});
