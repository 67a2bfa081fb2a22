/** JSON values as they are read: plain, untrusted, with any key a document may hold. */
import type { JsonValue } from "./openapi.js";

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether the value is a mapping. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value is a sequence; unlike `Array.isArray` it keeps the type of the items. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a parser's result is JSON. The parsers yield nothing else but `undefined`. */
export function isJsonValue(value: unknown): value is JsonValue {
  return value !== undefined;
}

/** The own member of a mapping: `constructor` and `__proto__` are ordinary, usually absent keys. */
export function member(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A copy of a mapping with other members; safe for any key. */
export function objectOf(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(entries);
}

/** The value in the words of a message: `a mapping`, `the number 3`. */
export function describeValue(value: JsonValue | undefined): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (isJsonArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return `the ${typeof value} ${JSON.stringify(value)}`;
}

/** Whether two values are the same JSON; the order of keys does not count. */
export function sameJson(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true;
  if (isJsonArray(left)) return isJsonArray(right) && sameItems(left, right);
  return isJsonObject(left) && isJsonObject(right) && sameMembers(left, right);
}

function sameItems(left: readonly JsonValue[], right: readonly JsonValue[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((item, index) => {
    const other = right[index];
    return other !== undefined && sameJson(item, other);
  });
}

function sameMembers(left: JsonObject, right: JsonObject): boolean {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => {
    const [mine, other] = [member(left, key), member(right, key)];
    return mine !== undefined && other !== undefined && sameJson(mine, other);
  });
}

/** The member as text: a scalar's, and `""` for anything else. */
export function memberText(object: JsonObject, key: string): string {
  const value = member(object, key);
  return typeof value === "object" || value === undefined ? "" : String(value);
}
