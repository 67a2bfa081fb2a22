/** Declared response headers are what the server sent, on every way to a response. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiCall, ApiError, ClientOptions } from "../../generator/runtime/index.js";
import { importGolden } from "../support/golden-sdk.js";
import { startServer, type TestServer } from "../support/server.js";

let server: TestServer;
let client: { readonly reports: Record<"create" | "get", () => ApiCall<undefined, ApiError>> };

interface Sdk {
  readonly ResponseHeadersClient: new (options: ClientOptions) => typeof client;
}

beforeAll(async () => {
  server = await startServer((response, { method }, index) => {
    const headers = { Location: "/reports/7", "X-Priority": "high", ETag: '"a"' };
    if (index === 1) response.writeHead(429, { "X-Rate-Limit": "12", "X-Level": "2" });
    else response.writeHead(method === "GET" ? 204 : 201, headers);
    response.end();
  });
  const { ResponseHeadersClient } = (await importGolden("response-headers")) as Sdk;
  client = new ResponseHeadersClient({ baseURL: server.url, maxRetries: 0 });
});

afterAll(async () => {
  await server.close();
});

test("of successes, whatever the case of their names", async () => {
  const { headers, response } = await client.reports.create().withResponse();

  expect(headers.get("Location")).toBe("/reports/7");
  expect(headers.get("x-priority")).toBe("high");
  expect(headers.get("X-Cached")).toBeNull();
  expect(headers).toBe(response.headers);
});

test("of errors, and of successes as values", async () => {
  const failed = await client.reports.create().result();
  const found = await client.reports.get().result();

  expect(!failed.ok && failed.status === 429 && failed.error.headers.get("X-Rate-Limit")).toBe(
    "12",
  );
  expect(found.ok && found.headers.get("ETag")).toBe('"a"');
});
