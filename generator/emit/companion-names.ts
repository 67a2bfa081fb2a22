/** Names of companion files: nothing else exports them, so they are kept apart in one file only. */

import { camelCase } from "../ir/casing.js";

/** The text as the beginning of names of values. */
export function valueName(text: string): string {
  const cased = camelCase(text);
  return /^\p{N}/u.test(cased) ? `_${cased}` : cased;
}

/** The name as that of a type. */
export function typeName(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** A claim gives the name, or the first one with a number behind it that is free. */
export function claims(others: readonly string[] = []): (name: string) => string {
  const taken = new Set<string>(others);
  return (name) => {
    let free = name;
    for (let count = 2; taken.has(free); count += 1) free = `${name}${count}`;
    taken.add(free);
    return free;
  };
}
