// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The circumstances in which values are made, and what examples say about them. */
import { admits } from "./sample-check.js";
import { inside, type Place } from "./sample-draw.js";
import type { Sample } from "./sample-types.js";

/** The circumstances of one value. */
export interface Making {
  readonly place: Place;
  /** Which one of a list it belongs to; the first is like the examples. */
  readonly index: number;
  /** Number of objects around it. */
  readonly depth: number;
  /** What examples of what is around it have here, best first. */
  readonly examples: readonly unknown[];
  /** How many values may still be made that could be left out. */
  readonly budget: { left: number };
  /** Makes what is inside of it. */
  readonly make: Maker;
}

/** Makes a value; it may not fulfil what several places say together. */
export type Maker = (sample: Sample, making: Making) => unknown;

/** Objects inside of which nothing is made that could be left out. */
const deepest = 3;

/** Whether only what has to be there is made. */
export function isDeep({ depth, budget }: Making): boolean {
  return depth > deepest || budget.left < 0;
}

/** Whether a value holds no others. */
export function isFlat({ type, enum: values }: Sample): boolean {
  return values !== undefined || (type !== undefined && type !== "object" && type !== "array");
}

/** The circumstances of a property. */
export function insideObject(making: Making, name: string, examples: readonly unknown[]): Making {
  return { ...making, place: inside(making.place, name), depth: making.depth + 1, examples };
}

/** All examples, valid or not: those of what is around come first. */
export function allExamples(sample: Sample, { examples }: Making): readonly unknown[] {
  return [...examples, ...(sample.examples ?? [])];
}

/** An example, changed where all examples are already taken by others of the list. */
export function fromExamples(sample: Sample, making: Making): unknown {
  const { index } = making;
  const valid = allExamples(sample, making).filter((example) => admits(sample, example));
  if (index < valid.length) return valid[index];
  const example = valid[index % Math.max(valid.length, 1)];
  const changed =
    typeof example === "number" ? example + index : changedText(sample, example, index);
  return changed !== undefined && admits(sample, changed) ? changed : undefined;
}

function changedText({ format, patterns }: Sample, example: unknown, index: number): unknown {
  if (typeof example !== "string") return example;
  return format === undefined && patterns === undefined ? counted(example, index) : undefined;
}

/** `tag-7` becomes `tag-8`; other text gets a number, an address in front of its host. */
function counted(text: string, index: number): string {
  const [, head = "", digits = ""] = /^(.*?)(\d{1,15})$/s.exec(text) ?? [];
  if (digits !== "") return head + String(Number(digits) + index).padStart(digits.length, "0");
  const number = `${text.includes(" ") ? " " : "-"}${index + 1}`;
  return /^\w+@/.test(text) ? text.replace("@", `${number}@`) : text + number;
}
