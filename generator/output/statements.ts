/**
 * Statements to text through ts-morph, all of a file at once.
 *
 * ts-morph looks at each character that it writes. Texts that are laid out already are tokens to
 * it, which are replaced by the texts once it is done.
 */
import { printStructure, StructureKind, type StatementStructures } from "ts-morph";

/** Private characters, which nothing but tokens and marks brings to ts-morph. */
const around = "\uE000";
const mark = "\uE001";

const token = /(?:^( *)\/\*\* )?\uE000(\d+)\uE000( \*\/)?/gmu;

/** What is written as it is. */
const short = /^\w{0,12}$/u;

/** The text of each statement, without a line break at its end. */
export function statementTexts(statements: readonly StatementStructures[]): readonly string[] {
  const texts: string[] = [];
  const shortened = statements.map((statement) => withTokens({ ...statement }, texts));
  const marked = shortened.map((statement) => ({ ...statement, leadingTrivia: mark }));
  if (!areStatements(marked)) return [];
  const text = printStructure(
    { kind: StructureKind.SourceFile, statements: marked },
    { indentNumberOfSpaces: 2 },
  );
  const [, ...printed] = text.split(mark);
  return printed.map((each) => withTexts(each.trimEnd(), texts));
}

function areStatements(values: readonly object[]): values is StatementStructures[] {
  return values.every((value) => "kind" in value);
}

/** A copy with tokens in the place of all texts that are not short. */
function withTokens(object: object, texts: string[]): object {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) copy[key] = tokenized(value, texts);
  return copy;
}

function tokenized(value: unknown, texts: string[]): unknown {
  if (typeof value === "string") {
    return short.test(value) ? value : `${around}${texts.push(value) - 1}${around}`;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => tokenized(item, texts));
  return typeof value === "object" && value !== null ? withTokens(value, texts) : value;
}

function withTexts(text: string, texts: readonly string[]): string {
  return text.replaceAll(token, (_, ...groups: readonly (string | undefined)[]) => {
    const [margin, index, end = ""] = groups;
    const held = texts[Number(index)] ?? "";
    return margin === undefined ? held + end : `${margin}${commentText(held, margin)}`;
  });
}

/** A comment as ts-morph writes it: on one line, or each of its lines behind a star. */
function commentText(text: string, margin: string): string {
  const lines = text.split("\n");
  if (lines.length === 1) return `/** ${text} */`;
  const starred = lines.map((line) => `${margin} *${line === "" ? "" : ` ${line}`}\n`);
  return `/**\n${starred.join("")}${margin} */`;
}
