// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Bodies that follow the arguments of a query. */
import { isObject } from "./sample-check.js";
import type { MockedVariants } from "./mock-types.js";

/** Whether the form of the body that is asked for is the declared one. */
export function isDeclaredForm({ format }: MockedVariants, query: URLSearchParams): boolean {
  const asked = format === undefined ? null : query.get(format.parameter);
  return asked === null || format?.declared.includes(asked) === true;
}

/** An item without the properties that the query leaves out. */
export function variantItem(
  item: unknown,
  { exclude, excludeWhen = {} }: MockedVariants,
  query: URLSearchParams,
): unknown {
  if (!isObject(item)) return item;
  const named = exclude === undefined ? [] : valuesOf(query, exclude);
  const flagged = Object.entries(excludeWhen).flatMap(([parameter, names]) =>
    query.get(parameter) === "true" ? names : [],
  );
  const excluded = new Set([...named, ...flagged]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => !excluded.has(name)));
}

/** The items, or an object of them where the query names its keys. */
export function variantItems(
  items: readonly unknown[],
  { keyBy }: MockedVariants,
  query: URLSearchParams,
): unknown {
  const name = keyBy === undefined ? null : query.get(keyBy);
  if (name === null) return items;
  return Object.fromEntries(items.filter(isObject).map((item) => [String(item[name]), item]));
}

/** All values of a parameter, however its list is written. */
function valuesOf(query: URLSearchParams, parameter: string): readonly string[] {
  return [...query].flatMap(([name, value]) =>
    name === parameter || name.startsWith(`${parameter}[`) ? value.split(",") : [],
  );
}
