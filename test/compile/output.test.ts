/** What is generated compiles for the strictest consumer, with every compiler we promise. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileStrict, moduleResolutions, typescriptVersions } from "../support/compile.js";
import { childFolders, listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;

/** The golden output of all cases, which share one run-time, and what users write with some. */
function goldenSources(): Record<string, string> {
  const cases = join(repository, "test/golden/cases");
  const runtime = filesOf(join(repository, "generator/runtime")).filter(([path]) =>
    path.endsWith(".ts"),
  );
  const shared = (name: string) => `export * from "../../runtime/${name}.js";\n`;
  const own = childFolders(cases).flatMap((name) => [
    ...filesOf(join(cases, name, "expected")).map(([path, text]) => [`${name}/${path}`, text]),
    ...["index", "sample-types"].map((each) => [`${name}/runtime/${each}.ts`, shared(each)]),
  ]);
  const usages = filesOf(join(repository, "test/compile/usage")).map(
    ([path, text]) => [path.replace(/\.ts$/u, "/usage.ts"), text] as const,
  );
  const run = runtime.map(([path, text]) => [`runtime/${path}`, text] as const);
  return Object.fromEntries([...own, ...usages, ...run]);
}

/** Without companions, which import packages; `test/companions` compiles them with those. */
function filesOf(root: string): (readonly [string, string])[] {
  return listFiles(root)
    .map((path) => [path, readFileSync(join(root, path), "utf8")] as const)
    .filter(([, text]) => !/^(?:import|\}) .*from "[^."]/mu.test(text));
}

/** Old compilers take a minute where the machine has other things to do. */
const timeout = 180_000;

describe.each(typescriptVersions)("V77 TypeScript %s", { timeout }, (typescript) => {
  test("compiles generated/", async () => {
    const files = Object.fromEntries(filesOf(join(repository, "generated")));
    expect(await compileStrict({ files, typescript, moduleResolution: "nodenext" })).toEqual([]);
  });

  test("compiles every golden case", async () => {
    const files = goldenSources();
    expect(await compileStrict({ files, typescript, moduleResolution: "nodenext" })).toEqual([]);
  });
});

test.each(moduleResolutions)(
  "V77 generated/ compiles with moduleResolution %s",
  { timeout },
  async (resolution) => {
    const files = Object.fromEntries(filesOf(join(repository, "generated")));
    const compilation = { files, typescript: "5.9", moduleResolution: resolution } as const;
    expect(await compileStrict(compilation)).toEqual([]);
  },
);

test("nothing that is generated says any", () => {
  const sources = [...Object.entries(goldenSources()), ...filesOf(join(repository, "generated"))];
  const withAny = sources.filter(([, text]) =>
    /(?<![\w"'`])any(?![\w"'`:])/u.test(withoutComments(text)),
  );
  expect(withAny.map(([path]) => path)).toEqual([]);
});

/** Good enough to look for a keyword: string contents stay. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, "");
}
