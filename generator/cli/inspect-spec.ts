/** Configuration → the models of the spec, for commands that answer questions about names. */
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { inspect, type Generation } from "../generate.js";
import { ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import { findLock } from "./lock-file.js";
import { readConfig, type ConfigFlags } from "./read-config.js";
import type { Terminal } from "./terminal.js";

/** A spec that was read, or why it was not. */
export type InspectedSpec =
  | { readonly code: typeof ExitCode.Success; readonly apis: Generation["apis"] }
  | { readonly code: ExitCode; readonly apis: undefined; readonly errors: readonly Diagnostic[] };

/** Reads the spec with the names that the lock holds. Warnings are for those who generate. */
export async function inspectSpec(flags: ConfigFlags, terminal: Terminal): Promise<InspectedSpec> {
  const bag = new DiagnosticBag();
  // Nothing is written; an output only decides where a lock is if there is no configuration file.
  const config = await readConfig({ output: "generated", ...flags }, terminal, bag);
  if (config === undefined) return stopped(ExitCode.Usage, bag.diagnostics);
  const lock = findLock(flags, config, { directory: terminal.directory, bag });
  if (bag.hasErrors()) return stopped(ExitCode.Failure, bag.diagnostics);
  const { apis, diagnostics } = await inspect({ ...config, lock: lock.former });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return stopped(failureCode(errors), errors);
  return { code: ExitCode.Success, apis };
}

function stopped(code: ExitCode, errors: readonly Diagnostic[]): InspectedSpec {
  return { code, apis: undefined, errors };
}
