/** The report of `specloom check` for pull requests. What a document says is text, never markup. */
import type { SurfaceChange } from "../compare/change.js";
import { changeCounts, driftCounts, nothingToCompare, placeText } from "./check-text.js";
import type { CheckReport } from "./run-check.js";

/** A heading with the verdict, what drifted, and a table of the changes, the worst first. */
export function markdownReport(report: CheckReport, directory: string): string {
  const { output, against, compared, changes, drift, verdict } = report;
  const subject = against === undefined ? code(output) : `${code(output)} against ${code(against)}`;
  const counts = compared ? changeCounts(changes) : nothingToCompare(report);
  const title = `### ${compared ? (verdict ?? "no changes") : "nothing to compare with"}: ${subject}`;
  const blocks = [
    title,
    `${sentence(counts)} ${sentence(driftCounts(drift))}`,
    ...(changes.length === 0 ? [] : [table(changes, directory)]),
    ...(drift.length === 0 ? [] : [driftList(report)]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function sentence(text: string): string {
  const escaped = entities(text);
  return `${escaped.slice(0, 1).toUpperCase()}${escaped.slice(1)}.`;
}

function table(changes: readonly SurfaceChange[], directory: string): string {
  const rows = changes.map((change) => {
    const { severity, symbol, message, before, after, range } = change;
    const place = placeText(range, directory);
    const cells = [
      severity,
      code(symbol),
      entities(message),
      code(before),
      code(after),
      code(place),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| | Symbol | Change | Before | After | Place |";
  return [head, "| --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function driftList({ drift }: CheckReport): string {
  return drift.map(({ path, state }) => `- ${state}: ${code(path)}`).join("\n");
}

function code(text: string | undefined): string {
  return text === undefined || text === "" ? "" : `<code>${entities(text)}</code>`;
}

/** Text in which nothing is markup, a link, a mention or a line break: all but plain characters. */
function entities(text: string): string {
  return Array.from(text, (character) =>
    /[\p{L}\p{N} ,;/-]/u.test(character) ? character : `&#${character.codePointAt(0) ?? 0};`,
  ).join("");
}
