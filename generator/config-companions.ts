/** The option `companions` of a configuration. */
import { companionNames, type CompanionName } from "./ir/companions.js";

/** What a list of companions must be. */
const expected = `a list of ${companionNames.map((name) => JSON.stringify(name)).join(" or ")}`;

/** Reads the option, or the values of the flag; what is wrong with it is reported. */
export function readCompanions(
  value: unknown,
  report: (key: string, expected: string) => void,
): readonly CompanionName[] | undefined {
  if (value === undefined) return undefined;
  const given: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  const known = companionNames.filter((name) => given.includes(name));
  if (given.every((name) => known.some((other) => other === name))) return known;
  report("companions", expected);
  return undefined;
}
