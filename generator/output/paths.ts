/** Which paths are inside a directory, links considered. */
import { realpathSync } from "node:fs";
import { dirname, isAbsolute, posix, relative, sep } from "node:path";

/** Whether a path is plain, relative and stays below the directory it is joined to. */
export function isContained(path: string): boolean {
  return (
    path !== "" &&
    !/[\\\0:]/u.test(path) &&
    !posix.isAbsolute(path) &&
    posix.normalize(path) === path &&
    path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}

/**
 * Tells whether the folders that hold files are inside a directory once all links are followed.
 * Each folder is looked at once.
 */
export function insideOf(directory: string): (file: string) => boolean {
  const root = realFolder(directory);
  const known = new Map<string, boolean>();
  return (file) => {
    const folder = dirname(file);
    const found = known.get(folder) ?? isBelow(realFolder(folder), root);
    known.set(folder, found);
    return found;
  };
}

function isBelow(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}

/** The real path of a folder, or of the nearest one above it that exists. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : realFolder(parent);
  }
}
