// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** The part that the styles of RFC 6570 share: one value as the texts that a delimiter joins. */
import { isAbsent, isComposite, members, scalar } from "./values.js";

/** How the texts of a value are written. */
export interface Flattening {
  readonly encode: (text: string) => string;
  /** Writes members of an object as `key=value` instead of as two texts. */
  readonly explode: boolean;
}

/** Texts of a value; none for `null`, `undefined` and empty arrays and objects (rules 3.2.1–2). */
export function flatten(name: string, value: unknown, { encode, explode }: Flattening): string[] {
  if (isAbsent(value)) return [];
  if (!isComposite(value)) return [encode(scalar(name, value))];
  return members(value).flatMap(([key, member]) => {
    const text = encode(scalar(name, member));
    if (Array.isArray(value)) return [text];
    return explode ? [`${encode(key)}=${text}`] : [encode(key), text];
  });
}
