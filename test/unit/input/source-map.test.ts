import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { parseSource } from "../../../generator/input/parse.js";
import type { RangePart } from "../../../generator/input/source-map.js";

function marked(text: string, pointer: string, part: RangePart): string | undefined {
  const source = parseSource("a", text, new DiagnosticBag());
  const range = source?.locate(pointer, part);
  if (range === undefined) return undefined;
  const lines = text.split("\n");
  const last = range.endLine === range.line ? range.endColumn - 1 : undefined;
  return `${range.line}:${range.column} ${lines[range.line - 1]?.slice(range.column - 1, last)}`;
}

const yaml = `base: &base
  shared: { deep: 1 }
paths:
  /users:
    get:
      tags: [a, "b"]
      empty:
      <<: *base
  'a/b~c': x
other: { <<: [*base], own: 1 }
alias: *base
`;

const json = `{
  "paths": {
    "/users": { "get": { "tags": ["a", "b"], "n": -1.5 , "empty": {} } },
    "a\\/b~c": "x\\"y", "list": [ { "a": null }, true ]
  }
}
`;

describe("the source map of YAML", () => {
  test.each([
    ["/paths/~1users/get", "5:5 get"],
    ["/paths/~1users/get/tags", "6:7 tags"],
    ["/paths/~1users/get/tags/1", '6:17 "b"'],
    ["/paths/~1users/get/empty", "7:7 empty"],
    ["/paths/~1users/get/shared/deep", "2:19 1"],
    ["/paths/a~1b~0c", "9:12 x"],
    ["/other/shared", "2:3 shared"],
    ["/other/own", "10:28 1"],
    ["/alias/shared", "2:3 shared"],
    ["/alias", "11:1 alias"],
    ["", "1:1 base: &base"],
    ["/paths/~1missing/get", "3:1 paths"],
    ["/paths/~1users/get/tags/7", "6:7 tags"],
    ["/paths/a~1b~0c/deeper", "9:12 x"],
  ])("finds %s", (pointer, expected) => {
    expect(marked(yaml, pointer, "member")).toBe(expected);
  });

  test("finds keys", () => {
    expect(marked(yaml, "/paths/a~1b~0c", "key")).toBe("9:3 'a/b~c'");
    expect(marked(yaml, "/paths/~1users/get/tags/0", "key")).toBe("6:14 a");
  });

  test("of an empty text has nothing but the start", () => {
    expect(marked("", "/a", "member")).toBe("1:1 ");
  });
});

describe("the source map of JSON", () => {
  test.each([
    ["/paths/~1users/get", '3:17 "get"'],
    ["/paths/~1users/get/tags", '3:26 "tags"'],
    ["/paths/~1users/get/tags/1", '3:40 "b"'],
    ["/paths/~1users/get/n", "3:51 -1.5"],
    ["/paths/~1users/get/empty", '3:58 "empty"'],
    ["/paths/a~1b~0c", '4:15 "x\\"y"'],
    ["/paths/list/0/a", "4:40 null"],
    ["/paths/list/1", "4:48 true"],
    ["/paths/list/1/deeper", "4:48 true"],
    ["/nothing", "1:1 {"],
  ])("finds %s", (pointer, expected) => {
    expect(marked(json, pointer, "member")).toBe(expected);
  });

  test("finds keys", () => {
    expect(marked(json, "/paths/a~1b~0c", "key")).toBe('4:5 "a\\/b~c"');
  });
});
