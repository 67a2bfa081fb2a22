/**
 * Proves the statements of docs/conformance.md and prints which hold on which platform.
 *
 * `--only node20,bun` runs on some platforms, `--json` prints data, `--install` installs platforms,
 * `--soak` walks over a million items through faults as well.
 */
import { parseArgs } from "node:util";
import { exceptionFor } from "./exceptions.js";
import { installPlatforms } from "./install.js";
import { runNode } from "./node-run.js";
import { platformNames, runPlatform } from "./platform-run.js";
import { soak } from "./soak.js";
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
  ...Object.fromEntries(platformNames.map((name) => [name, () => runPlatform(name)])),
};

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    json: { type: "boolean", default: false },
    install: { type: "boolean", default: false },
    soak: { type: "boolean", default: false },
  },
});

if (values.install) installPlatforms();
const chosen = values.only?.split(",") ?? Object.keys(platforms);
const runs: PlatformRun[] = [];
for (const name of chosen) {
  const run = platforms[name];
  if (run === undefined) throw new Error(`no platform is called ${name}`);
  runs.push(withWhole(await run()));
}

/** That everything ran and nothing failed is a statement of its own. */
function withWhole(run: PlatformRun): PlatformRun {
  const failed = run.outcomes.filter(
    ({ name, state }) => state === "failed" && exceptionFor(run.platform, name).length === 0,
  );
  const state = failed.length === 0 && run.outcomes.length > 0 ? "passed" : "failed";
  const message = `${failed.length} of ${run.outcomes.length} tests fail`;
  return { ...run, outcomes: [...run.outcomes, { name: "V73 the whole suite", state, message }] };
}

const statements = readStatements();
const verdicts = runs.flatMap((run, index) =>
  statements.map((statement) => judge(statement, run, index === 0)),
);
const isSound = !values.soak || (await soak());
const isProven = verdicts.every(({ state }) => state !== "fail" && state !== "gap");
console.log(
  values.json
    ? JSON.stringify({ isProven, verdicts }, undefined, 2)
    : printTable(statements, runs, verdicts),
);
process.exitCode = isProven && isSound ? 0 : 1;
