import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import strictFlags from "../compile/strict-flags.json" with { type: "json" };

/** The compilers that generated code promises to pass: the oldest, the pinned and the next ones. */
export const typescriptVersions = ["5.4", "5.9", "6", "7"] as const;
type TypescriptVersion = (typeof typescriptVersions)[number];

export const moduleResolutions = ["node16", "nodenext", "bundler"] as const;
type ModuleResolution = (typeof moduleResolutions)[number];

export interface Compilation {
  /** Sources by relative path, or a directory whose content is copied. */
  readonly files: Readonly<Record<string, string>> | string;
  readonly typescript: TypescriptVersion;
  readonly moduleResolution: ModuleResolution;
  /** Flags of the consumer beside the strict ones. Default: none. */
  readonly flags?: Readonly<Record<string, boolean>>;
  /** `installed`: those of this repository can be imported. Default: none. */
  readonly packages?: "installed";
}

/**
 * Type-checks ES modules as the strictest consumer would, and returns what the compiler reports.
 *
 * The sources are alone in a temporary directory, without `node_modules`: importing a package is
 * an error, unless `packages` says otherwise. Flags which an old compiler does not know are left out.
 */
export async function compileStrict(compilation: Compilation): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), "specloom-compile-"));
  try {
    await writeSources(compilation.files, directory);
    await writeJson(join(directory, "package.json"), { type: "module" });
    if (compilation.packages !== undefined)
      await symlink(installed, join(directory, "node_modules"));
    await writeJson(join(directory, "tsconfig.json"), { compilerOptions: flagsFor(compilation) });
    return await runCompiler(compilation.typescript, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const installed = new URL("../../node_modules", import.meta.url).pathname;

async function writeSources(files: Compilation["files"], directory: string): Promise<void> {
  if (typeof files === "string") {
    await cp(files, directory, { recursive: true });
    return;
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, JSON.stringify(value));
}

function flagsFor(compilation: Compilation): Record<string, unknown> {
  const { typescript, moduleResolution, flags } = compilation;
  const unknownFlags = typescript === "5.4" ? ["isolatedDeclarations", "erasableSyntaxOnly"] : [];
  const known = Object.entries(strictFlags.compilerOptions).filter(
    ([flag]) => !unknownFlags.includes(flag),
  );
  const module = moduleResolution === "bundler" ? "esnext" : moduleResolution;
  return { ...Object.fromEntries(known), module, moduleResolution, ...flags };
}

function runCompiler(typescript: TypescriptVersion, directory: string): Promise<string[]> {
  const [command, ...prefix] = compilerCommand(typescript);
  const options = { cwd: directory, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(command, [...prefix, "--pretty", "false"], options, (error, stdout, stderr) => {
      const diagnostics = splitDiagnostics(stdout);
      if (error !== null && diagnostics.length === 0) {
        reject(new Error(`TypeScript ${typescript} did not run: ${stderr}`, { cause: error }));
      } else {
        resolve(diagnostics);
      }
    });
  });
}

const require = createRequire(import.meta.url);

function compilerCommand(typescript: TypescriptVersion): [string, ...string[]] {
  switch (typescript) {
    case "5.4":
      return [process.execPath, require.resolve("typescript54/bin/tsc")];
    case "5.9":
      return [process.execPath, require.resolve("typescript/bin/tsc")];
    case "6":
      return [process.execPath, require.resolve("typescript6/bin/tsc")];
    case "7":
      return [nativeCompiler()];
  }
}

/** TypeScript 7 is a native program in a package per platform, beside a JavaScript launcher. */
export function nativeCompiler(): string {
  const launcher = createRequire(require.resolve("typescript7/package.json"));
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const program = process.platform === "win32" ? "tsc.exe" : "tsc";
  return join(dirname(launcher.resolve(`${platform}/package.json`)), "lib", program);
}

/** Details of a diagnostic follow it on indented lines. */
function splitDiagnostics(output: string): string[] {
  return output
    .split(/\r?\n(?!\s)/)
    .map((diagnostic) => diagnostic.trimEnd())
    .filter((diagnostic) => diagnostic !== "");
}
