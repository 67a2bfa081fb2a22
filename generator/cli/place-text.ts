/** Places of the spec as text. */
import { relative } from "node:path";
import type { SourceRange } from "../diagnostics/diagnostic.js";
import { isUrl } from "../remote-host.js";

/** `spec/users.yaml:12:5`, as seen from a directory. */
export function placeText(range: SourceRange | undefined, directory: string): string {
  if (range === undefined) return "";
  const { file, line, column } = range;
  return `${isUrl(file) ? file : relative(directory, file)}:${line}:${column}`;
}
