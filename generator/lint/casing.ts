/** How the words of a name are joined. */

const casings = [
  ["snake_case", /^[a-z\d]+(?:_[a-z\d]+)+$/u],
  ["camelCase", /^[a-z][a-z\d]*(?:[A-Z][a-z\d]*)+$/u],
  ["PascalCase", /^(?:[A-Z][a-z\d]*)+$/u],
  ["kebab-case", /^[a-z\d]+(?:-[a-z\d]+)+$/u],
] as const;

/** The casing of a name; `undefined` for a single word, which fits all of them, and for none. */
export function casingOf(name: string): (typeof casings)[number][0] | undefined {
  return casings.find(([, pattern]) => pattern.test(name))?.[0];
}
