/** What some platforms have and others lack. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { sendJson } from "../../support/server.js";
import { failureOf, serve, zooOf } from "./fixtures.js";
import { collectUntilFailure, sightings, startStream, watch } from "./stream-fixtures.js";

afterEach(() => vi.unstubAllGlobals());

/** The members of a global object, without some. */
function without(name: string, ...members: readonly string[]): void {
  const original = Reflect.get(globalThis, name) as object;
  const get = (_target: object, member: string | symbol): unknown => {
    if (members.includes(String(member))) return undefined;
    const value: unknown = Reflect.get(original, member, original);
    // Functions such as `crypto.getRandomValues` want their own object.
    return typeof value === "function" ? (value.bind(original) as unknown) : value;
  };
  const view = new Proxy({}, { get });
  vi.stubGlobal(name, view);
}

function abortable() {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: (reason: string) => controller.abort(reason),
  };
}

describe("V75 without AbortSignal.any, AbortSignal.timeout and crypto.randomUUID", () => {
  const lack = () => {
    without("AbortSignal", "any", "timeout");
    without("crypto", "randomUUID");
    expect(AbortSignal.any).toBeUndefined();
    expect(crypto.randomUUID).toBeUndefined();
  };

  test("a timeout and a signal end a call, and leave nothing", async () => {
    lack();
    const server = await serve(() => undefined);
    const zoo = zooOf(server, { maxRetries: 0 });
    const { signal, abort } = abortable();
    const call = failureOf(zoo.get("1", {}, { signal }));
    await expect.poll(() => server.requests.length).toBe(1);
    abort("enough");
    expect(await call).toMatchObject({ name: "AbortError", cause: "enough" });
    const timed = await failureOf(zoo.get("1", {}, { signal: abortable().signal, timeout: 30 }));
    expect(timed).toMatchObject({ name: "TimeoutError" });
  });

  test("idempotency keys are unique all the same", async () => {
    lack();
    const server = await serve((response) => sendJson(response, {}));
    const zoo = zooOf(server);
    for (let call = 0; call < 20; call += 1) await zoo.createOnce({});
    const keys = server.requests.map(({ headers }) => String(headers["idempotency-key"]));
    expect(new Set(keys).size).toBe(20);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{16,}$/u);
  });
});

describe("V75 where the platform has them", () => {
  test("crypto.randomUUID makes idempotency keys", async () => {
    const key = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    vi.stubGlobal("crypto", { randomUUID: () => key });
    const server = await serve((response) => sendJson(response, {}));
    await zooOf(server).createOnce({});
    expect(server.requests[0]?.headers["idempotency-key"]).toBe(key);
  });

  test("signals that AbortSignal.any and timeout made end a call with their reason", async () => {
    const server = await serve(() => undefined);
    const zoo = zooOf(server, { maxRetries: 0 });
    const { signal, abort } = abortable();
    const either = AbortSignal.any([signal, AbortSignal.timeout(60_000)]);
    const call = failureOf(zoo.get("1", {}, { signal: either }));
    await expect.poll(() => server.requests.length).toBe(1);
    abort("mine");
    expect(await call).toMatchObject({ name: "AbortError", cause: "mine" });
    const timed = await failureOf(zoo.get("1", {}, { signal: AbortSignal.timeout(20) }));
    expect(timed).toMatchObject({ name: "AbortError", cause: { name: "TimeoutError" } });
  });

  test("Symbol.asyncDispose gives a stream up, as cancel() does everywhere", async () => {
    let closed = 0;
    const server = await serve((response) => {
      startStream(response, sightings("owl"));
      response.on("close", () => (closed += 1));
    });
    const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
    const stream = await watch(zooOf(server));
    const disposable = stream as unknown as Record<symbol, (() => Promise<void>) | undefined>;
    if (asyncDispose === undefined) await stream.cancel();
    else await disposable[asyncDispose]?.();
    expect((await collectUntilFailure(stream)).error).toBeUndefined();
    await expect.poll(() => closed).toBe(1);
  });

  test("a stream works without Symbol.asyncDispose", async () => {
    without("Symbol", "asyncDispose");
    const server = await serve((response) => startStream(response, sightings("owl")).end());
    const { items } = await collectUntilFailure(watch(zooOf(server)));
    expect(items).toEqual([{ animal: "owl" }]);
  });
});
