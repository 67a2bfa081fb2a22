// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** JSON as it is sent. */
import { toPlain } from "./values.js";

/**
 * `JSON.stringify`, except that a `bigint` becomes a number, without loss and without quotes.
 *
 * @throws TypeError for a value that contains itself.
 */
export function toJson(value: unknown, ancestors: readonly object[] = []): string | undefined {
  const plain = toPlain(value);
  if (typeof plain === "bigint") return String(plain);
  // Leaves, and `undefined` for what JSON has no form for.
  if (typeof plain !== "object" || plain === null) return JSON.stringify(plain);
  if (ancestors.includes(plain)) throw new TypeError("JSON cannot express a cyclic value");
  const path = [...ancestors, plain];
  if (Array.isArray(plain)) return `[${plain.map((item) => toJson(item, path) ?? "null").join()}]`;
  const parts = Object.entries(plain).flatMap(([key, member]) => {
    const text = toJson(member, path);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${parts.join()}}`;
}
