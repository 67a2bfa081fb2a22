/** Comments of `openapi-typescript`, which hold text of the document, as harmless comments of ours. */
import type { CommentText } from "./syntax.js";

/** Characters that hide or reorder text. */
const unseen =
  /[\0-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]|\p{Surrogate}/gu;

/** The content of a comment, of which `text` is all between the outermost slashes and stars. */
export function interopComment(text: string): CommentText {
  const content = text
    .split("\n")
    .map((line) => line.replace(/^ ?\* ?/u, "").trimEnd())
    .join("\n")
    .trim();
  return {
    comment: withoutStrayTags(content.replaceAll("*/", String.raw`*\/`)).replaceAll(
      unseen,
      escaped,
    ),
  };
}

/** Values of constants and enumerations stand in comments too. */
function withoutStrayTags(text: string): string {
  return text.replaceAll(/(?<=@\w+ .*[^\S\n])@/gu, String.raw`\@`);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0").toUpperCase()}`).join("");
}
