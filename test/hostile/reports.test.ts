/** What a document says in a report neither commands the terminal nor floods it. */
import { expect, test } from "vitest";
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";

test("long and controlling text is cropped and escaped", () => {
  const bag = new DiagnosticBag();
  const type = `\u001b[2J\u001b]0;evil\u0007\u202e${"x".repeat(5000)}`;
  const place = { file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 5000 };
  bag.report("unknown-type", { pointer: "", range: place }, { type });
  const options = { colors: false, directory: "/", source: () => type };
  const report = renderDiagnostics(bag.diagnostics, options);
  expect(report).toContain("\\u{001b}[2J");
  expect(report).toContain("x… is not");
  expect(report).not.toMatch(/[\0-\u0009\u000B-\u001F\u007F-\u009F\u202E]/u);
  expect(report.length).toBeLessThan(1000);
});
