/**
 * Waits until files are no longer what they were.
 *
 * Events only say when to look; what has changed is found by looking, so neither an event that is
 * lost nor one too many does harm. Folders are watched, not files: editors replace files. A look now
 * and then finds what file systems without events do not tell.
 */
import { existsSync, statSync, watch, type FSWatcher } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fingerprints, hasEmpty, isEmptied, isSame, type Fingerprints } from "./fingerprints.js";

/**
 * Milliseconds for which nothing may change before a change counts: programs write in parts. One
 * that takes longer brings another run.
 */
const quietTime = 5;
/** Looks at a file that is empty: most programs empty a file before they write it. */
const looksAtEmpty = 60;
/** Milliseconds between looks without an event. */
const lookTime = 1000;

/** Resolves when a path has changed and rests, or `signal` is aborted. */
export async function awaitChange(before: Fingerprints, signal: AbortSignal): Promise<void> {
  const alarm = createAlarm(signal);
  const watchers = watchFolders(before.keys(), alarm.ring);
  try {
    let last: Fingerprints = before;
    let looks = 0;
    while (!signal.aborted) {
      const now = fingerprints(before.keys());
      const hasChanged = !isSame(before, now);
      looks = isSame(last, now) ? looks + 1 : 0;
      if (hasChanged && looks >= (isEmptied(before, now) ? looksAtEmpty : 1)) return;
      last = now;
      await alarm.next(hasChanged ? quietTime : lookTime, !hasChanged);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
    alarm.dispose();
  }
}

/** Whether files are what they were when they were read; an empty one may be about to be written. */
export async function staysAsRead(read: Fingerprints): Promise<boolean> {
  for (let looks = 0; looks < looksAtEmpty && hasEmpty(read); looks += 1) {
    if (!isSame(read, fingerprints(read.keys()))) return false;
    await setTimeout(quietTime);
  }
  return isSame(read, fingerprints(read.keys()));
}

/** Something to wait for, for some time at most. */
function createAlarm(signal: AbortSignal) {
  let wake: () => void = () => undefined;
  let rang = false;
  const end = () => {
    wake();
  };
  signal.addEventListener("abort", end);
  return {
    dispose: () => {
      signal.removeEventListener("abort", end);
    },
    ring: () => {
      rang = true;
      wake();
    },
    /** Ends after a time, or before that when there is an event and `isSoon` says so. */
    next: async (milliseconds: number, isSoon: boolean): Promise<void> => {
      if (signal.aborted || (isSoon && rang)) {
        rang = false;
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = globalThis.setTimeout(resolve, milliseconds);
        wake = () => {
          if (!isSoon && !signal.aborted) return;
          clearTimeout(timer);
          resolve();
        };
      });
      rang = false;
    },
  };
}

function watchFolders(paths: Iterable<string>, onEvent: () => void): readonly FSWatcher[] {
  const folders = new Set(
    [...paths].map((path) => (isFolder(path) ? path : nearestFolder(dirname(path)))),
  );
  return [...folders].flatMap((folder) => {
    try {
      const watcher = watch(folder, { persistent: false }, onEvent);
      // A folder that is removed, or a system without watchers left: looks find the changes.
      watcher.on("error", () => undefined);
      return [watcher];
    } catch {
      return [];
    }
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function nearestFolder(folder: string): string {
  const parent = dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearestFolder(parent);
}
