/** Runs the numbered tests on a version of Node. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/command.js";
import { listFiles } from "../support/files.js";
import type { PlatformRun, TestOutcome } from "./verdict.js";

const repository = new URL("../../", import.meta.url).pathname;

/** Tests whose name holds a number. */
export const numbered = String.raw`\b[BARTPESXV]\d{1,2}\b`;

/** What of a report of Vitest counts here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** A major version of Node, and whether the tests of the package run there as well. */
export interface NodeVersion {
  readonly major: "20" | "22" | "24";
  readonly isWhole: boolean;
}

/** Tests of the run-time itself. */
const runtimeTests = ["test/unit/runtime"];
/** Tests of what is generated and packed, which do not depend on the platform. */
const packageTests = ["test/unit", "test/golden", "test/compile", "test/e2e", "test/conformance"];

/** Runs the numbered tests, on the Node at hand where it is the one. */
export async function runNode(version: NodeVersion): Promise<PlatformRun> {
  const { major, isWhole } = version;
  const folder = temporaryFolder();
  const report = join(folder.path, "report.json");
  const isOwn = process.versions.node.startsWith(`${major}.`);
  const node = isOwn ? [] : ["npx", "--yes", `--package=node@${major}`, "--"];
  const [command, ...prefix] = [...node, "node"];
  try {
    const output = await run(command, [...prefix, ...vitest(report, version)]);
    const exact = (await run(command, [...prefix, "--version"])).trim();
    return { platform: `node ${major}`, version: exact, isWhole, ...outcomesOf(report, output) };
  } finally {
    folder.remove();
  }
}

/** The outcomes that `npm test` left in a file, where it ran on this version of Node. */
export function readRun({ major, isWhole }: NodeVersion, report: string): PlatformRun | undefined {
  if (!process.versions.node.startsWith(`${major}.`)) return undefined;
  const outcomes = outcomesOf(report, "there is no report");
  return { platform: `node ${major}`, version: process.version, isWhole, ...outcomes };
}

function vitest(report: string, { isWhole }: NodeVersion): string[] {
  return [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...numberedFiles(isWhole ? packageTests : runtimeTests),
    "--testNamePattern",
    numbered,
    "--reporter=json",
    `--outputFile=${report}`,
    "--typecheck.enabled=false",
  ];
}

/** The files below some folders that name a statement. */
function numberedFiles(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => listFiles(join(repository, folder)).map((path) => `${folder}/${path}`))
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => new RegExp(numbered, "u").test(readFileSync(join(repository, path), "utf8")));
}

/** The output, whatever the exit code: the report says what failed. */
function run(command: string, commandArguments: readonly string[]): Promise<string> {
  const options = { cwd: repository, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(command, commandArguments, options, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

function outcomesOf(path: string, output: string): Pick<PlatformRun, "outcomes" | "failure"> {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, "utf8")) as Report;
  } catch {
    return { outcomes: [], failure: `the tests did not run: ${output.slice(-2000)}` };
  }
  const outcomes = report.testResults.flatMap(({ name, message, assertionResults }) =>
    assertionResults.length === 0 && message !== ""
      ? [{ name: `V73 ${name.replace(repository, "")}`, state: "failed", message } as const]
      : assertionResults.map(toOutcome),
  );
  const isNumbered = ({ name }: TestOutcome) => new RegExp(numbered, "u").test(name);
  return {
    outcomes: outcomes.filter((outcome) => outcome.state !== "skipped" && isNumbered(outcome)),
  };
}

function toOutcome(test: Report["testResults"][number]["assertionResults"][number]): TestOutcome {
  const state =
    test.status === "passed" ? "passed" : test.status === "failed" ? "failed" : "skipped";
  return { name: test.fullName, state, message: test.failureMessages?.join("\n") };
}
