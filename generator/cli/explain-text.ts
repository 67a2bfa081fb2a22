/** The report of `specloom explain` for people. What a document says cannot command the terminal. */
import type { SourceRange } from "../diagnostics/diagnostic.js";
import { escapeControls } from "../diagnostics/render.js";
import type { NamedOrigin } from "../inspect/named-origins.js";
import { placeText } from "./place-text.js";
import { textOf } from "./show-diagnostics.js";

/** Lines of the spec that are shown around the one in question. */
const linesBefore = 2;
const linesAfter = 4;

/** Columns of them that are shown. */
const widestLine = 100;

/** Each place with a few lines of the spec, and the names that come from it. */
export function explainText(names: readonly NamedOrigin[], directory: string): string {
  const titles = new Map<string, NamedOrigin[]>();
  for (const name of names) {
    const title = [placeText(name.range, directory), name.pointer || "/"].join("  ").trim();
    const present = titles.get(title);
    if (present === undefined) titles.set(title, [name]);
    else present.push(name);
  }
  const blocks = [...titles].map(([title, members]) =>
    [escapeControls(title), ...frame(members[0]?.range), ...nameLines(members)]
      .map((line) => `${line}\n`)
      .join(""),
  );
  return blocks.join("\n");
}

function frame(range: SourceRange | undefined): readonly string[] {
  const text = range && textOf(range.file);
  if (range === undefined || text === undefined) return [];
  const lines = text.split(/\r?\n/u);
  const first = Math.max(1, range.line - linesBefore);
  const last = Math.min(lines.length, range.line + linesAfter);
  const width = String(last).length;
  return lines.slice(first - 1, last).map((line, index) => {
    const number = first + index;
    const mark = number === range.line ? ">" : " ";
    const shown = escapeControls(line.slice(0, widestLine).replaceAll("\t", " "));
    return `${mark} ${String(number).padStart(width)} | ${shown}`.trimEnd();
  });
}

function nameLines(names: readonly NamedOrigin[]): readonly string[] {
  const width = Math.max(...names.map(({ symbol }) => symbol.length));
  return names.map(({ symbol, kind, request, api }) => {
    const rest = [kind, ...(request === undefined ? [] : [request]), `in ${api}`].join("  ");
    return escapeControls(`  ${symbol.padEnd(width)}  ${rest}`);
  });
}
