// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Numbers within limits. */
import { admits } from "./sample-check.js";
import { draw, inside, type Place } from "./sample-draw.js";
import type { Sample } from "./sample-types.js";

/** Attempts to fulfil what several limits want together. */
const attempts = 24;

/** A number; where the limits cannot be fulfilled simply, one that fulfils some of them. */
export function makeNumber(sample: Sample, place: Place): number {
  let number = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    number = candidate(sample, inside(place, attempt));
    if (admits(sample, number)) return number;
  }
  const [low, high] = range(sample);
  return [low, high, (low + high) / 2].find((each) => admits(sample, each)) ?? number;
}

/** Numbers are as small as the limits let them be. */
const usualRange = 1000;

function candidate(sample: Sample, place: Place): number {
  const [low, high] = range(sample);
  const steps = [...(sample.multiplesOf ?? []), ...(sample.type === "integer" ? [1] : [])];
  const step = steps.length === 0 ? 0.01 : Math.max(...steps);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  // Products of fractions have digits that nobody asked for.
  return Number(((first + draw(place, "number", Math.max(count, 1))) * step).toPrecision(12));
}

function range(sample: Sample): readonly [low: number, high: number] {
  const low = Math.max(sample.minimum ?? -Infinity, sample.exclusiveMinimum ?? -Infinity);
  const high = Math.min(sample.maximum ?? Infinity, sample.exclusiveMaximum ?? Infinity);
  const { multiplesOf = [] } = sample;
  const width = usualRange * Math.max(1, ...multiplesOf);
  if (low <= 0 && high >= width) return [0, width];
  if (low === -Infinity) return [Math.min(high, 0) === high ? high - width : 0, high];
  return [low, Math.min(high, low + width)];
}
