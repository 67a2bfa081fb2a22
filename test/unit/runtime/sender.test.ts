import { describe, expect, expectTypeOf, test } from "vitest";
import {
  AbortError,
  ApiError,
  ConfigError,
  ConnectionError,
  createRequest,
  ParseError,
  TimeoutError,
  walkItems,
  walkPages,
  type ApiRequest,
} from "../../../generator/runtime/index.js";
import { createSender, retries, type SenderOptions } from "../../../generator/runtime/sender.js";
import { sendJson, type Answer, type TestServer } from "../../support/server.js";
import {
  animalList,
  api,
  createAnimal,
  failureOf,
  getAnimal,
  listAnimals,
  serve,
  type Animal,
} from "./fixtures.js";
import { collect, failureOfWork, ids, pagesServer, parametersOf } from "./list-fixtures.js";

const quick = retries({ retryBaseDelay: 1, retryMaxDelay: 1 });

function senderOf({ url }: TestServer, options: SenderOptions = {}) {
  return createSender(api, { baseURL: url, retry: quick, ...options });
}

const ada: ApiRequest<Animal> = createRequest(getAnimal, { path: { id: "1" } });

async function outcomeOf(answer: Answer, request: ApiRequest<Animal> = ada, options = {}) {
  const server = await serve(answer);
  const sent = senderOf(server, options).send(request);
  return { error: await failureOf(sent), attempts: server.requests.length };
}

describe("a sender", () => {
  test("sends what a request says, with its own headers, and decodes the answer", async () => {
    const server = await serve((response) => sendJson(response, { id: "1", name: "Ada" }));
    const sender = senderOf(server, { headers: { authorization: "Bearer t0", "x-a": "sender" } });
    const request: ApiRequest<Animal> = createRequest(
      createAnimal,
      { body: { name: "Ada" } },
      { headers: { "x-a": "call" } },
    );
    const animal = await sender.send(request);
    expectTypeOf(animal).toEqualTypeOf<Animal>();
    expect(animal).toEqual({ id: "1", name: "Ada" });
    expect(server.requests).toMatchObject([
      {
        method: "POST",
        url: "/animals",
        body: '{"name":"Ada"}',
        headers: { authorization: "Bearer t0", "x-a": "call", "content-type": "application/json" },
      },
    ]);
  });

  test("decodes as an argument says, and nothing where there is nothing", async () => {
    const server = await serve((response, _request, index) =>
      index === 0 ? response.end("bytes") : response.writeHead(204).end(),
    );
    const raw = createRequest(getAnimal, { path: { id: "1" }, query: { view: "stream" } });
    const body = (await senderOf(server).send(raw)) as ReadableStream<Uint8Array>;
    expect(body).toBeInstanceOf(ReadableStream);
    await body.cancel();
    expect(await senderOf(server).send(ada)).toBeUndefined();
  });

  test("throws the status, the body and the facts of a call", async () => {
    const { error, attempts } = await outcomeOf((response) =>
      sendJson(response, { message: "gone" }, { status: 404, headers: { "x-request-id": "r1" } }),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: "ApiError",
      message: "404 getAnimal: gone",
      status: 404,
      body: { message: "gone" },
      requestId: "r1",
      operationId: "getAnimal",
      attempts: 1,
    });
    expect(attempts).toBe(1);
  });

  test("keeps text and empty bodies of errors, and says what is no JSON", async () => {
    const text = await outcomeOf((response) => response.writeHead(400).end("<p>"));
    expect(text.error).toMatchObject({ status: 400, body: "<p>" });
    const none = await outcomeOf((response) => response.writeHead(400).end());
    expect(none.error).toMatchObject({ status: 400, body: undefined });
    expect((await outcomeOf((response) => response.end("{"))).error).toBeInstanceOf(ParseError);
  });

  test("refuses what cannot be sent before it is sent", async () => {
    const server = await serve((response) => sendJson(response, {}));
    const sent = senderOf(server).send(createRequest(getAnimal, { path: {} }));
    await expect(sent).rejects.toBeInstanceOf(ConfigError);
    expect(server.requests).toEqual([]);
  });

  test("does not follow redirects", async () => {
    const { error, attempts } = await outcomeOf((response) =>
      response.writeHead(302, { location: "/elsewhere" }).end(),
    );
    expect(error).toMatchObject({ status: 302 });
    expect(attempts).toBe(1);
  });
});

