/** `specloom generate`: what the last run has done, or else a run, and its report. */
import type { ExitCode } from "./exit-codes.js";
import type { GenerateFlags } from "./generate-flags.js";
import { recall } from "./last-run.js";
import { report, type ReportForm } from "./report.js";
import type { Terminal } from "./terminal.js";

/** Runs the command and reports; the exit code is the result. */
export async function runGenerate(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const finished = recall(flags, terminal) ?? (await anew(flags, terminal));
  report(finished, reportForm(flags), terminal);
  return finished.code;
}

/** The pipeline is loaded only where it has something to do. */
async function anew(flags: GenerateFlags, terminal: Terminal) {
  const { generateOnce } = await import("./generate-once.js");
  return await generateOnce(flags, terminal);
}

function reportForm({ json, verbose }: GenerateFlags): ReportForm {
  if (json === true) return "json";
  return verbose === true ? "verbose" : "text";
}
