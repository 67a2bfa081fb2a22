/** Writes the scoreboard: a table per oracle, then what it found, grouped by reason. */
import { groupBy, totals, type Exception, type ResultsByDocument } from "./results.js";

/** A table of the scoreboard. */
export interface Table {
  readonly title: string;
  /** How to read the figures. */
  readonly note: string;
  readonly results: ResultsByDocument;
}

const samplesPerReason = 5;

/** The scoreboard as Markdown. It names no machine and no date, so that it changes with results only. */
export function scoreboard(tables: readonly Table[]): string {
  const head = [
    "# Scoreboard",
    "",
    "What independent judges say about the output for the documents of the corpus. Made by `npx tsx test/corpus/scoreboard.ts`; the corpus is not part of this repository.",
  ];
  const filled = tables.filter(({ results }) => Object.keys(results).length > 0);
  return `${[...head, "", ...summary(filled), ...filled.flatMap(section)].join("\n").trimEnd()}\n`;
}

function summary(tables: readonly Table[]): string[] {
  const rows = tables.map(({ title, results }) => {
    const sums = Object.entries(totals(Object.values(results)));
    return `| ${title} | ${sums.map(([column, count]) => `${column}: ${count}`).join(" · ")} |`;
  });
  return ["| Oracle | Totals |", "| --- | --- |", ...rows, ""];
}

function section({ title, note, results }: Table): string[] {
  const columns = Object.keys(totals(Object.values(results)));
  const files = Object.keys(results).sort();
  const rows = files.map((file) => row(file, columns, results[file]?.counts ?? {}));
  return [
    `## ${title}`,
    "",
    note,
    "",
    ...exceptions(results),
    "<details><summary>By document</summary>",
    "",
    `| Document | ${columns.join(" | ")} |`,
    `| --- |${" --: |".repeat(columns.length)}`,
    ...rows,
    row("**Total**", columns, totals(Object.values(results))),
    "",
    "</details>",
    "",
  ];
}

function row(name: string, columns: readonly string[], counts: Readonly<Record<string, number>>) {
  return `| ${name} | ${columns.map((column) => counts[column] ?? 0).join(" | ")} |`;
}

type Located = Exception & { readonly file: string };

function exceptions(results: ResultsByDocument): string[] {
  const located = Object.keys(results)
    .sort()
    .flatMap((file) =>
      (results[file]?.exceptions ?? []).map((found): Located => ({ ...found, file })),
    );
  const groups = [...groupBy(located, ({ reason }) => reason)];
  groups.sort(([, one], [, two]) => two.length - one.length);
  return groups.flatMap(([reason, found]) => group(reason, found));
}

function group(reason: string, found: readonly Located[]): string[] {
  const samples = spread(found).map(
    ({ file, place, detail }) => `  - ${file} ${code(place)}: ${code(detail)}`,
  );
  return [`- **${reason}** — ${found.length}`, ...samples, ""];
}

/** A few exceptions, of as many documents as possible. */
function spread(found: readonly Located[]): readonly Located[] {
  const byFile = [...groupBy(found, ({ file }) => file).values()];
  const ordered = [
    ...byFile.flatMap((group) => group.slice(0, 1)),
    ...byFile.flatMap((group) => group.slice(1)),
  ];
  return ordered.slice(0, samplesPerReason);
}

function code(text: string): string {
  const line = text.replaceAll(/[\s`|]+/gu, " ").trim();
  return line === "" ? "—" : `\`${line.length > 200 ? `${line.slice(0, 200)}…` : line}\``;
}
