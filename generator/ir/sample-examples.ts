/** Which examples samples take over: enough to be like the document, and not a copy of it. */
import type { JsonValue } from "./type-model.js";

const mostExamples = 3;
/** Characters of JSON. */
const longestExample = 10_000;

/** The first examples that are not too long. */
export function shownExamples(examples: readonly JsonValue[]): readonly JsonValue[] {
  const short = examples.filter((example) => JSON.stringify(example).length <= longestExample);
  return short.slice(0, mostExamples);
}
