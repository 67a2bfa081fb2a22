/** Compares planned files with what is on disk, without writing anything. */
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ownFiles } from "./own-files.js";
import { insideOf } from "./paths.js";

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
export function diffOutput(
  files: readonly OutputFile[],
  directory: string,
  beside: readonly OutputFile[] = [],
): OutputDiff {
  const isInside = insideOf(directory);
  const isThere = () => true;
  const states = [
    ...files.map((file) => ({ path: file.path, state: stateOf(file, directory, isInside) })),
    ...beside.map((file) => ({ path: file.path, state: stateOf(file, directory, isThere) })),
  ];
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
export function readOutput(
  files: readonly OutputFile[],
  directory: string,
  beside: readonly OutputFile[] = [],
): readonly OutputFile[] {
  const { stale, missing, orphan } = diffOutput(files, directory, beside);
  const other = new Set([...stale, ...missing]);
  const fresh = [...files, ...beside].filter(({ path }) => !other.has(path));
  // What is no readable file holds nothing of ours, but it is in the way of one.
  const read = [...stale, ...orphan].map((path) => {
    return { path, text: textOf(join(directory, path)) ?? "" };
  });
  return [...fresh, ...read];
}

type FileState = "stale" | "missing" | "fresh";

/** A link is stale, whatever it points to: it is replaced, never followed. */
function stateOf(
  { path, text }: OutputFile,
  directory: string,
  isInside: (file: string) => boolean,
): FileState {
  const target = join(directory, path);
  const stats = statsOf(target);
  if (stats === undefined) return "missing";
  if (!stats.isFile() || !isInside(target)) return "stale";
  return textOf(target) === text ? "fresh" : "stale";
}

function statsOf(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
