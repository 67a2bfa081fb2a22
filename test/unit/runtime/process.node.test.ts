/** What only a process of Node can show: that it ends, and how much memory it takes. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { sendRepeatedly, type Answer } from "../../support/server.js";
import { serve, zooOf } from "./fixtures.js";
import { sightings, startStream, watch } from "./stream-fixtures.js";

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

describe("S65 memory stays flat", () => {
  const sends =
    (bytes: number): Answer =>
    (response) => {
      startStream(response);
      sendRepeatedly(response, sightings("owl".repeat(300)).repeat(70), bytes);
    };

  /** The most memory that chunks take while something is iterated over. */
  async function peak(chunks: AsyncIterable<unknown>): Promise<number> {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let count = 0;
    for await (const _ of chunks) {
      count += 1;
      if (count % 100 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(count).toBeGreaterThan(1000);
    return most - before;
  }

  test("over 200 MB of events", async () => {
    expect(await peak(watch(zooOf(await serve(sends(200e6)))))).toBeLessThan(80e6);
  });

  test("over 1 GB of a raw response", { timeout: 120_000 }, async () => {
    const { body } = await watch(zooOf(await serve(sends(1e9)))).asResponse();
    expect(await peak(body as unknown as AsyncIterable<Uint8Array>)).toBeLessThan(80e6);
  });
});
