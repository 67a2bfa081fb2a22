import { HttpError } from "./errors.js";
import type { JsonObject } from "./json.js";
import type { ItemFields, StoredItem } from "./store.js";

/** What items are compared by; `null` comes last in both directions. */
export type SortKey = string | number | null;

/** Reads the key of one sort field. */
export type SortKeyOf<Fields extends ItemFields> = (fields: Fields) => SortKey;

/** A place in a sorted list: the keys of an item and, among equals, its sequence. */
export interface SortPosition {
  readonly keys: readonly SortKey[];
  readonly sequence: number;
}

export interface Order<Fields extends ItemFields> {
  readonly position: (item: StoredItem<Fields>) => SortPosition;
  readonly compare: (left: SortPosition, right: SortPosition) => number;
}

/** The order that `sort_by` asks for. It is total: equal items keep the order of creation. */
export function orderOf<Fields extends ItemFields>(
  sortKeys: Readonly<Record<string, SortKeyOf<Fields>>>,
  sortBy: JsonObject,
): Order<Fields> {
  const terms = Object.entries(sortBy).map(([field, direction]) => {
    const keyOf = sortKeys[field];
    if (keyOf === undefined) throw new HttpError(400, `Records cannot be sorted by ${field}.`);
    return { keyOf, sign: direction === "desc" ? -1 : 1 };
  });
  return {
    position: ({ fields, sequence }) => ({
      keys: terms.map(({ keyOf }) => keyOf(fields)),
      sequence,
    }),
    compare: (left, right) => {
      for (const [index, { sign }] of terms.entries()) {
        const result = compareKeys(left.keys[index] ?? null, right.keys[index] ?? null, sign);
        if (result !== 0) return result;
      }
      return left.sequence - right.sequence;
    },
  };
}

/** Sorts a copy. */
export function sortItems<Fields extends ItemFields>(
  items: readonly StoredItem<Fields>[],
  order: Order<Fields>,
): StoredItem<Fields>[] {
  return items
    .map((item) => ({ item, position: order.position(item) }))
    .sort((left, right) => order.compare(left.position, right.position))
    .map(({ item }) => item);
}

function compareKeys(left: SortKey, right: SortKey, sign: number): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -sign : sign;
}
