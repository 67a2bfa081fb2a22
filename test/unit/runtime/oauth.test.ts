import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { AuthError, ConfigError, type SdkError } from "../../../generator/runtime/index.js";
import {
  clientCredentials,
  type ClientCredentialsOptions,
} from "../../../generator/runtime/oauth.js";
import { fromBase64, toText } from "../../support/bytes.js";
import { sendJson, type Answer, type SeenRequest, type TestServer } from "../../support/server.js";
import { failureAs, failureOf, serve, zooOf, type ZooOptions } from "./fixtures.js";

const clientSecret = "hush 2718&é";

/** An API and a token endpoint on another port; tokens are `t1`, `t2`, … */
async function worldOf({ token, api }: { token?: Answer; api?: Answer } = {}) {
  const tokens = await serve(
    token ??
      ((response, _request, index) =>
        sendJson(response, {
          access_token: `t${index + 1}`,
          expires_in: 3600,
          token_type: "Bearer",
        })),
  );
  const server = await serve(api ?? ((response) => sendJson(response, {})));
  return { tokens, server };
}

function credential(tokens: TestServer, options: Partial<ClientCredentialsOptions> = {}) {
  return clientCredentials({
    tokenURL: `${tokens.url}/oauth/token/?tenant=a%20b`,
    clientId: "id:1",
    clientSecret,
    ...options,
  });
}

function zooWith(
  world: { tokens: TestServer; server: TestServer },
  options: Partial<ClientCredentialsOptions> = {},
  zoo: ZooOptions = {},
) {
  return zooOf(world.server, { auth: credential(world.tokens, options), ...zoo });
}

const bearers = ({ requests }: TestServer) =>
  requests.map(({ headers }) => headers.authorization?.replace("Bearer ", ""));

const formOf = (request: SeenRequest | undefined) =>
  Object.fromEntries(new URLSearchParams(request?.body));

describe("A23 client credentials", () => {
  test("ask for a token as RFC 6749 says, in the body", async () => {
    const world = await worldOf();
    await zooWith(world, { scopes: ["read", "write"], audience: "https://zoo" }).get("1");
    expect(world.tokens.requests).toHaveLength(1);
    const [request] = world.tokens.requests;
    expect(request).toMatchObject({ method: "POST", url: "/oauth/token/?tenant=a%20b" });
    expect(request?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/u);
    expect(request?.headers.authorization).toBeUndefined();
    expect(formOf(request)).toEqual({
      grant_type: "client_credentials",
      scope: "read write",
      audience: "https://zoo",
      client_id: "id:1",
      client_secret: clientSecret,
    });
    expect(bearers(world.server)).toEqual(["t1"]);
    expect(JSON.stringify(world.server.requests)).not.toContain("hush");
  });

  test("ask for a token with form-encoded names in a Basic header", async () => {
    const world = await worldOf();
    await zooWith(world, { authentication: "basic" }).get("1");
    const [request] = world.tokens.requests;
    const [, encoded = ""] = request?.headers.authorization?.split(" ") ?? [];
    expect(toText(fromBase64(encoded))).toBe("id%3A1:hush+2718%26%C3%A9");
    expect(formOf(request)).toEqual({ grant_type: "client_credentials" });
  });

  test("ask once for 100 concurrent calls", async () => {
    const world = await worldOf({
      token: (response) => setTimeout(() => sendJson(response, { access_token: "t" }), 30),
    });
    const auth = credential(world.tokens);
    const zoos = [zooOf(world.server, { auth }), zooOf(world.server, { auth })];
    await Promise.all(zoos.flatMap((zoo) => Array.from({ length: 50 }, () => zoo.get("1").send())));
    expect(world.tokens.requests).toHaveLength(1);
    expect(world.server.requests).toHaveLength(100);
  });

  test.each([
    [3600, 3540],
    [100, 90],
    ["100", 90],
    [undefined, Infinity],
  ])("that last %s s are refreshed after %i s", async (expires_in, refreshAt) => {
    let time = 5e11;
    const world = await worldOf({
      token: (response, _request, index) =>
        sendJson(response, { access_token: `t${index + 1}`, expires_in }),
    });
    const zoo = zooWith(world, { client: { platform: { now: () => time } } });
    await zoo.get("1");
    time += Math.min(refreshAt, 1e9) * 1000 - 1;
    await zoo.get("1");
    time += 1;
    await zoo.get("1");
    expect(bearers(world.server)).toEqual(["t1", "t1", refreshAt === Infinity ? "t1" : "t2"]);
  });
});

