import { describe, expect, test } from "vitest";
import {
  ApiClient,
  ApiError,
  binary,
  empty,
  negotiated,
  text,
  type Decoder,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { api, failureAs, serve, zooAnswering, zooOf } from "./fixtures.js";

function decoded(decode: Decoder, body: string, type: string): Promise<unknown> {
  const headers = { "content-type": type };
  const zoo = zooAnswering(() => new Response(body, { headers }));
  return zoo.request({ method: "GET", path: "/a", decode }).send();
}

describe("3.4 decoders", () => {
  test("read text and bytes, or nothing", async () => {
    expect(await decoded(text, "a,b", "text/csv")).toBe("a,b");
    const blob = await decoded(binary, "bytes", "image/png");
    expect(blob).toBeInstanceOf(Blob);
    expect(await (blob as Blob).text()).toBe("bytes");
    expect(await decoded(empty, "ignored", "text/plain")).toBeUndefined();
  });

  test("B16 follow the received type where several are declared", async () => {
    expect(await decoded(negotiated, '{"a":1}', "Application/Problem+JSON; charset=utf-8")).toEqual(
      {
        a: 1,
      },
    );
    expect(await decoded(negotiated, "a", "text/plain")).toBe("a");
    expect(await decoded(negotiated, "a", "image/png")).toBeInstanceOf(Blob);
  });
});

test("an error gives access to its headers", async () => {
  const zoo = zooAnswering(() => new Response(null, { status: 404, headers: { "x-a": "1" } }));
  expect((await failureAs(ApiError, zoo.get("1"))).headers.get("x-a")).toBe("1");
});

test("a client without generated code can be changed, too", () => {
  const client = new ApiClient(api, { auth: "secret" }).withOptions({ baseURL: "https://other" });
  expect(client.request({ method: "GET", path: "/a" }).url()).toBe("https://other/a");
});

test("connections are reused from call to call", async () => {
  const server = await serve((response) => sendJson(response, { id: "1" }));
  const zoo = zooOf(server);
  for (let index = 0; index < 20; index += 1) await zoo.get("1");
  expect(server.connections()).toBeLessThanOrEqual(2);
});