describe("retries of a sender", () => {
  const failing: Answer = (response) => sendJson(response, {}, { status: 503 });

  test("are two, by default", async () => {
    const { error, attempts } = await outcomeOf(failing);
    expect(error).toMatchObject({ status: 503, attempts: 3 });
    expect(attempts).toBe(3);
  });

  test("are none without a policy, and none for a POST without a key", async () => {
    expect((await outcomeOf(failing, ada, { retry: undefined })).attempts).toBe(1);
    const post = (idempotencyKey?: string, operation = createAnimal): ApiRequest<Animal> =>
      createRequest(operation, { body: {} }, { idempotencyKey });
    expect((await outcomeOf(failing, post())).attempts).toBe(1);
    expect((await outcomeOf(failing, post("k"))).attempts).toBe(3);
    const named = { ...createAnimal, idempotencyHeader: "x-once" };
    expect((await outcomeOf(failing, post("k", named))).attempts).toBe(3);
    const harmless = { ...createAnimal, idempotent: true } as const;
    expect((await outcomeOf(failing, post(undefined, harmless))).attempts).toBe(3);
  });

  test("follow a broken connection, too", async () => {
    const { error, attempts } = await outcomeOf((response) => response.destroy());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(attempts).toBe(3);
  });

  test("wait as long as the server asks, and not past the deadline", async () => {
    const busy: Answer = (response) =>
      sendJson(response, {}, { status: 429, headers: { "retry-after": "5" } });
    const late: ApiRequest<Animal> = createRequest(
      getAnimal,
      { path: { id: "1" } },
      { deadline: 1_000 },
    );
    const { error, attempts } = await outcomeOf(busy, late);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.cause).toMatchObject({ status: 429, retryAfterMs: 5_000 });
    expect(attempts).toBe(1);
  });
});

describe("time and abort of a sender", () => {
  const silent: Answer = () => undefined;

  test("an attempt that takes too long is a TimeoutError", async () => {
    const { error, attempts } = await outcomeOf(silent, ada, { timeout: 30 });
    expect(error).toBeInstanceOf(TimeoutError);
    expect(attempts).toBe(3);
  });

  test("abort ends an attempt, and the wait for the next one", async () => {
    const failing: Answer = (response) => sendJson(response, {}, { status: 503 });
    for (const answer of [silent, failing]) {
      const server = await serve(answer);
      const controller = new AbortController();
      const retry = retries({ retryBaseDelay: 60_000, retryMaxDelay: 60_000 });
      const request: ApiRequest<Animal> = createRequest(
        getAnimal,
        { path: { id: "1" } },
        { signal: controller.signal },
      );
      const sent = failureOf(senderOf(server, { retry }).send(request));
      setTimeout(() => {
        controller.abort("enough");
      }, 50);
      expect(await sent).toMatchObject({ name: "AbortError", cause: "enough" });
      expect(await sent).toBeInstanceOf(AbortError);
      expect(server.requests).toHaveLength(1);
    }
  });
});

describe("lists of a sender", () => {
  test("are walked over by item and by page", async () => {
    const server = await pagesServer([2, 0, 1]);
    const sender = senderOf(server);
    const query = { limit: 2 };
    const items = await collect(walkItems<Animal>(sender, listAnimals, animalList, { query }));
    expect(items.map(({ id }) => id)).toEqual(ids(3));
    const pages = await collect(walkPages(sender, listAnimals, animalList, { query }));
    expect(pages).toHaveLength(3);
    expect(server.requests.map((request) => parametersOf(request).get("limit"))).toEqual(
      Array(6).fill("2"),
    );
  });

  test("say where they failed", async () => {
    const server = await serve((response, request) =>
      parametersOf(request).has("next_cursor")
        ? sendJson(response, {}, { status: 400 })
        : sendJson(response, { result: [{ id: "0" }], next_cursor: "1" }),
    );
    const walk = walkItems(senderOf(server), listAnimals, animalList, {});
    expect(await failureOfWork(() => collect(walk))).toMatchObject({
      status: 400,
      pageIndex: 1,
      itemsYielded: 1,
      resumeToken: "1",
    });
  });
});
