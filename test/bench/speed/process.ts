/** Runs a process from a cold start and says what it took. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A process to run. */
export interface Job {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly folder: string;
}

export interface Run {
  readonly code: number;
  readonly seconds: number;
  /** Peak of the resident set of the largest process, in MB; `undefined` where GNU time is missing. */
  readonly megabytes: number | undefined;
  /** Seconds of all cores, in the process and in the system for it; `undefined` like the memory. */
  readonly cpuSeconds: number | undefined;
  readonly output: string;
}

const gnuTime = "/usr/bin/time";
const knowsUsage = existsSync(gnuTime);

/** Whole processes only: what a person or CI waits for. */
export async function runJob({ command, parameters, folder }: Job): Promise<Run> {
  const usageFile = join(tmpdir(), `specloom-usage-${process.pid}`);
  const [program, all] = knowsUsage
    ? [gnuTime, ["--format=%M %U %S", `--output=${usageFile}`, command, ...parameters]]
    : [command, parameters];
  const start = performance.now();
  const child = spawn(program, all, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("close", (status) => {
      resolve(status ?? -1);
    });
  });
  const seconds = (performance.now() - start) / 1000;
  const usage = knowsUsage ? usageOf(usageFile) : nothingKnown;
  return { code, seconds, ...usage, output: Buffer.concat(chunks).toString("utf8") };
}

const nothingKnown = { megabytes: undefined, cpuSeconds: undefined };

/** The last line: a process that fails has another one before it. */
function usageOf(file: string): Pick<Run, "megabytes" | "cpuSeconds"> {
  const line = readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "";
  rmSync(file);
  const [kilobytes = NaN, user = NaN, system = NaN] = line.split(" ").map(Number);
  return { megabytes: kilobytes / 1024, cpuSeconds: user + system };
}
