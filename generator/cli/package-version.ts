/** The version of specloom. */
import { createRequire } from "node:module";

/** As its `package.json` has it. */
export function packageVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("specloom/package.json");
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest ? String(manifest.version) : "unknown";
}
