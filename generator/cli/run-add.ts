/** `specloom add resource`: the documents of a spec → one more of them. */
import { join, relative } from "node:path";
import { addResource, standardMethods, type StandardMethod } from "../add-resource.js";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { ExitCode } from "./exit-codes.js";
import { readConfig } from "./read-config.js";
import { readSpec } from "./read-spec.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";
import { writeNew } from "./write-new.js";

/** The options of `specloom add resource`, as the command line gives them. */
export interface AddFlags {
  readonly model: string;
  readonly methods?: string;
  readonly spec?: string;
  readonly config?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface Outcome {
  readonly code: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where nothing was made. */
  readonly path?: string;
  readonly template?: string;
  readonly text?: string;
}

/** Runs the command and reports; the exit code is the result. */
export async function runAdd(name: string, flags: AddFlags, terminal: Terminal): Promise<ExitCode> {
  const outcome = await outcomeOf(name, flags, terminal);
  const { code, diagnostics, path = "", template = "", text = "" } = outcome;
  if (flags.json === true) {
    terminal.out(`${JSON.stringify({ command: "add resource", ...outcome }, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(diagnostics, "text", terminal);
  if (code !== ExitCode.Success) terminal.out("Nothing was written.\n");
  else if (flags.dryRun === true) terminal.out(text);
  else {
    terminal.out(
      `Wrote ${path}, after ${template}. Next: describe its fields, then specloom generate.\n`,
    );
  }
  return code;
}

async function outcomeOf(name: string, flags: AddFlags, terminal: Terminal): Promise<Outcome> {
  const bag = new DiagnosticBag();
  const methods = methodsOf(flags.methods, bag);
  const config = await readConfig({ ...flags, output: "." }, terminal, bag);
  if (methods === undefined || config === undefined) return failed(ExitCode.Usage, bag);
  const files = await readSpec(config.input, bag);
  if (files === undefined) return failed(ExitCode.Failure, bag);
  const made = await addResource({ model: flags.model, name, methods }, files, bag);
  if (made === undefined) {
    const isUsage = bag.diagnostics.some(({ code }) => code.startsWith("add-"));
    return failed(isUsage ? ExitCode.Usage : ExitCode.Document, bag);
  }
  const file = join(config.input, made.path);
  const path = relative(terminal.directory, file);
  if (flags.dryRun !== true && !(await writeNew(file, made.text, bag))) {
    return failed(ExitCode.Failure, bag);
  }
  return { ...made, path, code: ExitCode.Success, diagnostics: bag.diagnostics };
}

function failed(code: ExitCode, { diagnostics }: DiagnosticBag): Outcome {
  return { code, diagnostics };
}

const nowhere = { pointer: undefined, range: undefined };

function methodsOf(
  text: string | undefined,
  bag: DiagnosticBag,
): readonly StandardMethod[] | undefined {
  if (text === undefined) return standardMethods;
  const names = new Set(text.split(",").map((part) => part.trim()));
  const known = standardMethods.filter((method) => names.delete(method));
  // A resource without a list has no place in a client.
  if (names.size === 0 && known.includes("list")) return known;
  const expected = `list, and any of ${standardMethods.slice(1).join(", ")}`;
  bag.report("config-invalid", nowhere, { key: "--methods", expected });
  return undefined;
}
