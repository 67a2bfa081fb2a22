/** Every ending of import specifiers compiles with the module resolution it is for. */
import { expect, test } from "vitest";
import { generate } from "../../generator/index.js";
import { compileStrict } from "../support/compile.js";

const cases = [
  { importExtension: ".js", moduleResolution: "nodenext", flags: {} },
  { importExtension: ".js", moduleResolution: "bundler", flags: {} },
  {
    importExtension: ".ts",
    moduleResolution: "nodenext",
    flags: { allowImportingTsExtensions: true },
  },
  { importExtension: "", moduleResolution: "bundler", flags: {} },
] as const;

const input = new URL("../golden/cases/links/spec", import.meta.url).pathname;

test.each(cases)(
  "$importExtension with $moduleResolution",
  async ({ importExtension, moduleResolution, flags }) => {
    const generation = await generate({ input, importExtension });
    const files = Object.fromEntries(generation.files.map(({ path, text }) => [path, text]));
    const compilation = { files, typescript: "7", moduleResolution, flags } as const;
    expect(await compileStrict(compilation)).toEqual([]);
  },
  60_000,
);

test("a resolution that needs an ending notices that there is none", async () => {
  const { files } = await generate({ input, importExtension: "" });
  const runtime = files.filter(({ path }) => path.startsWith("runtime/"));
  const errors = await compileStrict({
    files: Object.fromEntries(runtime.map(({ path, text }) => [path, text])),
    typescript: "7",
    moduleResolution: "nodenext",
  });
  expect(errors.some((error) => error.includes("TS2835"))).toBe(true);
}, 60_000);
