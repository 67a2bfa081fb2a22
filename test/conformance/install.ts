/** Installs the platforms that tests run on besides Node, where they are missing. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { isInstalled } from "./platform-run.js";

const folder = new URL("../environments/", import.meta.url).pathname;

/**
 * Bun, Deno and workerd from the npm registry, Chromium from the packages of Debian.
 *
 * @throws when one of them cannot be installed: none is left out in silence.
 */
export function installPlatforms(): void {
  // They need none of the scripts of their packages.
  const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  if (!existsSync(`${folder}node_modules/.package-lock.json`)) {
    install("Bun, Deno and workerd", [["npm", ...npm]]);
  }
  if (isInstalled("chromium")) return;
  const chromium = ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"];
  install("Chromium", [
    ["apt-get", "update", "--quiet"],
    ["apt-get", ...chromium],
  ]);
}

function install(what: string, commands: readonly (readonly [string, ...string[]])[]): void {
  console.error(`installing ${what}`);
  for (const [command, ...parameters] of commands) {
    try {
      execFileSync(command, parameters, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    } catch (cause) {
      throw new Error(`${what} cannot be installed: ${command} ${parameters[0] ?? ""} failed`, {
        cause,
      });
    }
  }
}
