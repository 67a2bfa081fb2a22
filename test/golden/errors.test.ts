/** One broken document and one rendered report for every diagnostic code. */
import { readFileSync, statSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { commanding } from "../../generator/diagnostics/catalog-commands.js";
import { conventions } from "../../generator/diagnostics/catalog-conventions.js";
import { catalog } from "../../generator/diagnostics/catalog.js";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";
import { generate, type GenerateOptions } from "../../generator/index.js";
import { lint } from "../../generator/lint.js";
import { caseOptions } from "../support/case-options.js";
import { childFolders } from "../support/files.js";

const root = new URL("errors/", import.meta.url).pathname;

/** Codes that no document can cause, or only one too large to keep; each has a test of its own. */
const elsewhere = new Set<string>([
  // Of a command that writes documents: in test/unit/template and test/cli/add.test.ts.
  ...Object.keys(commanding),
  "config-invalid",
  "config-missing",
  "config-unknown-key",
  "config-unreadable",
  // In limits.test.ts.
  "document-too-deep",
  "document-too-large",
  // In test/cli/check.test.ts.
  "git-reference-unknown",
  "git-repository-missing",
  "input-unreadable",
  // What openapi-typescript throws for; no document that does is known.
  "interop-unavailable",
  "lock-unreadable",
  // Of another command: in test/cli/migrate.test.ts.
  "migrate-dirty",
  "migrate-file",
  "migrate-project",
  "migrate-unwritable",
  "output-foreign",
  "output-outside",
  "output-unwritable",
  "overlay-too-large",
  "overlay-unreadable",
  // What servers answer: in test/unit/input/fetch.test.ts.
  "remote-invalid",
  "remote-status",
  "remote-too-large",
]);

/** What `specloom lint` reports, and no other command. */
const ofLint = new Set<string>(Object.keys(conventions));

async function generated(options: GenerateOptions): Promise<readonly Diagnostic[]> {
  const { files, diagnostics } = await generate(options);
  expect(files.length > 0).toBe(diagnostics.every(({ severity }) => severity !== "error"));
  return diagnostics;
}

describe.each(childFolders(root))("%s", (code) => {
  test("is reported as in the golden report", async () => {
    const directory = `${root}${code}`;
    const options = await caseOptions(directory);
    const input = { input: `${directory}/spec`, ...options };
    const diagnostics = ofLint.has(code) ? await lint(input) : await generated(input);

    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    const report = renderDiagnostics(diagnostics, {
      colors: false,
      directory,
      source: (file) => (statSync(file).isFile() ? readFileSync(file, "utf8") : undefined),
    });
    await expect(report).toMatchFileSnapshot(`${directory}/report.txt`);
    const place = diagnostics.find((diagnostic) => diagnostic.code === code)?.range?.file ?? "";
    expect(relative(directory, place)).toMatch(/^(?:spec(?:\/|$)|specloom\.lock$)/);
  });
});

test("every code of the catalogue has a case", () => {
  const codes = Object.keys(catalog).filter((code) => !elsewhere.has(code));
  expect(childFolders(root)).toEqual(codes.sort());
});
