/** The files of a spec, for commands that write documents. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix, relative } from "node:path";
import type { SpecFile } from "../add-resource.js";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { isUrl } from "../remote-host.js";

const nowhere = { pointer: undefined, range: undefined };

/** The files of a folder of API folders, shared ones among them. */
export async function readSpec(
  input: string,
  bag: DiagnosticBag,
): Promise<readonly SpecFile[] | undefined> {
  try {
    if (isUrl(input) || !(await stat(input)).isDirectory()) {
      const expected = "a folder with a folder for each model";
      bag.report("config-invalid", nowhere, { key: "input", expected });
      return undefined;
    }
    const found = await readdir(input, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/u.test(entry.name));
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
    return await Promise.all(
      paths.map(async (path) => {
        const text = await readFile(path, "utf8");
        return { path: relative(input, path).replaceAll("\\", posix.sep), text };
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    bag.report("input-unreadable", nowhere, { path: input, reason });
    return undefined;
  }
}
