/** Whether a configuration file says all there is to know, or asks something outside of it. */
import { extname } from "node:path";

/** What may stand in a module of literals besides them and the keys of objects. */
const words = new Set([
  ...["as", "Config", "const", "default", "defineConfig", "export", "false", "null", "satisfies"],
  ...["true", "undefined"],
]);
const ownImport = /\bimport\s+(?:type\s+)?\{[\w\s,]*\}\s*from\s*(?:"specloom"|'specloom')/gu;
const commentOrString = /\/\/[^\n]*|\/\*.*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/gsu;
/** Names that are no keys, members, and the beginnings of what the expressions above do not know. */
const reference = /[`\\/"']|\.\s*\w+|[\p{ID_Start}$_][\p{ID_Continue}$]*(?!\s*:)\b/gu;

/**
 * Whether a text is JSON, or a module of nothing but literals: its value cannot change unless the
 * text does. Errs on the side of `false`.
 */
export function isStaticConfig(file: string, text: string): boolean {
  if (extname(file) === ".json") return true;
  const code = text.replaceAll(ownImport, " ").replaceAll(commentOrString, " ");
  return (code.match(reference) ?? []).every((name) => words.has(name));
}
