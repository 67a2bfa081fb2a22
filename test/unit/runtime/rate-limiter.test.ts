import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../generator/runtime/index.js";
import { rateLimiter, type RateLimit } from "../../../generator/runtime/rate-limiter.js";
import { sendJson, type TestServer } from "../../support/server.js";
import { failureOf, listAnimals, serve, statuses, zooOf, type ZooOptions } from "./fixtures.js";

const perAccount = (requests: number, per: number): RateLimit => ({
  requests,
  per,
  key: ({ url }) => new URL(url).searchParams.get("zoo_id") ?? undefined,
});

/** Clients of accounts that share limits, and what their server was asked. */
async function world(limits: readonly RateLimit[], options: ZooOptions = {}) {
  const server = await serve((response) => sendJson(response, { result: [], next_cursor: null }));
  const limiter = rateLimiter(limits);
  const zoo = (zooId: string) => zooOf(server, { zooId, middleware: [limiter], ...options });
  return { server, zoo };
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

const accountsOf = ({ requests }: TestServer) =>
  requests.map(({ url }) => new URL(url, "http://h").searchParams.get("zoo_id"));

/** A clock that moves when a test says so. */
function handClock() {
  let time = 0;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const sleep = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const sleeper = { until: time + milliseconds, wake: resolve };
      sleepers.add(sleeper);
      signal.addEventListener("abort", () => sleepers.delete(sleeper));
    });
  /** Goes to the next moment at which somebody wakes up, `limit` at most. */
  const moveOn = async (limit = Infinity): Promise<boolean> => {
    const [next] = [...sleepers].sort((one, other) => one.until - other.until);
    const isDue = next !== undefined && next.until <= limit;
    if (isDue) {
      sleepers.delete(next);
      time = next.until;
      next.wake();
    } else if (limit < Infinity) time = limit;
    await settled();
    return isDue;
  };
  return { now: () => time, sleep, moveOn, sleepers };
}

/** When all that is decided already has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Lets requests of accounts arrive at moments, and tells when each was let go. */
async function admissions(limits: readonly RateLimit[], arrivals: readonly Arrival[]) {
  const clock = handClock();
  const limiter = rateLimiter(limits, clock);
  const admitted: Admission[] = [];
  const { signal } = new AbortController();
  const inOrder = [...arrivals].sort((one, other) => one.at - other.at);
  for (const { at, account } of inOrder) {
    while (await clock.moveOn(at));
    const request = {
      url: `http://h?zoo_id=${account}`,
      headers: new Headers(),
      input: {},
      operation: listAnimals,
    };
    void limiter.admit?.(request, signal).then(() => {
      admitted.push({ at, account, time: clock.now() });
    });
    await settled();
  }
  while (await clock.moveOn());
  return admitted;
}

interface Arrival {
  readonly at: number;
  readonly account: string;
}

interface Admission extends Arrival {
  readonly time: number;
}

/** The most requests in any span of this length. */
function densest(admitted: readonly Admission[], per: number): number {
  const spans = admitted.map(({ time }) =>
    admitted.filter((other) => other.time >= time && other.time < time + per),
  );
  return Math.max(0, ...spans.map(({ length }) => length));
}

describe("a rate limiter", () => {
  test("sends no more than the limit in any span, in turn, and no later than it has to", async () => {
    const arrivals = fc.array(
      fc.record({ at: fc.nat(1000), account: fc.constantFrom("a", "b", "c") }),
      { maxLength: 25 },
    );
    const run = async (all: readonly Arrival[], of: number, together: number) => {
      const limits = [perAccount(of, 300), { requests: together, per: 500 }];
      const admitted = await admissions(limits, all);
      expect(admitted).toHaveLength(all.length);
      expect(densest(admitted, 500)).toBeLessThanOrEqual(together);
      for (const account of ["a", "b", "c"]) {
        const own = admitted.filter((admission) => admission.account === account);
        expect(densest(own, 300)).toBeLessThanOrEqual(of);
        expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).sort((a, b) => a - b));
      }
      for (const [index, { at, account, time }] of admitted.entries()) {
        // Whoever waited was let go at the moment at which a place became free.
        const freed = admitted
          .slice(0, index)
          .some((other) => other.time + 500 === time || other.time + 300 === time);
        expect(time === at || freed, `${account} at ${time}`).toBe(true);
      }
    };
    await fc.assert(
      fc.asyncProperty(
        arrivals,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        run,
      ),
      { numRuns: 40 },
    );
  });

  test("takes a place that is free at once, and waits for one that is not", async () => {
    const arrivals = Array.from({ length: 7 }, () => ({ at: 10, account: "a" }));
    const admitted = await admissions([{ requests: 3, per: 400 }], arrivals);
    expect(admitted.map(({ time }) => time)).toEqual([10, 10, 10, 410, 410, 410, 810]);
  });

  test("waits on when a timer ends too early", async () => {
    const clock = handClock();
    const early = (milliseconds: number, signal: AbortSignal) =>
      clock.sleep(Math.ceil(milliseconds / 2), signal);
    const limiter = rateLimiter([{ requests: 1, per: 100 }], { ...clock, sleep: early });
    const request = { url: "http://h", headers: new Headers(), input: {}, operation: listAnimals };
    const { signal } = new AbortController();
    await limiter.admit?.(request, signal);
    let time: number | undefined;
    void limiter.admit?.(request, signal).then(() => (time = clock.now()));
    while (await clock.moveOn());
    expect(time).toBe(100);
    expect(clock.sleepers.size).toBe(0);
  });

  test("holds back real requests, whatever the machine is doing", async () => {
    const { zoo, server } = await world([{ requests: 5, per: 200 }]);
    const start = performance.now();
    await Promise.all(Array.from({ length: 14 }, () => zoo("a").list()));
    expect(performance.now() - start).toBeGreaterThanOrEqual(400);
    expect(server.requests).toHaveLength(14);
  });

  test("lets no key wait for another", async () => {
    const { zoo, server } = await world([perAccount(2, 60_000), { requests: 5, per: 60_000 }]);
    const { signal, abort } = abortable();
    const busy = Array.from({ length: 6 }, () => zoo("busy").list({}, { signal }).send());
    await Promise.all(["x", "y", "z"].map((account) => zoo(account).list()));
    await expect.poll(() => server.requests.length).toBe(5);
    expect(accountsOf(server).sort()).toEqual(["busy", "busy", "x", "y", "z"]);
    abort();
    const outcomes = await Promise.allSettled(busy);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(4);
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
          input: {},
          operation: listAnimals,
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
