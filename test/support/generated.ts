/** SDKs of documents that tests write, as modules that can be imported. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { generate, type GenerateOptions } from "../../generator/generate.js";

/** A generated SDK in a folder of its own, which `remove` deletes. */
export interface GeneratedSdk {
  /** What its `index.ts` exports. */
  readonly exports: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly remove: () => Promise<void>;
}

/** Generates from a document, and imports what comes out. */
export async function generatedSdk(
  document: object,
  options: Omit<GenerateOptions, "input">,
): Promise<GeneratedSdk> {
  const folder = await mkdtemp(join(tmpdir(), "specloom-sdk-"));
  const input = join(folder, "api.json");
  await writeFile(input, JSON.stringify(document));
  const { files, diagnostics } = await generate({ ...options, input });
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const exports = (await import(/* @vite-ignore */ join(folder, "index.ts"))) as object;
  return {
    exports: { ...exports },
    files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
    diagnostics,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
