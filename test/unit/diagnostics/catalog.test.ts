import { describe, expect, test } from "vitest";
import { catalog } from "../../../generator/diagnostics/catalog.js";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";

const place = { pointer: undefined, range: undefined };

describe("the catalogue", () => {
  test.each(Object.entries(catalog))("%s has a kebab-case code and a hint", (code, entry) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    if (typeof entry.hint === "string") expect(entry.hint).toMatch(/\.$/);
  });

  test("suggests the extension that was meant", () => {
    const { message } = catalog["unknown-extension"];
    expect(message({ name: "x-loom-foo", suggestion: undefined })).toBe(
      "The extension x-loom-foo is unknown.",
    );
    expect(message({ name: "x-loom-filer", suggestion: "x-loom-filter" })).toBe(
      "The extension x-loom-filer is unknown; did you mean x-loom-filter?",
    );
  });

  test.each([
    ["input-unreadable", { path: "a", reason: "r" }, "a cannot be read: r."],
    [
      "name-collision",
      { name: "A", taken: "B", chosen: "A2" },
      "The name A is taken by B; A2 is used.",
    ],
    ["unsupported-schema", { detail: "d" }, "The schema has no TypeScript type: d."],
    [
      "unsupported-media-type",
      { mediaType: "a/b" },
      "Bodies of the media type a/b are text to the SDK; what the schema says is not used.",
    ],
    ["unsupported-method", { method: "TRACE" }, "fetch refuses to send TRACE requests."],
    ["config-invalid", { key: "k", expected: "a text" }, "The option k must be a text."],
    ["config-unreadable", { reason: "r" }, "The configuration file cannot be loaded: r"],
    ["config-unknown-key", { key: "k", known: "a, b" }, "The option k is unknown; there are a, b."],
    ["config-missing", { missing: "input" }, "There is no input."],
    ["output-unwritable", { path: "a", reason: "r" }, "a cannot be written: r."],
    ["output-outside", { path: "a", folder: "b" }, "a is outside the output folder b."],
    [
      "unsupported-security-scheme",
      { name: "s", scheme: "digest" },
      "The security scheme s uses digest, which is not supported.",
    ],
  ] as const)("%s says what is wrong", (code, parameters, message) => {
    const bag = new DiagnosticBag();
    bag.report(code, place, parameters);
    expect(bag.diagnostics[0]?.message).toBe(message);
  });
});

describe("the bag", () => {
  test("knows errors from warnings", () => {
    const bag = new DiagnosticBag();
    bag.report("unsupported-schema", place, { detail: "d" });
    expect(bag.hasErrors()).toBe(false);
    bag.report("config-missing", place, { missing: "output" });
    expect(bag.hasErrors()).toBe(true);
    expect(bag.diagnostics.map(({ code }) => code)).toEqual([
      "unsupported-schema",
      "config-missing",
    ]);
  });

  test("sorts by file, line and column; what has no place comes last", () => {
    const bag = new DiagnosticBag();
    const places = [
      { type: "6", file: "b", line: 1, column: 1 },
      { type: "5", file: "a", line: 10, column: 1 },
      { type: "3", file: "a", line: 2, column: 9 },
      { type: "1", file: "a", line: 1, column: 7 },
      { type: "2", file: "a", line: 2, column: 1 },
      { type: "4", file: "a", line: 2, column: 9 },
    ];
    bag.report("unknown-type", place, { type: "nowhere" });
    for (const { type, ...start } of places) {
      const range = { ...start, endLine: start.line, endColumn: start.column + 1 };
      bag.report("unknown-type", { pointer: undefined, range }, { type });
    }
    expect(bag.diagnostics.map(({ message }) => /type (\w+)/.exec(message)?.[1])).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "nowhere",
    ]);
  });

  test("says the same of one place once", () => {
    const bag = new DiagnosticBag();
    const range = { file: "a", line: 1, column: 1, endLine: 1, endColumn: 2 };
    for (const pointer of ["/a", "/b"]) {
      bag.report("unknown-type", { pointer, range }, { type: "int" });
      bag.report("unknown-type", { pointer, range }, { type: "str" });
    }
    expect(bag.diagnostics.map(({ pointer }) => pointer)).toEqual(["/a", "/a"]);
  });

  test("gives the advice that fits", () => {
    const bag = new DiagnosticBag();
    const value = { name: "in", actual: "a", expected: "b" };
    bag.report("invalid-value", place, value);
    bag.report("invalid-value", place, { ...value, name: "x", hint: "Do this." });
    expect(bag.diagnostics.map(({ hint }) => hint)).toEqual(["Correct the value.", "Do this."]);
  });
});
