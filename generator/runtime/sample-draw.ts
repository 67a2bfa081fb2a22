// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Numbers that look random and depend on a seed and a place alone: the same on every platform. */

/** Where a value is made: every place draws its own numbers. */
export type Place = number;

/** The place that a seed stands for. */
export function placeOf(seed: string | number): Place {
  return inside(0x811c9dc5, String(seed));
}

/** A place inside of another one (FNV-1a, then the mixer of MurmurHash 3). */
export function inside(place: Place, key: string | number): Place {
  let hash = place ^ 0x9e3779b9;
  for (const unit of String(key)) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** An integer from 0 to `below`, which it is less than. */
export function draw(place: Place, purpose: string, below: number): number {
  return Math.floor((inside(place, purpose) / 0x1_0000_0000) * below);
}

/** One of several. */
export function pick<Value>(
  place: Place,
  purpose: string,
  values: readonly [Value, ...Value[]],
): Value;
export function pick<Value>(
  place: Place,
  purpose: string,
  values: readonly Value[],
): Value | undefined;
export function pick<Value>(
  place: Place,
  purpose: string,
  values: readonly Value[],
): Value | undefined {
  return values[draw(place, purpose, values.length)];
}
