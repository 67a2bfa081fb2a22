/** From outcomes of tests to a verdict for each statement on each platform. */
import { exceptionFor } from "./exceptions.js";
import { claimsOf, type Statement } from "./statements.js";

/** One test on one platform. */
export interface TestOutcome {
  readonly name: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly message?: string | undefined;
}

/** All tests on one platform. */
export interface PlatformRun {
  readonly platform: string;
  /** What the platform says it is: `v20.20.2`. */
  readonly version: string;
  readonly outcomes: readonly TestOutcome[];
  /** Why there are no outcomes. */
  readonly failure?: string | undefined;
}

/** A statement on a platform. */
export interface Verdict {
  readonly statement: string;
  readonly platform: string;
  /**
   * `exception`: the platform lacks the means, and what happens instead is documented and proven.
   * `elsewhere`: a statement about the package, proven once.
   */
  readonly state: "pass" | "fail" | "gap" | "exception" | "elsewhere";
  /** Names of failed tests, parts without a test, reasons of exceptions. */
  readonly details: readonly string[];
}

/** Judges one statement by the tests that carry its number. `isFirst`: the platform of the package. */
export function judge(statement: Statement, run: PlatformRun, isFirst: boolean): Verdict {
  const { id } = statement;
  const of = { statement: id, platform: run.platform };
  if (run.failure !== undefined) return { ...of, state: "fail", details: [run.failure] };
  const claimed = run.outcomes.filter(({ name }) => claimsOf(name).includes(id));
  const excused = claimed.flatMap(({ name, state }) =>
    state === "passed" ? [] : exceptionFor(run.platform, name),
  );
  const failed = claimed.filter(
    ({ name, state }) => state === "failed" && exceptionFor(run.platform, name).length === 0,
  );
  if (failed.length > 0) return { ...of, state: "fail", details: failed.map(describeFailure) };
  if (statement.scope === "package" && !isFirst) return { ...of, state: "elsewhere", details: [] };
  const missing = isFirst ? missingParts(statement, claimed) : [];
  if (claimed.length === 0 || missing.length > 0) return { ...of, state: "gap", details: missing };
  if (excused.length > 0) return { ...of, state: "exception", details: [...new Set(excused)] };
  return { ...of, state: "pass", details: [] };
}

function missingParts({ parts }: Statement, claimed: readonly TestOutcome[]): string[] {
  const passed = claimed.filter(({ state }) => state === "passed");
  return parts
    .filter((part) => !passed.some(({ name }) => part.test(name)))
    .map((part) => `no test of ${part.source}`);
}

function describeFailure({ name, message = "" }: TestOutcome): string {
  return `${name}: ${message.split("\n", 1)[0] ?? ""}`;
}
