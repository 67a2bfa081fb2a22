/**
 * Proves the statements of docs/conformance.md and prints which hold on which platform.
 *
 * `--only node20,bun` runs on some platforms, `--json` prints data, `--install` installs platforms,
 * `--report` takes what `npm test` found on this version of Node instead of running it again, and
 * `--soak` walks over a million items through faults as well.
 */
import { parseArgs } from "node:util";
import { exceptionFor } from "./exceptions.js";
import { installPlatforms } from "./install.js";
import { readRun, runNode, type NodeVersion } from "./node-run.js";
import { platformNames, runPlatform } from "./platform-run.js";
import { soak } from "./soak.js";
import { readStatements } from "./statements.js";
import { printTable } from "./table.js";
import { judge, type PlatformRun } from "./verdict.js";

const nodeVersions: readonly NodeVersion[] = [
  { major: "20", isWhole: true },
  { major: "22", isWhole: false },
  { major: "24", isWhole: false },
];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    json: { type: "boolean", default: false },
    install: { type: "boolean", default: false },
    report: { type: "string" },
    soak: { type: "boolean", default: false },
  },
});

const onNode = (version: NodeVersion) => async () =>
  (values.report && readRun(version, values.report)) || (await runNode(version));
/** Two at a time: versions of Node one after the other, and beside them the other platforms. */
const lanes: readonly Readonly<Record<string, () => Promise<PlatformRun>>>[] = [
  Object.fromEntries(nodeVersions.map((version) => [`node${version.major}`, onNode(version)])),
  Object.fromEntries(platformNames.map((name) => [name, () => runPlatform(name)])),
];

if (values.install) installPlatforms();
const known = lanes.flatMap((lane) => Object.keys(lane));
const chosen = values.only?.split(",") ?? known;
const stranger = chosen.find((name) => !known.includes(name));
if (stranger !== undefined) throw new Error(`no platform is called ${stranger}`);
const runs = (await Promise.all(lanes.map(runLane))).flat();

async function runLane(lane: (typeof lanes)[number]): Promise<PlatformRun[]> {
  const done: PlatformRun[] = [];
  for (const [name, run] of Object.entries(lane)) {
    if (!chosen.includes(name)) continue;
    const start = Date.now();
    const result = withWhole(await run());
    done.push(result);
    console.error(summaryOf(result, Date.now() - start));
  }
  return done;
}

/** Said as soon as it is known: all of them take some minutes. */
function summaryOf({ platform, version, outcomes, failure }: PlatformRun, taken: number): string {
  const result = failure ?? outcomes.at(-1)?.message ?? "no tests";
  return `${platform} ${version}: ${result}, ${Math.round(taken / 1000)} s`;
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
const verdicts = runs.flatMap((run) => statements.map((statement) => judge(statement, run)));
const isSound = !values.soak || (await soak());
const isProven = verdicts.every(({ state }) => state !== "fail" && state !== "gap");
const text = values.json
  ? JSON.stringify({ isProven, verdicts }, undefined, 2)
  : printTable(statements, runs, verdicts);
// What a platform has left open does not keep this waiting.
process.stdout.write(`${text}\n`, () => process.exit(isProven && isSound ? 0 : 1));
