/**
 * What runs remember, so that a run for which nothing has changed does nothing.
 *
 * In `node_modules/.cache/specloom`, safe to delete. Everything that went in and came out is
 * compared by its bytes; times of files are not trusted. A run is only remembered if it depends on
 * nothing else.
 */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OutputFile } from "../output/diff.js";
import { ownFiles } from "../output/own-files.js";
import { buildFingerprint } from "../build-fingerprint.js";
import { cacheFolder, readEntry, writeEntry } from "./cache-folder.js";
import { ExitCode } from "./exit-codes.js";
import { listingOf } from "./folder-listing.js";
import type { GenerateFlags } from "./generate-flags.js";
import { packageVersion, runtimeFolder } from "./own-package.js";
import { configFile } from "./read-config.js";
import type { Report } from "./report.js";
import { isStaticConfig } from "./static-config.js";
import type { Terminal } from "./terminal.js";

type Digests = readonly (readonly [path: string, digest: string])[];

/** A run that succeeded. */
interface LastRun {
  /** Of the specloom that ran. */
  readonly build: string;
  /** Of all files and folders that decided about the result, by absolute path. */
  readonly inputs: Digests;
  readonly output: string;
  /** Of the files of the output, by their path in it, in order. */
  readonly files: Digests;
  /** Of those beside it, by their path from it. */
  readonly beside: Digests;
  readonly diagnostics: readonly Diagnostic[];
}

/** The report of a run with these flags, where it would read and write what it did the last time. */
export function recall(flags: GenerateFlags, terminal: Terminal): Report | undefined {
  const start = terminal.now();
  const place = placeOf(flags, terminal.directory);
  const last = place === undefined ? undefined : readEntry(place, isLastRun);
  if (last === undefined || !isCurrent(last)) return undefined;
  const { output, files, beside, diagnostics } = last;
  const unchanged = [...files, ...beside].map(([path]) => path).sort();
  return {
    code: ExitCode.Success,
    check: flags.check === true,
    diagnostics,
    changes:
      flags.check === true
        ? { stale: [], missing: [], orphan: [] }
        : { written: [], unchanged, removed: [] },
    output: relative(terminal.directory, output) || ".",
    milliseconds: Math.round(terminal.now() - start),
  };
}

function isCurrent({ build, inputs, output, files, beside }: LastRun): boolean {
  const isSame = ([path, digest]: Digests[number]) => digestOf(resolve(output, path)) === digest;
  const known = new Set(files.map(([path]) => path));
  return (
    build === thisBuild() &&
    [...inputs, ...files, ...beside].every(isSame) &&
    ownFiles(output, (path) => known.has(path)).length === files.length
  );
}

function thisBuild(): string {
  return `${packageVersion()} ${buildFingerprint(runtimeFolder)}`;
}

/** What a run has brought about. */
export interface FinishedRun {
  readonly output: string;
  readonly files: readonly OutputFile[];
  /** By their path from the output. */
  readonly beside: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes notes during a run. */
export interface RunRecorder {
  /** Before a file or folder is read. */
  readonly onRead: (path: string) => void;
  readonly remember: (run: FinishedRun) => void;
}

/** Notes on a run; `undefined` where it would not be remembered. */
export function recordRun(flags: GenerateFlags, directory: string): RunRecorder | undefined {
  const place = placeOf(flags, directory);
  if (place === undefined) return undefined;
  const inputs = new Map<string, string>();
  const onRead = (path: string) => {
    const file = resolve(directory, path);
    // What is read later may be newer than this digest; then the next run finds out.
    if (!inputs.has(file)) inputs.set(file, digestOf(file));
  };
  const config = configFile(flags, directory);
  if (config !== undefined) onRead(config);
  const remember = ({ output, files, beside, diagnostics }: FinishedRun) => {
    writeEntry(place, {
      build: thisBuild(),
      inputs: [...inputs],
      output,
      files: digests(files),
      beside: digests(beside),
      diagnostics,
    } satisfies LastRun);
  };
  return { onRead, remember };
}

/** Where a run with these flags is remembered; `undefined` where it must not be, or cannot be. */
function placeOf(flags: GenerateFlags, directory: string): string | undefined {
  if (flags.cache === false || flags.dropAliases === true) return undefined;
  const config = configFile(flags, directory);
  if (config !== undefined && !isStatic(config)) return undefined;
  const folder = cacheFolder(directory);
  const key = JSON.stringify([directory, config ?? null, identityOf(flags)]);
  return folder && join(folder, `${createHash("sha256").update(key).digest("hex")}.json`);
}

/** The flags that decide about the result. */
function identityOf(flags: GenerateFlags): readonly unknown[] {
  const { spec, output, overlay, include, exclude, companion, lock, manifest } = flags;
  return [spec, output, overlay, include, exclude, companion, lock, manifest];
}

function isStatic(config: string): boolean {
  const text = contentOf(config)?.toString();
  return text !== undefined && isStaticConfig(config, text);
}

function digests(files: readonly OutputFile[]): Digests {
  return files.map(({ path, text }) => [path, digest(text)]);
}

/** Of a file its bytes, of a folder the documents that would be read from it; `""` of nothing. */
function digestOf(path: string): string {
  const content = contentOf(path);
  return content === undefined ? "" : digest(content);
}

function contentOf(path: string): Buffer | string | undefined {
  try {
    return statSync(path).isDirectory() ? listingOf(path) : readFileSync(path);
  } catch {
    return undefined;
  }
}

function digest(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("base64");
}

/** An entry is our own work; it may be that of another version. */
function isLastRun(value: object): value is LastRun {
  const { build, inputs, output, files, beside, diagnostics } = { ...nothing, ...value };
  const isText = typeof build === "string" && typeof output === "string";
  return isText && [inputs, files, beside, diagnostics].every((each) => Array.isArray(each));
}

const nothing: Readonly<Record<keyof LastRun, unknown>> = {
  build: undefined,
  inputs: undefined,
  output: undefined,
  files: undefined,
  beside: undefined,
  diagnostics: undefined,
};
