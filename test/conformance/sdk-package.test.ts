/** A generated SDK as a package for others: built twice, published, bundled. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import strictFlags from "../compile/strict-flags.json" with { type: "json" };
import { bundle } from "../support/bundle.js";
import { temporaryFolder } from "../support/command.js";
import { nativeCompiler } from "../support/compile.js";
import { listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;
const require = createRequire(import.meta.url);
const folder = temporaryFolder();
afterAll(() => folder.remove());

const binaries = join(repository, "node_modules/.bin/");

/** Compiles `generated/` to ES modules and to CommonJS, and describes both. */
function buildPackage(): string {
  const root = join(folder.path, "sdk");
  for (const [name, type] of [
    ["esm", "module"],
    ["cjs", "commonjs"],
  ] as const) {
    const source = join(folder.path, name);
    cpSync(join(repository, "generated"), source, { recursive: true });
    writeFileSync(join(source, "package.json"), JSON.stringify({ type }));
    const compilerOptions = {
      ...strictFlags.compilerOptions,
      // Forbids what becomes CommonJS to be written as modules.
      verbatimModuleSyntax: false,
      module: "nodenext",
      noEmit: false,
      outDir: join(root, name),
      rootDir: ".",
    };
    const project = { compilerOptions, files: ["ticketing/index.ts"] };
    writeFileSync(join(source, "tsconfig.json"), JSON.stringify(project));
    execFileSync(nativeCompiler(), ["-p", source], { encoding: "utf8" });
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, "package.json"), JSON.stringify({ type }));
  }
  const entry = (name: string) => ({
    types: `./${name}/ticketing/index.d.ts`,
    default: `./${name}/ticketing/index.js`,
  });
  const description = {
    name: "sdk-of-tickets",
    version: "1.0.0",
    license: "MIT",
    type: "module",
    sideEffects: false,
    files: ["esm", "cjs"],
    // For resolvers that know no exports.
    main: "./cjs/ticketing/index.js",
    types: "./cjs/ticketing/index.d.ts",
    exports: { ".": { import: entry("esm"), require: entry("cjs") } },
  };
  writeFileSync(join(root, "package.json"), JSON.stringify(description));
  return root;
}

/** A program that imports from `generated/`. */
const bundleOf = (source: string) => bundle({ source, folder: join(repository, "generated") });

describe("V76 a package of generated code, as ES modules and as CommonJS", () => {
  let root = "";
  beforeAll(() => {
    root = buildPackage();
  }, 120_000);

  test("is what publint asks for", () => {
    execFileSync(join(binaries, "publint"), ["--strict", root], { encoding: "utf8" });
  });

  test("has types that attw finds in every module system", () => {
    const output = execFileSync(join(binaries, "attw"), ["--pack", root, "--format", "json"], {
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toMatchObject({ analysis: { problems: [] } });
  });

  test("works both ways, and errors of one copy are known to the other", async () => {
    const asModule = (await import(/* @vite-ignore */ join(root, "esm/ticketing/index.js"))) as Sdk;
    const asCommonJs = require(join(root, "cjs/ticketing/index.js")) as Sdk;
    const urls = [asModule, asCommonJs].map(({ listUsers }) => listUsers({ limit: 1 }).url());
    expect(urls[0]).toBe(urls[1]);
    const error: unknown = new asCommonJs.ConfigError("wrong");
    expect(error).toBeInstanceOf(asModule.ConfigError);
  });
});

interface Sdk {
  readonly listUsers: (query: object) => { readonly url: () => string };
  readonly ConfigError: new (message: string) => Error;
}

/** What a client of one resource is made of. */
const coreOf = (resource: string) =>
  [`ticketing/${resource}/resource`, "ticketing/api", "runtime/client", "runtime/errors"]
    .map((module) => `export * from "./${module}.js";`)
    .join("");

describe("V76 a bundle", () => {
  test("of the core, with one resource, is at most 12 kB minified and gzipped", async () => {
    const { gzipped } = await bundleOf(coreOf("users"));
    expect(gzipped).toBeGreaterThan(1_000);
    expect(gzipped).toBeLessThanOrEqual(12_288);
  });

  test("of a client holds the data of its resources, and hardly more for one more", async () => {
    const core = await bundleOf(coreOf("users"));
    const whole = await bundleOf('export { TicketingClient } from "./ticketing/client.js";');
    const resources = whole.modules.filter((path) => path.endsWith("/resource.ts")).length;
    expect(resources).toBeGreaterThan(1);
    expect((whole.gzipped - core.gzipped) / (resources - 1)).toBeLessThanOrEqual(256);
  });

  test("of one operation does not include other resources, lists or the client", async () => {
    const { modules } = await bundleOf('export { getUser } from "./ticketing/index.js";');
    const own = modules.filter((path) => path.includes("ticketing/"));
    expect(own.map((path) => path.replace(/^.*ticketing\//u, ""))).toEqual([
      "api.ts",
      "users/operations.ts",
    ]);
    expect(modules.filter((path) => /walk|list-call|stream|oauth|logger/u.test(path))).toEqual([]);
  });

  test("of nothing is empty: no module does anything by being imported, which the code shows", async () => {
    const files = listFiles(join(repository, "generated"));
    const program = files.map((path) => `import "./${path}";`).join("\n");
    expect(files.length).toBeGreaterThan(20);
    expect((await bundleOf(program)).modules).toEqual([]);
  });
});
