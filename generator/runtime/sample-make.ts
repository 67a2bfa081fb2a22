// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** How values of samples are made, from the outside in. */
import { admits } from "./sample-check.js";
import { draw, inside, pick } from "./sample-draw.js";
import { makeList } from "./sample-list.js";
import {
  allExamples,
  fromExamples,
  isDeep,
  isFlat,
  type Maker,
  type Making,
} from "./sample-making.js";
import { makeNumber } from "./sample-number.js";
import { makeObject } from "./sample-object.js";
import { makeText } from "./sample-text.js";
import type { Sample } from "./sample-types.js";

/** Objects inside of which a sample has no end. */
const bottom = 40;

/** Makes the value of any sample. */
export function makeValue(sample: Sample, making: Making): unknown {
  if (making.depth > bottom) return null;
  making.budget.left -= 1;
  if (sample.ref !== undefined) return makeValue(sample.ref(), making);
  if (sample.enum !== undefined) return fromExamples(sample, making) ?? known(sample.enum, making);
  const members = sample.oneOf ?? sample.anyOf;
  if (members !== undefined) return makeMember(sample, members, making);
  return makers[sample.type ?? "any"](sample, making);
}

const makers: Readonly<Record<NonNullable<Sample["type"]> | "any", Maker>> = {
  any: (sample, making) => fromExamples(sample, making) ?? makeText({}, making.place),
  null: () => null,
  boolean: (sample, making) =>
    fromExamples(sample, making) ?? draw(making.place, "boolean", 2) === 1,
  string: (sample, making) => fromExamples(sample, making) ?? makeText(sample, making.place),
  number: (sample, making) => fromExamples(sample, making) ?? makeNumber(sample, making.place),
  integer: (sample, making) => fromExamples(sample, making) ?? makeNumber(sample, making.place),
  array: makeList,
  object: makeObject,
};

/** One of an enumeration; `null` seldom. */
function known(values: readonly unknown[], { place }: Making): unknown {
  const present = values.filter((value) => value !== null);
  const isNull = present.length < values.length && draw(place, "null", 8) === 0;
  return isNull ? null : (pick(place, "enum", present) ?? null);
}

/** Rounds in which all alternatives are tried. */
const rounds = 4;

/** The first of the alternatives, in the order of {@link inOrder}, that leads to a valid value. */
function makeMember(sample: Sample, members: readonly Sample[], making: Making): unknown {
  const order = inOrder(sample, members, making);
  let value: unknown;
  for (let attempt = 0; attempt < order.length * rounds; attempt += 1) {
    // Alternatives inside of alternatives multiply.
    if (attempt > 0 && making.budget.left < 0) break;
    const place = attempt === 0 ? making.place : inside(making.place, attempt);
    value = makeValue(order[attempt % order.length] ?? {}, { ...making, place });
    if (admits(sample, value)) break;
  }
  return value;
}

/** Alternatives: that of the examples, or else any; `null` seldom, and flat ones deep inside. */
function inOrder(sample: Sample, members: readonly Sample[], making: Making): readonly Sample[] {
  const { place } = making;
  const example = allExamples(sample, making).find((each) => admits(sample, each));
  const shown = members.filter((member) => example !== undefined && admits(member, example));
  const present = members.filter(({ type }) => type !== "null");
  const isNull = present.length < members.length && draw(place, "null", 8) === 0;
  const usual = isNull ? members.filter(({ type }) => type === "null") : present;
  const flat = isDeep(making) ? members.filter(isFlat) : [];
  const first = draw(place, "member", usual.length);
  const all = [...shown, ...flat, ...usual.slice(first), ...usual.slice(0, first), ...members];
  return [...new Set(all)];
}
