/**
 * Writes the output: only what changed, all of it or nothing.
 *
 * New content and copies of what it replaces are first written to a folder beside the output's
 * files; then files are moved into place. A failure moves everything back.
 */
import { cp, lstat, mkdir, mkdtemp, readdir, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diffOutput, type OutputDiff, type OutputFile } from "./diff.js";
import { failureOf, type OutputFailure } from "./failure.js";
import { commit, type Move } from "./moves.js";
import { isOwn } from "./own-files.js";
import { isContained, isInside } from "./paths.js";

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
export async function writeOutput(
  files: readonly OutputFile[],
  directory: string,
  beside: readonly OutputFile[] = [],
): Promise<WrittenOutput | OutputFailure> {
  for (const { path } of files) {
    if (!isContained(path) || !(await isInside(join(directory, path), directory))) {
      return { kind: "outside", path, reason: "" };
    }
  }
  try {
    const all = [...files, ...beside];
    const diff = await diffOutput(files, directory, beside);
    const isBeside = (path: string) => beside.some((file) => file.path === path);
    const foreign = await firstForeign(
      diff.stale.filter((path) => !isBeside(path)),
      directory,
    );
    if (foreign !== undefined) return { kind: "foreign", path: foreign, reason: "" };
    const written = [...diff.stale, ...diff.missing].sort();
    if (written.length + diff.orphan.length > 0) await replace(all, diff, directory);
    const changed = new Set(written);
    const unchanged = all.map(({ path }) => path).filter((path) => !changed.has(path));
    return { kind: "written", written, unchanged: unchanged.sort(), removed: diff.orphan };
  } catch (error) {
    return failureOf(error, directory);
  }
}

/** The first of the files to replace that no run has written. */
async function firstForeign(
  paths: readonly string[],
  directory: string,
): Promise<string | undefined> {
  for (const path of paths) {
    const stats = await lstat(join(directory, path));
    if (stats.isFile() && !isOwn(join(directory, path))) return path;
  }
  return undefined;
}

async function replace(
  files: readonly OutputFile[],
  diff: OutputDiff,
  directory: string,
): Promise<void> {
  const created = await mkdir(directory, { recursive: true });
  try {
    const stage = await mkdtemp(join(directory, ".specloom-"));
    try {
      await commit(await stageMoves(files, diff, { directory, stage }));
    } finally {
      await rm(stage, { recursive: true, force: true });
    }
  } catch (error) {
    await removeEmptyFolders(diff.missing, directory);
    if (created !== undefined) await rm(created, { recursive: true });
    throw error;
  }
  await removeEmptyFolders(diff.orphan, directory);
}

interface Places {
  readonly directory: string;
  readonly stage: string;
}

async function stageMoves(
  files: readonly OutputFile[],
  diff: OutputDiff,
  { directory, stage }: Places,
): Promise<readonly Move[]> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const moves: Move[] = [];
  for (const path of [...diff.stale, ...diff.missing]) {
    const target = join(directory, path);
    const fresh = join(stage, `${moves.length}.new`);
    await writeFile(fresh, texts.get(path) ?? "");
    const isReplaced = diff.stale.includes(path);
    const backup = isReplaced ? join(stage, `${moves.length}.old`) : undefined;
    if (backup !== undefined) await cp(target, backup, { verbatimSymlinks: true });
    moves.push({ target, fresh, backup });
  }
  for (const path of diff.orphan) {
    const backup = join(stage, `${moves.length}.old`);
    moves.push({ target: join(directory, path), fresh: undefined, backup });
  }
  return moves;
}

/** Folders that held nothing but these files go with them; the output directory itself stays. */
async function removeEmptyFolders(files: readonly string[], directory: string): Promise<void> {
  for (const file of files) {
    let folder = dirname(file);
    while (isContained(folder) && (await isEmpty(join(directory, folder)))) {
      await rmdir(join(directory, folder));
      folder = dirname(folder);
    }
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => undefined);
  return entries?.length === 0;
}
