/** What only a process of Node can show: that it ends, and how much memory it takes. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { sendJson, sendRepeatedly, type Answer } from "../../support/server.js";
import { serve, zooOf } from "./fixtures.js";
import { sightings, startStream, watch } from "./stream-fixtures.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("T42 no timer keeps the process running", async () => {
  const runtime = new URL("../../../generator/runtime/index.ts", import.meta.url).href;
  const script = `
    const { ApiClient } = await import(${JSON.stringify(runtime)});
    const fetch = async () => Response.json({});
    const client = new ApiClient({ name: "a", baseURL: "http://h", security: {} }, { fetch });
    await client.request({ method: "GET", path: "/a" });`;
  const start = performance.now();
  await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", script],
    { timeout: 20_000 },
  );
  expect(performance.now() - start).toBeLessThan(20_000);
});

test("P52 a walk of 100 000 items keeps one page", { timeout: 120_000 }, async () => {
  const pageSize = 500;
  const text = "x".repeat(1000);
  const server = await serve((response, request) => {
    const start = Number(new URL(request.url, "http://h").searchParams.get("next_cursor") ?? 0);
    const result = Array.from({ length: pageSize }, (_, index) => ({ id: start + index, text }));
    const next = start + pageSize < 100_000 ? String(start + pageSize) : null;
    sendJson(response, { result, next_cursor: next });
  });
  const used = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  let count = 0;
  let before = 0;
  let most = 0;
  for await (const { id } of zooOf(server).list()) {
    expect(Number(id)).toBe(count);
    count += 1;
    // The server remembers its requests; what it keeps is not the walk's.
    if (count === 10_000) before = used();
    if (count > 10_000 && count % 10_000 === 0) most = Math.max(most, used() - before);
  }
  expect(count).toBe(100_000);
  expect(most).toBeLessThan(3 * pageSize * 1100);
});

describe("S65 memory stays flat", () => {
  const sends =
    (bytes: number): Answer =>
    (response) => {
      startStream(response);
      sendRepeatedly(response, sightings("owl".repeat(300)).repeat(70), bytes);
    };

  /** The most memory that is kept for chunks while something is iterated over. */
  async function peak(chunks: AsyncIterable<unknown>, every: number): Promise<number> {
    const used = () => {
      // When a platform collects is its own affair.
      collectGarbage();
      return process.memoryUsage().arrayBuffers;
    };
    const before = used();
    let most = 0;
    let count = 0;
    for await (const _ of chunks) {
      count += 1;
      if (count % every === 0) most = Math.max(most, used());
    }
    expect(count).toBeGreaterThan(1000);
    return most - before;
  }

  test("over 200 MB of events", async () => {
    expect(await peak(watch(zooOf(await serve(sends(200e6)))), 5000)).toBeLessThan(40e6);
  });

  test("over 1 GB of a raw response", { timeout: 120_000 }, async () => {
    const { body } = await watch(zooOf(await serve(sends(1e9)))).asResponse();
    expect(await peak(body as unknown as AsyncIterable<Uint8Array>, 200)).toBeLessThan(40e6);
  });
});
