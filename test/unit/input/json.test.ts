import { describe, expect, test } from "vitest";
import {
  describeValue,
  member,
  memberText,
  objectOf,
  sameJson,
} from "../../../generator/input/json.js";
import { kebabCase } from "../../../generator/input/kebab-case.js";
import { deriveOperationId } from "../../../generator/input/operation-id.js";
import type { JsonValue } from "../../../generator/input/openapi.js";
import { childPointer, pointerOf, step, tokensOf } from "../../../generator/input/pointer.js";
import {
  isRemote,
  localTarget,
  parseReference,
  referenceTo,
  resolvePointer,
} from "../../../generator/input/reference.js";

describe("sameJson", () => {
  test.each<[JsonValue, JsonValue, boolean]>([
    [1, 1, true],
    [1, "1", false],
    [null, {}, false],
    [[1, { a: 2 }], [1, { a: 2 }], true],
    [[1], [1, 2], false],
    [[1], { 0: 1 }, false],
    [{ a: 1, b: [] }, { b: [], a: 1 }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
  ])("of %j and %j is %j", (left, right, expected) => {
    expect(sameJson(left, right)).toBe(expected);
  });
});

describe("members", () => {
  test("are own members only", () => {
    expect(member({}, "constructor")).toBeUndefined();
    expect(member(objectOf([["__proto__", 1]]), "__proto__")).toBe(1);
  });

  test("have a text where they are scalars", () => {
    const object = { a: 1, b: "x", c: [], d: null };
    expect(["a", "b", "c", "d", "e"].map((key) => memberText(object, key))).toEqual([
      "1",
      "x",
      "",
      "",
      "",
    ]);
  });
});

test.each<[JsonValue | undefined, string]>([
  [undefined, "absent"],
  [null, "null"],
  [[], "a list"],
  [{}, "a mapping"],
  ["x", 'the string "x"'],
  [true, "the boolean true"],
])("%j is described as %s", (value, text) => {
  expect(describeValue(value)).toBe(text);
});

describe("pointers", () => {
  test("escape and unescape", () => {
    expect(childPointer("/paths", "/a~b")).toBe("/paths/~1a~0b");
    expect(childPointer("/items", 0)).toBe("/items/0");
    expect(tokensOf("/paths/~1a~0b/")).toEqual(["paths", "/a~b", ""]);
    expect(tokensOf("")).toEqual([]);
    expect(pointerOf(["a", "b/c"])).toBe("/a/b~1c");
  });

  test("step into mappings and lists only", () => {
    expect(step({ a: 1 }, "a")).toBe(1);
    expect(step([1, 2], "1")).toBe(2);
    expect(step([1, 2], "01")).toBeUndefined();
    expect(step("text", "0")).toBeUndefined();
  });
});

describe("references", () => {
  test.each([
    ["#/components/A%20b~1c", { file: "", pointer: "/components/A b~1c" }],
    ["../a%20b.yaml#/x", { file: "../a b.yaml", pointer: "/x" }],
    ["a.yaml", { file: "a.yaml", pointer: "" }],
    ["#", { file: "", pointer: "" }],
    ["#anchor", { file: "", pointer: undefined, fragment: "anchor" }],
    ["#/100%", { file: "", pointer: "/100%" }],
  ])("parse %s", (text, expected) => {
    expect(parseReference(text)).toEqual({ fragment: expected.pointer, ...expected });
  });

  test("are written with percent-encoding", () => {
    expect(referenceTo("/components/schemas/Ä b")).toBe("#/components/schemas/%C3%84%20b");
  });

  test.each([
    ["https://example.com/a.yaml", true],
    ["//example.com/a.yaml", true],
    ["file:///a.yaml", true],
    ["../a.yaml", false],
    ["a:b.yaml", false],
  ])("%s is remote: %j", (text, expected) => {
    expect(isRemote(text)).toBe(expected);
  });

  test("name a local target", () => {
    expect(localTarget({ $ref: "#/a" })).toBe("/a");
    expect([1, {}, { $ref: 1 }, { $ref: "a.yaml" }].map(localTarget)).toEqual(
      Array(4).fill(undefined),
    );
  });

  test("are followed on the way", () => {
    const root = { a: { $ref: "#/b" }, b: { c: { d: 1 } }, loop: { $ref: "#/loop" } };
    expect(resolvePointer(root, "/a/c/d")).toEqual({ value: 1, pointer: "/b/c/d" });
    expect(resolvePointer(root, "/a")).toEqual({ value: { $ref: "#/b" }, pointer: "/a" });
    expect(resolvePointer(root, "/b/x")).toBeUndefined();
    expect(resolvePointer(root, "/loop/x")).toBeUndefined();
  });
});

test.each([
  ["Users", "users"],
  ["userAccounts", "user-accounts"],
  ["HTTPServer v2", "http-server-v2"],
  ["api.github.com", "api-github-com"],
  ["Überraschung!", "uberraschung"],
  ["1forge", "api-1forge"],
  ["東京", "api"],
])("the kebab case of %s is %s", (text, expected) => {
  expect(kebabCase(text)).toBe(expected);
});

test.each([
  ["GET", "/users", "getUsers"],
  ["GET", "/users/{user_id}", "getUsersByUserId"],
  ["POST", "/v1.2/no+tag/report.{format}", "postV12NoTagByReportFormat"],
  ["GET", "/", "get"],
])("the derived id of %s %s is %s", (method, path, expected) => {
  expect(deriveOperationId(method, path)).toBe(expected);
});
