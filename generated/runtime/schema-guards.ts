// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Checks of values that Zod has no schema for. A module of its own: only `zod.ts` imports it. */

/** Any object or list. */
export function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

/** Anything but `null` and `undefined`. */
export function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}
