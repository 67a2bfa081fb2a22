import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { binaryBody, ConfigError, createRequest } from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { createAnimal, failureOf, serve, Zoo, zooAnswering, zooOf } from "./fixtures.js";

/** Makes this a page, where it is none. */
function asBrowser(): void {
  if (!("document" in globalThis)) vi.stubGlobal("document", {});
}

describe("E57 secrets", () => {
  test("are in no error, at no depth", async () => {
    const secret = "hush-3141592653";
    const echo = () =>
      Response.json(
        { message: `wrong token ${secret}`, secret },
        { status: 401, headers: { "set-cookie": secret, "x-echo": secret } },
      );
    const page = { dangerouslyAllowBrowser: true };
    const zoos = [
      zooAnswering(echo).withOptions({ auth: secret }),
      zooAnswering(() => new Response(secret)).withOptions({ auth: secret }),
      new Zoo({
        baseURL: "http://127.0.0.1:1",
        auth: secret,
        maxRetries: 0,
        headers: { "x-key": secret },
        ...page,
      }),
      new Zoo({ baseURL: "http://h", auth: `${secret}\n`, ...page }),
      new Zoo({ baseURL: "http://h", auth: "x", headers: { "x-key": `${secret}\n` }, ...page }),
    ];
    for (const zoo of zoos) {
      for (
        let error: unknown = await failureOf(zoo.get("1"));
        error instanceof Error;
        error = error.cause
      ) {
        for (const text of [
          JSON.stringify(error),
          inspect(error, { depth: 10, showHidden: true }),
          String(error),
          error.stack,
        ]) {
          expect(text).not.toContain(secret);
        }
      }
    }
  });
});

test("X69 dangerous keys of responses and arguments change no prototype", async () => {
  const text = '{"id":"1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const zoo = zooAnswering(() => new Response(text));
  const animal = await zoo.get("1", JSON.parse('{"view":"x"}') as object);
  expect(JSON.stringify(animal)).toBe(text);
  const query = JSON.parse('{"born_at":{"__proto__":{"polluted":1}}}') as object;
  expect(zoo.list(query).where("born_at", "__proto__", 1).url()).toContain(
    "born_at%5B__proto__%5D=1",
  );
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("X70 a client with a plain secret refuses to start in a browser", () => {
  asBrowser();
  expect(() => new Zoo({ auth: "secret" })).toThrow(ConfigError);
  expect(() => new Zoo({ auth: () => "short-lived" })).not.toThrow();
  expect(() => new Zoo({ auth: "secret", dangerouslyAllowBrowser: true })).not.toThrow();
  expect(() => new Zoo({ auth: undefined })).not.toThrow();
});

describe("V73 what a browser cannot do is refused", () => {
  const page = { auth: () => "t", zooId: "z1" };

  test.each([{ maxRedirects: 3 }, { allowCrossOriginRedirects: true }])(
    "X66 X67 redirects that %j would control",
    (options) => {
      asBrowser();
      expect(() => new Zoo({ ...page, ...options })).toThrow(ConfigError);
    },
  );

  test("R33 uploads of streams", async () => {
    asBrowser();
    const request = createRequest(
      { ...createAnimal, body: binaryBody },
      { body: new Blob(["x"]).stream() },
    );
    await expect(new Zoo(page).send(request)).rejects.toThrow(ConfigError);
  });
});

test("V78 clients share nothing", async () => {
  const server = await serve((response, request) => {
    sendJson(
      response,
      { got: request.headers.authorization },
      { status: request.headers["x-fail"] === "1" ? 503 : 200 },
    );
  });
  const seen: string[] = [];
  const first = zooOf(server, {
    auth: "one",
    headers: { "x-a": "1" },
    middleware: [(request, next) => (seen.push("one"), next(request))],
  });
  const second = zooOf(server, { auth: "two", retryBudget: { capacity: 5 } });
  const derived = second.withOptions({ headers: { "x-fail": "1" }, maxRetries: 9 });
  const calls = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? first : second).get("1")),
  );
  expect(calls.map((got) => (got as unknown as { got: string }).got)).toEqual(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? "Bearer one" : "Bearer two")),
  );
  expect(seen).toHaveLength(10);
  expect(server.requests.filter(({ headers }) => headers["x-a"] === "1")).toHaveLength(10);
  expect(await failureOf(derived.get("1"))).toMatchObject({
    attempts: 2,
    retryBudgetExhausted: true,
  });
  expect(await second.get("1")).toBeDefined();
});
