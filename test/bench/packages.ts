/** Packages that only benchmarks need, in folders of their own with a lock file each. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Installs what the lock file of a folder says. */
export function installPackages(
  home: string,
  [command, ...parameters]: readonly [string, ...string[]],
): void {
  // None of them needs its scripts.
  const all = [...parameters, "ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync(command, all, { cwd: home, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(installedLock(home), readFileSync(lockOf(home)));
}

/** Whether the packages are there, in these versions. */
export function arePackagesInstalled(home: string): boolean {
  const installed = installedLock(home);
  return existsSync(installed) && readFileSync(installed).equals(readFileSync(lockOf(home)));
}

/** The lock file of a folder. */
export function lockOf(home: string): string {
  return join(home, "package-lock.json");
}

/** What has been installed. */
function installedLock(home: string): string {
  return join(home, "node_modules/.installed-lock.json");
}
