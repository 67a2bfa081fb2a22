// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/**
 * Makes values of samples: of examples where there are valid ones, else made up. A module of its own:
 * only files of the companion for MSW import it.
 */
import { admits, isObject } from "./sample-check.js";
import { placeOf } from "./sample-draw.js";
import { makeValue } from "./sample-make.js";
import type { Making } from "./sample-making.js";
import type { Sample } from "./sample-types.js";

/** Which of many values is made. */
export interface SampleOptions {
  /** The same seed gives the same value, on every platform. Default 1. */
  readonly seed?: string | number | undefined;
  /** Which one of a list; the first is like the examples, others differ from it. Default 0. */
  readonly index?: number | undefined;
}

/** Attempts to make a value that fulfils all that a sample says. */
const attempts = 16;
/** Values inside of one, beyond which only what has to be there is made. */
const largest = 2000;

/**
 * A value of a sample.
 *
 * Optional properties are there most of the time, and `null` is seldom; what is nested deeper than
 * three objects is left out where it can be.
 */
export function sampleOf<Value>(sample: Sample<Value>, options: SampleOptions = {}): Value {
  return sampleFrom(sample, [], options) as Value;
}

/** A value of a sample that is made of examples of the whole, best first. */
export function sampleFrom(
  sample: Sample,
  examples: readonly unknown[],
  { seed = 1, index = 0 }: SampleOptions,
): unknown {
  let value: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const place = placeOf(attempt === 0 ? seed : `${seed} ${attempt}`);
    // Examples that lead to nothing valid are not tried for ever.
    const known = attempt < attempts / 2 ? examples : [];
    const budget = { left: largest };
    const making: Making = { place, index, depth: 0, examples: known, budget, make: makeValue };
    value = makeValue(sample, making);
    if (admits(sample, value)) break;
  }
  return value;
}

/** The sample of a property, wherever it is described; `undefined` where it is not. */
export function propertySample(sample: Sample, name: string): Sample | undefined {
  const { ref, properties = {}, additionalProperties, anyOf = [], oneOf = [] } = sample;
  if (ref !== undefined) return propertySample(ref(), name);
  if (Object.hasOwn(properties, name)) return properties[name];
  for (const member of [...anyOf, ...oneOf]) {
    const found = propertySample(member, name);
    if (found !== undefined) return found;
  }
  return isObject(additionalProperties) ? additionalProperties : undefined;
}
