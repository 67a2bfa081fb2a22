/** Diagnostics → text for people. What a document says can never command the terminal. */
import type { Diagnostic, SourceRange } from "./diagnostic.js";

/** How diagnostics are shown. */
export interface RenderOptions {
  readonly colors: boolean;
  /** Files below it are shown relative to it. */
  readonly directory: string;
  /** The text of a source file; `undefined` where there is none to show. */
  readonly source: (file: string) => string | undefined;
  /** Shows the first few of each code and counts the others. Default: all are shown. */
  readonly shortened?: Shortened | undefined;
}

/** How a report is shortened. */
export interface Shortened {
  /** Diagnostics of each code that are shown. */
  readonly limit: number;
  /** How to see the others. */
  readonly hint: string;
}

type Paint = (style: keyof typeof styles, text: string) => string;

const styles = { bold: 1, red: 31, yellow: 33, blue: 34, cyan: 36, dim: 2 } as const;

const severityStyles = { error: "red", warning: "yellow", info: "blue" } as const;

/** Renders diagnostics, each with its place, a code frame and a hint. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: RenderOptions,
): string {
  const paint: Paint = options.colors
    ? (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m`
    : (_style, text) => text;
  const texts = new Map<string, string | undefined>();
  const source = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, options.source(file));
    return texts.get(file);
  };
  const remembering = { ...options, source };
  const { shortened } = options;
  const all = diagnostics.map((diagnostic) => ({ diagnostic, hidden: false }));
  const marked = shortened === undefined ? all : markHidden(diagnostics, shortened.limit);
  const shown = marked.filter(({ hidden }) => !hidden);
  const blocks = shown.map(({ diagnostic }) => render(diagnostic, remembering, paint));
  if (shown.length < marked.length) blocks.push(renderCounts(marked, shortened?.hint, paint));
  return blocks.join("\n");
}

interface Marked {
  readonly diagnostic: Diagnostic;
  readonly hidden: boolean;
}

/** Who makes a mistake makes it often: the first few of a code are shown. */
function markHidden(diagnostics: readonly Diagnostic[], limit: number): readonly Marked[] {
  const totals = new Map<string, number>();
  for (const { code } of diagnostics) totals.set(code, (totals.get(code) ?? 0) + 1);
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { code } = diagnostic;
    const position = (seen.get(code) ?? 0) + 1;
    seen.set(code, position);
    // A single one more is shown: its count would be hardly shorter.
    return { diagnostic, hidden: position > limit && (totals.get(code) ?? 0) > limit + 1 };
  });
}

function renderCounts(marked: readonly Marked[], hint: string | undefined, paint: Paint): string {
  const counts = new Map<string, { readonly first: Diagnostic; count: number }>();
  for (const { diagnostic, hidden } of marked) {
    if (!hidden) continue;
    const present = counts.get(diagnostic.code);
    if (present === undefined) counts.set(diagnostic.code, { first: diagnostic, count: 1 });
    else present.count += 1;
  }
  const lines = [...counts.values()].map(({ first: { severity, code }, count }) => {
    return `and ${count} more: ${paint(severityStyles[severity], severity)} ${code}`;
  });
  return [...lines, `  ${paint("cyan", "hint:")} ${hint ?? ""}`, ""].join("\n");
}

/** The text with every character that a terminal or an eye could mistake shown as an escape. */
export function escapeControls(text: string): string {
  return text.replaceAll(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).padStart(4, "0")}}`;
  });
}

/** Controls, invisible formatting (bidirectional overrides among it), separators, lone surrogates. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function render(diagnostic: Diagnostic, options: RenderOptions, paint: Paint): string {
  const { severity, code, message, hint, range } = diagnostic;
  const level = paint(severityStyles[severity], severity);
  const place = range === undefined ? "" : `${paint("bold", placeText(range, options))} `;
  const lines = [`${place}${level} ${code}`, ...indented(relativeText(message, options))];
  if (range !== undefined) lines.push(...codeFrame(range, options, paint));
  lines.push(`  ${paint("cyan", "hint:")} ${escapeControls(hint)}`);
  return `${lines.join("\n")}\n`;
}

function indented(message: string): readonly string[] {
  return message.split("\n").map((line) => `  ${escapeControls(line)}`);
}

function placeText({ file, line, column }: SourceRange, options: RenderOptions): string {
  return escapeControls(`${relativeText(file, options)}:${line}:${column}`);
}

/** The text with the files below the directory relative to it: a file is a word that starts so. */
function relativeText(text: string, { directory }: RenderOptions): string {
  const folder = directory.replace(/\/$/, "");
  if (folder === "") return text;
  const escaped = folder.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const start = new RegExp(`(?<=^|\\s)${escaped}(?:(/)|(?=[,;:]|\\.?(?:\\s|$)))`, "g");
  return text.replaceAll(start, (_, slash: string | undefined) => (slash === "/" ? "" : "."));
}

/** Columns of a line that are shown; the marked ones are among them. */
const frameWidth = 100;

function codeFrame(range: SourceRange, options: RenderOptions, paint: Paint): readonly string[] {
  const line = lineAt(options.source(range.file) ?? "", range.line);
  if (line === "") return [];
  const start = range.column - 1;
  const end = range.endLine === range.line ? range.endColumn - 1 : line.length;
  const from = frameStart(line, start, end);
  const shown = line.slice(from, from + frameWidth);
  const before = frameText(line.slice(from, start));
  const marked = frameText(
    line.slice(start, Math.min(Math.max(end, start + 1), from + frameWidth)),
  );
  const gutter = String(range.line);
  const empty = " ".repeat(gutter.length);
  const carets = "^".repeat(Math.max(1, marked.length));
  return [
    `  ${paint("dim", `${gutter} |`)} ${frameText(shown)}`,
    `  ${paint("dim", `${empty} |`)} ${" ".repeat(before.length)}${paint("red", carets)}`,
  ];
}

/** Only a line that does not fit is cropped, and then so that its mark and what leads there is seen. */
function frameStart(line: string, start: number, end: number): number {
  if (end <= frameWidth) return 0;
  return Math.max(0, Math.min(start - 20, line.length - frameWidth));
}

function lineAt(text: string, line: number): string {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
}

/** Tabs are one column, as columns are counted. */
function frameText(text: string): string {
  return escapeControls(text.replaceAll("\t", " "));
}
