/** Diagnostics: what is wrong with a user's document or configuration. Collected, never thrown. */
import { catalog, type DiagnosticCode, type DiagnosticParameters } from "./catalog.js";

/** An RFC 6901 pointer within one document: `""`, `/paths/~1users/get`. */
export type JsonPointer = string;

/** `info`: nothing is wrong; something can be had. */
export type Severity = "error" | "warning" | "info";

/** A place in a source file. Lines and columns count from 1; the end is exclusive. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly pointer: JsonPointer | undefined;
  readonly range: SourceRange | undefined;
}

/** Where a diagnostic points, before it is resolved to a range. */
export interface DiagnosticPlace {
  readonly pointer: JsonPointer | undefined;
  readonly range: SourceRange | undefined;
}

/** Finds the place of a pointer in the sources. */
export type Locate = (pointer: JsonPointer) => SourceRange | undefined;

/** Collects the diagnostics of a run; the only mutable thing that stages share. */
export class DiagnosticBag {
  readonly #diagnostics = new Map<string, Diagnostic>();

  report<Code extends DiagnosticCode>(
    code: Code,
    place: DiagnosticPlace,
    parameters: DiagnosticParameters<Code>,
  ): void {
    const entry = catalog[code];
    const message = entry.message as (parameters: DiagnosticParameters<Code>) => string;
    const hint = entry.hint as string | ((parameters: DiagnosticParameters<Code>) => string);
    const shown = cropped(parameters);
    const diagnostic = {
      code,
      severity: entry.severity,
      message: message(shown),
      hint: typeof hint === "string" ? hint : hint(shown),
      ...place,
    };
    const key = identityOf(diagnostic);
    if (!this.#diagnostics.has(key)) this.#diagnostics.set(key, diagnostic);
  }

  /** An empty bag, for an attempt whose diagnostics may be of no use. */
  fresh(): DiagnosticBag {
    return new DiagnosticBag();
  }

  /** Takes over what another bag holds. */
  include(other: DiagnosticBag): void {
    for (const [key, diagnostic] of other.#diagnostics) {
      if (!this.#diagnostics.has(key)) this.#diagnostics.set(key, diagnostic);
    }
  }

  /** By file, line and column; those of one place as they were reported, those of none at the end. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics.values()].sort(byPlace);
  }

  hasErrors(): boolean {
    return [...this.#diagnostics.values()].some(({ severity }) => severity === "error");
  }
}

/** Characters of one line of a document's text that a message quotes. */
const longestQuote = 200;

/** What a message is made of, without the length that a hostile or a generated document gives it. */
function cropped<Parameters>(parameters: Parameters): Parameters {
  if (typeof parameters !== "object" || parameters === null) return parameters;
  const result = { ...parameters };
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== "string" || value.length <= longestQuote) continue;
    Reflect.set(result, name, value.split("\n").map(croppedLine).join("\n"));
  }
  return result;
}

function croppedLine(line: string): string {
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

/** Ten operations may share one component; what is wrong with it is wrong once. */
function identityOf({ code, message, range }: Diagnostic): string {
  return JSON.stringify([code, message, range]);
}

function byPlace({ range: left }: Diagnostic, { range: right }: Diagnostic): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}
