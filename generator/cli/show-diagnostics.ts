/** Diagnostics on the error stream, each with the lines it is about. */
import { readFileSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { renderDiagnostics } from "../diagnostics/render.js";
import type { Terminal } from "./terminal.js";

const firstOfEach = { limit: 3, hint: "--verbose shows all of them, --json too." };

/** Shows the first diagnostics of each code, or all of them. */
export function showDiagnostics(
  diagnostics: readonly Diagnostic[],
  form: "text" | "verbose",
  terminal: Terminal,
): void {
  if (diagnostics.length === 0) return;
  const { colors, directory } = terminal;
  const shortened = form === "verbose" ? undefined : firstOfEach;
  terminal.error(renderDiagnostics(diagnostics, { colors, directory, source: textOf, shortened }));
}

/** The text of a file for its code frame; a file that is gone has none. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
