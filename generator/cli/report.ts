/** The result of a run, for people or for machines. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import type { ExitCode } from "./exit-codes.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";

/** Lists of paths by what happened, or would happen, to them. */
export type FileChanges = Readonly<Record<string, readonly string[]>>;

export interface Report {
  readonly code: ExitCode;
  readonly check: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** `undefined` where nothing was compared or written. */
  readonly changes: FileChanges | undefined;
  readonly output: string | undefined;
  readonly milliseconds: number;
}

/** For people, with the first diagnostics of each code or with all; or for machines. */
export type ReportForm = "text" | "verbose" | "json";

/** Prints a report: diagnostics to the error stream, the summary or the JSON to the output. */
export function report(finished: Report, form: ReportForm, terminal: Terminal): void {
  if (form === "json") {
    terminal.out(`${JSON.stringify({ command: "generate", ...finished }, undefined, 2)}\n`);
    return;
  }
  showDiagnostics(finished.diagnostics, form, terminal);
  terminal.out(`${summary(finished)}\n`);
}

function summary(finished: Report): string {
  const listed = Object.entries(finished.changes ?? {}).filter(([what]) => what !== "unchanged");
  const lines = listed.flatMap(([what, paths]) =>
    paths.map((path) => `  ${what.padEnd(8)} ${path}`),
  );
  return [...lines, summaryLine(finished)].join("\n");
}

/** What a run did, in one line. */
export function summaryLine(finished: Report): string {
  const { changes, output, check } = finished;
  const problems = problemCounts(finished.diagnostics);
  if (changes === undefined) return `Nothing was written: ${problems}.`;
  const seconds = (finished.milliseconds / 1000).toFixed(2);
  const counts = Object.entries(changes).map(([what, paths]) => `${paths.length} ${what}`);
  const title = check ? `Checked ${output}` : `Generated ${output}`;
  const hasProblems = finished.diagnostics.some(({ severity }) => severity !== "info");
  const suffix = hasProblems ? `; ${problems}` : "";
  return `${title}: ${counts.join(", ")} in ${seconds} s${suffix}.`;
}

/** `1 error, 2 warnings` */
export function problemCounts(diagnostics: readonly Diagnostic[]): string {
  const count = (wanted: Severity) =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return [plural(count("error"), "error"), plural(count("warning"), "warning")].join(", ");
}

/** `1 error`, `2 errors` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