describe("A24 a 401", () => {
  const refusing =
    (...good: string[]): Answer =>
    (response, { headers }) => {
      const isGood = good.includes(headers.authorization ?? "");
      sendJson(response, {}, { status: isGood ? 200 : 401 });
    };

  test("with a cached token is repeated once with another one, besides the retries", async () => {
    const world = await worldOf({ api: refusing("Bearer t2") });
    const zoo = zooWith(world, {}, { maxRetries: 0 });
    const { attempts, totalRetryDelayMs } = await zoo.create({ name: "Rex" }).withResponse();
    expect([attempts, totalRetryDelayMs]).toEqual([2, 0]);
    expect(bearers(world.server)).toEqual(["t1", "t2"]);
    expect(world.server.requests.map(({ body }) => body)).toEqual(Array(2).fill('{"name":"Rex"}'));
    await zoo.get("1");
    expect(world.tokens.requests).toHaveLength(2);
  });

  test("leaves all retries and their waits to what comes after it", async () => {
    const world = await worldOf({
      api: (response, _request, index) =>
        sendJson(response, {}, { status: [401, 503, 503, 200][index] ?? 500 }),
    });
    const zoo = zooWith(world);
    expect(await zoo.get("1").withResponse()).toMatchObject({ attempts: 4 });
    expect(zoo.waits).toEqual([375, 750]);
  });

  test("for a second time is the result", async () => {
    const world = await worldOf({ api: refusing() });
    const error = await failureOf(zooWith(world).get("1"));
    expect(error).toMatchObject({ name: "UnauthorizedError", attempts: 2 });
    expect((await zooWith(world).get("1").asResponse()).status).toBe(401);
    expect(world.server.requests).toHaveLength(4);
  });

  test("is the result when the body cannot be sent again", async () => {
    const world = await worldOf({ api: refusing("Bearer t2") });
    const zoo = zooWith(world);
    const call = zoo.request({
      method: "POST",
      path: "/animals",
      body: new Blob(["data"]).stream(),
      encode: (body) => ({ body: body as ReadableStream, contentType: undefined }),
    });
    expect(await failureOf(call)).toMatchObject({ status: 401, attempts: 1 });
    expect(await zoo.get("1")).toEqual({});
  });

  test("of many calls at once leads to one other token", async () => {
    const world = await worldOf({ api: refusing("Bearer t2") });
    const zoo = zooWith(world);
    await Promise.all(Array.from({ length: 50 }, () => zoo.get("1")));
    expect(world.tokens.requests).toHaveLength(2);
  });

  test("for any other credential is not repeated", async () => {
    const world = await worldOf({ api: refusing() });
    await failureOf(zooOf(world.server, { auth: () => "t" }).get("1"));
    expect(world.server.requests).toHaveLength(1);
  });
});

