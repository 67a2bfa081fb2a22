/** How the files of an output differ from those that would be generated now. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { GeneratedFile } from "../emit/emitter.js";

/** `stale`: other content · `missing`: not there · `orphan`: no longer generated. */
export type DriftState = "stale" | "missing" | "orphan";

export interface DriftedFile {
  readonly path: string;
  readonly state: DriftState;
  /** A unified diff from what is there to what would be; of a file that is missing, all of it. */
  readonly diff: string;
}

/** Every file that differs in code-unit order of the paths. */
export function driftOf(
  before: readonly GeneratedFile[],
  after: readonly GeneratedFile[],
): readonly DriftedFile[] {
  const old = new Map(before.map(({ path, text }) => [path, text]));
  const now = new Map(after.map(({ path, text }) => [path, text]));
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path): readonly DriftedFile[] => {
    const [left, right] = [old.get(path), now.get(path)];
    if (left === right) return [];
    const state = left === undefined ? "missing" : right === undefined ? "orphan" : "stale";
    return [{ path, state, diff: unifiedDiff(path, left, right) }];
  });
}

/** Lines that differ, beyond which two files have nothing in common worth showing. */
const maxEditLength = 20_000;

function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  const nothing = "/dev/null";
  const [from, to] = [before === undefined ? nothing : path, after === undefined ? nothing : path];
  const options = { context: 3, maxEditLength, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(from, to, before ?? "", after ?? "", "", "", options);
  return patch ?? `--- ${from}\n+++ ${to}\n`;
}

/** A diff with its first lines only, and how many there are beyond them. */
export function shortened(
  diff: string,
  limit: number,
): { readonly lines: readonly string[]; readonly hidden: number } {
  const lines = diff.replace(/\n$/u, "").split("\n");
  // Hiding a single line would save nothing.
  if (lines.length <= limit + 1) return { lines, hidden: 0 };
  return { lines: lines.slice(0, limit), hidden: lines.length - limit };
}
