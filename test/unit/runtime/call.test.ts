import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ParseError } from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { failureAs, seededCredential, serve, zooAnswering, zooOf } from "./fixtures.js";

describe("3.4 success bodies", () => {
  test("without content are undefined", async () => {
    for (const status of [204, 205, 304]) {
      expect(await zooAnswering(() => new Response(null, { status })).get("1")).toBeUndefined();
    }
    expect(await zooAnswering(() => new Response("")).get("1")).toBeUndefined();
  });

  test("may begin with a byte order mark", async () => {
    expect(await zooAnswering(() => new Response("\uFEFF[1]")).get("1")).toEqual([1]);
  });

  test("that are no JSON are a ParseError with the beginning of their text", async () => {
    const error = await failureAs(
      ParseError,
      zooAnswering(() => new Response("x".repeat(5000), { headers: { "x-a": "1" } })).get("1"),
    );
    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({ status: 200, text: "x".repeat(1024), attempts: 1 });
    expect(error.headers.get("x-a")).toBe("1");
    expect(inspect(error)).not.toContain("xxxx");
  });

  test("that break off are a ConnectionError and are retried", async () => {
    const server = await serve((response, _request, index) => {
      if (index > 0) {
        sendJson(response, { id: "1" });
        return;
      }
      response.writeHead(200, { "content-length": "100" });
      response.write("{");
      setTimeout(() => response.socket?.destroy(), 20);
    });
    expect(await zooOf(server).get("1")).toEqual({ id: "1" });
    expect(server.requests).toHaveLength(2);
  });
});

describe("a call", () => {
  test("is sent when it is awaited, once", async () => {
    const server = await serve((response) =>
      sendJson(response, { id: "1" }, { headers: { "x-request-id": "r1" } }),
    );
    const call = zooOf(server).get("1");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests).toHaveLength(0);
    expect(await call).toBe(await call);
    const { data, response, requestId } = await call.withResponse();
    expect(data).toBe(await call.send());
    expect(response.status).toBe(200);
    expect(requestId).toBe("r1");
    expect(server.requests).toHaveLength(1);
    await expect(call.finally(() => undefined)).resolves.toEqual({ id: "1" });
    await zooOf(server)
      .get("1")
      .catch(() => undefined);
    expect(server.requests).toHaveLength(2);
  });

  test("gives the response unread, whatever its status", async () => {
    const server = await serve((response, request) =>
      sendJson(response, { a: 1 }, { status: request.url.includes("missing") ? 404 : 200 }),
    );
    const response = await zooOf(server).get("1").asResponse();
    expect(response.bodyUsed).toBe(false);
    expect(response.url).toBe(`${server.url}/animals/1`);
    expect(await response.json()).toEqual({ a: 1 });
    expect((await zooOf(server).get("missing").asResponse()).status).toBe(404);
  });

  test("shows its URL and request", async () => {
    const zoo = zooOf({ url: "https://h/v1" });
    expect(zoo.get("a b", { view: "x" }).url()).toBe("https://h/v1/animals/a%20b?view=x");
    const request = await zoo.get("1").toRequest();
    expect(request.headers.get("authorization")).toBe(`Bearer ${seededCredential}`);
    const changed = zoo.get("1", {}, { headers: { "x-b": "2" } }).with({ headers: { "x-a": "1" } });
    const { headers } = await changed.toRequest();
    expect([headers.get("x-a"), headers.get("x-b")]).toEqual(["1", "2"]);
  });

  test("streams without buffering, and releases the connection on cancel", async () => {
    let isClosed = false;
    const server = await serve((response) => {
      response.on("close", () => (isClosed = true));
      response.write("chunk");
    });
    const body = (await zooOf(server).get("1", {
      view: "stream",
    })) as unknown as ReadableStream<Uint8Array>;
    const reader = body.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("chunk");
    await reader.cancel();
    await expect.poll(() => isClosed).toBe(true);
  });

  test("fails with a StreamError when a stream breaks off", async () => {
    const server = await serve((response) => {
      response.write("chunk");
      setTimeout(() => response.destroy(), 20);
    });
    const body = (await zooOf(server).get("1", {
      view: "stream",
    })) as unknown as ReadableStream<Uint8Array>;
    await expect(new Response(body).text()).rejects.toMatchObject({ name: "StreamError" });
  });
});
