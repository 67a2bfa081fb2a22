import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  compileStrict,
  moduleResolutions,
  typescriptVersions,
  type Compilation,
} from "../../support/compile.js";

const good = {
  "index.ts": `export { first } from "./nested/first.js";\n`,
  "nested/first.ts": [
    "export function first(values: readonly string[]): string | undefined {",
    "  return values[0];",
    "}",
    "",
  ].join("\n"),
};

function compile(files: Compilation["files"], rest: Partial<Compilation> = {}): Promise<string[]> {
  return compileStrict({ files, typescript: "7", moduleResolution: "nodenext", ...rest });
}

describe.each(typescriptVersions)("TypeScript %s", (typescript) => {
  test("accepts good code", async () => {
    expect(await compile(good, { typescript })).toEqual([]);
  });

  test("reports every error in bad code once, with its details", async () => {
    const bad = {
      "bad.ts": [
        "export const name: { first: string } = { first: 1 };",
        "export const lengths: (value: string) => number = (value: number) => value;",
        "",
      ].join("\n"),
    };

    expect(await compile(bad, { typescript })).toEqual([
      expect.stringMatching(/^bad\.ts\(1,42\): error TS2322: /),
      expect.stringMatching(/^bad\.ts\(2,14\): error TS2322: [^]*\n {2}/),
    ]);
  });
});

test("turns every flag on", async () => {
  const files = {
    "exactOptionalPropertyTypes.ts": `export const a: { b?: 1 } = { b: undefined };`,
    "isolatedDeclarations.ts": `export const a = () => Math.random();`,
    "noEnum.ts": `export enum A { B = 1 }`,
    "noFallthrough.ts": `export function a(b: 1 | 2): void { switch (b) { case 1: a(1); case 2: a(2); } }`,
    "noImplicitOverride.ts": `export class A { b(): void {} }\nexport class C extends A { b(): void {} }`,
    "noImplicitReturns.ts": `export function a(b: boolean): 1 | undefined { if (b) return 1; }`,
    "noNodeTypes.ts": `export const a: unknown = process.version;`,
    "noPackages.ts": `export * from "yaml";`,
    "noPropertyAccess.ts": `export const a = (b: Record<string, 1>): unknown => b.c;`,
    "noSkipLibCheck.d.ts": `export type A = Missing;`,
    "noUncheckedIndexedAccess.ts": `export const a = (b: 1[]): 1 => b[0];`,
    "verbatimModuleSyntax.ts": `import { B } from "./type.js";\nexport type C = B;`,
    "type.ts": `export type B = 1;`,
  };

  const diagnostics = await compile(files);

  expect(diagnostics.map((text) => text.replace(/\(.*error (TS\d+).*/s, " $1")).sort()).toEqual([
    "exactOptionalPropertyTypes.ts TS2375",
    "isolatedDeclarations.ts TS9013",
    "noEnum.ts TS1294",
    "noFallthrough.ts TS7029",
    "noImplicitOverride.ts TS4114",
    "noImplicitReturns.ts TS7030",
    "noNodeTypes.ts TS2591",
    "noPackages.ts TS2307",
    "noPropertyAccess.ts TS4111",
    "noSkipLibCheck.d.ts TS2304",
    "noUncheckedIndexedAccess.ts TS2322",
    "verbatimModuleSyntax.ts TS1484",
  ]);
});

test("leaves DOM.AsyncIterable out, which TypeScript 6 made a part of DOM", async () => {
  const text = [
    "export async function read(stream: ReadableStream): Promise<void> {",
    "  for await (const chunk of stream) void chunk;",
    "}",
  ].join("\n");

  expect(await compile({ "bad.ts": text }, { typescript: "5.9" })).toEqual([
    expect.stringContaining("TS2504"),
  ]);
});

test.each(moduleResolutions)("resolves modules as %s does", async (moduleResolution) => {
  const files = { ...good, "bare.ts": `export * from "./nested/first";\n` };

  const diagnostics = await compile(files, { moduleResolution });

  expect(diagnostics).toHaveLength(moduleResolution === "bundler" ? 0 : 1);
});

test("compiles a directory", async () => {
  const directory = await mkdtemp(join(tmpdir(), "specloom-compile-test-"));
  try {
    await writeFile(join(directory, "bad.ts"), "export const a: string = 1;\n");
    expect(await compile(directory)).toEqual([expect.stringContaining("bad.ts(1,14)")]);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test("reports a directory without sources", async () => {
  expect(await compile({})).toEqual([expect.stringContaining("TS18003")]);
});
