/** What a run ends with whose diagnostics have errors. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { ExitCode } from "./exit-codes.js";

const unreadable = new Set<string>([
  "input-unreadable",
  "output-unwritable",
  "overlay-unreadable",
  "remote-status",
  "remote-unreachable",
]);

/** An input that cannot be read is not an error of the document. */
export function failureCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({ code }) => unreadable.has(code))
    ? ExitCode.Failure
    : ExitCode.Document;
}
