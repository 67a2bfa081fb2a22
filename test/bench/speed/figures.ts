/** The committed ratios, and which of ours are worse than they are. */
import { existsSync, readFileSync } from "node:fs";
import type { Ratio } from "./section.js";

/** Where the ratios are, for machines. Only the command writes them. */
export const speedFiguresFile = new URL("../speed-figures.json", import.meta.url).pathname;

/** What a run has left for those after it. */
export interface SpeedFigures {
  readonly node: string;
  readonly cores: number;
  readonly ratios: readonly Ratio[];
}

/** `undefined` before the first run that leaves some. */
export function committedSpeedFigures(): SpeedFigures | undefined {
  if (!existsSync(speedFiguresFile)) return undefined;
  return JSON.parse(readFileSync(speedFiguresFile, "utf8")) as SpeedFigures;
}

/** A measure that has grown, beside what it has grown least against. */
export interface SpeedRegression {
  readonly measure: string;
  readonly against: string;
  readonly before: number;
  readonly after: number;
}

/** By which a ratio may grow: machines differ, and are shared. */
const tolerance = 1.5;

/**
 * Which measures of ours have grown by more than that, against everything that they are compared
 * with in both runs: where only one ratio of several grows, the other generator was disturbed. What
 * meets its target has not grown too much.
 */
export function speedRegressions(
  before: readonly Ratio[],
  after: readonly Ratio[],
): readonly SpeedRegression[] {
  const committed = new Map(before.map((ratio) => [keyOf(ratio), ratio.value]));
  const least = new Map<string, SpeedRegression>();
  for (const ratio of after) {
    const { measure, against, value, target = 0 } = ratio;
    const old = value <= target ? Infinity : committed.get(keyOf(ratio));
    if (old === undefined) continue;
    const found = { measure, against, before: old, after: value };
    const other = least.get(measure);
    if (other === undefined || growth(found) < growth(other)) least.set(measure, found);
  }
  return [...least.values()].filter((each) => growth(each) > tolerance);
}

/** How a regression reads. */
export function printedSpeedRegression(regression: SpeedRegression): string {
  const { measure, against, before, after } = regression;
  const times = growth(regression).toFixed(1);
  return `${measure} by ${against} has grown from ${before.toFixed(2)} to ${after.toFixed(2)} (${times} times).`;
}

function keyOf({ measure, against }: Ratio): string {
  return JSON.stringify([measure, against]);
}

function growth({ before, after }: SpeedRegression): number {
  return after / before;
}
