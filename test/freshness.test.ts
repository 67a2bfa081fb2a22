/** The committed output is what the committed sources generate, byte for byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diffOutput, generate } from "../generator/index.js";
import { companionNames } from "../generator/ir/companions.js";
import { listFiles } from "./support/files.js";

const repository = new URL("../", import.meta.url).pathname;

describe("generated/", () => {
  test("is up to date", async () => {
    const { files, diagnostics } = await generate({ input: join(repository, "spec") });
    expect(diagnostics).toEqual([]);
    expect(diffOutput(files, join(repository, "generated"))).toEqual({
      stale: [],
      missing: [],
      orphan: [],
    });
  });

  test("holds a copy of the run-time, without what companions need", async () => {
    const all = listFiles(join(repository, "generator/runtime")).filter((path) =>
      path.endsWith(".ts"),
    );
    const copied = listFiles(join(repository, "generated/runtime"));
    const ofCompanions = all.filter((path) => !copied.includes(path));
    expect(copied.filter((path) => !all.includes(path))).toEqual([]);
    for (const path of ofCompanions)
      expect(path).toMatch(/^(mock|sample|query-options|schema-guards)/u);
    for (const path of copied) {
      const copy = readFileSync(join(repository, "generated/runtime", path), "utf8");
      expect(copy, path).toBe(readFileSync(join(repository, "generator/runtime", path), "utf8"));
      // Without the mark, a copy of a file that is gone would stay behind.
      expect(copy, path).toMatch(/^\/\/ Run-time of specloom SDKs\b/u);
    }
    const { files } = await generate({
      input: join(repository, "test/golden/cases/companion-msw/spec"),
      companions: companionNames,
    });
    const paths = files.flatMap(({ path }) => /^runtime\/(.*)$/u.exec(path)?.[1] ?? []);
    expect(paths.sort()).toEqual(all);
  });
});
