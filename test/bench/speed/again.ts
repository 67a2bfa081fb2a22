/** What a second `generate` into the same folder takes: of the same input, and of another. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../support/files.js";
import { runJob, type Job } from "./process.js";
import type { DocumentFigures } from "./report.js";
import type { Section } from "./section.js";
import { median } from "./statistics.js";

/** Two runs after a cold one. */
export interface Again {
  readonly unchanged: Repeated;
  /** One description of one schema is another. */
  readonly changed: Repeated;
}

interface Repeated {
  readonly seconds: number;
  /** Paths below `sdk/` that were written; what is left alone keeps its time. */
  readonly written: readonly string[];
}

/** Runs the job of a cold run again, then with a changed document. */
export async function generateAgain(job: Job, document: string): Promise<Again> {
  const unchanged = await repeat(job);
  const path = join(job.folder, document);
  writeFileSync(path, withChangedDescription(readFileSync(path, "utf8")));
  return { unchanged, changed: await repeat(job) };
}

async function repeat(job: Job): Promise<Repeated> {
  const sdk = join(job.folder, "sdk");
  const before = timesOf(sdk);
  const { code, seconds, output } = await runJob(job);
  if (code !== 0) throw new Error(`The second run fails:\n${output}`);
  const after = timesOf(sdk);
  return {
    seconds,
    written: [...after.keys()].filter((key) => after.get(key) !== before.get(key)),
  };
}

function timesOf(sdk: string): ReadonlyMap<string, number> {
  return new Map(listFiles(sdk).map((path) => [path, statSync(join(sdk, path)).mtimeMs]));
}

/**
 * The text with a word more in the first description below `schemas`, whatever the format.
 *
 * @throws Error when there is none.
 */
export function withChangedDescription(text: string, word = "Changed"): string {
  const schemas = /^ {0,4}"?schemas"?:|"components":\{.*?"schemas":/mu.exec(text);
  const description = /"?description"?: ?["']?(?=\w)/gu;
  description.lastIndex = schemas === null ? text.length : schemas.index + schemas[0].length;
  const match = description.exec(text);
  if (match === null) throw new Error("There is no description to change.");
  const end = match.index + match[0].length;
  return `${text.slice(0, end)}${word} ${text.slice(end)}`;
}

/** What a second run should take at most, divided by a cold one. */
const targets = { unchanged: 0.1, changed: 0.35 } as const;

/** Rows of all documents. */
export function againSection(all: readonly DocumentFigures[]): Section {
  const rows = all.flatMap(({ document, tools }) => {
    const { generated, again = [] } = tools.find(({ tool }) => tool === "specloom") ?? {};
    if (generated === undefined || again.length === 0) return [];
    const unchanged = median(again.map((each) => each.unchanged.seconds)) ?? NaN;
    const changed = median(again.map((each) => each.changed.seconds)) ?? NaN;
    const last = again.at(-1);
    return [{ document, cold: generated.seconds, unchanged, changed, last }];
  });
  return {
    title: "A second run",
    text: "`specloom generate` into a folder that it has just written: nothing changed, then one description of one schema. Seconds of whole processes; the ratios compare with a cold run of the same rounds. Written are the files whose time of change is another afterwards.",
    table: [
      ["document", "cold s", "nothing changed s", "written", "one schema s", "written"],
      ...rows.map(({ document, cold, unchanged, changed, last }) => [
        document,
        cold.toFixed(2),
        unchanged.toFixed(2),
        writtenText(last?.unchanged.written),
        changed.toFixed(2),
        writtenText(last?.changed.written),
      ]),
    ],
    ratios: rows.flatMap(({ document, cold, ...seconds }) =>
      (["unchanged", "changed"] as const).map((name) => ({
        measure: `${name === "unchanged" ? "nothing" : "one schema"} changed, ${document}`,
        against: "cold generate",
        value: seconds[name] / cold,
        target: targets[name],
      })),
    ),
  };
}

function writtenText(paths: readonly string[] = []): string {
  const some = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${paths.length}: ${some}, …` : some || "none";
}
