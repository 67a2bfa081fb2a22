// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Encoders of nested query values: `style: deepObject` and its dialects (run-time rules 3.3). */
import { jsonContent } from "./query.js";
import type { QueryEncoder } from "./types.js";
import { isComposite, members, pair, plainText, scalar } from "./values.js";

/** Levels of nesting that are written; deeper and cyclic values are refused. */
const maxDepth = 16;

/** Arrays with empty brackets: `f[a][b]=1&f[t][]=x&f[t][]=y`. */
export const brackets: QueryEncoder = /* @__PURE__ */ nested((path) => path + "[]");

/** Arrays with their indices: `f[a][b]=1&f[t][0]=x&f[t][1]=y`. */
export const indices: QueryEncoder = /* @__PURE__ */ nested((_, place) => place);

/** Arrays as repeated names: `f[a][b]=1&f[t]=x&f[t]=y`. */
export const repeat: QueryEncoder = /* @__PURE__ */ nested((path) => path);

/** Arrays joined by an encoded comma: `f[a][b]=1&f[t]=x%2Cy`. Refuses values with a comma. */
export const comma: QueryEncoder = (name, value) => repeat(name, joinArrays(value, 0));

/** The whole value as compact JSON: `f=%7B%22a%22%3A%7B%22b%22%3A1%7D%7D`. */
export const json: QueryEncoder = (name, value) => {
  repeat(name, value);
  return jsonContent(name, value);
};

/** `style: deepObject` as OpenAPI defines it; nested values follow {@link indices}. */
export const deepObject: QueryEncoder = (name, value) => indices(name, value);

/** The name of a scalar in an array, from the path of the array and its own: `f[t]`, `f[t][0]`. */
type NameOfItem = (path: string, place: string) => string;

/**
 * Pairs of a value, depth first; the limit on levels also ends cycles. Members are placed below the
 * path, and a scalar goes by the name: `[]` before a further key would be ambiguous, so items that
 * have members of their own carry their index.
 */
function nested(nameOfItem: NameOfItem): QueryEncoder {
  // eslint-disable-next-line @typescript-eslint/max-params -- the last two are for its own calls
  return function pairsOf(path, value, name = path, levels = 16): readonly string[] {
    // What follows is in every bundle, and written to be short there.
    const given = (value ?? []) as { readonly toJSON?: () => unknown };
    const plain = given.toJSON ? given.toJSON() : given;
    const isList = Array.isArray(plain);
    return levels && plain && typeof plain === "object"
      ? Object.entries(
          isList ? plain.filter((item) => item !== undefined && item !== null) : plain,
        ).flatMap(([key, member, place = `${path}[${key}]`]) =>
          pairsOf(place, member, isList ? nameOfItem(path, place) : place, levels - 1),
        )
      : [pair(name, plainText(name, plain))];
  };
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
