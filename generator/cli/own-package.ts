/** The package of specloom. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Two folders up: from source, from a build, and from a bundle. */
const folder = new URL("../../", import.meta.url);

/** Its version, as its `package.json` has it. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest ? String(manifest.version) : "unknown";
}

/** The run-time, which is copied into each output. */
export const runtimeFolder = fileURLToPath(new URL("generator/runtime/", folder));
