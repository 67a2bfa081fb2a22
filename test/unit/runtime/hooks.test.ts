import { describe, expect, test } from "vitest";
import { hooks, rateLimitState } from "../../../generator/runtime/hooks.js";
import { ConfigError, type Middleware } from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { failureOf, seededCredential, serve, statuses, zooOf } from "./fixtures.js";
import { collect, pagesServer } from "./list-fixtures.js";

/** Hooks that write down what they are told. */
function recorder() {
  const told: (readonly unknown[])[] = [];
  const middleware = hooks({
    onRequest: ({ operation, attempt }) => told.push(["request", operation.id, attempt]),
    onResponse: ({ status }) => told.push(["response", status]),
    onRetry: ({ attempts, delay, failure }) =>
      told.push(["retry", attempts, delay, "status" in failure ? failure.status : failure.name]),
    onRateLimit: (state) => told.push(["rate limit", state]),
    onPage: ({ pageIndex, itemCount, requestId }) =>
      told.push(["page", pageIndex, itemCount, requestId]),
    onEnd: ({ attempts, totalRetryDelayMs, response, error }) =>
      told.push(["end", attempts, totalRetryDelayMs, response?.status ?? (error as Error).name]),
  });
  return { told, middleware: [middleware] };
}

describe("hooks", () => {
  test("are told of requests, responses, retries and the end, in order", async () => {
    const server = await serve(statuses(503, 200));
    const { told, middleware } = recorder();
    await zooOf(server, { middleware }).get("1");
    expect(told).toEqual([
      ["request", "getAnimal", 1],
      ["response", 503],
      ["retry", 1, 375, 503],
      ["request", "getAnimal", 2],
      ["response", 200],
      ["end", 2, 375, 200],
    ]);
  });

  test("are told of failures that are no response", async () => {
    const server = await serve((response) => response.destroy());
    const { told, middleware } = recorder();
    await failureOf(zooOf(server, { middleware, maxRetries: 1 }).get("1"));
    expect(told.filter(([kind]) => kind !== "request")).toEqual([
      ["retry", 1, 375, "ConnectionError"],
      ["end", 2, 375, "ConnectionError"],
    ]);
  });

  test("are told of each page once it is there", async () => {
    const server = await pagesServer([2, 0, 1]);
    const { told, middleware } = recorder();
    await collect(zooOf(server, { middleware }).list());
    expect(told.filter(([kind]) => kind === "page")).toEqual([
      ["page", 0, 2, "r0"],
      ["page", 1, 0, "r1"],
      ["page", 2, 1, "r2"],
    ]);
  });

  test("are told of rate limits", async () => {
    const server = await serve((response, _request, index) => {
      const headers = {
        "RateLimit-Limit": "50, 50;w=10",
        "RateLimit-Remaining": String(1 - index),
      };
      sendJson(response, {}, index > 2 ? {} : { status: index === 1 ? 429 : 200, headers });
    });
    const { told, middleware } = recorder();
    const zoo = zooOf(server, { middleware, maxRetries: 0 });
    await zoo.get("1");
    await failureOf(zoo.get("1"));
    await zoo.get("1");
    await zoo.get("1");
    expect(told.filter(([kind]) => kind === "rate limit")).toEqual(
      [1, 0, -1].map((remaining, index) => [
        "rate limit",
        { isExceeded: index === 1, limit: 50, remaining, resetAfter: undefined },
      ]),
    );
  });

  test("may be left out, and cost other middleware nothing", async () => {
    const server = await serve(statuses(200));
    const seen: string[] = [];
    const other: Middleware = (request, next) => (seen.push(request.url), next(request));
    await zooOf(server, { middleware: [hooks({}), other] }).get("1");
    expect(seen).toEqual([`${server.url}/animals/1`]);
  });

  test("R36 end the call with what they throw, without a retry", async () => {
    const server = await serve(statuses(503));
    const onRetry = () => {
      throw new RangeError("hook");
    };
    const zoo = zooOf(server, { middleware: [hooks({ onRetry })] });
    await expect(zoo.get("1")).rejects.toThrow(RangeError);
    expect(server.requests).toHaveLength(1);
  });
});

