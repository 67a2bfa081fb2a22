/** The SDK of a golden case as a module, for tests that call it. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../generator/index.js";

const cases = new URL("../golden/cases/", import.meta.url).pathname;

/**
 * Generates the SDK of a golden case and imports it. Its types are those of the case's `expected/`,
 * which a compile test checks; what it is here, the caller says.
 */
export async function importGolden(name: string): Promise<unknown> {
  const { files } = await generate({ input: join(cases, name, "spec") });
  const folder = await mkdtemp(join(tmpdir(), "specloom-golden-"));
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const module: unknown = await import(pathToFileURL(join(folder, "index.ts")).href);
    return module;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
