import { defineConfig } from "vitest/config";

/** Where outcomes are left for `npm run test:environments -- --report`. */
const report = process.env["TEST_REPORT"];

export default defineConfig({
  test: {
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
    include: ["test/**/*.test.ts"],
    // Processes, not threads: determinism tests change TZ, which a thread cannot.
    pool: "forks",
    maxWorkers: 2,
    // Compile tests run four TypeScript compilers, and machines are shared.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Where others use the machine, real timers can be late once.
    retry: process.env["CI"] === undefined ? 0 : 1,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    typecheck: {
      enabled: true,
      include: ["test/types/**/*.test-d.ts"],
      tsconfig: "test/types/tsconfig.json",
    },
    coverage: {
      provider: "v8",
      include: ["generator/**/*.ts"],
      // Where coverage cannot follow: in child processes, which only call what is called elsewhere,
      // and in the bundle.
      exclude: [
        "generator/cli/main.ts",
        "generator/cli/start.ts",
        "generator/emit/interop-transformer-bundled.ts",
      ],
      reporter: ["text", "html"],
      thresholds: { lines: 100, functions: 100, branches: 95 },
    },
  },
});
