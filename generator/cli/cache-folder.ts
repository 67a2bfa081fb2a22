/** The folder for what can be worked out again: `node_modules/.cache/specloom`. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

const mostEntries = 100;

/** Of the nearest `node_modules` at or above a folder; `undefined` where there is none. */
export function cacheFolder(directory: string): string | undefined {
  const modules = join(directory, "node_modules");
  if (existsSync(modules)) return join(modules, ".cache", "specloom");
  const parent = dirname(directory);
  return parent === directory ? undefined : cacheFolder(parent);
}

/** An entry; `undefined` where there is none, or none of this shape. */
export function readEntry<Entry>(
  path: string,
  isEntry: (value: object) => value is Entry & object,
): Entry | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null && isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces an entry at once; where that is not possible there is none. */
export function writeEntry(path: string, entry: object): void {
  if (replaceFile(path, JSON.stringify(entry))) removeOldest(dirname(path));
}

/** Whether a file could be written, in one step for those that read it. */
export function replaceFile(path: string, content: string | Uint8Array): boolean {
  const fresh = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    return false;
  }
  try {
    writeFileSync(fresh, content);
    renameSync(fresh, path);
    return true;
  } catch {
    rmSync(fresh, { force: true });
    return false;
  }
}

/** Folders and flags come and go. */
function removeOldest(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  if (names.length <= mostEntries) return;
  const entries = names.map((name) => {
    const path = join(folder, name);
    return { path, time: statSync(path).mtimeMs };
  });
  entries.sort((left, right) => right.time - left.time);
  for (const { path } of entries.slice(mostEntries)) rmSync(path, { force: true });
}
