/** What must hold for a text that is given to the generator, whatever it is. */
import { writeFile } from "node:fs/promises";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";
import type { SourceRange } from "../../generator/diagnostics/diagnostic.js";
import { generate, type Generation } from "../../generator/index.js";
import { fileProblems } from "./output-checks.js";

/** What came of one text. */
export interface Outcome {
  /** Whether there is output. */
  readonly accepted: boolean;
  readonly problems: readonly string[];
}

/** Generates from a text, which is written to a file first. */
export async function checkText(text: string, file: string): Promise<Outcome> {
  await writeFile(file, text);
  try {
    const generation = await generate({ input: file });
    const problems = [...diagnosticProblems(generation, text), ...fileProblems(generation.files)];
    return { accepted: generation.files.length > 0, problems };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { accepted: false, problems: [`throws ${detail}`] };
  }
}

function diagnosticProblems({ files, diagnostics }: Generation, text: string): readonly string[] {
  const isRefused = diagnostics.some(({ severity }) => severity === "error");
  const report = renderDiagnostics(diagnostics, {
    colors: false,
    directory: "/",
    source: () => text,
  });
  return [
    ...(isRefused === (files.length === 0) ? [] : ["has no output and no reason for it"]),
    ...diagnostics
      .filter(({ range }) => range === undefined || !isInside(range, text))
      .map(({ code }) => `${code} is about no place of the document`),
    ...(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(report.replaceAll("\n", ""))
      ? ["a diagnostic holds control characters"]
      : []),
    ...(diagnostics.some(({ message }) => message.includes("undefined")) &&
    !text.includes("undefined")
      ? ["a diagnostic says undefined"]
      : []),
  ];
}

/** Whether a place exists; ends are exclusive, so they may be behind the last character. */
function isInside({ line, column, endLine, endColumn }: SourceRange, text: string): boolean {
  const lines = text.split("\n");
  const exists = (row: number, at: number) => at >= 1 && at <= (lines[row - 1]?.length ?? -1) + 1;
  const isForward = line < endLine || (line === endLine && column <= endColumn);
  return isForward && exists(line, column) && exists(endLine, endColumn);
}
