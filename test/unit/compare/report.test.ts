/** Reports, drift and documentation of changes. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { markdownReport } from "../../../generator/cli/check-markdown.js";
import { textReport } from "../../../generator/cli/check-text.js";
import type { CheckReport } from "../../../generator/cli/run-check.js";
import { changeCodes, type SurfaceChange } from "../../../generator/compare/change.js";
import { driftOf, shortened } from "../../../generator/compare/drift.js";

const hostile = "a|b`</code><script>\n@me \u202e[x](http://x) \u001b[31m";

const change: SurfaceChange = {
  severity: "major",
  code: "type-widened",
  symbol: `Pet[${JSON.stringify(hostile)}]`,
  also: [],
  message: "may now hold more",
  before: hostile,
  after: "string",
  pointer: "",
  range: { file: `/specs/${hostile}.yaml`, line: 1, column: 2, endLine: 1, endColumn: 3 },
};

const report: CheckReport = {
  code: 1,
  output: "sdk",
  against: undefined,
  compared: true,
  drift: [],
  changes: [change],
  verdict: "major",
  milliseconds: 100,
};

describe("text of a document", () => {
  test("is one cell of a row in Markdown and no markup", () => {
    const rows = markdownReport(report, "/specs")
      .split("\n")
      .filter((line) => /^\| major/u.test(line));

    expect(rows).toHaveLength(1);
    expect(rows[0]?.split("|")).toHaveLength(8);
    // Beside the tags of the code cells there is nothing but letters and entities.
    const text = rows[0]?.replaceAll(/<\/?code>|&#\d+;/gu, "") ?? "";
    expect(text).toMatch(/^[\p{L}\p{N} ,;/|-]+$/u);
  });

  test("does not command a terminal", () => {
    const text = textReport(report, { directory: "/specs", isVerbose: false });

    expect(text).not.toMatch(/[\u001b\u202e]/u);
    expect(text.split("\n")).toHaveLength(7);
  });
});

describe("drift", () => {
  const before = [
    { path: "a.ts", text: "one\ntwo\n" },
    { path: "gone.ts", text: "x\n" },
    { path: "same.ts", text: "y\n" },
  ];
  const after = [
    { path: "same.ts", text: "y\n" },
    { path: "a.ts", text: "one\n2\n" },
    { path: "new.ts", text: "z\n" },
  ];

  test("is a unified diff for each file that differs", () => {
    const drift = driftOf(before, after);

    expect(drift.map(({ path, state }) => `${state} ${path}`)).toEqual([
      "stale a.ts",
      "orphan gone.ts",
      "missing new.ts",
    ]);
    expect(drift[0]?.diff).toBe("--- a.ts\n+++ a.ts\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n");
    expect(drift[2]?.diff).toBe("--- /dev/null\n+++ new.ts\n@@ -0,0 +1,1 @@\n+z\n");
  });

  test("is shortened with a count, unless that would hide a single line", () => {
    expect(shortened("1\n2\n3\n4\n", 2)).toEqual({ lines: ["1", "2"], hidden: 2 });
    expect(shortened("1\n2\n3\n", 2)).toEqual({ lines: ["1", "2", "3"], hidden: 0 });
  });
});

test("docs/check.md explains every code", () => {
  const text = readFileSync(new URL("../../../docs/check.md", import.meta.url), "utf8");
  expect(changeCodes.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
