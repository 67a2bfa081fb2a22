/** Programs of users: compiled against a generated SDK by the strictest consumer, then run. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../generator/index.js";
import { compileStrict } from "./compile.js";

const cases = new URL("../golden/cases/", import.meta.url).pathname;

/** A program whose module is beside the SDK in `sdk/`. */
export interface Program {
  /** What the compiler says about it; a `@ts-expect-error` counts, too. */
  readonly errors: readonly string[];
  /** Runs an export, with what it takes. */
  readonly run: (name: string, ...values: readonly unknown[]) => Promise<unknown>;
  readonly remove: () => Promise<void>;
}

/** Generates the SDK of a golden case and compiles a program that imports `./sdk/index.js`. */
export async function buildProgram(goldenCase: string, source: string): Promise<Program> {
  const { files } = await generate({ input: join(cases, goldenCase, "spec") });
  const sources = { ...Object.fromEntries(files.map(({ path, text }) => [`sdk/${path}`, text])) };
  sources["program.ts"] = source;
  const errors = await compileStrict({
    files: sources,
    typescript: "7",
    moduleResolution: "nodenext",
  });
  const folder = await mkdtemp(join(tmpdir(), "specloom-program-"));
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return {
    errors,
    run: async (name, ...values) => {
      const module = (await import(
        /* @vite-ignore */ pathToFileURL(join(folder, "program.ts")).href
      )) as Readonly<Record<string, (...values: readonly unknown[]) => Promise<unknown>>>;
      return module[name]?.(...values);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
