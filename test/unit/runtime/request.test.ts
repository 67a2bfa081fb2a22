import { describe, expect, expectTypeOf, test } from "vitest";
import {
  ApiClient,
  binaryBody,
  brackets,
  ConfigError,
  createRequest,
  form,
  formBody,
  headerSimple,
  jsonBody,
  mediaType,
  multipartBody,
  pathInput,
  textBody,
  type ApiRequest,
  type OperationDescriptor,
  byName,
  headersOf,
  queryOf,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import {
  seededCredential,
  api,
  createAnimal,
  getAnimal,
  serve,
  Zoo,
  zooOf,
  type Animal,
} from "./fixtures.js";

const search: OperationDescriptor = {
  api,
  id: "search",
  method: "GET",
  route: { path: "/search", query: queryOf(byName(form, { filter: brackets })) },
};

describe("B11 joining", () => {
  test.each([
    ["https://h", "https://h/search?q=1"],
    ["https://h/", "https://h/search?q=1"],
    ["https://h/base//", "https://h/base/search?q=1"],
    ["https://h/base?key=a%20b", "https://h/base/search?key=a%20b&q=1"],
    ["https://h/base/?key=1#fragment", "https://h/base/search?key=1&q=1"],
  ])("%s", (baseURL, expected) => {
    expect(createRequest(search, { query: { q: 1 } }).url(baseURL)).toBe(expected);
  });

  test.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "users",
    "@evil.example",
    "/a?b",
    "/a#b",
    "/a/../b",
    "/{id}",
    "",
  ])("refuses the path %s for an undocumented endpoint", async (path) => {
    const client = new ApiClient(api, { auth: () => "secret" });
    await expect(async () => client.request({ method: "GET", path }).url()).rejects.toThrow(
      ConfigError,
    );
  });
});

describe("a pure builder", () => {
  test("fills every place of a path parameter", () => {
    const route = { ...getAnimal.route, path: "/animals/{id}/copies/{id}" };
    const copy = { ...getAnimal, route };
    expect(createRequest(copy, { path: { id: "a b" } }).url("https://h")).toBe(
      "https://h/animals/a%20b/copies/a%20b",
    );
  });

  test("gives a frozen value that is not thenable", () => {
    const request: ApiRequest<Animal> = createRequest(getAnimal, { path: { id: "1" } });
    expect(Object.isFrozen(request)).toBe(true);
    expect(request).not.toHaveProperty("then");
    expectTypeOf<
      typeof request extends ApiRequest<infer Result> ? Result : never
    >().toEqualTypeOf<Animal>();
  });

  test("gives the request of fetch without credentials", () => {
    const request = createRequest(
      createAnimal,
      { body: { name: "Ada" } },
      { headers: { "x-a": "1" } },
    );
    const { method, url, headers } = request.toRequest("https://h/v2");
    expect({ method, url }).toEqual({ method: "POST", url: "https://h/v2/animals" });
    expect([...headers]).toEqual([
      ["accept", "application/json"],
      ["content-type", "application/json"],
      ["x-a", "1"],
    ]);
  });

  test("B18 gives the same URL, headers and bytes twice", async () => {
    const build = () => createRequest(createAnimal, { body: { b: 1, a: [2] } }).toRequest();
    expect(await build().text()).toBe(await build().text());
    expect(build().url).toBe(build().url);
    expect([...build().headers]).toEqual([...build().headers]);
  });
});

describe("B12 headers", () => {
  const operation: OperationDescriptor = {
    ...search,
    headers: headersOf({
      "X-Tags": headerSimple,
      Accept: headerSimple,
      Authorization: headerSimple,
      "Content-Type": headerSimple,
    }),
  };

  test("join arrays, and leave out the reserved three", () => {
    const headers = {
      "X-Tags": ["a", "b"],
      Accept: "x/y",
      Authorization: "Bearer x",
      "Content-Type": "x/y",
    };
    expect([...createRequest(operation, { headers }).toRequest().headers]).toEqual([
      ["x-tags", "a,b"],
    ]);
  });

  test.each(["a\r", "a\nb", "a\0", "漢"])("refuse the value %j", (value) => {
    expect(() => createRequest(operation, { headers: { "X-Tags": value } }).toRequest()).toThrow(
      ConfigError,
    );
    expect(() => createRequest(search, {}, { headers: { "X-A": value } }).toRequest()).toThrow(
      ConfigError,
    );
  });

  test.each(["a\n", "a b", ""])("refuse the name %j", (name) => {
    expect(() => createRequest(search, {}, { headers: { [name]: "x" } }).toRequest()).toThrow(
      ConfigError,
    );
  });

  test("of a call replace those of the client; null removes, undefined keeps", async () => {
    const server = await serve((response) => sendJson(response, {}));
    const zoo = zooOf(server, { headers: { "x-a": "client", "x-b": "client", "x-c": "client" } });
    await zoo.get(
      "1",
      {},
      { headers: { "x-a": "call", "x-b": null, "x-c": undefined, accept: null } },
    );
    const headers = server.requests[0]?.headers;
    expect(headers).toMatchObject({ "x-a": "call", "x-c": "client" });
    expect(headers).not.toHaveProperty("x-b");
  });
});

