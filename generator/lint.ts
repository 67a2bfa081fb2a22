/** `specloom lint`: documents → what departs from the conventions of the others. */
import { DiagnosticBag, type Diagnostic } from "./diagnostics/diagnostic.js";
import { readApis, type ReadOptions } from "./input/read.js";
import { checkConventions } from "./lint/conventions.js";

/** What to look at. */
export interface LintOptions extends ReadOptions {
  /** A document or its URL, a folder of documents of one API, or a folder of such folders. */
  readonly input: string;
}

/**
 * Compares the resources of all APIs of the input. A convention is what three quarters of them, and
 * at least three, have in common; nothing is assumed. Errors of the documents come alone.
 */
export async function lint(options: LintOptions): Promise<readonly Diagnostic[]> {
  const bag = new DiagnosticBag();
  const apis = await readApis(options.input, bag, options);
  if (!bag.hasErrors()) checkConventions(apis, bag);
  return bag.diagnostics;
}
