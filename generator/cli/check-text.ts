/** The report of `specloom check` for people. What a document says cannot command the terminal. */
import { relative } from "node:path";
import { severities, type ChangeSeverity, type SurfaceChange } from "../compare/change.js";
import { shortened, type DriftedFile } from "../compare/drift.js";
import type { SourceRange } from "../diagnostics/diagnostic.js";
import { escapeControls } from "../diagnostics/render.js";
import { plural } from "./report.js";
import type { CheckReport } from "./run-check.js";

export interface TextSetting {
  readonly directory: string;
  /** Diffs are shown as a whole. */
  readonly isVerbose: boolean;
}

/** Lines of each diff, and files whose diffs are shown at all. */
const shownLines = 24;
const shownFiles = 5;

/** Drift first, then changes from major to patch, then one line that sums all of it up. */
export function textReport(report: CheckReport, setting: TextSetting): string {
  const blocks = [driftText(report.drift, setting), changesText(report, setting)];
  const text = blocks.filter((block) => block !== "").join("\n");
  return `${text === "" ? "" : `${text}\n`}${summaryLine(report)}\n`;
}

/** `Checked sdk against main: 1 stale; 1 major, 2 minor, 0 patch in 0.80 s.` */
function summaryLine(report: CheckReport): string {
  const { output, against, compared, milliseconds } = report;
  const title = against === undefined ? output : `${output} against ${against}`;
  const seconds = (milliseconds / 1000).toFixed(2);
  const changes = compared ? changeCounts(report.changes) : nothingToCompare(report);
  const parts = `${driftCounts(report.drift)}; ${changes}`;
  return escapeControls(`Checked ${title}: ${parts} in ${seconds} s.`);
}

/** Why there are no changes to speak of. */
export function nothingToCompare({ against }: CheckReport): string {
  const where = against === undefined ? "on disk" : `at ${against}`;
  return `there is no output ${where} to compare with`;
}

/** `2 stale, 1 orphan`, `files up to date` */
export function driftCounts(drift: readonly DriftedFile[]): string {
  const counts = (["stale", "missing", "orphan"] as const).flatMap((state) => {
    const count = drift.filter((file) => file.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return counts.length === 0 ? "files up to date" : counts.join(", ");
}

/** `1 major, 0 minor, 3 patch`, `no changes` */
export function changeCounts(changes: readonly SurfaceChange[]): string {
  if (changes.length === 0) return "no changes for programs";
  const count = (wanted: ChangeSeverity) =>
    changes.filter(({ severity }) => severity === wanted).length;
  return severities.map((severity) => `${count(severity)} ${severity}`).join(", ");
}

function driftText(drift: readonly DriftedFile[], { isVerbose }: TextSetting): string {
  const stale = drift.filter(({ state }) => state === "stale");
  const shown = new Set(isVerbose ? stale : stale.slice(0, shownFiles));
  const lines = drift.flatMap((file) => [
    `${file.state.padEnd(8)} ${file.path}`,
    ...(shown.has(file) ? diffLines(file, isVerbose) : []),
  ]);
  return lines.map((line) => `${escapeLine(line)}\n`).join("");
}

function diffLines({ diff }: DriftedFile, isVerbose: boolean): readonly string[] {
  const { lines, hidden } = shortened(diff, isVerbose ? Infinity : shownLines);
  const rest = hidden === 0 ? [] : [`… ${plural(hidden, "more line")}; --verbose shows all`];
  return [...lines, ...rest].map((line) => `  ${line}`);
}

/** Tabs are harmless. */
function escapeLine(line: string): string {
  return line.split("\t").map(escapeControls).join("\t");
}

function changesText({ changes }: CheckReport, setting: TextSetting): string {
  const groups = severities.flatMap((severity) => {
    const own = changes.filter((change) => change.severity === severity);
    return own.length === 0 ? [] : [[`${severity} (${own.length})`, ...own.flatMap(lines)]];
  });
  return groups.map((group) => `${group.join("\n")}\n`).join("\n");

  function lines(change: SurfaceChange): readonly string[] {
    const place = placeText(change.range, setting.directory);
    const [title, ...details] = [
      `${change.symbol} ${change.message}${place === "" ? "" : ` (${place})`}`,
      ...valueLines(change),
      ...(change.also.length === 0 ? [] : [`also ${change.also.join(", ")}`]),
    ].map(escapeControls);
    return [`  ${title ?? ""} [${change.code}]`, ...details.map((line) => `      ${line}`)];
  }
}

function valueLines({ before, after }: SurfaceChange): readonly string[] {
  return [
    ...(before === undefined ? [] : [`- ${before}`]),
    ...(after === undefined ? [] : [`+ ${after}`]),
  ];
}

/** `spec/users.yaml:12:5`, seen from the working directory; empty where there is no place. */
export function placeText(range: SourceRange | undefined, directory: string): string {
  if (range === undefined) return "";
  const { file, line, column } = range;
  const isBelow = file.startsWith(`${directory}/`);
  return `${isBelow ? relative(directory, file) : file}:${line}:${column}`;
}
