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
  readonly output: string;
}

const gnuTime = "/usr/bin/time";
const knowsMemory = existsSync(gnuTime);

/** Whole processes only: what a person or CI waits for. */
export async function runJob({ command, parameters, folder }: Job): Promise<Run> {
  const peakFile = join(tmpdir(), `specloom-peak-${process.pid}`);
  const [program, all] = knowsMemory
    ? [gnuTime, ["--format=%M", `--output=${peakFile}`, command, ...parameters]]
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
  const megabytes = knowsMemory ? peakOf(peakFile) : undefined;
  return { code, seconds, megabytes, output: Buffer.concat(chunks).toString("utf8") };
}

/** The last line: a process that fails has another one before it. */
function peakOf(file: string): number {
  const kilobytes = Number(readFileSync(file, "utf8").trim().split("\n").at(-1));
  rmSync(file);
  return kilobytes / 1024;
}
