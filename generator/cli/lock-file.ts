/** Where the lock file is, whether a run has one, and what is in it. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { ResolvedConfig } from "../config.js";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { OutputFile } from "../output/diff.js";
import type { LockFile } from "../lock/read-lock.js";
import { configFile, type ConfigFlags } from "./read-config.js";

/** What decides about the lock of a run. */
export interface LockFlags extends ConfigFlags {
  readonly lock?: boolean;
  /** Comes with the lock, and is kept from then on. */
  readonly manifest?: boolean;
}

/** The lock of a run. */
export interface RunLock {
  readonly path: string;
  /** What is remembered; `undefined` where there is no lock yet. */
  readonly former: LockFile | undefined;
  /** Whether the run writes it, or only reads it. */
  readonly isWritten: boolean;
}

/**
 * Beside the configuration file, or else beside the output folder, where it is kept if it is there
 * or wanted. A run for some of the operations knows too little to write it; one for another
 * document or folder than those of the configuration leaves the lock of the configuration alone.
 */
export function findLock(
  flags: LockFlags,
  { output }: ResolvedConfig,
  { directory, bag }: { readonly directory: string; readonly bag: DiagnosticBag },
): RunLock {
  const { path, isOfConfig, isForeign } = lockPlace(configFile(flags, directory), flags, output);
  if (isForeign) return { path, former: undefined, isWritten: false };
  const isPresent = existsSync(path);
  const isWhole = (flags.include ?? flags.exclude) === undefined;
  return {
    path,
    former: isPresent ? readFile(path, bag) : undefined,
    isWritten: isWhole && (isOfConfig || isPresent || (flags.lock ?? flags.manifest) === true),
  };
}

function lockPlace(
  config: string | undefined,
  { spec, output: folder }: LockFlags,
  output: string,
) {
  const isOfConfig = config !== undefined && (spec ?? folder) === undefined;
  const path = lockBeside(isOfConfig ? config : output);
  const isForeign = !isOfConfig && config !== undefined && path === lockBeside(config);
  return { path, isOfConfig, isForeign };
}

function lockBeside(path: string): string {
  return join(dirname(path), "specloom.lock");
}

function readFile(file: string, bag: DiagnosticBag): LockFile | undefined {
  try {
    return { file, text: readFileSync(file, "utf8") };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const place = { pointer: undefined, range: undefined };
    bag.report("lock-unreadable", place, { path: file, reason });
    return undefined;
  }
}

/** The lock as a file beside the output: none where the run does not write it. */
export function lockOutput(
  { path, isWritten }: RunLock,
  text: string,
  output: string,
): readonly OutputFile[] {
  return isWritten ? [{ path: relative(output, path).split(sep).join("/"), text }] : [];
}
