/** Runs the numbered tests on a version of Node. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/command.js";
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

/** Runs the numbered tests below some folders. `version` is a major version, or the one at hand. */
export async function runNode(
  version: "own" | "22" | "24",
  folders: readonly string[],
): Promise<PlatformRun> {
  const folder = temporaryFolder();
  const report = join(folder.path, "report.json");
  try {
    const node = version === "own" ? [] : ["npx", "--yes", `--package=node@${version}`, "--"];
    const [command, ...prefix] = [...node, "node"];
    const output = await run(command, [...prefix, ...vitest(report, version, folders)]);
    const own = await run(command, [...prefix, "--version"]);
    const platform = `node ${/v(\d+)/u.exec(own)?.[1] ?? version}`;
    return { platform, version: own.trim(), ...outcomesOf(report, output) };
  } finally {
    folder.remove();
  }
}

function vitest(report: string, version: string, folders: readonly string[]): string[] {
  return [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...folders,
    "--testNamePattern",
    numbered,
    "--reporter=json",
    `--outputFile=${report}`,
    // Types do not depend on the platform.
    ...(version === "own" ? [] : ["--typecheck.enabled=false"]),
  ];
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
  return { outcomes: outcomes.filter(({ state }) => state !== "skipped") };
}

function toOutcome(test: Report["testResults"][number]["assertionResults"][number]): TestOutcome {
  const state =
    test.status === "passed" ? "passed" : test.status === "failed" ? "failed" : "skipped";
  return { name: test.fullName, state, message: test.failureMessages?.join("\n") };
}
