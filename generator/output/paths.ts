/** Which paths are inside a directory, links considered. */
import { realpath } from "node:fs/promises";
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

/** Whether the folder that holds a file is inside a directory once all links are followed. */
export async function isInside(file: string, directory: string): Promise<boolean> {
  const [folder, root] = await Promise.all([realFolder(dirname(file)), realFolder(directory)]);
  const path = relative(root, folder);
  return path === "" || (path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}

/** The real path of a folder, or of the nearest one above it that exists. */
async function realFolder(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  if (real !== undefined || dirname(folder) === folder) return real ?? folder;
  return await realFolder(dirname(folder));
}
