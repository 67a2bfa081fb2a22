/** Configuration file and flags → the configuration of a command. */
import { resolve } from "node:path";
import { findConfig, loadConfig, resolveConfig, type ResolvedConfig } from "../config.js";
import { readCompanions } from "../config-companions.js";
import { selectMore } from "../config-operations.js";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { Terminal } from "./terminal.js";

/** The options that commands share whose work begins with a document. */
export interface ConfigFlags {
  readonly spec?: string | undefined;
  readonly output?: string;
  /** Added to those of the configuration. */
  readonly overlay?: readonly string[];
  /** Patterns of operations, added to those of the configuration. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly config?: string;
  /** Added to those of the configuration. */
  readonly companion?: readonly string[];
}

/** The configuration file that is named, or that of the folder; `undefined`: there is none. */
export function configFile({ config }: ConfigFlags, directory: string): string | undefined {
  return config === undefined ? findConfig(directory) : resolve(directory, config);
}

/** The configuration file with the flags in its place; `undefined` after a diagnostic. */
export async function readConfig(
  flags: ConfigFlags,
  { directory }: Terminal,
  bag: DiagnosticBag,
): Promise<ResolvedConfig | undefined> {
  const file = configFile(flags, directory);
  const fromFile = file === undefined ? {} : await loadConfig(file, bag);
  if (fromFile === undefined) return undefined;
  const merged = mergeFlags(fromFile, flags, { directory, bag });
  if (merged === undefined) return undefined;
  const config = resolveConfig(merged, directory);
  if (config === undefined) {
    const missing = merged.input === undefined ? "input" : "output";
    bag.report("config-missing", nowhere, { missing });
  }
  return config;
}

const nowhere = { pointer: undefined, range: undefined };

interface FlagSetting {
  readonly directory: string;
  readonly bag: DiagnosticBag;
}

/** Flags replace the options of a configuration; lists of both are joined. */
function mergeFlags(
  config: Partial<ResolvedConfig>,
  flags: ConfigFlags,
  { directory, bag }: FlagSetting,
): Partial<ResolvedConfig> | undefined {
  const reportInvalid = (key: string, expected: string) => {
    bag.report("config-invalid", nowhere, { key, expected });
  };
  const operations = selectMore(config.operations, flags, reportInvalid);
  const companions = readCompanions(
    [...(config.companions ?? []), ...(flags.companion ?? [])],
    reportInvalid,
  );
  const overlays = (flags.overlay ?? []).map((path) => resolve(directory, path));
  return (
    operations &&
    companions && {
      ...config,
      ...(flags.spec !== undefined && { input: flags.spec }),
      ...(flags.output !== undefined && { output: flags.output }),
      overlays: [...(config.overlays ?? []), ...overlays],
      operations,
      companions,
    }
  );
}
