import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../generator/runtime/index.js";
import { rateLimiter, type RateLimit } from "../../../generator/runtime/rate-limiter.js";
import { sendJson, type TestServer } from "../../support/server.js";
import { failureOf, serve, statuses, zooOf, type ZooOptions } from "./fixtures.js";

const perAccount = (requests: number, per: number): RateLimit => ({
  requests,
  per,
  key: ({ url }) => new URL(url).searchParams.get("zoo_id") ?? undefined,
});

/** A server that knows when requests arrived, and clients of accounts that share limits. */
async function world(limits: readonly RateLimit[], options: ZooOptions = {}) {
  const arrivals: { account: string; time: number }[] = [];
  const server = await serve((response, { url }) => {
    const account = new URL(url, "http://h").searchParams.get("zoo_id") ?? "";
    arrivals.push({ account, time: performance.now() });
    sendJson(response, { result: [], next_cursor: null });
  });
  const limiter = rateLimiter(limits);
  const zoo = (zooId: string) => zooOf(server, { zooId, middleware: [limiter], ...options });
  return { server, arrivals, zoo };
}

/** The most requests in any span of this length. */
function densest(times: readonly number[], per: number): number {
  return Math.max(
    ...times.map((start) => times.filter((time) => time >= start && time < start + per).length),
  );
}

const accountsOf = ({ requests }: TestServer) =>
  requests.map(({ url }) => new URL(url, "http://h").searchParams.get("zoo_id"));

describe("a rate limiter", () => {
  test("never sends more than the limit in any span", async () => {
    const per = 400;
    const { zoo, arrivals } = await world([{ requests: 5, per }]);
    const one = zoo("a");
    await Promise.all(Array.from({ length: 14 }, () => one.list()));
    const times = arrivals.map(({ time }) => time);
    // Requests may take a little longer or shorter on their way.
    expect(densest(times, per - 100)).toBe(5);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2 * per - 100);
  });

  test("holds several limits at once, and no key waits for another", async () => {
    const { zoo, server } = await world([perAccount(2, 300), { requests: 5, per: 600 }]);
    const busy = zoo("busy");
    const calls = [
      ...Array.from({ length: 6 }, () => busy.list()),
      zoo("x").list(),
      zoo("y").list(),
      zoo("z").list(),
    ].map((call) => call.send());
    await expect.poll(() => server.requests.length).toBe(5);
    expect(accountsOf(server).sort()).toEqual(["busy", "busy", "x", "y", "z"]);
    await Promise.all(calls);
    expect(server.requests).toHaveLength(9);
  });

  test("serves those who wait in the order in which they came", async () => {
    const { zoo, server } = await world([{ requests: 1, per: 50 }]);
    await Promise.all(["a", "b", "c", "d", "e"].map((account) => zoo(account).list()));
    expect(accountsOf(server)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("counts retries, and exempts what has no key", async () => {
    const server = await serve(statuses(503, 503, 200));
    const limiter = rateLimiter([{ requests: 2, per: 300 }]);
    const start = performance.now();
    await zooOf(server, { middleware: [limiter] }).get("1");
    expect(performance.now() - start).toBeGreaterThan(250);
    const free = rateLimiter([{ requests: 1, per: 60_000, key: () => undefined }]);
    const zoo = zooOf(await serve(statuses(200)), { middleware: [free] });
    await Promise.all([zoo.get("1"), zoo.get("2"), zoo.get("3")]);
  });

  test("T39 waiting is not part of the timeout, and ends with the deadline", async () => {
    const { zoo, server } = await world([{ requests: 1, per: 1_500 }], { timeout: 1_000 });
    const one = zoo("a");
    await one.list();
    const error = await failureOf(one.list({}, { deadline: 100 }).send());
    expect(error).toMatchObject({ name: "TimeoutError", attempts: 0 });
    await one.list();
    expect(server.requests).toHaveLength(2);
  });

  test("T41 abort ends the wait at once and gives the turn to the next", async () => {
    const { zoo, server } = await world([{ requests: 1, per: 500 }]);
    const one = zoo("a");
    await one.list();
    const controller = new AbortController();
    const given = failureOf(one.list({}, { signal: controller.signal }).send());
    const next = one.list().send();
    controller.abort("enough");
    expect(await given).toMatchObject({ name: "AbortError", cause: "enough" });
    await next;
    expect(server.requests).toHaveLength(2);
  });

  test("forgets keys that are out of use", async () => {
    let time = 0;
    const limiter = rateLimiter([{ ...perAccount(1, 1_000) }], { now: () => time });
    const signal = new AbortController().signal;
    const admit = (account: number) =>
      limiter.admit?.(
        {
          url: `http://h?zoo_id=${account}`,
          headers: new Headers(),
          operation: undefined as never,
        },
        signal,
      );
    for (let account = 0; account < 5_000; account += 1) {
      await admit(account);
      time += 1;
    }
    await admit(0);
  });

  test.each([
    { requests: 0, per: 1 },
    { requests: NaN, per: 1 },
    { requests: 1, per: 0 },
  ])("T43 refuses %o", (limit) => {
    expect(() => rateLimiter([limit])).toThrow(ConfigError);
  });
});
