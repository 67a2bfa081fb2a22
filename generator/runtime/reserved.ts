// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** `allowReserved` (run-time rule 3.2.5): reserved characters and percent triples stay as they are. */
import type { PathEncoder, QueryEncoder } from "./types.js";

/** `allowReserved: true` in a path, of which `/`, `?` and `#` would change the structure. */
export function allowReservedPath(encoder: PathEncoder): PathEncoder {
  return (name, value) => withReserved(encoder(name, value), /[/?#]/);
}

/** `allowReserved: true` in a cookie, which `;` would end. */
export function allowReservedCookie(encoder: QueryEncoder): QueryEncoder {
  return reservedValues(encoder, /;/);
}

/** An encoder of pairs whose values keep reserved characters, except those that mean something. */
export function reservedValues(encoder: QueryEncoder, structural: RegExp): QueryEncoder {
  return (name, value) =>
    encoder(name, value).map((encoded) => {
      const start = encoded.indexOf("=") + 1;
      return encoded.slice(0, start) + withReserved(encoded.slice(start), structural);
    });
}

/** Encoded text with reserved characters as they are, except those that mean something there. */
function withReserved(encoded: string, structural: RegExp): string {
  const text = decodeURIComponent(encoded);
  return text.replace(/(%[0-9A-Fa-f]{2})|[^\w.~-]/gu, (match, triple?: string) => {
    const isReserved = /[:/?#[\]@!$&'()*+,;=]/.test(match) && !structural.test(match);
    return triple !== undefined || isReserved ? match : encodeURIComponent(match);
  });
}
