/**
 * Companions of all of `spec/` and every golden case compile with the libraries. What Zod infers from
 * our schemas is assignable to our types, and the other way round.
 */
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generate } from "../../generator/index.js";
import { companionNames } from "../../generator/ir/companions.js";
import type { ApiModel } from "../../generator/ir/model.js";
import { caseOptions } from "../support/case-options.js";
import { compileStrict } from "../support/compile.js";
import { childFolders } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;
const cases = join(repository, "test/golden/cases");

const sources: Record<string, string> = {};
let compared = 0;

/** An SDK in a folder, its run-time shared, and a module that compares its types with schemas. */
async function add(folder: string, input: string, options: object): Promise<void> {
  // Schemas check what is on the wire, so types are compared as they are there.
  const generation = await generate({
    ...options,
    input,
    companions: companionNames,
    types: undefined,
  });
  for (const { path, text } of generation.files) {
    const isShared = path.startsWith("runtime/");
    sources[isShared ? path : `${folder}/${path}`] = text;
    if (isShared)
      sources[`${folder}/${path}`] = `export * from "../../${path.replace(/ts$/u, "js")}";\n`;
  }
  for (const api of generation.apis) {
    const text = sources[`${folder}/${api.folder}zod.ts`];
    if (text === undefined) continue;
    sources[`${folder}/${api.folder}compare-types.ts`] = comparison(api.model, text);
  }
}

/** Two functions per type: either compiles only where what it takes fits what it gives. */
function comparison({ declarations }: ApiModel, zod: string): string {
  const found = zod.matchAll(/Checks values of `(\S+)`\. \*\/\nexport const (\S+?)[: ]/gu);
  const schemas = new Map([...found].map(([, name, schema]) => [name, schema]));
  const names = declarations.flatMap(({ name, write }) => [name, ...(write ? [write.name] : [])]);
  compared += names.length;
  const functions = names.flatMap((name) => {
    const inferred = `z.infer<typeof schemas.${schemas.get(name) ?? "Missing"}>`;
    return [
      `export const from${name} = (value: ${inferred}): types.${name} => value;`,
      `export const to${name} = (value: types.${name}): ${inferred} => value;`,
    ];
  });
  const imports = [
    'import type { z } from "zod";',
    'import type * as types from "./models.js";',
    'import type * as schemas from "./zod.js";',
  ];
  return [...imports, ...functions, ""].join("\n");
}

beforeAll(async () => {
  await add("spec", join(repository, "spec"), {});
  for (const name of childFolders(cases)) {
    const directory = join(cases, name);
    await add(name, join(directory, "spec"), await caseOptions(directory));
  }
});

test("compile, and have equal types", async () => {
  const problems = await compileStrict({
    files: sources,
    typescript: "7",
    moduleResolution: "nodenext",
    packages: "installed",
    flags: { skipLibCheck: true, isolatedDeclarations: false },
  });
  expect(problems).toEqual([]);
  expect(compared).toBeGreaterThan(400);
});
