import { describe, expect, test } from "vitest";
import type { Diagnostic, SourceRange } from "../../../generator/diagnostics/diagnostic.js";
import { escapeControls, renderDiagnostics } from "../../../generator/diagnostics/render.js";

const range: SourceRange = {
  file: "/project/spec/users.yaml",
  line: 2,
  column: 5,
  endLine: 2,
  endColumn: 8,
};

const diagnostic: Diagnostic = {
  code: "missing-operation-id",
  severity: "warning",
  message: "GET /users has no operationId.",
  hint: "Add an operationId.",
  pointer: "/paths/~1users/get",
  range,
};

function rendered(change: Partial<Diagnostic>, text: string, colors = false): string {
  const source = () => text;
  return renderDiagnostics([{ ...diagnostic, ...change }], {
    colors,
    directory: "/project",
    source,
  });
}

describe("renderDiagnostics", () => {
  test("shows place, message, code frame and hint", () => {
    expect(rendered({}, "paths:\n    get:\n      tags: []\n")).toBe(
      [
        "spec/users.yaml:2:5 warning missing-operation-id",
        "  GET /users has no operationId.",
        "  2 |     get:",
        "    |     ^^^",
        "  hint: Add an operationId.",
        "",
      ].join("\n"),
    );
  });

  test("does without a place, and without a source", () => {
    const bare =
      "warning missing-operation-id\n  GET /users has no operationId.\n  hint: Add an operationId.\n";
    expect(rendered({ range: undefined }, "")).toBe(bare);
    expect(
      renderDiagnostics([diagnostic], {
        colors: false,
        directory: "/other/",
        source: () => undefined,
      }),
    ).toBe(`/project/spec/users.yaml:2:5 ${bare}`);
  });

  test("shows the first of each code and counts the others", () => {
    const options = { colors: false, directory: "/project/", source: () => undefined };
    const plain = { ...diagnostic, range: undefined };
    const once = { ...plain, code: "invalid-path", severity: "error" } as const;
    const shortened = { limit: 1, hint: "--all shows them." };
    const report = renderDiagnostics([plain, plain, once, plain], { ...options, shortened });
    expect(report).toBe(
      [
        renderDiagnostics([plain, once], options),
        "and 2 more: warning missing-operation-id",
        "  hint: --all shows them.",
        "",
      ].join("\n"),
    );
    // One more takes no more room than its count.
    expect(renderDiagnostics([plain, plain], { ...options, shortened })).toBe(
      renderDiagnostics([plain, plain], options),
    );
  });

  test("separates diagnostics by a blank line", () => {
    const options = { colors: false, directory: "/project/", source: () => undefined };
    const plain = { ...diagnostic, range: undefined };
    expect(renderDiagnostics([plain, plain], options).split("\n\n")).toHaveLength(2);
  });

  test("paints only when asked", () => {
    const severity = "error";
    expect(rendered({ severity }, "a:\n    get:\n", true)).toContain("\u001b[31merror\u001b[0m");
    expect(rendered({}, "a:\n    get:\n", true)).toContain("\u001b[33mwarning\u001b[0m");
    expect(rendered({ severity: "info" }, "a:\n    get:\n", true)).toContain(
      "\u001b[34minfo\u001b[0m",
    );
    expect(rendered({ severity }, "a:\n    get:\n")).not.toContain("\u001b");
  });

  test.each([
    ["/project/a.yaml and /project/b/c.yaml differ.", "a.yaml and b/c.yaml differ."],
    ["/project holds nothing: in /project. And /project", ". holds nothing: in .. And ."],
    [
      "/projects/a.yaml, x/project/a.yaml, /other/project",
      "/projects/a.yaml, x/project/a.yaml, /other/project",
    ],
    ["/project.old/a", "/project.old/a"],
  ])("shows the files of %j relative to the directory", (message, expected) => {
    const [, shown] = rendered({ message }, "").split("\n");
    expect(shown).toBe(`  ${expected}`);
  });

  test("leaves files alone at the root of the file system", () => {
    const options = { colors: false, directory: "/", source: () => undefined };
    const shown = renderDiagnostics([{ ...diagnostic, message: "/a and /b" }], options);
    expect(shown.split("\n").slice(0, 2)).toEqual([
      "/project/spec/users.yaml:2:5 warning missing-operation-id",
      "  /a and /b",
    ]);
  });

  test("marks the rest of the line where the range goes on", () => {
    const lines = rendered({ range: { ...range, endLine: 4 } }, "a:\r\n    get: x\r\n").split("\n");
    expect(lines.slice(2, 4)).toEqual(["  2 |     get: x", "    |     ^^^^^^"]);
  });

  test("shows the marked part of a long line", () => {
    const text = `a\n${" ".repeat(500)}get: 1${" ".repeat(500)}`;
    const lines = rendered({ range: { ...range, column: 501, endColumn: 504 } }, text).split("\n");
    expect(lines[2]?.trimEnd()).toBe(`  2 | ${" ".repeat(20)}get: 1`);
    expect(lines[3]).toBe(`    | ${" ".repeat(20)}^^^`);
  });

  test("crops only lines that are longer than the frame", () => {
    const frame = (line: string, column: number, endColumn: number) =>
      rendered({ range: { ...range, column, endColumn } }, `a\n${line}`)
        .split("\n")
        .slice(2, 4);
    const line = "x".repeat(90) + "mark" + "y".repeat(6);
    expect(frame(line, 91, 95)).toEqual([`  2 | ${line}`, `    | ${" ".repeat(90)}^^^^`]);
    const longer = `${line}${"z".repeat(10)}`;
    expect(frame(longer, 91, 95)).toEqual([`  2 | ${line}`, `    | ${" ".repeat(90)}^^^^`]);
    const end = frame(longer, 99, 111);
    expect(end).toEqual([`  2 | ${longer.slice(10)}`, `    | ${" ".repeat(88)}${"^".repeat(12)}`]);
  });

  test("keeps carets under tabs and marks an empty range", () => {
    const change = { range: { ...range, column: 2, endColumn: 2 } };
    const lines = rendered(change, "a\n\tget: 1\n").split("\n");
    expect(lines.slice(2, 4)).toEqual(["  2 |  get: 1", "    |  ^"]);
  });

  test("leaves the frame out where the line is not in the text", () => {
    expect(rendered({}, "one line")).not.toContain("|");
  });

  test("never passes control characters on", () => {
    const hostile = "\u001b[2J\u0007\u202e\u2028";
    const text = rendered({ message: `a${hostile}\nb`, hint: hostile }, `a\n    get${hostile}\n`);
    expect(text).not.toMatch(/[^\P{C}\n]/u);
    expect(text).toContain("  a\\u{001b}[2J\\u{0007}\\u{202e}\\u{2028}\n  b\n");
  });
});

describe("escapeControls", () => {
  test("leaves ordinary text alone", () => {
    expect(escapeControls("Zürich 東京 🎉")).toBe("Zürich 東京 🎉");
  });
});
