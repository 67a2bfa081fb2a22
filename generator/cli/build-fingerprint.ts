/** What this specloom looks like, so that nothing of another one is taken for its own work. */
import { createHash, type Hash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { packageVersion } from "./package-version.js";

const modules = new URL("../", import.meta.url).pathname;

let fingerprint: string | undefined;

/** Its version, and sizes and times of its modules, which a build changes and a patch may. */
export function buildFingerprint(): string {
  return (fingerprint ??= lookAtModules());
}

function lookAtModules(): string {
  const hash = createHash("sha256").update(packageVersion());
  addFolder(modules, hash);
  return hash.digest("hex");
}

function addFolder(folder: string, hash: Hash): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = folder + entry.name;
    if (entry.isDirectory()) addFolder(`${path}/`, hash);
    else if (/(?<!\.d)\.c?[jt]s$/u.test(entry.name)) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
}
