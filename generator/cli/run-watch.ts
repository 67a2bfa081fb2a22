/** `specloom generate --watch`: runs again and again, when what the last run has read changes. */
import { resolve } from "node:path";
import { awaitChange, staysAsRead } from "./await-change.js";
import { ExitCode } from "./exit-codes.js";
import { fingerprint } from "./fingerprints.js";
import type { GenerateFlags } from "./generate-flags.js";
import { generateOnce } from "./generate-once.js";
import { configFile } from "./read-config.js";
import { plural, summaryLine, type Report } from "./report.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";
import { createWarmUp } from "./warm-up.js";

/** Runs until the process is told to end; the first run decides whether there is anything to watch. */
export async function runWatch(flags: GenerateFlags, terminal: Terminal): Promise<ExitCode> {
  const { signal, dispose } = endSignal();
  try {
    let isFirst = true;
    const warmUp = createWarmUp(flags, terminal);
    while (!signal.aborted) {
      const { report, inputs } = await observedRun(flags, terminal);
      // Mistakes in a file that was being written when it was read are no one's.
      const isCurrent = report.changes !== undefined || (await staysAsRead(inputs));
      if (isCurrent) show(report, flags, terminal);
      if (inputs.size === 0) return nothingToWatch(report, terminal);
      if (isFirst) terminal.out(`Watching ${plural(inputs.size, "path")}; Ctrl-C ends.\n`);
      isFirst = false;
      await warmUp(inputs, signal);
      await awaitChange(inputs, signal);
    }
    return ExitCode.Success;
  } finally {
    dispose();
  }
}

/** Without a configuration, or with a document from elsewhere and none. */
function nothingToWatch({ code }: Report, { out }: Terminal): ExitCode {
  if (code === ExitCode.Success) out("There is nothing to watch: no local file was read.\n");
  return code;
}

/**
 * A run, and what it has read as that looked before it was read: a change during the run differs
 * from this, and is found after it.
 */
async function observedRun(flags: GenerateFlags, terminal: Terminal) {
  const inputs = new Map<string, string>();
  const onRead = (path: string) => {
    const file = resolve(terminal.directory, path);
    if (!inputs.has(file)) inputs.set(file, fingerprint(file));
  };
  const config = configFile(flags, terminal.directory);
  if (config !== undefined) onRead(config);
  const report = await generateOnce(flags, terminal, onRead);
  return { report, inputs };
}

function show(report: Report, { verbose }: GenerateFlags, terminal: Terminal): void {
  showDiagnostics(report.diagnostics, verbose === true ? "verbose" : "text", terminal);
  const [time] = new Date().toTimeString().split(" ");
  const kept = report.changes === undefined ? " What was there stays." : "";
  terminal.out(`${time ?? ""} ${summaryLine(report)}${kept}\n`);
}

/** Aborted by the first Ctrl-C, which lets a run finish; the second ends the process. */
function endSignal() {
  const controller = new AbortController();
  const end = () => {
    controller.abort();
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off("SIGINT", end).off("SIGTERM", end);
    },
  };
}
