/** Members whose names every object has. */
import { literalText } from "../ir/names.js";

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * A word inside the member of a record. For a member of such a name TypeScript expects what it
 * inherits, and would take the word for any string.
 */
export function wordIn(member: string, word: string): string {
  return isInherited(member) ? `${literalText(word)} as const` : literalText(word);
}

/** Whether every object has a member of this name. */
export function isInherited(member: string): boolean {
  return inherited.has(member);
}
