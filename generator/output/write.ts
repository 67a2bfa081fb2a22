/**
 * Writes the output: only what changed, all of it or nothing.
 *
 * New content and copies of what it replaces are first written to a folder beside the output's
 * files; then files are moved into place. A failure moves everything back.
 */
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { diffOutput, type OutputDiff, type OutputFile } from "./diff.js";
import { failureOf, type OutputFailure } from "./failure.js";
import { commit, type Move } from "./moves.js";
import { isOwn } from "./own-files.js";
import { insideOf, isContained } from "./paths.js";

/** Paths below the output directory, each list in code-unit order. */
export interface WrittenOutput {
  readonly kind: "written";
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Brings a directory to exactly these files, apart from files that are not ours. `beside` are files
 * outside of it that belong to them, by their path from it: `../specloom.lock`.
 */
export function writeOutput(
  files: readonly OutputFile[],
  directory: string,
  beside: readonly OutputFile[] = [],
): WrittenOutput | OutputFailure {
  const isInside = insideOf(directory);
  for (const { path } of files) {
    if (!isContained(path) || !isInside(join(directory, path))) {
      return { kind: "outside", path, reason: "" };
    }
  }
  try {
    const all = [...files, ...beside];
    const diff = diffOutput(files, directory, beside);
    const isBeside = (path: string) => beside.some((file) => file.path === path);
    const foreign = firstForeign(
      diff.stale.filter((path) => !isBeside(path)),
      directory,
    );
    if (foreign !== undefined) return { kind: "foreign", path: foreign, reason: "" };
    const written = [...diff.stale, ...diff.missing].sort();
    if (written.length + diff.orphan.length > 0) replace(all, diff, directory);
    const changed = new Set(written);
    const unchanged = all.map(({ path }) => path).filter((path) => !changed.has(path));
    return { kind: "written", written, unchanged: unchanged.sort(), removed: diff.orphan };
  } catch (error) {
    return failureOf(error, directory);
  }
}

/** The first of the files to replace that no run has written. */
function firstForeign(paths: readonly string[], directory: string): string | undefined {
  for (const path of paths) {
    const stats = lstatSync(join(directory, path));
    if (stats.isFile() && !isOwn(join(directory, path))) return path;
  }
  return undefined;
}

function replace(files: readonly OutputFile[], diff: OutputDiff, directory: string): void {
  const created = mkdirSync(directory, { recursive: true });
  try {
    const stage = mkdtempSync(join(directory, ".specloom-"));
    try {
      commit(stageMoves(files, diff, { directory, stage }));
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  } catch (error) {
    removeEmptyFolders(diff.missing, directory);
    if (created !== undefined) rmSync(created, { recursive: true });
    throw error;
  }
  removeEmptyFolders(diff.orphan, directory);
}

interface Places {
  readonly directory: string;
  readonly stage: string;
}

function stageMoves(
  files: readonly OutputFile[],
  diff: OutputDiff,
  { directory, stage }: Places,
): readonly Move[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const stale = new Set(diff.stale);
  const moves: Move[] = [];
  for (const path of [...diff.stale, ...diff.missing]) {
    const target = join(directory, path);
    const fresh = join(stage, `${moves.length}.new`);
    writeFileSync(fresh, texts.get(path) ?? "");
    const isReplaced = stale.has(path);
    const backup = isReplaced ? join(stage, `${moves.length}.old`) : undefined;
    if (backup !== undefined) cpSync(target, backup, { verbatimSymlinks: true });
    moves.push({ target, fresh, backup });
  }
  for (const path of diff.orphan) {
    const backup = join(stage, `${moves.length}.old`);
    moves.push({ target: join(directory, path), fresh: undefined, backup });
  }
  return moves;
}

/** Folders that held nothing but these files go with them; the output directory itself stays. */
function removeEmptyFolders(files: readonly string[], directory: string): void {
  for (const file of files) {
    let folder = dirname(file);
    while (isContained(folder) && isEmpty(join(directory, folder))) {
      rmdirSync(join(directory, folder));
      folder = dirname(folder);
    }
  }
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}
