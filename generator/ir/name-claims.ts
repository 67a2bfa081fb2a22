/** Who has which name: those that were claimed, and those that are promised to former owners. */
import type { ClaimedNames } from "./lock-model.js";

/** What is asked for: where, and what. */
export interface Slot {
  readonly place: string;
  readonly wanted: string;
}

/** Claims of one scope. */
export interface Claims {
  /** The next claim of a place for a name; a second one for the same name is told apart. */
  readonly slot: (place: string, wanted: string) => Slot;
  /** The name that is kept for the slot. */
  readonly promisedTo: (slot: Slot) => string | undefined;
  /** The place that has a name, or to which it is promised. */
  readonly ownerOf: (name: string) => string | undefined;
  /** Gives a name away; returns it. */
  readonly make: (slot: Slot, name: string) => string;
  readonly made: ClaimedNames;
}

/** No claims yet, but promises. */
export function createClaims(former: ClaimedNames): Claims {
  const made = new Map<string, Map<string, string>>();
  const owners = new Map<string, string>();
  const promised = new Map<string, string>();
  // All numbers below are taken, and claims are never given back.
  const counts = new Map<string, number>();
  for (const [place, names] of former) {
    for (const name of names.values()) promised.set(nameKey(name), place);
  }
  return {
    made,
    slot: (place, wanted) => {
      const names = made.get(place);
      if (names?.has(wanted) !== true) return { place, wanted };
      const key = JSON.stringify([place, wanted]);
      let count = counts.get(key) ?? 2;
      while (names.has(`${wanted} ${count}`)) count += 1;
      counts.set(key, count);
      return { place, wanted: `${wanted} ${count}` };
    },
    promisedTo: ({ place, wanted }) => {
      const name = former.get(place)?.get(wanted);
      return name === undefined || owners.has(nameKey(name)) ? undefined : name;
    },
    ownerOf: (name) => owners.get(nameKey(name)) ?? promised.get(nameKey(name)),
    make: ({ place, wanted }, name) => {
      owners.set(nameKey(name), place);
      const names = made.get(place) ?? new Map<string, string>();
      made.set(place, names.set(wanted, name));
      return name;
    },
  };
}

/** Functions and types are told apart by their first letter; beyond it case does not count. */
export function nameKey(name: string): string {
  return name.slice(0, 1) + name.slice(1).toLowerCase();
}
