/** Runs test files on a platform and tells the bridge how it went. */
import type { TestOutcome } from "../verdict.js";
import { post } from "./server.js";
import { runTests } from "./vitest.js";

/** A test file, which registers its tests when it is loaded. */
export interface TestFile {
  readonly path: string;
  readonly load: () => Promise<unknown>;
}

declare const TEST_PATTERN: string;

/** Loads and runs all files. A file that does not load is a failure of every platform test. */
export async function runPlatform(files: readonly TestFile[], version: string): Promise<void> {
  const broken: TestOutcome[] = [];
  for (const { path, load } of files) {
    try {
      await load();
    } catch (error) {
      broken.push({ name: `V73 ${path}`, state: "failed", message: String(error) });
    }
  }
  const outcomes = await runTests((name) => new RegExp(TEST_PATTERN, "u").test(name));
  await post("/report", { version, outcomes: [...broken, ...outcomes] });
}
