// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** How lists are made. */
import { canonical } from "./sample-check.js";
import { draw, inside } from "./sample-draw.js";
import { allExamples, isDeep, type Making } from "./sample-making.js";
import type { Sample } from "./sample-types.js";

/** As long as its example, or else one to three items. */
export function makeList(sample: Sample, making: Making): unknown[] {
  const { prefixItems = [], items = {}, uniqueItems } = sample;
  const shown = allExamples(sample, making).find((each) => Array.isArray(each)) as
    readonly unknown[] | undefined;
  const list: unknown[] = [];
  const taken = uniqueItems === true ? new Set<string>() : undefined;
  const length = lengthOf(sample, shown, making);
  for (let index = 0; index < length; index += 1) {
    const item = prefixItems[index] ?? (items === false ? {} : items);
    list.push(...distinctItem(item, itemMaking(making, shown, index), taken));
  }
  return list;
}

function lengthOf(
  { prefixItems = [], items, minItems = 0, maxItems = Infinity }: Sample,
  shown: readonly unknown[] | undefined,
  making: Making,
): number {
  const usual = shown?.length ?? 1 + draw(making.place, "length", 3);
  const wanted = Math.max(isDeep(making) ? 0 : usual, prefixItems.length, minItems);
  return Math.min(wanted, maxItems, items === false ? prefixItems.length : Infinity);
}

/** An item that no item before it equals, where this matters; none where there is no other one. */
function distinctItem(
  sample: Sample,
  making: Making,
  taken: Set<string> | undefined,
): readonly unknown[] {
  for (let attempt = 0; attempt < 24; attempt += 1) {
    const place = attempt === 0 ? making.place : inside(making.place, attempt);
    const value = making.make(sample, { ...making, place, index: making.index + attempt });
    if (taken === undefined) return [value];
    const key = canonical(value);
    if (taken.has(key)) continue;
    taken.add(key);
    return [value];
  }
  return [];
}

/** An item is like the example that has its place, or differs from another one. */
function itemMaking(making: Making, shown: readonly unknown[] = [], index: number): Making {
  const place = inside(making.place, index);
  if (shown.length === 0) return { ...making, place, index: making.index + index, examples: [] };
  if (index < shown.length) return { ...making, place, examples: [shown[index]] };
  return { ...making, place, index, examples: [shown[index % shown.length]] };
}
