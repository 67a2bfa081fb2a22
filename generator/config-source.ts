/** Finds a key in the text of a configuration file, for diagnostics. */
import type { SourceRange } from "./diagnostics/diagnostic.js";

/**
 * The first place where `key` stands as a property name. A configuration is a few lines of
 * JavaScript, TypeScript or JSON, so its text is searched and not parsed.
 */
export function keyRange(text: string, file: string, key: string): SourceRange | undefined {
  if (key === "") return undefined;
  const name = key.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const match = new RegExp(`(?:^|[{,\\s])(["']?)${name}\\1\\s*[:,}]`, "u").exec(text);
  if (match === null) return undefined;
  const start = text.indexOf(key, match.index);
  const before = text.slice(0, start).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  const line = before.length;
  return { file, line, column, endLine: line, endColumn: column + key.length };
}
