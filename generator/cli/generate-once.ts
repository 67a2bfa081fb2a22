/** One generation: configuration → pipeline → disk, or a comparison with it. */
import { relative, resolve } from "node:path";
import type { ResolvedConfig } from "../config.js";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { generate, type Generation } from "../generate.js";
import { diffOutput, type OutputFile } from "../output/diff.js";
import type { OutputFailure } from "../output/failure.js";
import { writeOutput } from "../output/write.js";
import { isUrl } from "../remote-host.js";
import { besideOutput } from "./beside-output.js";
import { ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import type { GenerateFlags } from "./generate-flags.js";
import { recordRun, type RunRecorder } from "./last-run.js";
import { findLock, type RunLock } from "./lock-file.js";
import { configFile, readConfig } from "./read-config.js";
import type { FileChanges, Report } from "./report.js";
import { progressLine, type Terminal } from "./terminal.js";
import { keepYoungGeneration } from "./young-generation.js";

/** One run from the configuration to the disk; `onRead` is told of what it reads. */
export async function generateOnce(
  flags: GenerateFlags,
  terminal: Terminal,
  onRead: (path: string) => void = () => undefined,
): Promise<Report> {
  const start = terminal.now();
  const bag = new DiagnosticBag();
  const recorder = recordRun(flags, terminal.directory);
  const config = await readConfig(flags, terminal, bag);
  const outcome =
    config === undefined
      ? { code: ExitCode.Usage, diagnostics: bag.diagnostics, changes: undefined }
      : await runPipeline({ config, flags, recorder, onRead }, terminal);
  return {
    ...outcome,
    check: flags.check === true,
    milliseconds: Math.round(terminal.now() - start),
    output: config === undefined ? undefined : relative(terminal.directory, config.output) || ".",
  };
}

interface Run {
  readonly config: ResolvedConfig;
  readonly flags: GenerateFlags;
  readonly recorder: RunRecorder | undefined;
  readonly onRead: (path: string) => void;
}

interface Outcome {
  readonly code: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: FileChanges | undefined;
}

async function runPipeline(run: Run, terminal: Terminal): Promise<Outcome> {
  const { config, flags, onRead } = run;
  const { directory } = terminal;
  const bag = new DiagnosticBag();
  const lock = findLock(flags, config, { directory, bag });
  if (bag.hasErrors()) {
    onRead(lock.path);
    return { code: ExitCode.Failure, diagnostics: bag.diagnostics, changes: undefined };
  }
  const progress = progressLine(terminal);
  const configuration = configFile(flags, directory);
  const inputs = new Set(configuration === undefined ? [] : [configuration]);
  const options = {
    ...config,
    lock: lock.former,
    aliases: flags.dropAliases === true ? ("dropped" as const) : ("kept" as const),
    onRead: (path: string) => {
      inputs.add(resolve(directory, path));
      run.recorder?.onRead(path);
      onRead(path);
    },
  };
  const generation = await generate(options, (stage) => {
    if (stage === "reading") keepYoungGeneration();
    progress.show(stage);
  });
  const outcome = finish(generation, { ...run, lock, inputs });
  progress.clear();
  return outcome;
}

function finish(
  generation: Generation,
  { config, flags, recorder, onRead, lock, inputs }: Run & RunState,
): Outcome {
  const { diagnostics } = generation;
  if (diagnostics.some(({ severity }) => severity === "error")) {
    // A run that writes the lock need not be told of that, one that cannot use it waits for another.
    onRead(lock.path);
    return { code: failureCode(diagnostics), diagnostics, changes: undefined };
  }
  const beside = besideOutput(lock, generation, { flags, config, inputs });
  const outcome = (flags.check === true ? compare : write)(generation, config, beside);
  const isFinal = outcome.code === ExitCode.Success && isRepeatable(generation, lock);
  if (isFinal && !isUrl(config.input) && config.remoteHosts.length === 0) {
    if (!lock.isWritten) recorder?.onRead(lock.path);
    recorder?.remember({ ...generation, beside, output: config.output });
  }
  return outcome;
}

interface RunState {
  readonly lock: RunLock;
  readonly inputs: ReadonlySet<string>;
}

/** Whether another run, with the lock that this one leaves, has the same to say. */
function isRepeatable({ lock: names, diagnostics }: Generation, lock: RunLock): boolean {
  const isLeft = !lock.isWritten || lock.former?.text === names;
  return isLeft || !diagnostics.some(({ code }) => diagnosticsOfNewNames.has(code));
}

/** What is said of names that the lock does not have yet. */
export const diagnosticsOfNewNames: ReadonlySet<string> = new Set([
  "alias-taken",
  "name-collision",
]);

function compare(
  generation: Generation,
  { output }: ResolvedConfig,
  beside: readonly OutputFile[],
): Outcome {
  const { stale, missing, orphan } = diffOutput(generation.files, output, beside);
  const isFresh = stale.length + missing.length + orphan.length === 0;
  return {
    code: isFresh ? ExitCode.Success : ExitCode.Stale,
    diagnostics: generation.diagnostics,
    changes: { stale, missing, orphan },
  };
}

function write(
  generation: Generation,
  { output }: ResolvedConfig,
  beside: readonly OutputFile[],
): Outcome {
  const result = writeOutput(generation.files, output, beside);
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
