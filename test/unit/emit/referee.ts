import type { StatementStructures } from "ts-morph";
import ts from "typescript";
import { formatFile } from "../../../generator/output/format.js";
import { printFile } from "../../../generator/output/print.js";

/** Prints statements as a file of the output, without its banner. */
export function printed(...statements: readonly StatementStructures[]): string {
  const text = printFile({ source: "spec", statements });
  return text.slice(text.indexOf("\n\n") + 2);
}

/** The text as Prettier would leave it; a layout is proven where both are the same. */
export function refereed(text: string): Promise<string> {
  return formatFile("test.ts", text);
}

/** What the TypeScript parser has to say about a text. */
export function syntaxErrors(text: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
