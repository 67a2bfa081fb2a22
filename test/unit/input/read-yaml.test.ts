/** YAML that is read without a tree, compared with the tree of another parser. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readYaml } from "../../../generator/input/read-yaml.js";
import type { SourceMap } from "../../../generator/input/source-map.js";
import { parseYamlTree, treeSourceMap } from "../../../generator/input/yaml-document.js";
import { yamlSourceMap } from "../../../generator/input/yaml-source-map.js";
import { listFiles } from "../../support/files.js";

/** The value according to the tree; `undefined` where that has mistakes. */
function treeValue(text: string): unknown {
  const { tree, mistakes } = parseYamlTree(text);
  return mistakes.length > 0 ? undefined : (tree.toJS() as unknown);
}

const scalars =
  `0o17 0x1F +12 -0 1_000 0b1 012 1e3 .5 5. +.inf -.INF .nan 1. 0. ~ Null NULL nUll TRUE True
  yes on 12e03 1:30 0o8 +0x1 -.5e-3 1e 2001-12-14 = 0.0 9007199254740993 123456789012345678901234567890
  '' "a\\nb" + e3 .e3 . 0x 1.5.2 Infinity -0.0 +1.e2 'it''s' "\\u00e9\\x41" a#b "#" <<`.split(
    /\s+/,
  );

test.each(scalars)("%s is the same scalar", (scalar) => {
  expect(readYaml(`key: ${scalar}`)?.value).toEqual(treeValue(`key: ${scalar}`));
});

test.each([
  ["anchors and aliases", "a: &x 1\nb: *x"],
  ["merge keys", "<<: { a: 1 }\nb: 2"],
  ["tags", "a: !!str 1"],
  ["directives", "%YAML 1.1\n---\na: yes"],
  ["two documents", "a: 1\n---\nb: 2"],
  ["keys that are null", "~: 1"],
  ["keys that are empty", ": 1"],
  ["keys that are collections", "? [a]\n: 1"],
  ["keys that are there twice", "a: 1\na: 2"],
  ["lone carriage returns", "a: 1\rb: 2"],
  ["no document", "# nothing"],
  ["depth", `${"[".repeat(300)}${"]".repeat(300)}`],
])("leaves to the tree: %s", (_, text) => {
  expect(readYaml(text)).toBeUndefined();
});

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "grapheme" }),
    fc.stringMatching(/^[ \t\na-c:#'"\-?[\]{}|>,&*!%@`0-9.]{0,30}$/),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie("value"), { maxKeys: 4 }),
  ),
})).value;

const layout = fc.record({
  blockQuote: fc.constantFrom<boolean | "literal" | "folded">(true, false, "literal", "folded"),
  defaultStringType: fc.constantFrom(
    "PLAIN" as const,
    "QUOTE_DOUBLE" as const,
    "QUOTE_SINGLE" as const,
  ),
  collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(20, 80, 0),
});

test("text that is written by another library has the same value, or none", () => {
  fc.assert(
    fc.property(json, layout, fc.constantFrom("\n", "\r\n"), (value, options, end) => {
      const text = stringify({ root: value }, options).replaceAll("\n", end);
      const read = readYaml(text);
      if (read !== undefined) expect(read.value).toEqual(treeValue(text));
    }),
    { numRuns: 500 },
  );
});

const spec = readFileSync(
  new URL("../../golden/cases/filters-and-sort/spec/api.yaml", import.meta.url),
  "utf8",
);

test("text that the tree finds mistakes in is not read", () => {
  const edit = fc.record({
    at: fc.nat(spec.length),
    length: fc.nat(3),
    text: fc.stringMatching(/^[ \t\na:#'"\-?[\]{}|>,&*!%@`]{0,4}$/),
  });
  fc.assert(
    fc.property(edit, ({ at, length, text }) => {
      const edited = spec.slice(0, at) + text + spec.slice(at + length);
      const read = readYaml(edited);
      if (read !== undefined) expect(read.value).toEqual(treeValue(edited));
    }),
    { numRuns: 300 },
  );
});

const cases = new URL("../../golden/", import.meta.url).pathname;
const texts = listFiles(cases)
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => [path, readFileSync(cases + path, "utf8")] as const)
  .filter(([, text]) => readYaml(text) !== undefined && !/^\s*\{/.test(text));

describe("places", () => {
  test.each(texts)("of %s are those of the tree", (_, text) => {
    const { tree } = parseYamlTree(text);
    const read = readYaml(text);
    if (read === undefined) throw new Error("It has been read before.");
    const ours = yamlSourceMap("a", text, read.nodes);
    const theirs = treeSourceMap("a", text, tree);
    for (const [pointer, value] of membersOf(read.value, "")) {
      expectSame({ ours, theirs }, pointer, typeof value === "object" && value !== null);
    }
  });
});

/** A collection ends with what is in it here, and before what comes next there. */
function expectSame(
  { ours, theirs }: { readonly ours: SourceMap; readonly theirs: SourceMap },
  pointer: string,
  isCollection: boolean,
): void {
  for (const part of ["member", "key"] as const) {
    const [mine, other] = [ours(pointer, part), theirs(pointer, part)];
    if (!isCollection) expect(mine, pointer).toEqual(other);
    else expect([mine?.line, mine?.column], pointer).toEqual([other?.line, other?.column]);
  }
}

function membersOf(value: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[pointer, value]];
  const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
  const members = Object.entries(value) as [string, unknown][];
  return [
    [pointer, value],
    ...members.flatMap(([key, member]) => membersOf(member, `${pointer}/${escaped(key)}`)),
  ];
}
