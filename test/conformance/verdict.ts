/** From outcomes of tests to a verdict for each statement on each platform. */
import { exceptionFor, exceptionOf } from "./exceptions.js";
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
  /** Whether the tests of the package ran as well, which do not depend on the platform. */
  readonly isWhole?: boolean;
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

/** Judges one statement by the tests that carry its number. */
export function judge(statement: Statement, run: PlatformRun): Verdict {
  const { id } = statement;
  const of = { statement: id, platform: run.platform };
  if (run.failure !== undefined) return { ...of, state: "fail", details: [run.failure] };
  const claimed = run.outcomes.filter(({ name }) => claimsOf(name).includes(id));
  const failed = claimed.filter(
    ({ name, state }) => state === "failed" && exceptionFor(run.platform, name).length === 0,
  );
  if (failed.length > 0) return { ...of, state: "fail", details: failed.map(describeFailure) };
  return { ...of, ...proof(statement, run, claimed) };
}

/** What tests that do not fail prove. */
function proof(
  statement: Statement,
  { platform, isWhole = false }: PlatformRun,
  claimed: readonly TestOutcome[],
): Pick<Verdict, "state" | "details"> {
  if (statement.scope === "package" && !isWhole) return { state: "elsewhere", details: [] };
  const impossible = exceptionOf(statement.id, platform);
  if (impossible.length > 0) return { state: "exception", details: impossible };
  const missing = isWhole ? missingParts(statement, claimed) : [];
  if (claimed.length === 0 || missing.length > 0) return { state: "gap", details: missing };
  const excused = claimed.flatMap(({ name, state }) =>
    state === "passed" ? [] : exceptionFor(platform, name),
  );
  if (excused.length > 0) return { state: "exception", details: [...new Set(excused)] };
  return { state: "pass", details: [] };
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
