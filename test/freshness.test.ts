/** The committed output is what the committed sources generate, byte for byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diffOutput, generate } from "../generator/index.js";
import { listFiles } from "./support/files.js";

const repository = new URL("../", import.meta.url).pathname;

describe("generated/", () => {
  test("is up to date", async () => {
    const { files, diagnostics } = await generate({ input: join(repository, "spec") });
    expect(diagnostics).toEqual([]);
    expect(await diffOutput(files, join(repository, "generated"))).toEqual({
      stale: [],
      missing: [],
      orphan: [],
    });
  });

  test("holds a copy of the run-time", () => {
    const sources = listFiles(join(repository, "generator/runtime")).filter((path) =>
      path.endsWith(".ts"),
    );
    expect(listFiles(join(repository, "generated/runtime"))).toEqual(sources);
    for (const path of sources) {
      const copy = readFileSync(join(repository, "generated/runtime", path), "utf8");
      expect(copy, path).toBe(readFileSync(join(repository, "generator/runtime", path), "utf8"));
      // Without the mark, a copy of a file that is gone would stay behind.
      expect(copy, path).toMatch(/^\/\/ Run-time of specloom SDKs\b/u);
    }
  });
});
