import { defineConfig } from "vitest/config";

/** Needs the package registry, so `npm test` leaves it out; `npm run pack:check` runs it. */
export default defineConfig({
  test: { include: ["test/package/*.check.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
});
