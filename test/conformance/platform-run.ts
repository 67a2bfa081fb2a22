/** Runs the numbered tests on a platform that is not Node. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/command.js";
import { openBridge, type PlatformReport } from "./bridge/bridge.js";
import { numbered } from "./node-run.js";
import { bundleTests, type ProgramKind } from "./program.js";
import type { PlatformRun } from "./verdict.js";

const packages = new URL("../environments/node_modules/", import.meta.url).pathname;

/** The program itself: what the package `bun` calls `bun` waits for a script of its installation. */
const bunPackage = `@oven/bun-${process.platform}-${process.arch === "arm64" ? "aarch64" : "x64"}`;

interface Platform {
  readonly program: ProgramKind;
  readonly command: string;
  /** `folder` holds `program.js`, and may be written to. */
  readonly parameters: (start: { readonly folder: string; readonly url: string }) => string[];
}

const browserFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-dev-shm-usage",
  "--no-first-run",
];

const platforms = {
  bun: {
    program: "script",
    command: join(packages, bunPackage, "bin/bun"),
    parameters: ({ folder }) => ["run", join(folder, "program.js")],
  },
  deno: {
    program: "script",
    command: join(packages, ".bin/deno"),
    parameters: ({ folder }) => [
      "run",
      "--allow-net=127.0.0.1",
      "--allow-env",
      join(folder, "program.js"),
    ],
  },
  workerd: {
    program: "worker",
    command: join(packages, ".bin/workerd"),
    parameters: ({ folder }) => ["test", writeWorkerConfig(folder)],
  },
  chromium: {
    program: "script",
    command: "/usr/bin/chromium",
    parameters: ({ folder, url }) => [...browserFlags, `--user-data-dir=${folder}`, url],
  },
} as const satisfies Record<string, Platform>;

export type PlatformName = keyof typeof platforms;

export const platformNames = Object.keys(platforms) as PlatformName[];

/** Whether a platform is there. */
export function isInstalled(name: PlatformName): boolean {
  return existsSync(platforms[name].command);
}

/** Runs the tests whose name matches, on one platform. */
export async function runPlatform(name: PlatformName, pattern = numbered): Promise<PlatformRun> {
  const nothing = { platform: name, version: "", outcomes: [] };
  if (!isInstalled(name)) {
    return { ...nothing, failure: "not installed: npm run test:environments" };
  }
  const platform: Platform = platforms[name];
  const folder = temporaryFolder();
  let program = "";
  const bridge = await openBridge(() => program);
  let child: ChildProcess | undefined;
  try {
    program = await bundleTests(platform.program, bridge.url, pattern);
    writeFileSync(join(folder.path, "program.js"), program);
    child = spawn(platform.command, platform.parameters({ folder: folder.path, url: bridge.url }), {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    return { platform: name, ...(await reportOf(child, bridge.report)) };
  } catch (error) {
    return { ...nothing, failure: String(error) };
  } finally {
    await end(child);
    await bridge.close();
    folder.remove();
  }
}

/** A browser is several processes: all of the group that this one leads. */
async function end(child: ChildProcess | undefined): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await exited;
}

const limit = 240_000;

/** The report, unless the platform ends or hangs before it. */
async function reportOf(
  child: ChildProcess,
  report: Promise<PlatformReport>,
): Promise<PlatformReport> {
  let output = "";
  const keep = (data: Buffer) => (output = (output + data.toString()).slice(-4000));
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  let timer: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}: ${output}`));
    child.on("error", (error) => fail(String(error)));
    child.on("exit", (code) => setTimeout(() => fail(`ended with ${code}`), 500));
    timer = setTimeout(() => fail("no report in time"), limit);
  });
  try {
    return await Promise.race([report, failure]);
  } finally {
    clearTimeout(timer);
  }
}

/** A worker whose one test runs everything. */
function writeWorkerConfig(folder: string): string {
  const path = join(folder, "config.capnp");
  writeFileSync(
    path,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "tests", worker = .tests),
    (name = "internet", network = (allow = ["private", "public"])),
  ],
);
const tests :Workerd.Worker = (
  modules = [(name = "program.js", esModule = embed "program.js")],
  compatibilityDate = "2026-01-01",
);
`,
  );
  return path;
}
