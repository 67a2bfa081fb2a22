/** `specloom check`: configuration → pipeline → comparison with what is committed. */
import { relative } from "node:path";
import { severities, type ChangeSeverity, type SurfaceChange } from "../compare/change.js";
import { driftOf, type DriftedFile } from "../compare/drift.js";
import type { ResolvedConfig } from "../config.js";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { GeneratedFile } from "../emit/emitter.js";
import { generate, type Generation } from "../generate.js";
import { readOutput } from "../output/diff.js";
import { isOwnText } from "../output/own-files.js";
import { markdownReport } from "./check-markdown.js";
import { textReport } from "./check-text.js";
import { ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import { filesAt } from "./git.js";
import { findLock, lockOutput, type LockFlags, type RunLock } from "./lock-file.js";
import { readConfig } from "./read-config.js";
import { problemCounts } from "./report.js";
import { showDiagnostics } from "./show-diagnostics.js";
import { progressLine, type Terminal } from "./terminal.js";

/** The options of `specloom check`, as the command line gives them. */
export interface CheckFlags extends LockFlags {
  readonly against?: string;
  readonly failOn?: ChangeSeverity;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly verbose?: boolean;
}

/** What was compared, and what came of it. */
export interface CheckReport {
  readonly code: ExitCode;
  /** The output folder, as seen from the working directory. */
  readonly output: string;
  /** The commit that the changes are against; `undefined`: the files on disk. */
  readonly against: string | undefined;
  /** Whether there was an output to compare with. */
  readonly compared: boolean;
  /** Of the files on disk. */
  readonly drift: readonly DriftedFile[];
  readonly changes: readonly SurfaceChange[];
  /** The worst of the changes. */
  readonly verdict: ChangeSeverity | undefined;
  readonly milliseconds: number;
}

/** Runs the command and reports; the exit code is the result. */
export async function runCheck(flags: CheckFlags, terminal: Terminal): Promise<ExitCode> {
  const start = terminal.now();
  const bag = new DiagnosticBag();
  const config = await readConfig(flags, terminal, bag);
  if (config === undefined) return stopped(ExitCode.Usage, bag.diagnostics, { flags, terminal });
  const lock = findLock(flags, config, { directory: terminal.directory, bag });
  if (bag.hasErrors()) return stopped(ExitCode.Failure, bag.diagnostics, { flags, terminal });
  const progress = progressLine(terminal);
  const generation = await generate({ ...config, lock: lock.former }, (stage) => {
    progress.show(stage);
  });
  progress.show("comparing");
  const { diagnostics } = generation;
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  const compared = hasErrors ? undefined : await compare(generation, config, { flags, bag, lock });
  progress.clear();
  if (compared === undefined) {
    const code = hasErrors ? failureCode(diagnostics) : ExitCode.Usage;
    return stopped(code, [...diagnostics, ...bag.diagnostics], { flags, terminal });
  }
  const report: CheckReport = {
    ...compared,
    code: exitCode(compared, flags.failOn ?? "major"),
    output: relative(terminal.directory, config.output) || ".",
    against: flags.against,
    milliseconds: Math.round(terminal.now() - start),
  };
  print(report, diagnostics, { flags, terminal });
  return report.code;
}

interface CheckSetting {
  readonly flags: CheckFlags;
  readonly terminal: Terminal;
}

interface CompareSetting {
  readonly flags: CheckFlags;
  readonly bag: DiagnosticBag;
  readonly lock: RunLock;
}

type Compared = Pick<CheckReport, "compared" | "drift" | "changes" | "verdict">;

/** Drift is that of the files on disk, the lock among them, whatever the changes are against. */
async function compare(
  { files, apis, lock: names }: Generation,
  { output }: ResolvedConfig,
  { flags, bag, lock }: CompareSetting,
): Promise<Compared | undefined> {
  const beside = lockOutput(lock, names, output);
  const present = readOutput(files, output, beside);
  const ownFiles = present.filter(({ path }) => beside.every((other) => other.path !== path));
  const before =
    flags.against === undefined ? ownFiles : await committed(flags.against, output, bag);
  if (before === undefined) return undefined;
  const planned = [...files, ...beside];
  const isEqual = isSame(present, planned) && isSame(before, files);
  if (isEqual) return { compared: true, drift: [], changes: [], verdict: undefined };
  const { compareOutputs, verdictOf } = await import("../compare/compare-outputs.js");
  const compared = before.length > 0;
  const changes = compared ? compareOutputs({ before, after: files, apis }) : [];
  return { compared, drift: driftOf(present, planned), changes, verdict: verdictOf(changes) };
}

function isSame(left: readonly GeneratedFile[], right: readonly GeneratedFile[]): boolean {
  const texts = new Map(left.map(({ path, text }) => [path, text]));
  return left.length === right.length && right.every(({ path, text }) => texts.get(path) === text);
}

/** The output at a commit: files of ours only, as on disk. */
async function committed(
  reference: string,
  folder: string,
  bag: DiagnosticBag,
): Promise<readonly GeneratedFile[] | undefined> {
  const found = await filesAt(reference, folder);
  if (!("kind" in found)) return found.filter(({ text }) => isOwnText(text));
  const place = { pointer: undefined, range: undefined };
  if (found.kind === "reference") bag.report("git-reference-unknown", place, { reference });
  else bag.report("git-repository-missing", place, { folder, reason: found.reason });
  return undefined;
}

function exitCode({ drift, verdict }: Compared, failOn: ChangeSeverity): ExitCode {
  const isBad = verdict !== undefined && severities.indexOf(verdict) <= severities.indexOf(failOn);
  return drift.length > 0 || isBad ? ExitCode.Stale : ExitCode.Success;
}

/** Nothing could be compared. */
function stopped(
  code: ExitCode,
  diagnostics: readonly Diagnostic[],
  { flags, terminal }: CheckSetting,
): ExitCode {
  if (flags.json === true) printJson({ code, diagnostics }, terminal);
  else {
    showDiagnostics(diagnostics, formOf(flags), terminal);
    terminal.out(`Nothing was compared: ${problemCounts(diagnostics)}.\n`);
  }
  return code;
}

function print(
  report: CheckReport,
  diagnostics: readonly Diagnostic[],
  { flags, terminal }: CheckSetting,
): void {
  if (flags.json === true) {
    printJson({ ...report, diagnostics }, terminal);
    return;
  }
  showDiagnostics(diagnostics, formOf(flags), terminal);
  const { directory } = terminal;
  const isVerbose = formOf(flags) === "verbose";
  terminal.out(
    flags.markdown === true
      ? markdownReport(report, directory)
      : textReport(report, { directory, isVerbose }),
  );
}

function formOf({ verbose }: CheckFlags): "text" | "verbose" {
  return verbose === true ? "verbose" : "text";
}

function printJson(report: object, { out }: Terminal): void {
  out(`${JSON.stringify({ command: "check", ...report }, undefined, 2)}\n`);
}
