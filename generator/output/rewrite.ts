/** Replaces existing files, all of them or none. */
import { cp, mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failureOf, type OutputFailure } from "./failure.js";
import { commit, type Move } from "./moves.js";

/** A file by its absolute path, and its new text. */
export interface RewrittenFile {
  readonly path: string;
  readonly text: string;
}

/** Rewrites files, by way of a folder inside `directory`; links are followed, modes are kept. */
export async function rewriteFiles(
  files: readonly RewrittenFile[],
  directory: string,
): Promise<OutputFailure | undefined> {
  if (files.length === 0) return undefined;
  try {
    const stage = await mkdtemp(join(directory, ".specloom-"));
    try {
      commit(
        await Promise.all(files.map((file, index) => staged(file, join(stage, String(index))))),
      );
    } finally {
      await rm(stage, { recursive: true, force: true });
    }
    return undefined;
  } catch (error) {
    return failureOf(error, directory);
  }
}

async function staged({ path, text }: RewrittenFile, place: string): Promise<Move> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const [fresh, backup] = [`${place}.new`, `${place}.old`];
  await writeFile(fresh, text, { mode });
  await cp(target, backup);
  return { target, fresh, backup };
}
