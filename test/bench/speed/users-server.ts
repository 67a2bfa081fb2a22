/** A server of users in a process of its own, and programs against it on the newer Node.js. */
import { spawn } from "node:child_process";
import { runJob } from "./process.js";

const programs = new URL("./programs/", import.meta.url).pathname;

/** What the server answers with. */
export interface Pages {
  /** Users on a page. */
  readonly size: number;
  readonly pages: number;
  /** Milliseconds before each answer. */
  readonly delay: number;
}

export interface UsersServer {
  readonly url: string;
  readonly end: () => void;
}

export async function startUsersServer(node: string, pages: Pages): Promise<UsersServer> {
  const parameters = [pages.size, pages.pages, pages.delay].map(String);
  const child = spawn(node, [`${programs}users-server.ts`, ...parameters], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once("error", reject).once("close", () => reject(new Error("The server has ended.")));
  });
  return { url, end: () => child.stdin.end() };
}

/** Runs one of the programs with a setting, and gives what it prints. */
export async function runProgram(
  node: readonly [command: string, ...flags: string[]],
  file: string,
  setting: object,
): Promise<unknown> {
  const [command, ...flags] = node;
  const parameters = [...flags, `${programs}${file}`, JSON.stringify(setting)];
  const { code, output } = await runJob({ command, parameters, folder: programs });
  if (code !== 0) throw new Error(`${file} fails:\n${output}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}
