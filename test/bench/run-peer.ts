/** Installs the other generators, and has one of them write an SDK. */
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { arePackagesInstalled, installPackages, lockOf } from "./packages.js";
import type { Peer } from "./peers.js";

const home = new URL("./peers/", import.meta.url).pathname;
/** Where their packages are. */
export const peerPackages = join(home, "node_modules");

/** What some of them ask for; ours runs on less. */
const node = { minimum: [22, 18], package: "node@24.21.0" } as const;

/** Installs the packages of `peers/package-lock.json`. */
export function installPeers(): void {
  const [command, parameters] = onNewerNode(["npm"]);
  installPackages(home, [command, ...parameters]);
}

/** Whether the packages are there, in these versions. */
export function arePeersInstalled(): boolean {
  return arePackagesInstalled(home);
}

/** The versions of the packages of a generator. */
export function versionsOf({ packages }: Peer): string {
  const locked = JSON.parse(readFileSync(lockOf(home), "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>;
  };
  const versions = packages.map((name) => locked.packages[`node_modules/${name}`]?.version);
  return [...new Set(versions)].join(" + ");
}

/**
 * Generates an SDK from a document, below `sdk/` of a folder.
 *
 * @throws Error with the output of the command when it fails.
 */
export async function runPeer(
  { command: [binary, ...parameters], configuration = {} }: Peer,
  document: string,
  folder: string,
): Promise<void> {
  mkdirSync(join(folder, "sdk"), { recursive: true });
  writeFileSync(join(folder, "openapi.json"), document);
  for (const [name, text] of Object.entries(configuration)) {
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(peerPackages, join(folder, "node_modules"));
  const [command, all] = onNewerNode([`node_modules/.bin/${binary}`, ...parameters]);
  await promisify(execFile)(command, all, { cwd: folder });
}

/** The path of a Node.js that all of them run on: this one, or one that npm brings. */
export function newerNode(): string {
  const [command, parameters] = onNewerNode(["node", "-p", "process.execPath"]);
  return execFileSync(command, parameters, { encoding: "utf8" }).trim();
}

/** Which one that is. */
export function newerNodeVersion(): string {
  const [command, parameters] = onNewerNode(["node", "-p", "process.versions.node"]);
  return execFileSync(command, parameters, { encoding: "utf8" }).trim();
}

/** The same command where this Node.js will do; else one that uses another, which npm brings. */
function onNewerNode([command, ...parameters]: readonly [string, ...string[]]) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [leastMajor, leastMinor] = node.minimum;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
    ? ([command, parameters] as const)
    : (["npx", ["--yes", `--package=${node.package}`, "--", command, ...parameters]] as const);
}
