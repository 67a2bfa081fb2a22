/** Compares planned files with what is on disk, without writing anything. */
import { lstat, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ownFiles } from "./own-files.js";
import { isInside } from "./paths.js";

/** A file of the output: its path below the output directory, with `/`, and its whole text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Paths below the output directory, each list in code-unit order. */
export interface OutputDiff {
  /** On disk with other content. */
  readonly stale: readonly string[];
  /** Not on disk. */
  readonly missing: readonly string[];
  /** On disk, written by us, and no longer planned. */
  readonly orphan: readonly string[];
}

/**
 * How planned files differ from what is on disk: what `--check` reports and `writeOutput` does.
 * `beside` are files outside the directory, by their path from it: `../specloom.lock`.
 */
export async function diffOutput(
  files: readonly OutputFile[],
  directory: string,
  beside: readonly OutputFile[] = [],
): Promise<OutputDiff> {
  const states = await Promise.all([
    ...files.map(async ({ path, text }) => {
      return { path, state: await stateOf(join(directory, path), text, directory) };
    }),
    ...beside.map(async ({ path, text }) => {
      const target = join(directory, path);
      return { path, state: await stateOf(target, text, dirname(target)) };
    }),
  ]);
  const pathsIn = (wanted: FileState) =>
    states
      .filter(({ state }) => state === wanted)
      .map(({ path }) => path)
      .sort();
  const planned = new Set(files.map(({ path }) => path));
  const found = ownFiles(directory);
  return {
    stale: pathsIn("stale"),
    missing: pathsIn("missing"),
    orphan: found.filter((path) => !planned.has(path)).sort(),
  };
}

/** What a directory holds of an output: the texts of planned files, and of files of ours. */
export async function readOutput(
  files: readonly OutputFile[],
  directory: string,
  beside: readonly OutputFile[] = [],
): Promise<readonly OutputFile[]> {
  const { stale, missing, orphan } = await diffOutput(files, directory, beside);
  const other = new Set([...stale, ...missing]);
  const fresh = [...files, ...beside].filter(({ path }) => !other.has(path));
  const read = [...stale, ...orphan].map(async (path): Promise<OutputFile> => {
    // What is no readable file holds nothing of ours, but it is in the way of one.
    return { path, text: await readFile(join(directory, path), "utf8").catch(() => "") };
  });
  return [...fresh, ...(await Promise.all(read))];
}

type FileState = "stale" | "missing" | "fresh";

/** A link is stale, whatever it points to: it is replaced, never followed. */
async function stateOf(target: string, text: string, directory: string): Promise<FileState> {
  const stats = await lstat(target).catch(() => undefined);
  if (stats === undefined) return "missing";
  if (!stats.isFile() || !(await isInside(target, directory))) return "stale";
  const current = await readFile(target, "utf8").catch(() => undefined);
  return current === text ? "fresh" : "stale";
}
