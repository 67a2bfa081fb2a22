import { describe, expect, expectTypeOf, test } from "vitest";
import * as copy from "../../../generated/runtime/index.js";
import {
  ApiError,
  BadRequestError,
  ClientError,
  ConfigError,
  ConnectionError,
  isApiError,
  NotFoundError,
  SdkError,
  ServerError,
  TimeoutError,
  type ApiErrors,
  type CallError,
  type ErrorStatus,
} from "../../../generator/runtime/index.js";
import { watchProcess } from "../../support/process-events.js";
import { failureAs, failureOf, serve, zooAnswering, zooOf, type Animal } from "./fixtures.js";

describe("E53 classes", () => {
  const names: Record<number, string> = {
    400: "BadRequestError",
    401: "UnauthorizedError",
    403: "ForbiddenError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
    502: "BadGatewayError",
    503: "ServiceUnavailableError",
    504: "GatewayTimeoutError",
  };

  test("follow the status", async () => {
    for (let status = 400; status < 600; status += 1) {
      const error = await failureOf(zooAnswering(() => new Response(null, { status })).get("1"));
      const range = status < 500 ? ClientError : ServerError;
      expect(error).toBeInstanceOf(range);
      expect(error).toBeInstanceOf(ApiError);
      expect(error.name).toBe(names[status] ?? range.prototype.name);
      expect(error).toMatchObject({ status, operationId: "getAnimal" });
    }
  });

  test("of an answer that is neither success nor error is ApiError", async () => {
    const error = await failureOf(zooAnswering(() => new Response(null, { status: 302 })).get("1"));
    expect(error.name).toBe("ApiError");
  });

  test("messages tell status, operation and what the body says", async () => {
    const message = async (body: unknown) =>
      (await failureOf(zooAnswering(() => Response.json(body, { status: 404 })).get("1"))).message;
    expect(await message({ message: "no such animal" })).toBe("404 getAnimal: no such animal");
    expect(await message({ error: { message: "nope" } })).toBe("404 getAnimal: nope");
    expect(await message({ error: "nope" })).toBe("404 getAnimal: nope");
    expect(await message({ message: 5, error: null })).toBe("404 getAnimal");
    expect(await message([])).toBe("404 getAnimal");
    expect(await message("text")).toBe("404 getAnimal");
  });
});

describe("E54 result()", () => {
  test("narrows on ok and status without casts", async () => {
    const zoo = zooAnswering(() => Response.json({ missing: "1" }, { status: 404 }));
    const result = await zoo.get("1").result();
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<Animal>();
    } else if (result.status === 404) {
      expectTypeOf(result.error.body).toEqualTypeOf<{ missing: string }>();
      expectTypeOf(result.error.status).toEqualTypeOf<404>();
      expect(result.error.body.missing).toBe("1");
    } else if (result.status === 422) {
      expectTypeOf(result.error.body).toEqualTypeOf<{ reason: string }>();
    } else if (result.status === 503) {
      expectTypeOf(result.error.body).toEqualTypeOf<{ message: string }>();
    } else if (result.status === undefined) {
      expectTypeOf(result.error).toEqualTypeOf<CallError>();
    }
    expect(result).toMatchObject({ ok: false, status: 404 });
  });

  test("has undeclared statuses with unknown bodies", () => {
    type Failures = ApiErrors<{ "404": { missing: string } }>;
    type Result = Awaited<
      ReturnType<import("../../../generator/runtime/index.js").ApiCall<Animal, Failures>["result"]>
    >;
    const check = (result: Result) => {
      if (!result.ok && result.status === 404)
        expectTypeOf(result.error.body).toEqualTypeOf<{ missing: string }>();
      if (!result.ok && result.status === 500) expectTypeOf(result.error.body).toBeUnknown();
    };
    expectTypeOf(check).parameter(0).toEqualTypeOf<Result>();
    expectTypeOf<ApiErrors<{ default: null }>["status"]>().toEqualTypeOf<ErrorStatus>();
    expectTypeOf<
      Extract<ApiErrors<{ 401: 1; "4XX": 2; "5XX": 3; default: 4 }>, { status: 401 }>["body"]
    >().toEqualTypeOf<1>();
  });

  test("gives data, and errors without a status", async () => {
    expect(
      await zooAnswering(() => Response.json({ id: "1" }))
        .get("1")
        .result(),
    ).toMatchObject({ ok: true, data: { id: "1" } });
    const broken = zooAnswering(() => Response.error());
    expect(await broken.get("1").result()).toMatchObject({ ok: false });
    const parse = await zooAnswering(() => new Response("<html>"))
      .get("1")
      .result();
    expect(parse).toMatchObject({ ok: false, status: undefined, error: { name: "ParseError" } });
    await expect(
      zooAnswering(() => new Response())
        .get("")
        .result(),
    ).rejects.toThrow(ConfigError);
  });
});

