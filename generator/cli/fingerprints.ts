/** What files and folders looked like, to see whether they have changed. */
import { readdirSync, statSync } from "node:fs";
import { extname } from "node:path";

/** Of each path what it looked like. */
export type Fingerprints = ReadonlyMap<string, string>;

/**
 * Of a file its identity, size and times, which change when it is written or replaced by another; of
 * a folder the documents and folders in it; of nothing, nothing.
 */
export function fingerprint(path: string): string {
  try {
    const stat = statSync(path, { bigint: true });
    if (stat.isDirectory()) return folderFingerprint(path);
    return [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(" ");
  } catch {
    return "";
  }
}

/** The paths as they look now. */
export function fingerprints(paths: Iterable<string>): Fingerprints {
  return new Map([...paths].map((path) => [path, fingerprint(path)]));
}

export function isSame(left: Fingerprints, right: Fingerprints): boolean {
  return [...left].every(([path, text]) => right.get(path) === text);
}

/** Whether a file has nothing in it that had something else before. */
export function isEmptied(before: Fingerprints, now: Fingerprints): boolean {
  return [...now].some(([path, text]) => empty.test(text) && before.get(path) !== text);
}

/** Whether a file has nothing in it. */
export function hasEmpty(files: Fingerprints): boolean {
  return [...files.values()].some((text) => empty.test(text));
}

/** The size comes second. */
const empty = /^\d+ 0 /u;

/** What is no document may come and go: the output, the lock, drafts of editors. */
function folderFingerprint(path: string): string {
  const entries = readdirSync(path, { withFileTypes: true });
  const isInput = (name: string) => [".yaml", ".yml", ".json"].includes(extname(name));
  return entries
    .filter((entry) => entry.isDirectory() || isInput(entry.name.toLowerCase()))
    .map(({ name }) => name)
    .sort()
    .join("/");
}
