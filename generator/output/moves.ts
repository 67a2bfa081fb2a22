/** Files on their way to their places: all of them get there, or none. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/** One file on its way: `fresh` replaces the target, `backup` holds what was there. */
export interface Move {
  readonly target: string;
  readonly fresh: string | undefined;
  readonly backup: string | undefined;
}

/** Makes all moves; after a failure everything is where it was. */
export function commit(moves: readonly Move[]): void {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      apply(move);
      done.unshift(move);
    }
  } catch (error) {
    for (const move of done) revert(move);
    throw error;
  }
}

function apply({ target, fresh, backup }: Move): void {
  if (fresh !== undefined) {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(fresh, target);
  } else if (backup !== undefined) {
    renameSync(target, backup);
  }
}

function revert({ target, backup }: Move): void {
  if (backup === undefined) rmSync(target);
  else renameSync(backup, target);
}
