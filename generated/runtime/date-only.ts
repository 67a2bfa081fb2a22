// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Dates without a time. */
import { isComposite, scalar } from "./values.js";

/**
 * `format: date`: writes each `Date` of a value as `2026-01-31`, from its UTC fields.
 *
 * Without it a `Date` is a full timestamp.
 */
export function dateOnly<Encoded>(
  encoder: (name: string, value: unknown) => Encoded,
): (name: string, value: unknown) => Encoded {
  return (name, value) => encoder(name, toDays(name, value));
}

function toDays(name: string, value: unknown, depth = 0): unknown {
  if (value instanceof Date) return scalar(name, value).slice(0, 10);
  // Deeper values are the encoder's to refuse.
  if (!isComposite(value) || depth > 16) return value;
  if (Array.isArray(value)) return value.map((item) => toDays(name, item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, toDays(name, member, depth + 1)]),
  );
}
