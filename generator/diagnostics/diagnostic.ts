/** Diagnostics: what is wrong with a user's document or configuration. Collected, never thrown. */
import { catalog, type DiagnosticCode, type DiagnosticParameters } from "./catalog.js";

/** An RFC 6901 pointer within one document: `""`, `/paths/~1users/get`. */
export type JsonPointer = string;

export type Severity = "error" | "warning";

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
  readonly #diagnostics: Diagnostic[] = [];

  report<Code extends DiagnosticCode>(
    code: Code,
    place: DiagnosticPlace,
    parameters: DiagnosticParameters<Code>,
  ): void {
    const entry = catalog[code];
    const message = entry.message as (parameters: DiagnosticParameters<Code>) => string;
    this.#diagnostics.push({
      code,
      severity: entry.severity,
      message: message(parameters),
      hint: entry.hint,
      ...place,
    });
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  hasErrors(): boolean {
    return this.#diagnostics.some((diagnostic) => diagnostic.severity === "error");
  }
}
