/** `specloom lint`: configuration → documents → what departs from their conventions. */
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { lint } from "../lint.js";
import { ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import { readConfig, type ConfigFlags } from "./read-config.js";
import { problemCounts } from "./report.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";

/** The options of `specloom lint`, as the command line gives them. */
export interface LintFlags extends Omit<ConfigFlags, "output"> {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Runs the command and reports; the exit code is the result. */
export async function runLint(flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  const bag = new DiagnosticBag();
  // Nothing is written, so it does not matter whether the configuration names an output.
  const config = await readConfig({ ...flags, output: "." }, terminal, bag);
  const found = config === undefined ? bag.diagnostics : await lint(config);
  const code = config === undefined ? ExitCode.Usage : exitCode(found);
  if (flags.json === true) {
    terminal.out(
      `${JSON.stringify({ command: "lint", code, diagnostics: found }, undefined, 2)}\n`,
    );
    return code;
  }
  showDiagnostics(found, flags.verbose === true ? "verbose" : "text", terminal);
  terminal.out(code === ExitCode.Success ? "No departures.\n" : `${problemCounts(found)}.\n`);
  return code;
}

function exitCode(found: readonly Diagnostic[]): ExitCode {
  if (found.some(({ severity }) => severity === "error")) return failureCode(found);
  return found.some(({ severity }) => severity === "warning")
    ? ExitCode.Findings
    : ExitCode.Success;
}
