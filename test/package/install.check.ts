/** The packed tarball, installed in an empty folder, does what the README says. */
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/command.js";
import { compileStrict } from "../support/compile.js";
import { listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;
const folder = temporaryFolder();

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder.path, encoding: "utf8" });
}

beforeAll(() => {
  const packed = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder.path],
    { cwd: repository, encoding: "utf8" },
  );
  writeFileSync(join(folder.path, "package.json"), '{ "type": "module", "private": true }\n');
  run(
    "npm",
    "install",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    join(folder.path, packed.trim()),
  );
  cpSync(join(repository, "spec"), join(folder.path, "spec"), { recursive: true });
});

afterAll(() => {
  folder.remove();
});

test("the command generates, byte for byte what the repository holds", () => {
  run("npx", "specloom", "generate", "spec", "--output", "generated");
  const files = listFiles(join(folder.path, "generated"));
  expect(files).toEqual(listFiles(join(repository, "generated")));
  for (const file of files) {
    const text = readFileSync(join(folder.path, "generated", file), "utf8");
    expect(text, file).toBe(readFileSync(join(repository, "generated", file), "utf8"));
  }
});

test("the output compiles on its own", async () => {
  const files = join(folder.path, "generated");
  const compilation = { files, typescript: "5.9", moduleResolution: "nodenext" } as const;
  expect(await compileStrict(compilation)).toEqual([]);
});

test("the library is importable and typed", () => {
  writeFileSync(
    join(folder.path, "check.mjs"),
    `import { defineConfig, generate } from "specloom";
const config = defineConfig({ input: "spec", output: "generated" });
const { files, diagnostics } = await generate(config);
console.log(files.length > 10, diagnostics.length);
`,
  );
  expect(run("node", "check.mjs").trim()).toBe("true 0");
});
