/** Patterns of property names that template literal types can say: a prefix, a suffix, or both. */
import type { NamePattern } from "./type-model.js";

/** Texts of a pattern that stand for themselves, some of them behind a backslash. */
const plain = String.raw`(?:[\p{L}\p{N}_:@/ -]|\\[-.:/@_])*`;

const withPrefix = new RegExp(String.raw`^\^(?<prefix>${plain})(?:\.\*\$?)?$`, "u");
const withSuffix = new RegExp(String.raw`^(?:\^?\.\*)?(?<suffix>${plain})\$$`, "u");
const withBoth = new RegExp(String.raw`^\^(?<prefix>${plain})\.\*(?<suffix>${plain})\$$`, "u");

/** The names that match a pattern, where they are all that begin and end with given texts. */
export function namePattern(source: string): NamePattern | undefined {
  const found = [withBoth, withPrefix, withSuffix].find((form) => form.test(source));
  const groups = found?.exec(source)?.groups;
  if (groups === undefined) return everyNameSources.has(source) ? everyName : undefined;
  const { prefix = "", suffix = "" } = groups;
  return { prefix: unescaped(prefix), suffix: unescaped(suffix) };
}

const everyName: NamePattern = { prefix: "", suffix: "" };

/** Names are not empty and hold no line breaks. */
const everyNameSources: ReadonlySet<string> = new Set(["", ".", ".*", ".+", "^.+", ".+$", "^.+$"]);

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gu, "$1");
}

/** Whether a pattern leaves no name out. */
export function isEveryName({ prefix, suffix }: NamePattern): boolean {
  return prefix === "" && suffix === "";
}

/** Whether a name matches a pattern. */
export function matchesName({ prefix, suffix }: NamePattern, name: string): boolean {
  const isLongEnough = name.length >= prefix.length + suffix.length;
  return isLongEnough && name.startsWith(prefix) && name.endsWith(suffix);
}

/** Whether every name that matches one pattern matches another. */
export function isNarrower(one: NamePattern, other: NamePattern): boolean {
  return one.prefix.startsWith(other.prefix) && one.suffix.endsWith(other.suffix);
}
