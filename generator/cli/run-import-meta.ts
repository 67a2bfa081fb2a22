/** `specloom import-meta`: an answer of the API → an overlay on the spec. */
import { readFile } from "node:fs/promises";
import { dirname, posix, relative, resolve } from "node:path";
import type { ResolvedConfig } from "../config.js";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { fetchMeta, importMeta, readMeta } from "../import-meta.js";
import { isUrl } from "../remote-host.js";
import { ExitCode } from "./exit-codes.js";
import { failureCode } from "./failure-code.js";
import { readConfig } from "./read-config.js";
import { readSpec } from "./read-spec.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";
import { writeNew } from "./write-new.js";

/** The options of `specloom import-meta`, as the command line gives them. */
export interface ImportMetaFlags {
  readonly model: string;
  readonly resource: string;
  readonly output: string;
  readonly spec?: string;
  readonly config?: string;
  readonly json?: boolean;
}

interface Outcome {
  readonly code: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Fields that the overlay adds. */
  readonly added: readonly string[];
}

/** Runs the command and reports; the exit code is the result. */
export async function runImportMeta(
  answer: string,
  flags: ImportMetaFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const bag = new DiagnosticBag();
  const config = await readConfig({ ...flags, output: "." }, terminal, bag);
  const added = config && (await written(answer, { flags, config, terminal }, bag));
  const code = exitCode(config, added, bag);
  const outcome: Outcome = { code, diagnostics: bag.diagnostics, added: added ?? [] };
  if (flags.json === true) {
    terminal.out(`${JSON.stringify({ command: "import-meta", ...outcome }, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(bag.diagnostics, "text", terminal);
  const count = outcome.added.length;
  terminal.out(
    added === undefined
      ? "Nothing was written.\n"
      : `Wrote ${flags.output}: ${count} field${count === 1 ? "" : "s"}.\n`,
  );
  return code;
}

function exitCode(config: unknown, added: unknown, { diagnostics }: DiagnosticBag): ExitCode {
  if (added !== undefined) return ExitCode.Success;
  const isUsage = diagnostics.some(({ code }) => usage.has(code));
  return config === undefined || isUsage ? ExitCode.Usage : failureCode(diagnostics);
}

const usage = new Set<string>(["config-invalid", "meta-resource-unknown", "remote-reference"]);

interface Run {
  readonly flags: ImportMetaFlags;
  readonly config: ResolvedConfig;
  readonly terminal: Terminal;
}

async function written(
  answer: string,
  { flags, config, terminal }: Run,
  bag: DiagnosticBag,
): Promise<readonly string[] | undefined> {
  const files = await readSpec(config.input, bag);
  const meta = isUrl(answer)
    ? await fetchMeta(answer, config.remoteHosts, bag)
    : await readAnswer(resolve(terminal.directory, answer), bag);
  if (files === undefined || meta === undefined) return undefined;
  const output = resolve(terminal.directory, flags.output);
  const folder = relative(dirname(output), config.input).replaceAll("\\", posix.sep);
  const request = { model: flags.model, resource: flags.resource, folder };
  const overlay = importMeta(request, { meta, files }, bag);
  if (overlay === undefined) return undefined;
  return (await writeNew(output, overlay.text, bag)) ? overlay.added : undefined;
}

async function readAnswer(path: string, bag: DiagnosticBag) {
  try {
    return readMeta(path, await readFile(path, "utf8"), bag);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    bag.report("input-unreadable", { pointer: undefined, range: undefined }, { path, reason });
    return undefined;
  }
}
