/** SDKs with companions, in a folder where the libraries they import are installed. */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../generator/index.js";
import { companionNames } from "../../generator/ir/companions.js";
import { compileStrict } from "./compile.js";

const repository = new URL("../../", import.meta.url).pathname;

/** A program whose module is beside the SDK in `sdk/`. */
export interface CompanionProgram {
  /** What the compiler says about it; a `@ts-expect-error` counts, too. */
  readonly errors: readonly string[];
  readonly module: unknown;
  readonly remove: () => Promise<void>;
}

/**
 * Generates an SDK with all companions, compiles a program of `test/companions/programs` and the
 * samples of the documentation with it, and imports the program.
 */
export async function companionProgram(name: string, input: string): Promise<CompanionProgram> {
  const { files } = await generate({ input, companions: companionNames });
  const program = join(repository, "test/companions/programs", name);
  const sources = Object.fromEntries([
    ...files.map(({ path, text }) => [`sdk/${path}`, text]),
    ["program.ts", await readFile(program, "utf8")],
    ["samples.ts", await samples()],
  ]) as Readonly<Record<string, string>>;
  const errors = await compileStrict({
    files: sources,
    typescript: "7",
    moduleResolution: "nodenext",
    packages: "installed",
    // Declarations of libraries are not ours to check.
    flags: { skipLibCheck: true, isolatedDeclarations: false },
  });
  const folder = await mkdtemp(join(tmpdir(), "specloom-companion-"));
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const module: unknown = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, "program.ts")).href
  );
  return { errors, module, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** All samples of `docs/companions.md`, as one module. */
async function samples(): Promise<string> {
  const text = await readFile(join(repository, "docs/companions.md"), "utf8");
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```/gmsu)].map(([, code = ""]) => code);
  return blocks.join("\n").replaceAll("./generated/", "./sdk/");
}
