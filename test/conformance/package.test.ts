/** Statements about the files of the package and of what it generates. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;

function sourcesOf(folder: string): (readonly [path: string, text: string])[] {
  return listFiles(join(repository, folder))
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path, readFileSync(join(repository, folder, path), "utf8")] as const);
}

/** A method may be called `import`; a call of the keyword loads a module. */
function importsAtRunTime(text: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) ||
    ts.forEachChild(node, visit) === true;
  return (
    /\bimport\s*\(/u.test(text) && visit(ts.createSourceFile("m.ts", text, ts.ScriptTarget.Latest))
  );
}

test("X72 a module that is loaded at run time would be found", () => {
  expect(importsAtRunTime('void import ("node:fs");')).toBe(true);
  expect(importsAtRunTime('class A { import(): typeof import("node:fs") { throw 1; } }')).toBe(
    false,
  );
});

test("X72 the package runs nothing when it is installed", () => {
  const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const ofInstall = ["preinstall", "install", "postinstall"];
  expect(Object.keys(scripts).filter((name) => ofInstall.includes(name))).toEqual([]);
});

test.each(["generator/runtime", "generated"])(
  "X72 %s makes no code of text and loads nothing at run time",
  (folder) => {
    const forbidden = /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|\brequire\s*\(/u;
    const code = sourcesOf(folder).map(
      ([path, text]) =>
        [path, text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, "")] as const,
    );
    const found = code.filter(([, text]) => forbidden.test(text) || importsAtRunTime(text));
    expect(found.map(([path]) => path)).toEqual([]);
    expect(code.length).toBeGreaterThan(10);
  },
);

test("V74 the run-time names no global of one platform but behind typeof or in", () => {
  const named = sourcesOf("generator/runtime").filter(([, text]) =>
    /(?<!typeof )\b(process|Buffer|window|Deno|Bun)\./u.test(
      text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, ""),
    ),
  );
  expect(named.map(([path]) => path)).toEqual([]);
});
