import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { ApiClient, ConfigError } from "../../../generator/runtime/index.js";
import { watchProcess } from "../../support/process-events.js";
import { sendJson, type Answer } from "../../support/server.js";
import { afterTimer } from "../../support/timing.js";
import { api, failureOf, serve, zooOf } from "./fixtures.js";

const silent: Answer = () => undefined;
const stallsAfterHeaders: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
};
const stallsInBody: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"id":');
};

describe("T38 the timeout", () => {
  test.each([
    ["sends no headers", silent],
    ["stalls after headers", stallsAfterHeaders],
    ["stalls in the body", stallsInBody],
  ])("ends an attempt when the server %s", { retry: 3 }, async (_name, answer) => {
    const server = await serve(answer);
    const zoo = zooOf(server, { timeout: 150, maxRetries: 0 });
    const [error, late] = await afterTimer(150, () => failureOf(zoo.get("1")));
    expect(error.name).toBe("TimeoutError");
    expect(Math.abs(late)).toBeLessThan(50);
  });

  test("of 0 is none", async () => {
    const server = await serve((response) => setTimeout(() => sendJson(response, {}), 30));
    await zooOf(server, { timeout: 0 }).get("1");
  });
});

describe("T39", () => {
  test("each attempt has the whole timeout", async () => {
    const server = await serve((response, _request, index) => {
      if (index === 2) sendJson(response, {});
    });
    const { attempts } = await zooOf(server, { timeout: 400 }).get("1").withResponse();
    expect(attempts).toBe(3);
  });

  test("the deadline bounds the whole call", { retry: 3 }, async () => {
    const server = await serve(silent);
    const zoo = zooOf(server, { timeout: 80 });
    const [error, late] = await afterTimer(120, () =>
      failureOf(zoo.get("1", {}, { deadline: 120, maxRetries: 10 })),
    );
    expect(error.name).toBe("TimeoutError");
    expect(late).toBeLessThan(50);
  });

  test("no wait starts that would pass the deadline; the last error is the cause", async () => {
    const server = await serve((response) =>
      sendJson(response, { message: "busy" }, { status: 503 }),
    );
    const zoo = zooOf(server, { retryBaseDelay: 10_000, retryMaxDelay: 10_000 });
    const error = await failureOf(zoo.get("1", {}, { deadline: 1000 }));
    expect(error).toMatchObject({
      name: "TimeoutError",
      attempts: 1,
      cause: { status: 503, body: { message: "busy" } },
    });
    expect(zoo.waits).toEqual([]);
  });
});

test("T40 whichever of signal and timeout fires first decides about the error", async () => {
  const server = await serve(silent);
  const zoo = zooOf(server, { maxRetries: 0 });
  const early = AbortSignal.timeout(30);
  expect(await failureOf(zoo.get("1", {}, { signal: early, timeout: 500 }))).toMatchObject({
    name: "AbortError",
  });
  const late = new AbortController();
  expect(await failureOf(zoo.get("1", {}, { signal: late.signal, timeout: 30 }))).toMatchObject({
    name: "TimeoutError",
  });
});

describe("T41 abort", () => {
  test("before the call sends nothing", async () => {
    const server = await serve((response) => sendJson(response, {}));
    const error = await failureOf(
      zooOf(server).get("1", {}, { signal: AbortSignal.abort("changed my mind") }),
    );
    expect(error).toMatchObject({ name: "AbortError", cause: "changed my mind" });
    expect(server.requests).toEqual([]);
  });

  test.each<[string, Answer]>([
    ["headers", silent],
    ["body", stallsInBody],
    [
      "error body",
      (response) => {
        response.writeHead(404);
        response.write("x");
      },
    ],
    [
      "redirect",
      (response, _request, index) => {
        if (index === 0) response.writeHead(307, { location: "/elsewhere" }).end();
      },
    ],
  ])("in the phase of %s rejects at once and sends nothing more", async (_name, answer) => {
    const server = await serve(answer);
    const controller = new AbortController();
    const call = failureOf(zooOf(server).get("1", {}, { signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 80));
    const before = server.requests.length;
    controller.abort("stop");
    const first = await Promise.race([
      call,
      new Promise((resolve) => setTimeout(resolve, 20, "late")),
    ]);
    expect(first).toMatchObject({ name: "AbortError", cause: "stop" });
    expect(server.requests).toHaveLength(before);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("in a credential function and in the back-off rejects at once", async () => {
    const server = await serve((response) => sendJson(response, {}, { status: 503 }));
    const never = () => new Promise<string>(() => undefined);
    const controller = new AbortController();
    const { signal } = controller;
    const token = failureOf(zooOf(server, { auth: never }).get("1", {}, { signal }));
    const backOff = failureOf(
      new ApiClient(api, {
        baseURL: server.url,
        auth: () => "t",
        retryBaseDelay: 60_000,
        retryMaxDelay: 60_000,
      }).request({ method: "GET", path: "/a" }, { signal }),
    );
    await expect.poll(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    controller.abort("stop");
    const both = Promise.all([token, backOff]);
    const first = await Promise.race([
      both,
      new Promise((resolve) => setTimeout(resolve, 20, "late")),
    ]);
    expect(first).toMatchObject([{ name: "AbortError" }, { name: "AbortError" }]);
    expect(server.requests).toHaveLength(1);
  });

  test("reaches a fetch that ignores signals", async () => {
    const controller = new AbortController();
    const zoo = zooOf({ url: "http://h" }, { fetch: () => new Promise(() => undefined) });
    const call = failureOf(zoo.get("1", {}, { signal: controller.signal }));
    controller.abort();
    expect((await call).name).toBe("AbortError");
  });

  test("of a streamed body errors the stream", async () => {
    const server = await serve(stallsInBody);
    const controller = new AbortController();
    const body = (await zooOf(server).get(
      "1",
      { view: "stream" },
      { signal: controller.signal },
    )) as unknown as ReadableStream<Uint8Array>;
    const reader = body.getReader();
    await reader.read();
    const next = reader.read();
    controller.abort("stop");
    await expect(next).rejects.toMatchObject({ name: "AbortError", cause: "stop" });
  });
});

describe("T42", () => {
  test("no listener remains after many calls with one signal", async () => {
    const warnings = watchProcess("warning");
    const { signal } = new AbortController();
    const fetch = () => Promise.resolve(Response.json({ id: "1" }));
    const zoo = zooOf({ url: "http://h" }, { fetch });
    for (let index = 0; index < 10_000; index += 1) await zoo.get("1", {}, { signal });
    await zoo
      .get("1", { view: "stream" }, { signal })
      .then((body) => new Response(body as unknown as ReadableStream).text());
    await (await zoo.get("1", {}, { signal }).asResponse()).text();
    await (await zoo.get("1", {}, { signal }).asResponse()).body?.cancel();
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(warnings.stop()).toEqual([]);
  });
});

test.each([
  { timeout: -1 },
  { timeout: NaN },
  { timeout: 2 ** 31 },
  { deadline: 0 },
  { maxRetries: 11 },
  { maxRetries: -1 },
])("T43 refuses %j before the network", async (options) => {
  const zoo = zooOf({ url: "http://h" }, { fetch: () => Promise.reject(new Error("sent")) });
  await expect(zoo.get("1", {}, options)).rejects.toThrow(ConfigError);
});

test.each([
  { timeout: -1 },
  { maxRedirects: 21 },
  { retryBaseDelay: NaN },
  { maxErrorBodyBytes: -1 },
])("T43 refuses %j for a client", (options) => {
  expect(() => new ApiClient(api, options)).toThrow(ConfigError);
});
