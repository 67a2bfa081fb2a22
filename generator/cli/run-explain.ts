/** `specloom explain`: a name → its place in the spec, or a place → its names. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { Generation } from "../generate.js";
import { explain, suggestions, type Question } from "../inspect/explain.js";
import type { NamedOrigin } from "../inspect/named-origins.js";
import { ExitCode } from "./exit-codes.js";
import { explainText } from "./explain-text.js";
import { inspectSpec } from "./inspect-spec.js";
import type { ConfigFlags } from "./read-config.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";

/** The options of `specloom explain`, as the command line gives them. */
export interface ExplainFlags extends ConfigFlags {
  readonly json?: boolean;
}

/** Runs the command and reports; the exit code is the result. */
export async function runExplain(
  subject: string,
  flags: ExplainFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const spec = await inspectSpec(flags, terminal);
  const { code, names, diagnostics } =
    spec.apis === undefined
      ? { code: spec.code, names: [], diagnostics: spec.errors }
      : answer(subject, spec.apis, terminal);
  if (flags.json === true) {
    const report = { command: "explain", code, subject, names, diagnostics };
    terminal.out(`${JSON.stringify(report, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(diagnostics, "text", terminal);
  if (names.length > 0) terminal.out(explainText(names, terminal.directory));
  return code;
}

interface Answer {
  readonly code: ExitCode;
  readonly names: readonly NamedOrigin[];
  readonly diagnostics: readonly Diagnostic[];
}

const nowhere = { pointer: undefined, range: undefined };

function answer(subject: string, apis: Generation["apis"], { directory }: Terminal): Answer {
  const question = questionOf(subject, directory);
  const names = explain(question, apis);
  if (names.length > 0) return { code: ExitCode.Success, names, diagnostics: [] };
  const bag = new DiagnosticBag();
  if (question.kind === "symbol") {
    const similar = suggestions(question.symbol, apis).join(", ");
    const found = similar === "" ? undefined : similar;
    bag.report("name-unknown", nowhere, { question: subject, suggestions: found });
  } else bag.report("place-unknown", nowhere, { place: subject });
  return { code: ExitCode.Usage, names, diagnostics: bag.diagnostics };
}

/** A file that is there with a line, a JSON pointer (also as in `$ref`), or else a name. */
function questionOf(subject: string, directory: string): Question {
  const [, path, line, column] = /^(.+?):(\d+)(?::(\d+))?$/u.exec(subject) ?? [];
  const file = path === undefined ? undefined : resolve(directory, path);
  if (file !== undefined && existsSync(file)) {
    const text = readFileSync(file, "utf8");
    const place = { line: Number(line), column: column === undefined ? undefined : Number(column) };
    return { kind: "place", file, text, ...place };
  }
  const [, pointer] = /^(?:#(?=\/))?(\/.*)$/su.exec(subject) ?? [];
  return pointer === undefined ? { kind: "symbol", symbol: subject } : { kind: "pointer", pointer };
}
