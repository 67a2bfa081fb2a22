/** Listings of folders, in code-unit order. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Names of the folders directly in a folder. */
export function childFolders(root: string): string[] {
  return readdirSync(root)
    .filter((name) => statSync(join(root, name)).isDirectory())
    .sort();
}

/** Paths of all files below a folder, with `/`; none where there is no such folder. */
export function listFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}
