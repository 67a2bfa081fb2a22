/** Runs samples of one language, all of them in one process. */
import { build } from "esbuild";
import { execFile, spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const generated = new URL("../../generated", import.meta.url).pathname;
const pythonRunner = new URL("run_samples.py", import.meta.url).pathname;

/** Whether a program can be started. */
export function isInstalled(program: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, ["--version"], (error) => {
      resolve(error === null);
    });
  });
}

/** Runs curl commands in one shell; what they print is lost. */
export async function runCurl(folder: string, samples: readonly string[], token: string) {
  const script = samples.map((sample) => `${sample} > output 2> errors || cat errors >&2\n`);
  const child = spawn("bash", ["-s"], {
    cwd: folder,
    env: { ...process.env, API_TOKEN: token },
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.end(script.join(""));
  return await textOf(child.stderr);
}

/** Imports modules one after another; returns what they throw besides refusals of the server. */
export async function runModules(paths: readonly string[]): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  for (const path of paths) {
    try {
      await import(/* @vite-ignore */ pathToFileURL(path).href);
    } catch (error) {
      if (!/^\d{3}\b/u.test((error as Error).message)) errors.push(error);
    }
  }
  return errors;
}

/** Writes modules, and returns their paths. */
export function writeModules(
  folder: string,
  ending: string,
  samples: readonly string[],
): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return samples.map((sample, index) => {
    const path = join(folder, `sample-${index}.${ending}`);
    writeFileSync(path, sample);
    return path;
  });
}

/** Compiles samples of the SDK to modules that Node runs. */
export async function bundleSdkSamples(folder: string, samples: readonly string[]) {
  const entryPoints = writeModules(folder, "ts", samples);
  symlinkSync(generated, join(folder, "generated"));
  const outdir = join(folder, "built");
  await build({
    entryPoints: [...entryPoints],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outExtension: { ".js": ".mjs" },
    preserveSymlinks: true,
  });
  return samples.map((_, index) => join(outdir, `sample-${index}.mjs`));
}

/** A call that was recorded instead of sent. */
export interface RecordedCall {
  readonly method: string;
  readonly url: string;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>> | null;
}

export interface PythonRun {
  /** Whether calls were recorded instead of sent. */
  readonly recorded: boolean;
  readonly results: readonly {
    readonly error: string | null;
    readonly calls: readonly RecordedCall[];
  }[];
}

/** Runs Python samples in one process. */
export async function runPython(
  mode: "requests" | "recorded-requests" | "vendor",
  samples: readonly string[],
  token: string,
): Promise<PythonRun> {
  const child = spawn("python3", [pythonRunner, mode], {
    env: { ...process.env, API_TOKEN: token, PYTHONDONTWRITEBYTECODE: "1" },
  });
  child.stdin.end(JSON.stringify(samples));
  const [output, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  if (output === "") throw new Error(errors);
  return JSON.parse(output) as PythonRun;
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}
