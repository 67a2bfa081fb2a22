/** The run-time of generated code: a copy of our own sources. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "./emitter.js";

const require = createRequire(import.meta.url);

/**
 * The files of `generator/runtime` below `folder` of the output, but for those that are left out:
 * byte for byte, except for the ending of the specifiers with which they import each other. Found
 * through the `imports` map of the package, which is the same from source, from `dist` and inside
 * Vitest.
 */
export async function runtimeFiles(
  folder: string,
  importExtension: string,
  leftOut: readonly string[] = [],
): Promise<readonly GeneratedFile[]> {
  const files = sources.get(importExtension) ?? readSources(importExtension);
  sources.set(importExtension, files);
  return (await files)
    .filter(({ path }) => !leftOut.includes(path))
    .map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}

/** Those that have been read, by the ending of their imports; they are the same for each run. */
const sources = new Map<string, Promise<readonly GeneratedFile[]>>();

async function readSources(importExtension: string): Promise<readonly GeneratedFile[]> {
  const root = dirname(require.resolve("#runtime/types.ts"));
  const names = await readdir(root, { recursive: true });
  const paths = names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.replaceAll("\\", "/"));
  return await Promise.all(
    paths.sort().map(async (name) => ({
      path: name,
      text: withExtension(await readFile(join(root, name), "utf8"), importExtension),
    })),
  );
}

/** Every import ends its line, so nothing but a statement looks like one. */
function withExtension(text: string, importExtension: string): string {
  return text.replaceAll(
    /^((?:import|export|\}) .*?\bfrom "\.\/[^"\n]*)\.js";$/gmu,
    (_, statement: string) => `${statement}${importExtension}";`,
  );
}
