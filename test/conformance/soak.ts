/** A walk over a million items through faults: every item once, in flat memory. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  ApiClient,
  cursor,
  form,
  SdkError,
  walkItems,
  type ApiDescriptor,
  type ListDescriptor,
  type OperationDescriptor,
  queryOf,
} from "../../generator/runtime/index.js";
import { sendJson, startServer, type TestServer } from "../support/server.js";

const total = 1_000_000;
const pageSize = 1_000;

const api: ApiDescriptor = { name: "soak", baseURL: "http://127.0.0.1", security: {} };
const operation: OperationDescriptor = {
  api,
  id: "listNumbers",
  method: "GET",
  route: { path: "/numbers", query: queryOf(form) },
};
const list: ListDescriptor = {
  pagination: cursor({ parameter: "next_cursor", next: "/next", items: "/items" }),
};

/** Three requests out of ten fail: with a status, a reset, and half a body. */
function startFaultyServer(): Promise<TestServer> {
  return startServer((response, { url }, index) => {
    const start = Number(new URL(url, api.baseURL).searchParams.get("next_cursor") ?? 0);
    const items = Array.from({ length: pageSize }, (_, offset) => start + offset);
    const next = start + pageSize < total ? String(start + pageSize) : null;
    switch (index % 10) {
      case 3:
        sendJson(response, {}, { status: 503 });
        break;
      case 6:
        response.socket?.resetAndDestroy();
        break;
      case 9:
        response.writeHead(200, { "content-length": "1000" }).write('{"items":[');
        response.destroy();
        break;
      default:
        sendJson(response, { items, next });
    }
  });
}

/** Walks, prints figures on the standard error, and tells whether everything was as promised. */
export async function soak(): Promise<boolean> {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const heap = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const server = await startFaultyServer();
  const client = new ApiClient(api, {
    baseURL: server.url,
    maxRetries: 0,
    platform: { sleep: () => Promise.resolve() },
  });
  const start = performance.now();
  const heaps: number[] = [];
  let [expected, failures, wrong] = [0, 0, 0];
  let resumeToken: string | undefined;
  while (expected < total) {
    try {
      for await (const item of walkItems<number>(client, operation, list, {}, { resumeToken })) {
        if (item !== expected) wrong += 1;
        expected += 1;
        if (expected % 100_000 === 0) heaps.push(heap());
      }
    } catch (error) {
      if (!(error instanceof SdkError)) throw error;
      failures += 1;
      resumeToken = error.resumeToken;
    }
  }
  await server.close();
  const growth = Math.max(...heaps) - (heaps[0] ?? 0);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.error(`${expected} items, ${wrong} out of place, through ${failures} failures`);
  console.error(`${server.requests.length} requests, ${seconds} s`);
  console.error(`heap ${heaps.map((size) => size.toFixed(1)).join(" ")} MB`);
  return expected === total && wrong === 0 && growth < 10;
}