test.each([
  [{ "x-ratelimit-limit": "9", "x-ratelimit-remaining": "4", "x-ratelimit-reset": "30" }, 30_000],
  [
    {
      "X-Rate-Limit-Limit": "9",
      "X-Rate-Limit-Remaining": "4",
      "X-Rate-Limit-Reset": "1700000002",
    },
    2_000,
  ],
  [{ "ratelimit-limit": "9", "ratelimit-remaining": "4", "ratelimit-reset": "1600000000" }, 0],
])("a rate limit is read from %o", (headers, resetAfter) => {
  const response = new Response(null, { headers });
  expect(rateLimitState(response, () => 1.7e12)).toEqual({
    isExceeded: false,
    limit: 9,
    remaining: 4,
    resetAfter,
  });
  expect(rateLimitState(new Response(null))).toBeUndefined();
  expect(rateLimitState(new Response(null, { status: 429 }))?.isExceeded).toBe(true);
});

describe("A25 listed origins", () => {
  const elsewhere =
    (url: string): Middleware =>
    (request, next) =>
      next({ ...request, url: `${url}/there` });

  test("get credentials, and others do not", async () => {
    const [own, listed, other] = await Promise.all([1, 2, 3].map(() => serve(statuses(200))));
    if (own === undefined || listed === undefined || other === undefined) throw new Error();
    for (const target of [listed, other]) {
      const middleware = [elsewhere(target.url)];
      await zooOf(own, { middleware, credentialOrigins: [`${listed.url}/path`] }).get("1");
    }
    expect(listed.requests[0]?.headers.authorization).toBe(`Bearer ${seededCredential}`);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    expect(own.requests).toEqual([]);
  });

  test("are checked when the client is made", () => {
    const make = (origin: string) => () =>
      zooOf({ url: "http://h" }, { credentialOrigins: [origin] });
    expect(make("eu.example")).toThrow(ConfigError);
    expect(make("ftp://eu.example")).toThrow(ConfigError);
  });
});

describe("T43 options of section 1", () => {
  test.each([
    { retryBudget: { capacity: NaN } },
    { retryBudget: { cost: -1 } },
    { retryBudget: { timeoutCost: -1 } },
    { retryBudget: { refund: NaN } },
    { maxRetryAfter: -1 },
    { maxRedirects: 21 },
    { maxErrorBodyBytes: -1 },
    { streamIdleTimeout: NaN },
    { maxEventBytes: 1023 },
    { retryMaxDelay: 2 ** 31 },
  ])("%o is refused by a client", (options) => {
    expect(() => zooOf({ url: "http://h" }, options)).toThrow(ConfigError);
  });

  test.each([
    { timeout: 2 ** 31 },
    { deadline: 0 },
    { maxRetries: 11 },
    { retryBaseDelay: -1 },
    { maxRetryAfter: NaN },
  ])("%o is refused by a call", async (options) => {
    const server = await serve(statuses(200));
    expect(await failureOf(zooOf(server).get("1", {}, options))).toBeInstanceOf(ConfigError);
    expect(server.requests).toEqual([]);
  });

  test.each([{ maxPages: 0 }, { maxItems: NaN }])("%o is refused by a list", async (options) => {
    const list = zooOf({ url: "http://h" }).list({}, options);
    await expect(collect(list)).rejects.toThrow(ConfigError);
  });

  test("the waits of a call may differ from those of its client", async () => {
    const server = await serve(statuses(503, 503, 200));
    const zoo = zooOf(server, { retryMaxDelay: 4_000 });
    await zoo.get("1", {}, { retryBaseDelay: 10_000 });
    await failureOf(
      zooOf(
        await serve((response) =>
          sendJson(response, {}, { status: 429, headers: { "retry-after": "2" } }),
        ),
      ).get("1", {}, { maxRetryAfter: 1_000 }),
    );
    expect(zoo.waits).toEqual([3_000, 3_000]);
  });
});
