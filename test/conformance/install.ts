/** Installs the platforms that tests run on besides Node, where they are missing. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { isInstalled } from "./platform-run.js";

const folder = new URL("../environments/", import.meta.url).pathname;

/** Bun, Deno and workerd from the npm registry, Chromium from the packages of Debian. */
export function installPlatforms(): void {
  // They need none of the scripts of their packages.
  const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  if (!existsSync(`${folder}node_modules/.package-lock.json`)) run("npm", npm, folder);
  if (isInstalled("chromium")) return;
  run("apt-get", ["update", "--quiet"]);
  run("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"]);
}

function run(command: string, parameters: readonly string[], directory = folder): void {
  execFileSync(command, parameters, { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
}
