/**
 * Layouts that fit on one line for certain, without the engine: most do, and it would look at each
 * group of them twice.
 */
import type { builders as Builders } from "prettier/doc";

type Doc = Builders.Doc;
type Command = Exclude<Doc, string | readonly Doc[]>;

/** The text on one line; `undefined` where it breaks, or where that is not for us to say. */
export function lineText(doc: Doc, width: number): string | undefined {
  const line = { text: "", width };
  // Beyond ASCII, characters may be two columns wide.
  return append(doc, line, false) && /^[\u0001 -~]*$/u.test(line.text) ? line.text : undefined;
}

interface Line {
  text: string;
  readonly width: number;
}

/** Whether the line holds the document; `isGrouped`: lines in it need not break. */
function append(doc: Doc, line: Line, isGrouped: boolean): boolean {
  if (typeof doc === "string") {
    line.text += doc;
    return line.text.length <= line.width;
  }
  if (Array.isArray(doc)) return doc.every((part) => append(part, line, isGrouped));
  return isGrouped ? appendFlat(doc, line) : appendBroken(doc, line);
}

/** What a command prints outside of all groups, where lines break. */
function appendBroken(doc: Command, line: Line): boolean {
  if (doc.type === "group") return !doc.break && append(doc.contents, line, true);
  return isIndented(doc) && append(doc.contents, line, false);
}

/** What a command prints in a group that fits. */
function appendFlat(doc: Command, line: Line): boolean {
  if (doc.type === "line") {
    return doc.hard !== true && append(doc.soft === true ? "" : " ", line, true);
  }
  if (doc.type === "if-break") return append(doc.flatContents, line, true);
  if (doc.type === "fill") return append(doc.parts, line, true);
  return isIndented(doc) ? append(doc.contents, line, true) : appendBroken(doc, line);
}

function isIndented(doc: Command): doc is Builders.Align | Builders.Indent {
  return doc.type === "align" || doc.type === "indent";
}