describe("A22 a token endpoint that fails", () => {
  const echo = { error: "invalid_client", error_description: `wrong: ${clientSecret}` };

  test.each([400, 401])("with %i is asked once", async (status) => {
    const world = await worldOf({ token: (response) => sendJson(response, echo, { status }) });
    const error = await failureAs(AuthError, zooWith(world).get("1"));
    expect(error.message).toBe(`the token endpoint answered ${status}: invalid_client`);
    expect(world.tokens.requests).toHaveLength(1);
    expect(world.server.requests).toEqual([]);
  });

  test("for a while is asked again", async () => {
    const world = await worldOf({
      token: (response, _request, index) =>
        sendJson(response, { access_token: "t" }, { status: index < 2 ? 503 : 200 }),
    });
    await zooWith(world, { client: { platform: { sleep: async () => undefined } } }).get("1");
    expect(bearers(world.server)).toEqual(["t"]);
    expect(world.tokens.requests).toHaveLength(3);
  });

  test.each<[string, Answer]>([
    ["no JSON", (response) => response.end(clientSecret)],
    ["no token", (response) => sendJson(response, { secret: clientSecret })],
    ["nothing", (response) => response.writeHead(204).end()],
    ["an error of its own", (response) => sendJson(response, { error: "hush" }, { status: 400 })],
    ["a redirect", (response) => response.writeHead(307, { location: "/elsewhere" }).end()],
    ["500", (response) => sendJson(response, echo, { status: 500 })],
    ["a reset", (response) => response.destroy()],
  ])("with %s tells no secret, at no depth", async (_name, token) => {
    const world = await worldOf({ token });
    const client = { maxRetries: 0 };
    for (const authentication of ["body", "basic"] as const) {
      const zoo = zooWith(world, { client, authentication });
      const failure: SdkError = await failureAs(AuthError, zoo.get("1"));
      for (let error: unknown = failure; error instanceof Error; error = error.cause) {
        expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toMatch(
          /hush|aWQlM0Ex/u,
        );
      }
      expect(inspect(zoo, { depth: 9, showHidden: true })).not.toContain("hush");
    }
    expect(world.tokens.requests.map(({ url }) => url)).not.toContain("/elsewhere");
  });

  test("can be asked again by the next call", async () => {
    const world = await worldOf({
      token: (response, _request, index) =>
        sendJson(response, { access_token: "t" }, { status: index === 0 ? 400 : 200 }),
    });
    const zoo = zooWith(world);
    await failureAs(AuthError, zoo.get("1"));
    await zoo.get("1");
  });
});

describe("T41 abort while a token is asked for", () => {
  test("ends the call at once; the request for the token when nobody else waits", async () => {
    let closed = 0;
    const world = await worldOf({ token: (response) => response.on("close", () => (closed += 1)) });
    const zoo = zooWith(world);
    const controllers = [new AbortController(), new AbortController()];
    const failures = controllers.map(({ signal }) => failureOf(zoo.get("1", {}, { signal })));
    await expect.poll(() => world.tokens.requests).toHaveLength(1);
    controllers[0]?.abort("first");
    expect(await failures[0]).toMatchObject({ name: "AbortError", cause: "first" });
    expect(closed).toBe(0);
    controllers[1]?.abort("second");
    expect(await failures[1]).toMatchObject({ name: "AbortError", cause: "second" });
    await expect.poll(() => closed).toBe(1);
    expect(world.server.requests).toEqual([]);
  });

  test("leaves nothing behind for the next call", async () => {
    const world = await worldOf({
      token: (response, _request, index) => {
        if (index > 0) sendJson(response, { access_token: "t" });
      },
    });
    const zoo = zooWith(world);
    await failureOf(zoo.get("1", {}, { timeout: 50, maxRetries: 0 }));
    await zoo.get("1");
    expect(bearers(world.server)).toEqual(["t"]);
  });
});

test("A23 options that are invalid are told at once, without the secret", () => {
  const make = (options: Partial<ClientCredentialsOptions>) => () =>
    clientCredentials({ tokenURL: "https://h/token", clientId: "id", clientSecret, ...options });
  expect(make({ tokenURL: "/token" })).toThrow(ConfigError);
  expect(make({ tokenURL: "https://id:hush@h/token" })).toThrow(ConfigError);
  expect(make({ client: { timeout: -1 } })).toThrow(ConfigError);
});

test("A20 a token source is a credential by itself, whatever the scheme is called", async () => {
  const world = await worldOf();
  const zoo = zooWith(world);
  expect((await zoo.get("1").toRequest()).headers.get("authorization")).toBe("Bearer t1");
});

test("X70 client credentials are a secret that a browser may not hold", () => {
  const auth = clientCredentials({ tokenURL: "https://h/token", clientId: "id", clientSecret });
  if (!("document" in globalThis)) vi.stubGlobal("document", {});
  const make = (dangerouslyAllowBrowser: boolean) => () =>
    zooOf({ url: "http://h" }, { auth, dangerouslyAllowBrowser });
  expect(make(false)).toThrow(ConfigError);
  expect(make(true)).not.toThrow();
});
