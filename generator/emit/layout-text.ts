/** The leaves of a layout: comments, keys and string literals. */
import { builders, type builders as Builders } from "prettier/doc";
import { literalText, propertyKey } from "../ir/names.js";
import type { CommentText } from "./syntax.js";

type Doc = Builders.Doc;
const { hardline, join } = builders;

/** Comments above what follows. */
export function commentDoc(docs: readonly CommentText[]): Doc {
  return docs.map((text): Doc => [join(hardline, commentLines(text)), hardline]);
}

/** A comment with its stars. */
export function commentLines({ comment: text }: CommentText): string[] {
  const lines = text.split("\n");
  if (lines.length === 1) return [`/** ${text} */`];
  const starred = lines.map((content) => (content === "" ? " *" : ` * ${content}`));
  return ["/**", ...starred, " */"];
}

/** Letters of common scripts, all in the Unicode versions that compilers and Prettier know. */
const letters =
  "\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u0391-\\u03A1\\u03A3-\\u03CE\\u0400-\\u0481\\u05D0-\\u05EA" +
  "\\u0620-\\u064A\\u3041-\\u3096\\u30A1-\\u30FA\\u4E00-\\u9FCC\\uAC00-\\uD7A3";

/** Names that need no quotes for certain, so that Prettier would take them away. */
const plainName = new RegExp(`^[A-Za-z_$${letters}][\\w$${letters}]*$`, "u");

/** Names that Prettier may take for identifiers, depending on the Unicode version it knows. */
const possibleName = /^[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{M}\p{Nd}\p{Pc}$]*$/u;

/** A property name, quoted where it is not an identifier to Prettier and to every compiler. */
export function keyDoc(name: string): string {
  const key = propertyKey(name);
  if (key.startsWith("[")) return key;
  if (plainName.test(name)) return name;
  // Prettier leaves quotes around a name that has escapes.
  return possibleName.test(name) ? key.replaceAll(/[^\0-\x7F]/gu, escaped) : key;
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** A literal of the document's value, with numbers written as Prettier writes them. */
export function literalSyntax(value: string | number | boolean | null): string {
  const text = literalText(value);
  return typeof value === "number" ? text.replace("e+", "e") : text;
}
