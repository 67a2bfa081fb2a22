/** Writes a file that was not there: all of it, or nothing. */
import { link, rm, writeFile } from "node:fs/promises";
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";

/** Whether the file was written; a file that is there is not replaced. */
export async function writeNew(file: string, text: string, bag: DiagnosticBag): Promise<boolean> {
  // A link appears with its content, and not where there is something.
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, text, { flag: "wx" });
    await link(draft, file);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    bag.report(
      "output-unwritable",
      { pointer: undefined, range: undefined },
      { path: file, reason },
    );
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}
