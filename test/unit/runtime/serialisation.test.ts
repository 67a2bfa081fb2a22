import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allowReserved,
  allowReservedCookie,
  allowReservedPath,
  brackets,
  comma,
  ConfigError,
  createRequest,
  dateOnly,
  deepObject,
  form,
  formContent,
  formContentHeader,
  formContentPath,
  formJoined,
  headerSimple,
  headerSimpleExploded,
  indices,
  json,
  jsonContent,
  jsonContentHeader,
  jsonContentPath,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  repeat,
  simple,
  simpleExploded,
  spaceDelimited,
  type PathEncoder,
  type QueryEncoder,
  pathOf,
} from "../../../generator/runtime/index.js";
import { api } from "./fixtures.js";

const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };
const text = (encoder: QueryEncoder, value: unknown) => encoder("color", value).join("&");

describe("B1 table 3.1 in the query", () => {
  test.each<[string, QueryEncoder, string, string]>([
    ["form", form, "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    ["formJoined", formJoined, "color=blue,black,brown", "color=R,100,G,200,B,150"],
    [
      "spaceDelimited",
      spaceDelimited,
      "color=blue%20black%20brown",
      "color=R%20100%20G%20200%20B%20150",
    ],
    [
      "pipeDelimited",
      pipeDelimited,
      "color=blue%7Cblack%7Cbrown",
      "color=R%7C100%7CG%7C200%7CB%7C150",
    ],
  ])("%s", (...[, encoder, ofArray, ofObject]) => {
    expect(text(encoder, array)).toBe(ofArray);
    expect(text(encoder, object)).toBe(ofObject);
  });

  test("form and formJoined write scalars and the empty string", () => {
    for (const encoder of [form, formJoined]) {
      expect(text(encoder, "blue")).toBe("color=blue");
      expect(text(encoder, "")).toBe("color=");
    }
  });

  test("deepObject", () => {
    expect(text(deepObject, object)).toBe("color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150");
  });

  test("delimited styles refuse a value that contains the delimiter", () => {
    expect(() => text(spaceDelimited, ["a b", "c"])).toThrow(TypeError);
    expect(() => text(pipeDelimited, ["a|b", "c"])).toThrow(TypeError);
  });
});

describe("B1 table 3.1 in the path", () => {
  test.each<[string, PathEncoder, string, string, string]>([
    ["simple", simple, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    ["simpleExploded", simpleExploded, "blue", "blue,black,brown", "R=100,G=200,B=150"],
    ["label", label, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ["labelExploded", labelExploded, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ["matrix", matrix, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    [
      "matrixExploded",
      matrixExploded,
      ";color=blue",
      ";color=blue;color=black;color=brown",
      ";R=100;G=200;B=150",
    ],
  ])("%s", (...[, encoder, ofString, ofArray, ofObject]) => {
    expect(encoder("color", "blue")).toBe(ofString);
    expect(encoder("color", array)).toBe(ofArray);
    expect(encoder("color", object)).toBe(ofObject);
  });

  test("the empty string", () => {
    expect(() => simple("color", "")).toThrow(TypeError);
    expect(() => simpleExploded("color", "")).toThrow(TypeError);
    expect(label("color", "")).toBe(".");
    expect(labelExploded("color", "")).toBe(".");
    expect(matrix("color", "")).toBe(";color");
    expect(matrixExploded("color", "")).toBe(";color");
  });
});

test("B1 table 3.1 in headers", () => {
  expect(headerSimple("X-Color", "")).toBe("");
  expect(headerSimple("X-Color", "blue")).toBe("blue");
  expect(headerSimple("X-Color", array)).toBe("blue,black,brown");
  expect(headerSimple("X-Color", object)).toBe("R,100,G,200,B,150");
  expect(headerSimpleExploded("X-Color", object)).toBe("R=100,G=200,B=150");
  expect(headerSimple("X-Color", undefined)).toBeUndefined();
});

describe("B2 percent-encoding", () => {
  const difficult = "é 漢 🙂 space / ? # [ ] @ ! $ & ' ( ) * + , ; = % | ~";

  test("encodes everything but unreserved characters", () => {
    const [pair = ""] = form("q", difficult);
    expect(pair).toMatch(/^q=(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/u);
    expect(form("~", "!'()*")).toEqual(["~=%21%27%28%29%2A"]);
  });

  test("round-trips names, keys and values through a decoder of the server side", () => {
    const pairs = brackets(difficult, { [difficult]: difficult });
    const decoded = new URLSearchParams(pairs.join("&"));
    expect([...decoded]).toEqual([[`${difficult}[${difficult}]`, difficult]]);
  });

  test("round-trips every well-formed string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const url = new URL(`http://h/?${text(form, value)}`);
        expect(url.searchParams.get("color")).toBe(value);
      }),
    );
  });

  test("replaces half a surrogate pair as every URL does", () => {
    expect(text(form, "a\uD83D")).toBe("color=a%EF%BF%BD");
  });
});

test("B3 allowReserved passes reserved characters and triples, and adds no structure", () => {
  const encoder = allowReserved(form);
  expect(text(encoder, ":/?[]@!$'()*,;=")).toBe("color=:/?[]@!$'()*,;=");
  expect(text(encoder, "100%25 100% %zz")).toBe("color=100%25%20100%25%20%25zz");
  expect(text(encoder, "a&b=c#d+e")).toBe("color=a%26b=c%23d%2Be");
  expect(text(encoder, "é|🙂")).toBe("color=%C3%A9%7C%F0%9F%99%82");
});

test("B3 allowReserved adds no structure to paths and cookies either", () => {
  const path = allowReservedPath(simple);
  expect(path("p", ":/?#[]@!$&'()*+,;=")).toBe(":%2F%3F%23[]@!$&'()*+,;=");
  expect(path("p", "%2F % é")).toBe("%2F%20%25%20%C3%A9");
  const cookie = allowReservedCookie(form);
  expect(text(cookie, ":/?#[]@!$&'()*+,;=")).toBe("color=:/?#[]@!$&'()*+,%3B=");
  expect(text(allowReserved(form), "\u212A\u017F")).toBe("color=%E2%84%AA%C5%BF");
});

describe("B9 forms as the content of a parameter", () => {
  test("are encoded once more where the place is", () => {
    expect(formContent("a b", object)).toEqual(["a%20b=R%3D100%26G%3D200%26B%3D150"]);
    expect(formContentPath("p", { t: array })).toBe("t%3Dblue%26t%3Dblack%26t%3Dbrown");
    expect(formContentHeader("p", object)).toBe("R=100&G=200&B=150");
  });

  test.each([undefined, null, {}])("%s is no parameter, and in a path an error", (value) => {
    expect(formContent("a", value)).toEqual([]);
    expect(formContentHeader("a", value)).toBeUndefined();
    expect(() => formContentPath("a", value)).toThrow(TypeError);
  });
});

describe("B5 dialects of nested values", () => {
  const nested = { a: { b: 1 }, t: ["x", "y"] };

  test.each<[string, QueryEncoder, string]>([
    ["brackets", brackets, "f[a][b]=1&f[t][]=x&f[t][]=y"],
    ["indices", indices, "f[a][b]=1&f[t][0]=x&f[t][1]=y"],
    ["repeat", repeat, "f[a][b]=1&f[t]=x&f[t]=y"],
    ["comma", comma, "f[a][b]=1&f[t]=x,y"],
    ["json", json, 'f={"a":{"b":1},"t":["x","y"]}'],
  ])("%s", (_name, encoder, expected) => {
    expect(encoder("f", nested).map(decodeURIComponent).join("&")).toBe(expected);
  });

  test("encodes the comma between items and refuses one inside", () => {
    expect(comma("f", ["x", "y"])).toEqual(["f=x%2Cy"]);
    expect(() => comma("f", ["x,y"])).toThrow(TypeError);
  });

  test.each([brackets, indices, repeat, comma])("indexes items that are objects", (encoder) => {
    const pairs = encoder("emails", [{ email: "a" }, { email: "b" }]);
    expect(pairs.map(decodeURIComponent)).toEqual(["emails[0][email]=a", "emails[1][email]=b"]);
  });

  test.each([brackets, indices, repeat, comma, json])("refuses depth 17 and cycles", (encoder) => {
    const deep = (levels: number): object => (levels === 1 ? { x: 1 } : { x: deep(levels - 1) });
    expect(encoder("f", deep(16))).toHaveLength(1);
    expect(() => encoder("f", deep(17))).toThrow(TypeError);
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    expect(() => encoder("f", cyclic)).toThrow(TypeError);
    expect(() => dateOnly(encoder)("f", cyclic)).toThrow(TypeError);
  });
});

describe("B6 absent values", () => {
  const absent = [undefined, null, [], {}, [undefined, null], { a: undefined, b: null }];

  test.each([
    form,
    formJoined,
    spaceDelimited,
    pipeDelimited,
    brackets,
    indices,
    repeat,
    comma,
    json,
    jsonContent,
  ])("add no parameter", (encoder) => {
    for (const value of absent) expect(encoder("f", value)).toEqual([]);
  });

  test("are left out of arrays and objects", () => {
    expect(form("f", ["a", undefined, null, "b"])).toEqual(["f=a", "f=b"]);
    expect(indices("f", [null, "b"]).map(decodeURIComponent)).toEqual(["f[0]=b"]);
    expect(brackets("f", { a: undefined, b: { c: null, d: 1 } }).map(decodeURIComponent)).toEqual([
      "f[b][d]=1",
    ]);
  });
});

describe("rule 3.2.8 scalars", () => {
  test("are written", () => {
    const date = new Date("2026-01-31T23:00:00+00:00");
    expect(text(form, true)).toBe("color=true");
    expect(text(form, -0)).toBe("color=0");
    expect(text(form, 1.5)).toBe("color=1.5");
    expect(text(form, 12345678901234567890n)).toBe("color=12345678901234567890");
    expect(text(form, date)).toBe("color=2026-01-31T23%3A00%3A00.000Z");
    expect(text(dateOnly(form), date)).toBe("color=2026-01-31");
    expect(text(dateOnly(brackets), { gt: [date] })).toBe("color%5Bgt%5D%5B%5D=2026-01-31");
    expect(dateOnly(simple)("day", date)).toBe("2026-01-31");
  });

  test.each([NaN, Infinity, new Date(NaN), () => 1, Symbol("s"), [["nested"]]])(
    "without a text are refused: %o",
    (value) => {
      expect(() => form("color", value)).toThrow(TypeError);
    },
  );
});

describe("path parameters", () => {
  const expand = pathOf({ id: simple, other: simple, x: simple, y: simple });
  const url = (path: string, values: object) =>
    createRequest(
      { api, id: "get", method: "GET", route: { path, expand } },
      { path: values },
    ).url();

  test.each([undefined, null, "", ".", "..", "%2e", "%2E%2e", ".%2e", "%252e", [], {}])(
    "B7 refuse %o",
    (id) => {
      expect(() => url("/a/{id}/b", { id })).toThrow(ConfigError);
      expect(() => url("/a/{id}", { id })).toThrow(ConfigError);
    },
  );

  test("B7 refuse dots that two parameters make together", () => {
    expect(() => url("/a/{x}{y}", { x: ".", y: "." })).toThrow(ConfigError);
    expect(url("/a/v{x}", { x: "." })).toBe("https://zoo.example/v1/a/v.");
  });

  test("B7 never leave a placeholder", () => {
    expect(() => url("/a/{id}/{other}", { id: 1 })).toThrow(/other/u);
    expect(url("/a/{id}", { id: "{x}" })).toBe("https://zoo.example/v1/a/%7Bx%7D");
  });

  test("B8 occupy one segment", () => {
    expect(url("/a/{id}/b", { id: "a/b?c#d" })).toBe("https://zoo.example/v1/a/a%2Fb%3Fc%23d/b");
  });
});

test("B9 content parameters are compact JSON, then percent-encoded", () => {
  expect(text(jsonContent, { a: [1, "x y"] })).toBe("color=%7B%22a%22%3A%5B1%2C%22x%20y%22%5D%7D");
  expect(text(jsonContent, "x")).toBe("color=%22x%22");
  expect(jsonContentPath("f", { a: 1n })).toBe("%7B%22a%22%3A1%7D");
  expect(jsonContentHeader("f", { a: 1 })).toBe('{"a":1}');
  expect(jsonContentHeader("f", null)).toBeUndefined();
});
