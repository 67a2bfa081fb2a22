/** Reads parameters back from a raw query, or from a form body of the same syntax. */
import { parse } from "qs";
import { decodeQuery, fromTexts, pairOf, splitDelimited, type Style } from "./parse-style.js";
import type { TextTree } from "./text-tree.js";

/** A parameter to look for. */
export interface QueryParameter extends Style {
  readonly name: string;
  /** Media type of a `content` parameter. */
  readonly mediaType: string | undefined;
  /** Names of the members of an object whose members are pairs of their own. */
  readonly keys: readonly string[];
}

/** What a query holds. */
export interface ParsedQuery {
  readonly values: ReadonlyMap<string, unknown>;
  /** Names of pairs that no parameter explains. */
  readonly unexplained: readonly string[];
}

export function parseQuery(raw: string, parameters: readonly QueryParameter[]): ParsedQuery {
  const pairs = raw
    .split("&")
    .filter(Boolean)
    .map(pairOf)
    .map(([name, value]) => [decodeQuery(name), value] as const);
  const nested: unknown = parse(raw, {
    depth: 32,
    arrayLimit: 10_000,
    parameterLimit: 100_000,
    allowPrototypes: true,
  });
  const claimed = new Set<string>();
  const claim = (names: readonly string[]) => names.forEach((name) => claimed.add(name));
  const values = new Map<string, unknown>();
  for (const parameter of parameters) {
    const { name, style, explode, shape } = parameter;
    const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
    if (style === "deepObject" && shape !== "scalar") {
      claim(pairs.map(([key]) => key).filter((key) => key.startsWith(`${name}[`) || key === name));
      values.set(name, (nested as Readonly<Record<string, unknown>>)[name]);
    } else if (shape === "object" && explode && parameter.mediaType === undefined) {
      claim(parameter.keys);
      values.set(name, membersOf(pairs, parameter.keys));
    } else {
      claim([name]);
      if (own[0] !== undefined) values.set(name, single(own, parameter));
    }
  }
  return { values, unexplained: pairs.map(([name]) => name).filter((name) => !claimed.has(name)) };
}

function single(own: readonly string[], parameter: QueryParameter): unknown {
  const [first = ""] = own;
  if (parameter.mediaType !== undefined) {
    const text = decodeQuery(first);
    return parameter.mediaType.includes("json") ? JSON.parse(text) : text;
  }
  if (parameter.shape === "scalar")
    return own.length === 1 ? decodeQuery(first) : own.map(decodeQuery);
  if (parameter.explode) return own.map(decodeQuery);
  return fromTexts(
    splitDelimited(first, parameter.style),
    { ...parameter, explode: false },
    decodeQuery,
  );
}

function membersOf(
  pairs: readonly (readonly [string, string])[],
  keys: readonly string[],
): TextTree | undefined {
  const found = new Map<string, TextTree>();
  for (const [name, value] of pairs) {
    if (!keys.includes(name)) continue;
    const known = found.get(name);
    const text = decodeQuery(value);
    found.set(name, known === undefined ? text : [known, text].flat());
  }
  return found.size === 0 ? undefined : Object.fromEntries(found);
}
