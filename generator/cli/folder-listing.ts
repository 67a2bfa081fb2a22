/** The documents and folders of documents in a folder: what a reader of it would find. */
import { readdirSync } from "node:fs";
import { extname, join } from "node:path";

/** Names in order, one per line; drafts and hidden files are none of them. */
export function listingOf(folder: string): string {
  const entries = readdirSync(folder, { withFileTypes: true });
  const isFolder = new Set(entries.filter((each) => each.isDirectory()).map(({ name }) => name));
  return entries
    .map(({ name }) => name)
    .filter((name) => !/^[_.]/u.test(name))
    .filter((name) =>
      isFolder.has(name) ? documentsIn(join(folder, name)).length > 0 : isDocument(name),
    )
    .sort()
    .join("\n");
}

function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => !/^[_.]/u.test(name) && isDocument(name));
}

function isDocument(name: string): boolean {
  return [".yaml", ".yml", ".json"].includes(extname(name).toLowerCase());
}
