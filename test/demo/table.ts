/** A table for a terminal: columns as wide as their widest cell, at most 40 characters. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.min(40, Math.max(...all.map((row) => width(row[column] ?? "")))),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((size, column) => padded(row[column] ?? "", size))
      .join("  ")
      .trimEnd();
  const rule = widths.map((size) => "─".repeat(size)).join("  ");
  return [line(head), rule, ...rows.map(line)].join("\n");
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** East Asian wide characters and emoji take two columns. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;

function width(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + columns(grapheme), 0);
}

function columns(grapheme: string): number {
  return wide.test(grapheme) ? 2 : 1;
}

function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function padded(text: string, size: number): string {
  const total = width(text);
  if (total <= size) return text + " ".repeat(size - total);
  let kept = "";
  for (const grapheme of graphemes(text)) {
    if (width(kept + grapheme) > size - 1) break;
    kept += grapheme;
  }
  return `${kept}…${" ".repeat(size - 1 - width(kept))}`;
}