describe("B14 JSON bodies", () => {
  test.each([
    [false, "false"],
    [0, "0"],
    ["", '""'],
    [null, "null"],
    [{ big: 12345678901234567890n, none: undefined }, '{"big":12345678901234567890}'],
    [[undefined, () => 1, NaN, new Date(0)], '[null,null,null,"1970-01-01T00:00:00.000Z"]'],
    [{ __proto__x: 1, 'a"b': "é\u2028" }, JSON.stringify({ __proto__x: 1, 'a"b': "é\u2028" })],
  ])("%o", (value, body) => {
    expect(jsonBody(value)).toEqual({ body, contentType: "application/json" });
  });

  test("undefined is no body and has no header", () => {
    expect(jsonBody(undefined)).toEqual({ body: undefined, contentType: undefined });
    expect(createRequest(createAnimal, {}).toRequest().headers.has("content-type")).toBe(false);
  });

  test("a cyclic value is refused", () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(() => jsonBody(cyclic)).toThrow(TypeError);
    expect(() => createRequest(createAnimal, { body: cyclic }).toRequest()).toThrow(ConfigError);
  });
});

describe("other bodies", () => {
  const received = async (encode: OperationDescriptor["body"], body: unknown) => {
    const request = createRequest(
      { ...createAnimal, ...(encode && { body: encode }) },
      { body },
    ).toRequest();
    return { type: request.headers.get("content-type"), request };
  };

  test("forms", async () => {
    const { type, request } = await received(formBody, {
      a: "x y",
      b: [1, null, 2],
      c: { d: 1 },
      e: undefined,
    });
    expect(type).toBe("application/x-www-form-urlencoded;charset=UTF-8");
    expect(await request.text()).toBe("a=x+y&b=1&b=2&c=%7B%22d%22%3A1%7D");
  });

  test("multipart", async () => {
    const file = new Blob(["data"], { type: "text/csv" });
    const { type, request } = await received(multipartBody, {
      file,
      tags: ["a", "b"],
      meta: { x: 1 },
      raw: new Uint8Array([1]),
    });
    expect(type).toMatch(/^multipart\/form-data; boundary=/u);
    const parts = await request.formData();
    expect(parts.getAll("tags")).toEqual(["a", "b"]);
    expect((parts.get("meta") as File).type).toBe("application/json");
    expect((parts.get("raw") as File).type).toBe("application/octet-stream");
    expect(await (parts.get("file") as File).text()).toBe("data");
  });

  test("text, bytes and a declared media type", async () => {
    expect((await received(textBody, "hello")).type).toBe("text/plain");
    expect((await received(binaryBody, new Uint8Array([1]))).type).toBe("application/octet-stream");
    expect((await received(mediaType("text/csv", textBody), "a,b")).type).toBe("text/csv");
    for (const encode of [
      textBody,
      binaryBody,
      formBody,
      multipartBody,
      mediaType("text/csv", textBody),
    ]) {
      expect(encode(undefined)).toEqual({ body: undefined, contentType: undefined });
    }
  });
});

test("a path parameter is given alone or as an object", () => {
  expect(pathInput("id", "1")).toEqual({ id: "1" });
  expect(pathInput("id", { id: "1" })).toEqual({ id: "1" });
  expect(pathInput("id", undefined)).toEqual({ id: undefined });
});

describe("client parameters", () => {
  test("come from the client at call time; an argument wins", () => {
    const zoo = new Zoo({ auth: "secret", zooId: "z1" });
    expect(zoo.list().url()).toBe("https://zoo.example/v1/animals?zoo_id=z1");
    expect(zoo.list({ zoo_id: "z2" }).url()).toBe("https://zoo.example/v1/animals?zoo_id=z2");
    expect(zoo.withOptions({ zooId: "z3" }).list().url()).toContain("zoo_id=z3");
  });

  test.each([undefined, ""])("missing in both (%j) fail before the network", async (zooId) => {
    const server = await serve((response) => sendJson(response, {}));
    const zoo = zooOf(server, { zooId });
    expect(() => zoo.list().url()).toThrow(/zoo_id.*zooId/u);
    await expect(zoo.list()).rejects.toThrow(ConfigError);
    await expect(zoo.list().result()).rejects.toThrow(ConfigError);
    expect(server.requests).toEqual([]);
  });
});

test("a client sends pure and undocumented requests with the same guarantees", async () => {
  const server = await serve((response, request) => sendJson(response, { url: request.url }));
  const zoo = zooOf(server);
  const request: ApiRequest<Animal> = createRequest(getAnimal, { path: { id: "7" } });
  await zoo.send(request);
  const answer = await zoo.request({
    method: "POST",
    path: "/animals/search",
    query: { a: { b: [1] } },
    body: { x: 1 },
  });
  expectTypeOf(answer).toBeUnknown();
  expect(answer).toEqual({ url: "/animals/search?a%5Bb%5D%5B%5D=1" });
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${seededCredential}`,
    `Bearer ${seededCredential}`,
  ]);
  expect(server.requests[1]?.body).toBe('{"x":1}');
});
