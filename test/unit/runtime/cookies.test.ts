import { afterEach, describe, expect, test, vi } from "vitest";
import {
  ConfigError,
  cookieRaw,
  createRequest,
  form,
  formJoined,
  formQuerystring,
  jsonQuerystring,
  textQuerystring,
  type OperationDescriptor,
  type QueryEncoder,
  cookiesOf,
  type QueryWriter,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { api, serve, zooOf } from "./fixtures.js";

function operationWith(encoder: QueryEncoder): OperationDescriptor {
  const cookies = cookiesOf({ color: encoder, other: form });
  return { api, id: "op", method: "GET", route: { path: "/op" }, cookies };
}

function cookieOf(encoder: QueryEncoder, color: unknown): string | null {
  return createRequest(operationWith(encoder), { cookies: { color } })
    .toRequest()
    .headers.get("cookie");
}

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

describe("B1 B13 cookies", () => {
  test.each([
    ["form exploded", form, "", "color="],
    ["form exploded", form, "blue", "color=blue"],
    ["form exploded", form, list, "color=blue; color=black; color=brown"],
    ["form exploded", form, object, "R=100; G=200; B=150"],
    ["form", formJoined, "blue", "color=blue"],
    ["form", formJoined, list, "color=blue,black,brown"],
    ["form", formJoined, object, "color=R,100,G,200,B,150"],
    ["cookie", cookieRaw, "", "color="],
    ["cookie", cookieRaw, "blue", "color=blue"],
    ["cookie", cookieRaw, list, "color=blue; color=black; color=brown"],
    ["cookie", cookieRaw, object, "R=100; G=200; B=150"],
    ["cookie", cookieRaw, undefined, null],
  ] as const)("of style %s", (...[, encoder, value, expected]) => {
    expect(cookieOf(encoder, value)).toBe(expected);
  });

  test("are one header, beside the credential", async () => {
    const server = await serve((response) => sendJson(response, {}));
    const operation = operationWith(form);
    await zooOf(server).send(createRequest(operation, { cookies: { color: "é;=", other: 1 } }));
    expect(server.requests[0]?.headers.cookie).toBe("color=%C3%A9%3B%3D; other=1");
  });

  test.each(["a;b", "a,b", "a b", 'a"b', "a\\b", "a\nb"])(
    "refuse %j where it is not encoded",
    (value) => {
      expect(() => cookieOf(cookieRaw, value)).toThrow(ConfigError);
    },
  );
});

describe("B13 cookies in a browser", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("are a ConfigError, not silence", () => {
    if (!("document" in globalThis)) vi.stubGlobal("document", {});
    expect(() => cookieOf(form, "blue")).toThrow(ConfigError);
    expect(cookieOf(form, undefined)).toBeNull();
  });
});

describe("B10 a whole query", () => {
  const queryWith = (query: QueryWriter | undefined, value: unknown) => {
    const operation: OperationDescriptor = {
      api,
      id: "op",
      method: "GET",
      route: { path: "/op", ...(query && { query }) },
    };
    return createRequest(operation, { querystring: value }).url().split("?")[1];
  };

  test("as a form survives a decoder", () => {
    const query = queryWith(formQuerystring, {
      a: "1 & 2",
      b: ["x", "y"],
      c: { d: 1 },
      e: undefined,
    });
    const decoded = new URLSearchParams(query);
    expect(decoded.get("a")).toBe("1 & 2");
    expect(decoded.getAll("b")).toEqual(["x", "y"]);
    expect(JSON.parse(decoded.get("c") ?? "")).toEqual({ d: 1 });
    expect([...decoded.keys()]).toEqual(["a", "b", "b", "c"]);
  });

  test("as JSON is one encoded text", () => {
    expect(queryWith(jsonQuerystring, { a: [1, "é"] })).toBe(
      "%7B%22a%22%3A%5B1%2C%22%C3%A9%22%5D%7D",
    );
  });

  test("as text is encoded as it is", () => {
    expect(queryWith(textQuerystring, "a=b c")).toBe("a%3Db%20c");
    expect(queryWith(textQuerystring, undefined)).toBeUndefined();
  });
});
