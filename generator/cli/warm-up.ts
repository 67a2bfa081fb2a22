/**
 * Runs before anyone asks for them. Code is compiled for the processor while it runs: after some
 * runs, the next one takes half as long.
 */
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { fingerprints, isSame, type Fingerprints } from "./fingerprints.js";
import type { GenerateFlags } from "./generate-flags.js";
import { generateOnce } from "./generate-once.js";
import { configFile, readConfig } from "./read-config.js";
import { isStaticConfig } from "./static-config.js";
import type { Terminal } from "./terminal.js";

/** Milliseconds for all of them, and the longest one that is repeated. */
const mostTime = 1500;
const longestRun = 250;

/** Repeats the last run, as long as its inputs are what they were and there is time left. */
export type WarmUp = (inputs: Fingerprints, signal: AbortSignal) => Promise<void>;

/** What is repeated writes nothing, says nothing, and asks nobody. */
export function createWarmUp(flags: GenerateFlags, terminal: Terminal): WarmUp {
  const silent = { ...terminal, interactive: false, out: ignore, error: ignore };
  let left = mostTime;
  return async (inputs, signal) => {
    if (left > 0 && !(await isRepeatable(flags, silent))) left = 0;
    while (left > 0) {
      // What is waiting gets its turn: a Ctrl-C, too.
      await setImmediate();
      if (signal.aborted || !isSame(inputs, fingerprints(inputs.keys()))) return;
      const start = terminal.now();
      await generateOnce({ ...flags, check: true }, silent);
      const time = terminal.now() - start;
      left = time > longestRun ? 0 : left - time;
    }
  };
}

function ignore(): void {
  // Nobody has asked.
}

/** Whether a run depends on nothing but files: code of a configuration may do anything. */
async function isRepeatable(flags: GenerateFlags, terminal: Terminal): Promise<boolean> {
  const file = configFile(flags, terminal.directory);
  if (file !== undefined && !isStaticConfig(file, textOf(file))) return false;
  const config = await readConfig(flags, terminal, new DiagnosticBag());
  return config?.remoteHosts.length === 0;
}

/** Of a file that is gone, something that is no configuration. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
