/**
 * Writes the output: only what changed, all of it or nothing.
 *
 * New content and copies of what it replaces are first written to a folder beside the output's
 * files; then files are moved into place. A failure moves everything back.
 */
import { cp, lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diffOutput, type OutputDiff, type OutputFile } from "./diff.js";
import { isOwn } from "./own-files.js";
import { isContained, isInside } from "./paths.js";

/** Paths below the output directory, each list in code-unit order. */
export interface WrittenOutput {
  readonly kind: "written";
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Why nothing was written; the previous output is as it was. */
export interface OutputFailure {
  readonly kind: "outside" | "foreign" | "unwritable";
  /** The file or folder concerned, as far as it is known. */
  readonly path: string;
  /** Why it is unwritable, without a full stop; otherwise empty. */
  readonly reason: string;
}

/** Brings a directory to exactly these files, apart from files that are not ours. */
export async function writeOutput(
  files: readonly OutputFile[],
  directory: string,
): Promise<WrittenOutput | OutputFailure> {
  for (const { path } of files) {
    if (!isContained(path) || !(await isInside(join(directory, path), directory))) {
      return { kind: "outside", path, reason: "" };
    }
  }
  try {
    const diff = await diffOutput(files, directory);
    const foreign = await firstForeign(diff.stale, directory);
    if (foreign !== undefined) return { kind: "foreign", path: foreign, reason: "" };
    const written = [...diff.stale, ...diff.missing].sort();
    if (written.length + diff.orphan.length > 0) await replace(files, diff, directory);
    const changed = new Set(written);
    const unchanged = files.map(({ path }) => path).filter((path) => !changed.has(path));
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
    if (stats.isFile() && !(await isOwn(join(directory, path)))) return path;
  }
  return undefined;
}

/** One file on its way: `fresh` replaces the target, `backup` holds what was there. */
interface Move {
  readonly target: string;
  readonly fresh: string | undefined;
  readonly backup: string | undefined;
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

async function commit(moves: readonly Move[]): Promise<void> {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      await apply(move);
      done.unshift(move);
    }
  } catch (error) {
    for (const move of done) await revert(move);
    throw error;
  }
}

async function apply({ target, fresh, backup }: Move): Promise<void> {
  if (fresh !== undefined) {
    await mkdir(dirname(target), { recursive: true });
    await rename(fresh, target);
  } else if (backup !== undefined) {
    await rename(target, backup);
  }
}

async function revert({ target, backup }: Move): Promise<void> {
  await (backup === undefined ? rm(target) : rename(backup, target));
}

/** Folders that held nothing but these files go with them; the output directory itself stays. */
async function removeEmptyFolders(files: readonly string[], directory: string): Promise<void> {
  for (const file of files) {
    let folder = dirname(file);
    while (folder !== "." && (await isEmpty(join(directory, folder)))) {
      await rmdir(join(directory, folder));
      folder = dirname(folder);
    }
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => undefined);
  return entries?.length === 0;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["ERR_FS_EISDIR", "a folder is in the place of a file"],
  ["EEXIST", "a file is in the place of a folder"],
  ["EISDIR", "a folder is in the place of a file"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOSPC", "no space is left"],
  ["ENOTDIR", "a file is in the place of a folder"],
  ["EPERM", "the operation is not permitted"],
  ["EROFS", "the file system is read-only"],
]);

/** The file system's errors are failures; all others are mistakes of ours. */
function failureOf(error: unknown, directory: string): OutputFailure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^(E(?!RR_)|ERR_FS_)/u.test(code)) throw error;
  const path = error instanceof Error && "path" in error ? String(error.path) : directory;
  return { kind: "unwritable", path, reason: reasons.get(code) ?? code };
}
