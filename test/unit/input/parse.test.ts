import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { depthLimit, parseSource, sizeLimit } from "../../../generator/input/parse.js";
import { describeDiagnostic } from "../../support/spec.js";

function parse(text: string, file = "a.yaml") {
  const bag = new DiagnosticBag();
  const source = parseSource(file, text, bag);
  return {
    value: source?.value,
    source,
    diagnostics: bag.diagnostics.map(describeDiagnostic),
    messages: bag.diagnostics.map(({ message }) => message),
  };
}

describe("parseSource", () => {
  test.each([
    ["YAML 1.2", "a: yes\nb: 0o17\nc: ~\n200: ok\n", { a: "yes", b: 15, c: null, "200": "ok" }],
    ["JSON", ' { "a": [1, "x"] }', { a: [1, "x"] }],
    ["a byte order mark", "\uFEFFa: 1", { a: 1 }],
    [
      "merge keys",
      "x: &x { a: 1, b: 2 }\ny: { <<: *x, b: 3 }",
      { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } },
    ],
    ["aliases", "x: &x [1]\ny: *x", { x: [1], y: [1] }],
    ["nothing", "", null],
    ["JSON with a trailing comma, which is YAML", '{ "a": 1, }', { a: 1 }],
  ])("reads %s", (_, text, value) => {
    expect(parse(text)).toMatchObject({ value, diagnostics: [] });
  });

  test("keeps keys that mean something to JavaScript as data", () => {
    for (const text of [
      '{"__proto__": {"a": 1}, "constructor": 2}',
      "__proto__: { a: 1 }\nconstructor: 2\n",
    ]) {
      const { value } = parse(text);
      expect(Object.keys(value ?? {})).toEqual(["__proto__", "constructor"]);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });

  test("points to the first mistake of the syntax", () => {
    expect(parse("a:\n  b: [1, 2\nc: }\n").diagnostics).toEqual(["error syntax-error a.yaml:3:1"]);
    expect(parse('{ "a": 1\n  "b": 2 }').diagnostics[0]).toBe("error syntax-error a.yaml:1:8");
  });

  test.each([
    ["YAML", "a: 1\n'b c': 1\na: 2\n'b c': 2\n", ["a.yaml:3:1", "a.yaml:4:1"]],
    ["JSON", '{"a": {"b": 1, "\\u0062": 2}, "c": [{"b": "b"}, {"b": 1}]}', ["a.yaml:1:16"]],
  ])("reports duplicate keys of %s", (_, text, places) => {
    expect(parse(text).diagnostics).toEqual(places.map((place) => `error duplicate-key ${place}`));
  });

  test("reports duplicate keys beside a mistake of the syntax", () => {
    expect(parse("a: 1\na: 2\nb: }\n").diagnostics).toEqual([
      "error duplicate-key a.yaml:2:1",
      "error syntax-error a.yaml:3:4",
    ]);
  });

  test("points to an alias without an anchor", () => {
    expect(parse("a: &a 1\nb: [*a, *b]\nc: &b 2\n").diagnostics).toEqual([
      "error syntax-error a.yaml:2:9",
    ]);
  });

  test("refuses alias bombs", () => {
    const nines = (alias: string) => `[${Array(9).fill(alias).join(", ")}]`;
    const levels = "b c d e f g h"
      .split(" ")
      .map((name, index) => `${name}: &${name} ${nines(`*${"abcdefg"[index]}`)}`);
    const { diagnostics } = parse(`a: &a ${nines("x")}\n${levels.join("\n")}\n`);
    expect(diagnostics).toEqual(["error alias-limit a.yaml:1:1"]);
  });

  test("refuses what nests too deeply, endlessly or beyond the stack", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parse(nested(depthLimit)).diagnostics).toEqual([]);
    expect(parse(nested(depthLimit + 1)).diagnostics).toEqual([
      "error document-too-deep a.yaml:1:1",
    ]);
    expect(parse("a: &a { b: *a }").diagnostics).toEqual(["error document-too-deep a.yaml:1:1"]);
    expect(parse(`a: ${nested(20_000)}`).diagnostics).toEqual([
      "error document-too-deep a.yaml:1:1",
    ]);
  });

  test("refuses what is too large", () => {
    expect(parse(" ".repeat(sizeLimit + 1)).diagnostics).toEqual([
      "error document-too-large a.yaml:1:1",
    ]);
  });

  test("reports a merge of something else than a mapping", () => {
    expect(parse("a: &a 1\nb: { <<: *a }\n").messages).toEqual([
      "The document is not valid YAML or JSON: Merge sources must be maps or map aliases.",
    ]);
  });
});
