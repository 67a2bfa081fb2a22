/** Every test of the run-time can be carried to other platforms. */
import { expect, test } from "vitest";
import { bundleTests } from "./program.js";

test.each(["script", "worker"] as const)("the tests are a %s", async (kind) => {
  const program = await bundleTests(kind, "http://127.0.0.1", "");
  expect(program).toContain("RFC 6570");
});