describe("E55 bodies of errors", () => {
  test("HTML and broken JSON are text, an empty body is undefined", async () => {
    const bodyOf = async (body: string, type: string) => {
      const headers = { "content-type": type };
      const zoo = zooAnswering(() => new Response(body, { status: 400, headers }));
      return (await failureAs(ApiError, zoo.get("1"))).body;
    };
    expect(await bodyOf("<h1>no</h1>", "text/html")).toBe("<h1>no</h1>");
    expect(await bodyOf('{"a":', "application/json")).toBe('{"a":');
    expect(await bodyOf('{"a":1}', "application/problem+json; charset=utf-8")).toEqual({ a: 1 });
    expect(await bodyOf("", "application/json")).toBeUndefined();
  });

  test("are bounded", async () => {
    const server = await serve((response) => {
      response.writeHead(400, { "content-type": "text/plain" });
      response.end("é".repeat(5 * 1024 * 1024));
    });
    const error = await failureOf(zooOf(server, { maxErrorBodyBytes: 1001 }).get("1"));
    expect(error).toMatchObject({ status: 400, bodyTruncated: true, body: "é".repeat(500) });
    const whole = await failureOf(
      zooAnswering(() => new Response("x".repeat(10), { status: 400 }))
        .withOptions({ maxErrorBodyBytes: 10 })
        .get("1"),
    );
    expect(whole).toMatchObject({ bodyTruncated: false, body: "x".repeat(10) });
  });

  test("that break off or stall keep the status", async () => {
    const broken = await serve((response) => {
      response.writeHead(404, { "content-length": "100" });
      response.write("beginning");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureOf(zooOf(broken).get("1"))).toMatchObject({
      status: 404,
      bodyTruncated: true,
      body: "beginning",
    });
    const stalled = await serve((response) => {
      response.writeHead(404);
      response.write("beginning");
    });
    expect(await failureOf(zooOf(stalled, { timeout: 80 }).get("1"))).toMatchObject({
      status: 404,
      bodyTruncated: true,
    });
  });
});

describe("E56 identity", () => {
  test("holds across two copies of the package", async () => {
    expect(copy.ApiError).not.toBe(ApiError);
    const error = await failureOf(zooAnswering(() => new Response(null, { status: 404 })).get("1"));
    for (const type of [copy.SdkError, copy.ApiError, copy.ClientError, copy.NotFoundError]) {
      expect(error instanceof type).toBe(true);
    }
    expect(error instanceof copy.BadRequestError).toBe(false);
    expect(error instanceof copy.TimeoutError).toBe(false);
    expect(copy.isApiError(error)).toBe(true);
    expect(isApiError(new copy.ConfigError("x"))).toBe(false);
    expect(new copy.ConfigError("x") instanceof ConfigError).toBe(true);
  });

  test("holds for subclasses of users, and nothing else is one of ours", () => {
    class OwnError extends NotFoundError {}
    const plain = Object.assign(new Error("x"), { name: "NotFoundError" });
    for (const value of [plain, {}, null, undefined, "NotFoundError", SdkError.prototype]) {
      expect(value instanceof SdkError).toBe(false);
      expect(isApiError(value)).toBe(false);
    }
    expect(new ConnectionError("x") instanceof OwnError).toBe(false);
    expect(new TimeoutError("x") instanceof BadRequestError).toBe(false);
  });

  test("survives structured logging by name", async () => {
    const error = await failureOf(
      zooAnswering(() =>
        Response.json({ a: 1 }, { status: 404, headers: { "x-request-id": "r1" } }),
      ).get("1"),
    );
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "NotFoundError",
      message: "404 getAnimal",
      status: 404,
      requestId: "r1",
      bodyTruncated: false,
      operationId: "getAnimal",
      attempts: 1,
      totalRetryDelayMs: 0,
    });
    expect(String(error)).toBe("NotFoundError: 404 getAnimal");
  });
});

test("E58 nothing is unhandled when only part of a call is used", async () => {
  const unhandled = watchProcess("unhandledRejection");
  const zoo = zooAnswering(() => new Response(null, { status: 400 }));
  const broken = zooOf(
    { url: "http://h" },
    { fetch: () => Promise.reject(new Error("down")), maxRetries: 0 },
  );
  await zoo
    .get("1")
    .withResponse()
    .catch(() => undefined);
  await zoo.get("1").asResponse();
  await zoo.get("1").result();
  await broken
    .get("1")
    .asResponse()
    .catch(() => undefined);
  await broken
    .list()
    .pages()
    .next()
    .catch(() => undefined);
  await expect(async () => {
    for await (const _item of broken.list()) break;
  }).rejects.toThrow(ConnectionError);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled.stop()).toEqual([]);
});
