/** Every TypeScript sample of the documentation compiles, as a reader would paste it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;

/** What samples take for granted. */
const prelude = "declare const integratedAccountId: string;\n";

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].concat(
  listFiles(join(repository, "docs"))
    .filter((path) => path.endsWith(".md") && !path.startsWith("adr/"))
    // Its samples need an SDK with companions: test/companions compiles them.
    .filter((path) => path !== "companions.md")
    .map((path) => `docs/${path}`),
);

/** The samples of a document in order; one with a default export is a module of its own. */
function samplesOf(document: string): string[] {
  const text = readFileSync(join(repository, document), "utf8");
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```/gmsu)].map(([, code = ""]) => code);
  const modules = blocks.filter((code) => code.includes("export default"));
  const shared = blocks.filter((code) => !modules.includes(code));
  return shared.length === 0 ? modules : [prelude + shared.join("\n"), ...modules];
}

function problemsOf(code: string): string[] {
  const { config } = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, repository);
  const options = { ...parsed.options, noEmit: true, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const path = join(repository, "sample.ts");
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.readFile = (name) => (name === path ? code : readFile(name));
  host.getSourceFile = (name, target, ...rest) =>
    name === path
      ? ts.createSourceFile(name, code, target)
      : getSourceFile.call(host, name, target, ...rest);
  const program = ts.createProgram([path], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start = 0 }) => {
    const line = code.slice(code.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
    return `${ts.flattenDiagnosticMessageText(messageText, "\n")}\n  ${line}`;
  });
}

describe.each(documents)("%s", (document) => {
  test("has samples that compile", () => {
    expect(samplesOf(document).flatMap(problemsOf)).toEqual([]);
  });
});

test("the README has samples at all", () => {
  expect(samplesOf("README.md").length).toBeGreaterThan(1);
});
