/** Files on their way to their places: all of them get there, or none. */
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** One file on its way: `fresh` replaces the target, `backup` holds what was there. */
export interface Move {
  readonly target: string;
  readonly fresh: string | undefined;
  readonly backup: string | undefined;
}

/** Makes all moves; after a failure everything is where it was. */
export async function commit(moves: readonly Move[]): Promise<void> {
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
