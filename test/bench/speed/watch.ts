/** From a save to the files, while `specloom generate --watch` runs. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { listFiles } from "../../support/files.js";
import { startSpecloomOn } from "../../support/watched.js";
import { withChangedDescription } from "./again.js";
import { runJob } from "./process.js";
import type { Section } from "./section.js";
import { median } from "./statistics.js";

export interface WatchSetting {
  readonly folder: string;
  readonly node: string;
  readonly saves: number;
  readonly onProgress: (text: string) => void;
}

const root = new URL("../../../", import.meta.url).pathname;
const users = "spec/ticketing/users.yaml";
const parameters = [join(root, "dist/cli/start.cjs"), "generate", users, "-o", "sdk"];

/** Saves a copy of the spec of users again and again. */
export async function measureWatch(setting: WatchSetting): Promise<Section> {
  const { folder, node, saves, onProgress } = setting;
  mkdirSync(folder, { recursive: true });
  for (const path of ["spec/_shared", users]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  onProgress("watch");
  const { seconds: cold, code, output } = await runJob({ command: node, parameters, folder });
  if (code !== 0) throw new Error(`The spec of users fails:\n${output}`);
  const milliseconds = await timesOfSaves(node, folder, saves);
  return watchSection(milliseconds, cold * 1000);
}

/** Milliseconds of each save. The first is not counted: it shows which files are to be read. */
async function timesOfSaves(node: string, folder: string, saves: number): Promise<number[]> {
  const watched = startSpecloomOn(node, folder, ["generate", users, "-o", "sdk", "--watch"]);
  try {
    await watched.printed(/Watching/u);
    await setTimeout(beginning);
    const text = readFileSync(join(folder, users), "utf8");
    const times: number[] = [];
    let files: readonly string[] = [];
    for (let save = 0; save <= saves; save += 1) {
      // People do not save at once when a run has ended.
      await setTimeout(pause);
      const word = `Saved${save}`;
      const start = performance.now();
      writeFileSync(join(folder, users), withChangedDescription(text, word));
      if (save > 0) times.push((await awaitWord(files, word)) - start);
      await watched.printed(/Generated/u);
      if (save === 0) files = filesWith(word, join(folder, "sdk"));
    }
    return times;
  } finally {
    await watched.interrupt();
  }
}

/** Milliseconds until the first save: whoever begins to watch edits something, then saves. */
const beginning = 2000;
/** Milliseconds between the end of a run and the next save. */
const pause = 300;
/** Milliseconds after which a save is not waited for any longer. */
const limit = 60_000;

function filesWith(word: string, folder: string): readonly string[] {
  const files = listFiles(folder).map((path) => join(folder, path));
  const found = files.filter((path) => readFileSync(path, "utf8").includes(word));
  if (found.length === 0) throw new Error("The changed description is in no file.");
  return found;
}

/** The moment at which the word is in all of the files. */
async function awaitWord(files: readonly string[], word: string): Promise<number> {
  const start = performance.now();
  while (!files.every((path) => readFileSync(path, "utf8").includes(word))) {
    if (performance.now() - start > limit) throw new Error("A save does not reach the files.");
    await setTimeout(1);
  }
  return performance.now();
}

/** Milliseconds that a save should take at most. */
const target = 60;

function watchSection(times: readonly number[], cold: number): Section {
  const middle = median(times) ?? NaN;
  const verdict = `${target}: ${middle <= target ? "met" : "missed"}`;
  return {
    title: "Watching",
    text: `\`specloom generate --watch\` on [spec/ticketing/users.yaml](../spec/ticketing/users.yaml): milliseconds from a save to the moment at which the saved description is in all files that it belongs to, ${times.length} saves one after the other, the first of them two seconds after the watch has begun. The ratio compares with a cold run.`,
    table: [
      ["saves", "median ms", "fastest ms", "slowest ms", "target", "cold run ms"],
      [times.length, middle, Math.min(...times), Math.max(...times), verdict, cold].map((cell) =>
        typeof cell === "number" ? cell.toFixed(0) : cell,
      ),
    ],
    ratios: [{ measure: "a save, users", against: "cold generate", value: middle / cold }],
  };
}
