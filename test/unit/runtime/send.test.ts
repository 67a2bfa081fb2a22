import { getEventListeners } from "node:events";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  AbortError,
  ApiError,
  ConfigError,
  ConnectionError,
  createRequest,
  PaginationError,
  ParseError,
  TimeoutError,
  linkHeader,
  offset,
  type ApiRequest,
  type TypedURL,
} from "../../../generator/runtime/index.js";
import { get, pages, send, type SendOptions } from "../../../generator/runtime/send.js";
import { sendJson, type Answer, type TestServer } from "../../support/server.js";
import {
  animalList,
  createAnimal,
  failureOf,
  getAnimal,
  serve,
  statuses,
  type Animal,
  type AnimalList,
} from "./fixtures.js";
import { collect, failureOfWork, ids, pagesServer, parametersOf } from "./list-fixtures.js";

const quick: SendOptions = { retryBaseDelay: 1, retryMaxDelay: 1 };

const ada: ApiRequest<Animal> = createRequest(getAnimal, { path: { id: "1" } });

async function outcomeOf(answer: Answer, request: ApiRequest<Animal> = ada, options = {}) {
  const server = await serve(answer);
  const sent = send(request, { ...quick, ...options, baseURL: server.url });
  return { error: await failureOf(sent), attempts: server.requests.length };
}

