import { describe, expect, test } from "vitest";
import {
  ApiClient,
  binaryBody,
  createRequest,
  type ApiDescriptor,
  type ClientOptions,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { api, createAnimalOnce, serve, zooOf } from "./fixtures.js";

const keyed: ApiDescriptor = {
  ...api,
  security: {
    key: { type: "apiKey", in: "header", name: "X-API-Key" },
    query: { type: "apiKey", in: "query", name: "k" },
  },
};

function call(baseURL: string, method: string, options: ClientOptions = {}) {
  const operation: OperationDescriptor = {
    ...createAnimalOnce,
    api: keyed,
    method,
    route: { path: "/start" },
    security: [["key", "query"]],
  };
  const client = new ApiClient(keyed, {
    baseURL,
    auth: { key: "hush", query: "hush" },
    headers: { "x-tenant": "hush", "user-agent": "test" },
    maxRetries: 0,
    dangerouslyAllowBrowser: true,
    ...options,
  });
  return client.send(
    createRequest(operation, /GET|HEAD/u.test(method) ? {} : { body: { hush: 1 } }),
  );
}

/** `/start` redirects; every other path answers. */
function redirecting(status: number, location: (path: string) => string | undefined) {
  return serve((response, request) => {
    const target = location(request.url);
    if (!request.url.startsWith("/start")) {
      sendJson(response, { ok: true });
      return;
    }
    response.writeHead(status, target === undefined ? {} : { location: target });
    response.end("moved");
  });
}

describe("X66 redirects to the same origin", () => {
  test.each([
    [301, "GET", "GET"],
    [302, "GET", "GET"],
    [303, "GET", "GET"],
    [307, "GET", "GET"],
    [308, "GET", "GET"],
    [303, "POST", "GET"],
    [307, "POST", "POST"],
    [308, "POST", "POST"],
    [303, "DELETE", "GET"],
  ])("%i follows %s with %s and credentials", async (status, method, next) => {
    const server = await redirecting(status, () => "/end");
    expect(await call(server.url, method)).toEqual({ ok: true });
    const [, second] = server.requests;
    expect(second).toMatchObject({ method: next, url: "/end", headers: { "x-api-key": "hush" } });
    expect(second?.body).toBe(next === "POST" ? '{"hush":1}' : "");
    expect(second?.headers["content-type"]).toBe(next === "POST" ? "application/json" : undefined);
  });

  test.each([301, 302])("%i does not follow a POST", async (status) => {
    const server = await redirecting(status, () => "/end");
    await expect(call(server.url, "POST")).rejects.toMatchObject({ name: "ApiError", status });
    expect(server.requests).toHaveLength(1);
  });

  test("307 does not follow a body that is sent once", async () => {
    const server = await redirecting(307, () => "/end");
    const request = createRequest(
      { ...createAnimalOnce, route: { path: "/start" }, body: binaryBody },
      { body: new Blob(["x"]).stream() },
    );
    await expect(zooOf(server).send(request)).rejects.toMatchObject({ status: 307 });
    expect(server.requests).toHaveLength(1);
  });

  test("HEAD stays HEAD", async () => {
    const server = await redirecting(303, () => "/end");
    expect(await call(server.url, "HEAD")).toBeUndefined();
    expect(server.requests.map(({ method }) => method)).toEqual(["HEAD", "HEAD"]);
  });
});

describe("X66 redirects to another origin", () => {
  test.each([301, 302, 303, 307, 308])("%i is not followed by default", async (status) => {
    const other = await serve((response) => sendJson(response, {}));
    const server = await redirecting(status, () => `${other.url}/end`);
    await expect(call(server.url, "GET")).rejects.toMatchObject({ status });
    expect(other.requests).toEqual([]);
  });

  test.each([
    [301, "GET"],
    [302, "GET"],
    [303, "POST"],
    [307, "POST"],
    [308, "PUT"],
  ])(
    "%i is followed without anything that identifies the caller when it is allowed",
    async (status, method) => {
      const other = await serve((response) => sendJson(response, { ok: true }));
      const server = await redirecting(status, () => `${other.url}/end?k=hush&a=1`);
      await call(server.url, method, { allowCrossOriginRedirects: true });
      const [request] = other.requests;
      expect(JSON.stringify({ ...request, body: "" })).not.toContain("hush");
      expect(request?.url).toBe("/end?a=1");
      expect(request?.headers).not.toHaveProperty("idempotency-key");
      expect(request?.headers).not.toHaveProperty("x-tenant");
    },
  );

  test("https to http is never followed", async () => {
    const sent: string[] = [];
    const fetch = (url: string) => {
      sent.push(url);
      return Promise.resolve(
        new Response(null, { status: 302, headers: { location: "http://h/end" } }),
      );
    };
    await expect(
      call("https://h", "GET", { fetch, allowCrossOriginRedirects: true }),
    ).rejects.toMatchObject({ status: 302 });
    expect(sent).toHaveLength(1);
  });
});

describe("X67", () => {
  test.each([
    undefined,
    "",
    "javascript:alert(1)",
    "http://user:password@127.0.0.1/",
    "http://[",
    "ftp://h/",
  ])("the location %s is not followed", async (location) => {
    const server = await redirecting(302, () => location);
    await expect(call(server.url, "GET")).rejects.toMatchObject({ status: 302 });
    expect(server.requests).toHaveLength(1);
  });

  test("loops end after five redirects, without a retry", async () => {
    const server = await redirecting(302, () => "/start?again");
    await expect(call(server.url, "GET", { maxRetries: 2 })).rejects.toMatchObject({
      name: "ConnectionError",
      message: "too many redirects",
      attempts: 1,
    });
    expect(server.requests).toHaveLength(6);
  });

  test("maxRedirects 0 follows none", async () => {
    const server = await redirecting(302, () => "/end");
    await expect(call(server.url, "GET", { maxRedirects: 0 })).rejects.toMatchObject({
      name: "ConnectionError",
    });
    expect(server.requests).toHaveLength(1);
  });
});

test("4.5 a browser follows redirects itself", async () => {
  const scope = globalThis as { document?: unknown };
  scope.document = {};
  const inits: RequestInit[] = [];
  const fetch = (_url: string, init: RequestInit) => {
    inits.push(init);
    return Promise.resolve(Response.json({}));
  };
  try {
    await zooOf({ url: "http://h" }, { fetch, auth: () => "t" }).get("1");
  } finally {
    delete scope.document;
  }
  expect(inits[0]).not.toHaveProperty("redirect");
  expect(inits[0]).not.toHaveProperty("cache");
});

test("V74 fetch is called without an object", async () => {
  const objects: unknown[] = [];
  const fetch = function (this: unknown) {
    objects.push(this);
    return Promise.resolve(Response.json({}));
  };
  await zooOf({ url: "http://h" }, { fetch, fetchOptions: { keepalive: true } }).get("1");
  expect(objects).toEqual([undefined]);
});
