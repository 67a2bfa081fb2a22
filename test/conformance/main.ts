/**
 * Proves the statements of docs/conformance.md and prints which hold on which platform.
 *
 * `--only node20,bun` runs on some platforms, `--json` prints data, `--install` installs platforms.
 */
import { parseArgs } from "node:util";
import { runNode } from "./node-run.js";
import { readStatements } from "./statements.js";
import { printTable } from "./table.js";
import { judge, type PlatformRun } from "./verdict.js";

/** Tests of the run-time itself. */
const runtimeTests = ["test/unit/runtime", "test/conformance"];
/** Tests of what is generated and packed, which do not depend on the platform. */
const packageTests = [...runtimeTests, "test/unit", "test/golden", "test/compile", "test/e2e"];

const platforms: Readonly<Record<string, () => Promise<PlatformRun>>> = {
  node20: () => runNode("own", packageTests),
  node22: () => runNode("22", runtimeTests),
  node24: () => runNode("24", runtimeTests),
};

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const chosen = values.only?.split(",") ?? Object.keys(platforms);
const runs: PlatformRun[] = [];
for (const name of chosen) {
  const run = platforms[name];
  if (run === undefined) throw new Error(`no platform is called ${name}`);
  runs.push(await run());
}

const statements = readStatements();
const verdicts = runs.flatMap((run, index) =>
  statements.map((statement) => judge(statement, run, index === 0)),
);
const isProven = verdicts.every(({ state }) => state !== "fail" && state !== "gap");
console.log(
  values.json
    ? JSON.stringify({ isProven, verdicts }, undefined, 2)
    : printTable(statements, runs, verdicts),
);
process.exitCode = isProven ? 0 : 1;
