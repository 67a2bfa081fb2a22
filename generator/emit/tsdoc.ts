/**
 * Documentation comments. Nothing else writes comments: text of a document cannot end one, start a
 * tag or a link, or reorder what a reader sees.
 */
import type { DocsModel, JsonValue, SupportModel } from "../ir/type-model.js";
import { literalText } from "../ir/names.js";
import type { CommentText } from "./syntax.js";

/** The widest line that we compose ourselves; the document's own lines stay as they are. */
const textWidth = 96;
/** Names and examples beyond these belong in the support constant and in the document. */
const nameLimit = 12;
const exampleLimit = 3;
const valueWidth = 72;

/** The content of a comment, without its stars: none where there is nothing to say, or one text. */
export function docsText(docs: DocsModel): CommentText[] {
  const paragraphs = [...proseOf(docs), ...supportOf(docs.support), tagsOf(docs).join("\n")];
  const text = paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
  return text === "" ? [] : [{ comment: text }];
}

/** A comment of our own; what is put into it may be text of a document. */
export function note(words: TemplateStringsArray, ...texts: readonly string[]): CommentText {
  return { comment: String.raw({ raw: words }, ...texts.map((text) => inline(text))) };
}

/** What is said of a former name; `migrate/find-aliases.ts` reads it. Both names are identifiers. */
export function renamedText(target: string): string {
  return `@deprecated Renamed to {@link ${target}}.`;
}

/** One line of a document's text. */
function inline(text: string): string {
  return escapeText(text).replaceAll(/\s+/gu, " ");
}

function proseOf({ summary, description }: DocsModel): readonly string[] {
  const first = escapeText(summary ?? "");
  const second = escapeText(description ?? "");
  return second.startsWith(first) ? [second] : [first, second];
}

/** Most text: one line of ASCII, with nothing around it and no tag. */
const plain = /^(?! )[ -?A-~]*(?<! )$/u;

/** Text of a document as comment text: no comment end, no tag, no invisible control. */
export function escapeText(text: string): string {
  if (plain.test(text) && !text.includes("*/")) return text;
  const lines = neutralize(text)
    .replaceAll("*/", String.raw`*\/`)
    .replaceAll(/(^|[\s{(])@/gu, String.raw`$1\@`)
    .split("\n")
    .map((line) => line.trimEnd());
  const filled = lines.map((line) => line !== "");
  return lines.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1).join("\n");
}

/** Control characters and what hides or reorders text; joiners are parts of words and of emoji. */
const unseen =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/** One kind of line end, nothing unseen, no half characters. */
function neutralize(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, "\n")
    .replaceAll(unseen, keepLayout)
    .replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}

function keepLayout(control: string): string {
  return control === "\n" || control === "\t" ? control : "";
}

function supportOf(support: SupportModel | undefined): readonly string[] {
  if (support === undefined) return [];
  const clauses = [...knownClause(support), ...requiredClause(support)];
  const sentence = clauses.length === 0 ? "" : wrap(escapeText(`${clauses.join("; ")}.`));
  return [sentence, ...support.notes.map((note) => escapeText(note))];
}

function knownClause({ integrations, names }: SupportModel): readonly string[] {
  if (integrations === undefined) return names.length === 0 ? [] : [`Known for ${listed(names)}`];
  const count = integrations === 1 ? "1 integration" : `${integrations} integrations`;
  return [names.length === 0 ? `Known for ${count}` : `Known for ${count}: ${listed(names)}`];
}

function requiredClause({ integrations, required, ...support }: SupportModel): readonly string[] {
  const { requiredBy } = support;
  const by = requiredBy.length === 0 ? "" : `: ${listed(requiredBy)}`;
  if (required === undefined) {
    return requiredBy.length === 0 ? [] : [`required by ${listed(requiredBy)}`];
  }
  const noun =
    integrations === undefined && support.names.length === 0 ? integrationNoun(required) : "";
  return [`${required}${noun} ${required === 1 ? "requires" : "require"} it${by}`];
}

function integrationNoun(count: number): string {
  return count === 1 ? " integration" : " integrations";
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, nameLimit).join(", ");
  return names.length > nameLimit ? `${shown} and ${names.length - nameLimit} more` : shown;
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > textWidth) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join("\n");
}

function tagsOf(docs: DocsModel): readonly string[] {
  return [
    ...(docs.deprecated ? ["@deprecated"] : []),
    ...valueTag("@defaultValue", docs.default),
    ...docs.examples.slice(0, exampleLimit).flatMap((example) => valueTag("@example", example)),
    ...linkTag(docs.externalDocs),
  ];
}

/** A value as a literal, which already hides what comments must not hold; long ones are left out. */
function valueTag(tag: string, value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  const literal = literalText(value)
    .replaceAll("*/", String.raw`*\/`)
    .replaceAll(/(?<=[\s{(])@/gu, String.raw`\u0040`);
  if (literal.length > valueWidth) return [];
  return [
    tag === "@defaultValue" && !literal.includes("`")
      ? `${tag} \`${literal}\``
      : `${tag} ${literal}`,
  ];
}

function linkTag(externalDocs: DocsModel["externalDocs"]): readonly string[] {
  if (externalDocs === undefined) return [];
  const { url, description } = externalDocs;
  const title = escapeText(description ?? "")
    .replaceAll(/[{}|\n]+/gu, " ")
    .trim();
  // Anything but a plain address could end the link and start something else.
  if (!/^https?:\/\/[\w\-.~:/?#[\]!$&'()+,;=%]+$/u.test(url)) {
    return title === "" ? [] : [`@see ${title}`];
  }
  return [title === "" ? `@see {@link ${url}}` : `@see {@link ${url} | ${title}}`];
}
