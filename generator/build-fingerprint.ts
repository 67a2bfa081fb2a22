/** What this specloom looks like, so that nothing of another one is taken for its own work. */
import { createHash, type Hash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("./", import.meta.url));

let fingerprint: string | undefined;

/** Sizes and times of its modules and of the run-time: a build changes them, and a patch may. */
export function buildFingerprint(runtime: string): string {
  return (fingerprint ??= lookAt([modules, runtime]));
}

function lookAt(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) addFolder(folder, hash);
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