describe("a request without a client", () => {
  test("is what it says, with further headers, and its answer is decoded", async () => {
    const server = await serve((response) => sendJson(response, { id: "1", name: "Ada" }));
    const request: ApiRequest<Animal> = createRequest(
      createAnimal,
      { body: { name: "Ada" } },
      { headers: { "x-a": "call" } },
    );
    const headers = { authorization: "Bearer t0", "x-a": "all" };
    const animal = await send(request, { headers, baseURL: server.url });
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

  test("is decoded as an argument says, and to nothing where there is nothing", async () => {
    const server = await serve((response, _request, index) =>
      index === 0 ? response.end("bytes") : response.writeHead(204).end(),
    );
    const raw = createRequest(getAnimal, { path: { id: "1" }, query: { view: "stream" } });
    const body = (await send(raw, { baseURL: server.url })) as ReadableStream<Uint8Array>;
    expect(body).toBeInstanceOf(ReadableStream);
    await body.cancel();
    expect(await send(ada, { baseURL: server.url })).toBeUndefined();
  });

  test("fails with the status, the body and the facts of the call", async () => {
    const { error, attempts } = await outcomeOf((response) =>
      sendJson(response, { message: "gone" }, { status: 404, headers: { "x-request-id": "r1" } }),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: "ApiError",
      message: "404: gone",
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

  test("is refused before it is sent where it cannot be sent", async () => {
    const server = await serve((response) => sendJson(response, {}));
    const sent = send(createRequest(getAnimal, { path: {} }), { baseURL: server.url });
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

describe("a GET of a URL", () => {
  test("is typed by what made the URL, and asks for JSON", async () => {
    const server = await serve((response) => sendJson(response, { id: "1", name: "Ada" }));
    const url: TypedURL<Animal> = `${server.url}/animals/1`;
    const animal = await get(url, { headers: { "x-a": "1" } });
    expectTypeOf(animal).toEqualTypeOf<Animal>();
    expect(animal).toEqual({ id: "1", name: "Ada" });
    expect(server.requests).toMatchObject([
      { method: "GET", url: "/animals/1", headers: { accept: "application/json", "x-a": "1" } },
    ]);
  });

  test("has no type where a URL leads to something else", () => {
    expectTypeOf(get<ReadableStream>).returns.resolves.toBeNever();
    expectTypeOf(get<Animal | Blob>).returns.resolves.toEqualTypeOf<Animal>();
  });

  test("passes on what the platform's fetch has options for", async () => {
    const seen: RequestInit[] = [];
    const fetch = (_: string, init: RequestInit) => {
      seen.push(init);
      return Promise.resolve(Response.json({}));
    };
    await get("https://zoo.example/", { fetch, fetchOptions: { keepalive: true } });
    expect(seen).toMatchObject([{ keepalive: true, redirect: "manual" }]);
  });
});

describe("retries without a client", () => {
  const failing: Answer = (response) => sendJson(response, {}, { status: 503 });

  test("are two, by default", async () => {
    const { error, attempts } = await outcomeOf(failing);
    expect(error).toMatchObject({ status: 503, attempts: 3 });
    expect(attempts).toBe(3);
  });

  test("are as many as an option says, and none for a POST without a key", async () => {
    expect((await outcomeOf(failing, ada, { maxRetries: 0 })).attempts).toBe(1);
    const one = createRequest<Animal>(getAnimal, { path: { id: "1" } }, { maxRetries: 1 });
    expect((await outcomeOf(failing, one)).attempts).toBe(2);
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
    const { error, attempts } = await outcomeOf(busy, ada, { deadline: 1_000 });
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.cause).toMatchObject({ status: 429, retryAfterMs: 5_000 });
    expect(attempts).toBe(1);
  });
});

describe("time and abort without a client", () => {
  const silent: Answer = () => undefined;
  const halting: Answer = (response) => {
    response.write("{");
  };

  test.each([silent, halting])(
    "an attempt that takes too long is a TimeoutError",
    async (answer) => {
      const { error, attempts } = await outcomeOf(answer, ada, { timeout: 30 });
      expect(error).toBeInstanceOf(TimeoutError);
      expect(attempts).toBe(3);
    },
  );

  test("no timeout, and one that is longer than timers know, end nothing", async () => {
    const server = await serve((response) => sendJson(response, {}));
    for (const timeout of [0, Infinity, 1e12]) {
      expect(await get(server.url, { timeout, maxRetries: 0 })).toEqual({});
    }
  });

  test("abort ends an attempt, and the wait for the next one", async () => {
    const failing: Answer = (response) => sendJson(response, {}, { status: 503 });
    for (const answer of [silent, halting, failing]) {
      const server = await serve(answer);
      const controller = new AbortController();
      const { signal } = controller;
      const options = { signal, retryBaseDelay: 60_000, retryMaxDelay: 60_000 };
      const sent = failureOf(get(server.url, options));
      setTimeout(() => {
        controller.abort("enough");
      }, 50);
      expect(await sent).toMatchObject({ name: "AbortError", cause: "enough" });
      expect(await sent).toBeInstanceOf(AbortError);
      expect(server.requests).toHaveLength(1);
    }
  });

  test("leaves no timer and no listener", async () => {
    const server = await serve(statuses(503, 200));
    const controller = new AbortController();
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    await get(server.url, { ...quick, signal: controller.signal });
    const after = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    expect(after).toBeLessThanOrEqual(before);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

describe("pages without a client", () => {
  const urlOf = ({ url }: TestServer) => {
    return (position = ""): TypedURL<AnimalList> =>
      `${url}/animals?limit=2${position && `&next_cursor=${position}`}`;
  };
  const next = { next: (page: AnimalList) => page.next_cursor };

  test("are walked over, as the document or the caller says", async () => {
    const server = await pagesServer([2, 0, 1]);
    for (const continuation of [next, animalList.pagination]) {
      const found = await collect(pages(urlOf(server), continuation));
      expectTypeOf(found).toEqualTypeOf<AnimalList[]>();
      expect(found.flatMap(({ result }) => result.map(({ id }) => id))).toEqual(ids(3));
    }
    expect(server.requests).toHaveLength(6);
  });

  test("say where they failed, and go on there", async () => {
    let isDown = true;
    const server = await serve((response, request) => {
      const position = parametersOf(request).get("next_cursor");
      if (position === "1" && isDown) sendJson(response, {}, { status: 400 });
      else sendJson(response, { result: [], next_cursor: position === null ? "1" : null });
    });
    const error = await failureOfWork(() => collect(pages(urlOf(server), next)));
    expect(error).toMatchObject({ status: 400, resumeToken: "1", attempts: 1 });
    isDown = false;
    const { resumeToken } = error;
    expect(await collect(pages(urlOf(server), next, { resumeToken }))).toHaveLength(1);
  });

  test.each([1, 2, 3, 7])("end when the list goes round in circles of %i", async (length) => {
    const server = await serve((response, request) => {
      const position = Number(parametersOf(request).get("next_cursor") ?? 0);
      sendJson(response, { result: [], next_cursor: `${(position % length) + 1}` });
    });
    const error = await failureOfWork(() => collect(pages(urlOf(server), next)));
    expect(error).toBeInstanceOf(PaginationError);
    expect(server.requests.length).toBeLessThanOrEqual(4 * length + 2);
  });

  test("that are counted end when one is repeated", async () => {
    const server = await serve((response) => sendJson(response, { result: [1] }));
    const strategy = offset({ parameter: "offset", items: "/result" });
    const error = await failureOfWork(() => collect(pages(() => server.url, strategy)));
    expect(error).toBeInstanceOf(PaginationError);
    expect(server.requests).toHaveLength(2);
  });

  test("that link to the next one follow at the same origin only", async () => {
    const server = await serve((response, request, index) => {
      const target = index === 0 ? "?page=2" : "https://elsewhere.example/?page=3";
      const headers = { link: `<${target}>; rel="next"` };
      sendJson(response, { page: parametersOf(request).get("page") }, { headers });
    });
    const seen: unknown[] = [];
    const strategy = linkHeader({ items: "" });
    const walk = async () => {
      for await (const page of pages(() => `${server.url}/?limit=2`, strategy)) seen.push(page);
    };
    expect(await failureOfWork(walk)).toBeInstanceOf(PaginationError);
    expect(seen).toEqual([{ page: null }, { page: "2" }]);
    expect(server.requests[1]?.url).toBe("/?page=2&limit=2");
  });
});
