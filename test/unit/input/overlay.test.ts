import { expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import type { LoadedApi } from "../../../generator/input/load.js";
import { applyOverlays } from "../../../generator/input/overlay.js";
import { parseSource } from "../../../generator/input/parse.js";
import { describeDiagnostic, document31 } from "../../support/spec.js";

function parsed(file: string, text: string) {
  const source = parseSource(file, text, new DiagnosticBag());
  if (source === undefined) throw new Error(text);
  return source;
}

/** What one overlay with these actions makes of a document, and what is said about it. */
function overlaid(lines: string, actions: string) {
  const source = parsed("spec/api.yaml", document31(lines));
  const before = JSON.stringify(source.value);
  const api: LoadedApi = {
    name: "api",
    isGenericName: false,
    entries: [source],
    boundary: ".",
    open: () => source,
  };
  const overlay = parsed(
    "spec/_overlay.yaml",
    `overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n${actions}\n`,
  );
  const bag = new DiagnosticBag();
  const [result] = applyOverlays([api], [overlay], bag);
  const [entry] = result?.entries ?? [];
  expect(JSON.stringify(source.value)).toBe(before);
  expect(result?.open("spec/api.yaml")).toBe(entry);
  const place = (pointer: string) => {
    const { file = "", line = 0, column = 0 } = entry?.locate(pointer, "member") ?? {};
    return `${file}:${line}:${column}`;
  };
  return { value: entry?.value, place, diagnostics: bag.diagnostics.map(describeDiagnostic) };
}

test("updates are merged, lists get longer, places stay true", () => {
  const { value, place, diagnostics } = overlaid(
    "x_list: [1, { a: 1 }]\nx_map: { a: { b: 1 }, c: 2, e: }",
    [
      "  - { target: $, update: { x_map: { a: { d: 3 }, c: 4, e: { f: 1 } }, x_new: [] } }",
      "  - { target: $.x_list, update: [{ b: 2 }, 3] }",
      "  - { target: '$.x_list[1]', update: { b: 2 } }",
      "  - { target: '$.x_list[0]', update: 9 }",
    ].join("\n"),
  );
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    x_map: { a: { b: 1, d: 3 }, c: 4, e: { f: 1 } },
    x_list: [9, { a: 1, b: 2 }, { b: 2 }, 3],
    x_new: [],
  });
  expect(place("/x_map/a/b")).toBe("spec/api.yaml:4:18");
  expect(place("/x_map/a/d")).toBe("spec/_overlay.yaml:4:45");
  expect(place("/x_map/c")).toBe("spec/_overlay.yaml:4:53");
  expect(place("/x_list/2/b")).toBe("spec/_overlay.yaml:5:39");
  expect(place("/x_list/1/a")).toBe("spec/api.yaml:3:18");
  expect(place("/x_list/1/b")).toBe("spec/_overlay.yaml:6:43");
});

test("removing items moves the places of later ones", () => {
  const { value, place, diagnostics } = overlaid(
    "x_list:\n  - 1\n  - 2\n  - { a: 3 }",
    "  - { target: '$.x_list[0, 1, 0]', remove: true, update: 1 }",
  );
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ x_list: [{ a: 3 }] });
  expect(place("/x_list/0/a")).toBe("spec/api.yaml:6:10");
});

test("a copy is merged like an update", () => {
  const { value, diagnostics } = overlaid(
    "x_a: { b: 1 }\nx_c: { d: 2 }",
    "  - { target: $.x_c, copy: $.x_a }",
  );
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({ x_a: { b: 1 }, x_c: { b: 1, d: 2 } });
});

test.each([
  ["  - { target: $.x_a, copy: $.x_b }", ["error overlay-invalid _overlay.yaml:4:28"]],
  ["  - { target: $.x_a, copy: $.* }", ["error overlay-invalid _overlay.yaml:4:28"]],
  ["  - { target: $.x_a, copy: $. }", ["error overlay-path-invalid _overlay.yaml:4:28"]],
  ["  - { target: $.x_b, update: 1 }", ["warning overlay-target-unmatched _overlay.yaml:4:15"]],
  ["  - { target: $.x_a, update: [1] }", ["error overlay-update-mismatch _overlay.yaml:4:22"]],
  ["  - { target: $, update: { x_a: 1 } }", ["error overlay-update-mismatch _overlay.yaml:4:18"]],
])("%s is reported", (action, expected) => {
  expect(overlaid("x_a: { b: 1 }", action).diagnostics).toEqual(expected);
});

test("names of prototypes are names", () => {
  const { value, diagnostics } = overlaid(
    "x_a: {}",
    [
      "  - { target: $.x_a, update: { __proto__: { polluted: 1 }, constructor: { prototype: 1 } } }",
      "  - { target: $.x_a.__proto__, update: { more: 1 } }",
    ].join("\n"),
  );
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify(value)).toContain(
    '"x_a":{"__proto__":{"polluted":1,"more":1},"constructor":{"prototype":1}}',
  );
  expect(Object.keys({})).not.toContain("polluted");
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("growth and selections are bounded", () => {
  const doubling = Array.from({ length: 40 }, (_, step) => {
    return `  - { target: $, update: { x_${step}: {} } }\n  - { target: $.x_${step}, copy: $ }`;
  });
  const grown = overlaid("x_a: 1", doubling.join("\n"));
  expect(new Set(grown.diagnostics.map((line) => line.split(" ")[1]))).toEqual(
    new Set(["overlay-too-large"]),
  );
  const items = `x_a: [${Array(400).fill("1").join(", ")}]`;
  const selected = overlaid(items, "  - { target: '$..[?count($..*) > 0]..[*, *]', remove: true }");
  expect(selected.diagnostics).toEqual([]);
  const many = `  - { target: '$.x_a[${Array(300).fill("*").join(",")}]', remove: true }`;
  expect(overlaid(items, many).diagnostics).toEqual([
    "error overlay-path-invalid _overlay.yaml:4:15",
  ]);
});
