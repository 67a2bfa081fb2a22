import { describe, expect, test } from "vitest";
import { sendJson } from "../../support/server.js";
import { failureOf, serve, zooOf, statuses } from "./fixtures.js";

test("R30 the delays are those of the formula", async () => {
  const server = await serve(statuses(500));
  for (const [random, factor] of [
    [0, 0.5],
    [0.5, 0.75],
    [0.999, 0.9995],
  ] as const) {
    const zoo = zooOf(server, { maxRetries: 6, platform: { random: () => random } });
    await failureOf(zoo.get("1"));
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

  test.each(["-5", "abc", "", "Tue, 05 May 2026 09:59:00 GMT", "May 2099"])(
    "%j is ignored",
    async (value) => {
      expect(await waitsFor({ "retry-after": value }, 0)).toEqual([250]);
    },
  );
});

test("R32 a wait that is too long ends the call and is told", async () => {
  const server = await serve((response) => {
    sendJson(response, {}, { status: 429, headers: { "retry-after": "61" } });
  });
  const zoo = zooOf(server);
  expect(await failureOf(zoo.get("1"))).toMatchObject({
    name: "RateLimitError",
    retryAfterMs: 61_000,
    attempts: 1,
  });
  await failureOf(zoo.withOptions({ maxRetryAfter: 61_000 }).get("1"));
  expect(server.requests).toHaveLength(1 + 3);
});
