import { expect, test } from "vitest";
import { barrels } from "../../../generator/emit/barrel.js";
import type { FilePlan } from "../../../generator/emit/emitter.js";
import { printed } from "./referee.js";

function plans(...paths: readonly string[]): readonly FilePlan[] {
  return paths.map((path) => ({ path, emitter: "test", names: [] }));
}

function context(folder: string) {
  return { folder, runtime: "runtime/index.ts", importExtension: ".js" };
}

test("every folder with files gets an index of its files and folders", () => {
  const files = plans(
    "api/models.ts",
    "api/client.ts",
    "api/users/filters.ts",
    "api/teams/filters.ts",
  );
  const [root, ...others] = barrels(files, context("api/"));
  expect(root?.path).toBe("api/index.ts");
  expect(printed(...(root?.statements.slice(0, 4) ?? []))).toBe(
    [
      'export * from "./models.js";',
      'export * from "./client.js";',
      'export * from "./users/index.js";',
      'export * from "./teams/index.js";',
      "",
    ].join("\n"),
  );
  expect(others.map(({ path, statements }) => [path, printed(...statements)])).toEqual([
    ["api/users/index.ts", 'export * from "./filters.js";\n'],
    ["api/teams/index.ts", 'export * from "./filters.js";\n'],
  ]);
});

test("the index of an API also has what its users need of the run-time", () => {
  const [root] = barrels(plans("models.ts", "users/filters.ts"), context(""));
  expect(root?.path).toBe("index.ts");
  expect(printed(...(root?.statements ?? []))).toContain('from "./runtime/index.js";');
});
