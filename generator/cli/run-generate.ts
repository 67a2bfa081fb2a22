/** `specloom generate`: configuration → pipeline → disk, or a comparison with it. */
import { relative, resolve } from "node:path";
import type { ResolvedConfig } from "../config.js";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { generate, type GenerateOptions, type Generation } from "../generate.js";
import { diffOutput, type OutputFile } from "../output/diff.js";
import type { OutputFailure } from "../output/failure.js";
import { writeOutput } from "../output/write.js";
import { besideOutput } from "./beside-output.js";
import { ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import { findLock, type LockFlags } from "./lock-file.js";
import { configFile, readConfig } from "./read-config.js";
import { report, type FileChanges, type Report, type ReportForm } from "./report.js";
import { progressLine, type Terminal } from "./terminal.js";

/** The options of `specloom generate`, as the command line gives them. */
export interface GenerateFlags extends LockFlags {
  readonly check?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly dropAliases?: boolean;
}

/** Runs the command and reports; the exit code is the result. */
export async function runGenerate(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const finished = await generateOnce(flags, terminal);
  report(finished, reportForm(flags), terminal);
  return finished.code;
}

/** One run from the configuration to the disk; `onRead` is told of what it reads. */
export async function generateOnce(
  flags: GenerateFlags,
  terminal: Terminal,
  onRead?: (path: string) => void,
): Promise<Report> {
  const start = terminal.now();
  const bag = new DiagnosticBag();
  const config = await readConfig(flags, terminal, bag);
  const outcome =
    config === undefined
      ? { code: ExitCode.Usage, diagnostics: bag.diagnostics, changes: undefined }
      : await runPipeline({ ...config, onRead }, flags, terminal);
  return {
    ...outcome,
    check: flags.check === true,
    milliseconds: Math.round(terminal.now() - start),
    output: config === undefined ? undefined : relative(terminal.directory, config.output) || ".",
  };
}

function reportForm({ json, verbose }: GenerateFlags): ReportForm {
  if (json === true) return "json";
  return verbose === true ? "verbose" : "text";
}

interface Outcome {
  readonly code: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: FileChanges | undefined;
}

async function runPipeline(
  config: ResolvedConfig & Pick<GenerateOptions, "onRead">,
  flags: GenerateFlags,
  terminal: Terminal,
): Promise<Outcome> {
  const bag = new DiagnosticBag();
  const lock = findLock(flags, config, { directory: terminal.directory, bag });
  if (bag.hasErrors()) {
    config.onRead?.(lock.path);
    return { code: ExitCode.Failure, diagnostics: bag.diagnostics, changes: undefined };
  }
  const progress = progressLine(terminal);
  const aliases = flags.dropAliases === true ? ("dropped" as const) : ("kept" as const);
  const inputs = new Set<string>();
  const onRead = (path: string) => {
    inputs.add(resolve(terminal.directory, path));
    config.onRead?.(path);
  };
  const options = { ...config, lock: lock.former, aliases, onRead };
  const generation = await generate(options, (stage) => {
    progress.show(stage);
  });
  const configuration = configFile(flags, terminal.directory);
  if (configuration !== undefined) inputs.add(configuration);
  const hasErrors = generation.diagnostics.some(({ severity }) => severity === "error");
  // A run that writes the lock need not be told of that, one that cannot use it waits for another.
  if (hasErrors) config.onRead?.(lock.path);
  const finish = flags.check === true ? compare : write;
  const outcome = hasErrors
    ? {
        code: failureCode(generation.diagnostics),
        diagnostics: generation.diagnostics,
        changes: undefined,
      }
    : await finish(generation, config, besideOutput(lock, generation, { flags, config, inputs }));
  progress.clear();
  return outcome;
}

async function compare(
  generation: Generation,
  { output }: ResolvedConfig,
  beside: readonly OutputFile[],
): Promise<Outcome> {
  const { stale, missing, orphan } = await diffOutput(generation.files, output, beside);
  const isFresh = stale.length + missing.length + orphan.length === 0;
  return {
    code: isFresh ? ExitCode.Success : ExitCode.Stale,
    diagnostics: generation.diagnostics,
    changes: { stale, missing, orphan },
  };
}

async function write(
  generation: Generation,
  { output }: ResolvedConfig,
  beside: readonly OutputFile[],
): Promise<Outcome> {
  const result = await writeOutput(generation.files, output, beside);
  if (result.kind === "written") {
    const { written, unchanged, removed } = result;
    const changes = { written, unchanged, removed };
    return { code: ExitCode.Success, diagnostics: generation.diagnostics, changes };
  }
  const diagnostics = [...generation.diagnostics, ...failureDiagnostics(result, output)];
  return { code: ExitCode.Failure, diagnostics, changes: undefined };
}

function failureDiagnostics(failure: OutputFailure, folder: string): readonly Diagnostic[] {
  const bag = new DiagnosticBag();
  const place = { pointer: undefined, range: undefined };
  const { path, reason } = failure;
  if (failure.kind === "outside") bag.report("output-outside", place, { path, folder });
  else if (failure.kind === "foreign") bag.report("output-foreign", place, { path, folder });
  else bag.report("output-unwritable", place, { path, reason });
  return bag.diagnostics;
}
