/** What a generation writes beside its output. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { ResolvedConfig } from "../config.js";
import type { Generation } from "../generate.js";
import type { OutputFile } from "../output/diff.js";
import { lockOutput, type LockFlags, type RunLock } from "./lock-file.js";
import { manifestName, manifestText } from "./manifest.js";
import { packageVersion } from "./own-package.js";

/** The lock and, where it is kept or wanted, the manifest. */
export function besideOutput(
  lock: RunLock,
  { files, lock: names }: Generation,
  { flags, config, inputs }: BesideSetting,
): readonly OutputFile[] {
  const locks = lockOutput(lock, names, config.output);
  const path = join(dirname(lock.path), manifestName);
  if (!lock.isWritten || (flags.manifest !== true && !existsSync(path))) return locks;
  const { output } = config;
  const text = manifestText(path, { version: packageVersion(), inputs, output, files });
  return [...locks, { path: relative(output, path).split(sep).join("/"), text }];
}

interface BesideSetting {
  readonly flags: LockFlags;
  readonly config: ResolvedConfig;
  readonly inputs: ReadonlySet<string>;
}
