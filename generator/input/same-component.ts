/** Whether two values of different files mean the same: alike, and so is all that they refer to. */
import type { Target } from "./bundle-state.js";
import { isJsonArray, isJsonObject, member, type JsonObject } from "./json.js";
import type { OpenSource } from "./load.js";
import type { JsonValue } from "./openapi.js";
import { fileOf, parseReference, resolvePointer } from "./reference.js";
import { isFailure } from "./remote-failure.js";

/** References that are followed, one after the other, before they count as different. */
const hopLimit = 100;

/** A value, and the file that its references start from. */
type Placed = Pick<Target, "source" | "value">;

interface Comparison {
  readonly open: OpenSource;
  /** Pairs that remain to be compared, and the keys of all there have been. */
  readonly queue: (readonly [Placed, Placed])[];
  readonly seen: Set<string>;
}

/** Compares two values, through their references. */
export function isSameComponent(left: Placed, right: Placed, open: OpenSource): boolean {
  const comparison: Comparison = { open, queue: [[left, right]], seen: new Set() };
  // Comparing appends to the queue; the iteration sees it.
  for (const [one, other] of comparison.queue) {
    if (!isSame(comparison, one, other)) return false;
  }
  return true;
}

function isSame(comparison: Comparison, left: Placed, right: Placed): boolean {
  const [one, other] = [left.value, right.value];
  if (isJsonArray(one) && isJsonArray(other)) {
    return (
      one.length === other.length &&
      one.every((value, index) =>
        isSame(comparison, { ...left, value }, { ...right, value: other[index] ?? null }),
      )
    );
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return one === other;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => {
    const [value, counterpart] = [member(one, key), member(other, key)];
    if (value === undefined || counterpart === undefined) return false;
    const pair = [
      { ...left, value },
      { ...right, value: counterpart },
    ] as const;
    return key === "$ref" ? isSameReference(comparison, ...pair) : isSame(comparison, ...pair);
  });
}

/** What two references lead to is compared later, and once; what leads nowhere is a text. */
function isSameReference(comparison: Comparison, left: Placed, right: Placed): boolean {
  const one = follow(left, comparison.open);
  const other = follow(right, comparison.open);
  if (one === undefined || other === undefined) return isSame(comparison, left, right);
  const keys = [one, other].map(({ source, pointer }) => `${source.file}#${pointer}`);
  const key = JSON.stringify(keys);
  if (keys[0] === keys[1] || comparison.seen.has(key)) return true;
  comparison.seen.add(key);
  comparison.queue.push([one, other]);
  return true;
}

/** What a reference leads to in the end; a value that is a reference and nothing else leads on. */
function follow({ source, value }: Placed, open: OpenSource): Target | undefined {
  let found = targetOf(source, value, open);
  for (let hop = 0; hop < hopLimit; hop += 1) {
    if (found === undefined || !isJsonObject(found.value)) return found;
    const next = onlyReference(found.value);
    if (next === undefined) return found;
    found = targetOf(found.source, next, open);
  }
  return undefined;
}

function onlyReference(value: JsonObject): JsonValue | undefined {
  return Object.keys(value).length === 1 ? member(value, "$ref") : undefined;
}

function targetOf(source: Target["source"], text: JsonValue, open: OpenSource): Target | undefined {
  if (typeof text !== "string") return undefined;
  const file = fileOf(source.file, text);
  const opened = file === undefined || file === source.file ? source : open(file);
  const { pointer } = parseReference(text);
  if (typeof opened !== "object" || isFailure(opened)) return undefined;
  if (file === undefined || pointer === undefined) return undefined;
  const found = resolvePointer(opened.value, pointer);
  return found === undefined ? undefined : { source: opened, ...found };
}
