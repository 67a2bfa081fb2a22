/** Limits of several schemas that must hold together. */

/** The largest of the limits that are set. */
export function largest(limits: readonly (number | undefined)[]): number | undefined {
  const set = limits.flatMap((limit) => limit ?? []);
  return set.length === 0 ? undefined : Math.max(...set);
}

/** The smallest of the limits that are set. */
export function smallest(limits: readonly (number | undefined)[]): number | undefined {
  const set = limits.flatMap((limit) => limit ?? []);
  return set.length === 0 ? undefined : Math.min(...set);
}
