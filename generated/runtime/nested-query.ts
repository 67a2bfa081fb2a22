// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of nested query values: `style: deepObject` and its dialects (run-time rules 3.3). */
import { jsonContent } from "./query.js";
import type { QueryEncoder } from "./types.js";
import { isComposite, isPresent, members, pair, scalar } from "./values.js";

/** Levels of nesting that are written; deeper and cyclic values are refused. */
const maxDepth = 16;

/** Arrays with empty brackets: `f[a][b]=1&f[t][]=x&f[t][]=y`. */
export const brackets: QueryEncoder = /* @__PURE__ */ nested(() => "[]");

/** Arrays with their indices: `f[a][b]=1&f[t][0]=x&f[t][1]=y`. */
export const indices: QueryEncoder = /* @__PURE__ */ nested((index) => `[${index}]`);

/** Arrays as repeated names: `f[a][b]=1&f[t]=x&f[t]=y`. */
export const repeat: QueryEncoder = /* @__PURE__ */ nested(() => "");

/** Arrays joined by an encoded comma: `f[a][b]=1&f[t]=x%2Cy`. Refuses values with a comma. */
export const comma: QueryEncoder = (name, value) => repeat(name, joinArrays(value, 0));

/** The whole value as compact JSON: `f=%7B%22a%22%3A%7B%22b%22%3A1%7D%7D`. */
export const json: QueryEncoder = (name, value) => {
  repeat(name, value);
  return jsonContent(name, value);
};

/** `style: deepObject` as OpenAPI defines it; nested values follow {@link indices}. */
export const deepObject: QueryEncoder = (name, value) => indices(name, value);

/** How the part of a name is written that stands for a place in an array. */
type Suffix = (index: string) => string;

/** Pairs of a value, depth first. The limit on depth also ends cycles. */
function nested(suffix: Suffix): QueryEncoder {
  const pairsOf = (path: string, value: unknown, depth = 0): readonly string[] => {
    const present = value ?? [];
    if (!isComposite(present) || depth >= maxDepth) return [pair(path, scalar(path, present))];
    const isList = Array.isArray(present);
    return Object.entries(isList ? present.filter(isPresent) : present).flatMap(([key, member]) => {
      // `[]` before a further key would be ambiguous, so such items carry their index.
      const place = isList && !isComposite(member) ? suffix(key) : `[${key}]`;
      return pairsOf(path + place, member, depth + 1);
    });
  };
  return pairsOf;
}

/** Replaces arrays of scalars by their joined text. */
function joinArrays(value: unknown, depth: number): unknown {
  // Deeper values are refused when they are written.
  if (!isComposite(value) || depth > maxDepth) return value;
  const entries = members(value);
  if (
    Array.isArray(value) &&
    entries.length > 0 &&
    !entries.some(([, item]) => isComposite(item))
  ) {
    return entries.map(([, item]) => withoutComma(scalar("item", item))).join(",");
  }
  const joined = entries.map(([key, member]) => [key, joinArrays(member, depth + 1)] as const);
  return Array.isArray(value) ? joined.map(([, item]) => item) : Object.fromEntries(joined);
}

function withoutComma(text: string): string {
  if (text.includes(",")) throw new TypeError(`${text}: contains the delimiter`);
  return text;
}
