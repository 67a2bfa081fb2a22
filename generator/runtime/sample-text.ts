// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Texts within limits. */
import { admits } from "./sample-check.js";
import { draw, inside, type Place } from "./sample-draw.js";
import { formatted, word } from "./sample-formats.js";
import { textOf } from "./sample-pattern.js";
import type { Sample } from "./sample-types.js";

/** Attempts to fulfil what several limits want together. */
const attempts = 12;

/** A text; where the limits cannot be fulfilled simply, one that fulfils some of them. */
export function makeText(sample: Sample, place: Place): string {
  let text = "";
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    text = candidate(sample, attempt === 0 ? place : inside(place, attempt));
    if (admits(sample, text)) break;
  }
  return text;
}

function candidate(sample: Sample, place: Place): string {
  const { format, patterns: [pattern] = [] } = sample;
  const text = pattern === undefined ? undefined : textOf(pattern, place);
  if (text !== undefined) return text;
  const known = format === undefined ? undefined : formatted(format, place);
  return known ?? fitted(words(place), sample, place);
}

/** One to three words. */
function words(place: Place): string {
  const count = 1 + draw(place, "words", 3);
  return Array.from({ length: count }, (_, index) => word(inside(place, index))).join(" ");
}

/** A text that is neither too long nor too short. */
function fitted(
  text: string,
  { minLength = 0, maxLength = Infinity }: Sample,
  place: Place,
): string {
  let long = text;
  for (let count = 0; long.length < minLength; count += 1) {
    // Nobody reads what is longer than a page.
    long +=
      minLength > 4000 ? "x".repeat(minLength - long.length) : ` ${word(inside(place, -count))}`;
  }
  const limit = long.length > text.length ? Math.min(minLength, maxLength) : maxLength;
  const short = long.slice(0, limit);
  return short.endsWith(" ") ? `${short.slice(0, -1)}.` : short;
}
