/** Values as a server sees them where the protocol knows texts only. */
import { isObject } from "../support/json.js";

export type TextTree = string | readonly TextTree[] | { readonly [key: string]: TextTree };

export type Shape = "scalar" | "array" | "object";

export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return "array";
  return isObject(value) ? "object" : "scalar";
}

/** Scalars as texts; what OpenAPI leaves out (null, empty arrays and objects) as `undefined`. */
export function textTree(value: unknown): TextTree | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(textTree).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value === "string") return value;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, member]) => [key, textTree(member)] as const);
  const present = entries.filter((entry): entry is [string, TextTree] => entry[1] !== undefined);
  return present.length === 0 ? undefined : Object.fromEntries(present);
}

/** JSON with sorted keys, to compare by. */
export function canonical(value: unknown): string {
  if (value === undefined) return "undefined";
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member) ? sorted(member) : member,
  );
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([one], [two]) => (one < two ? -1 : 1)));
}
