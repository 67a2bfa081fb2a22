/** Questions to who sits at the terminal. */
import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";

/** Asks until an answer is accepted; `undefined` where the input ends before that. */
export type Ask = (question: Question) => Promise<string | undefined>;

export interface Question {
  readonly text: string;
  /** What an empty line means; `undefined`: nothing, it is asked again. */
  readonly suggestion: string | undefined;
  /** What is wrong with an answer; `undefined`: nothing. */
  readonly problemOf: (answer: string) => string | undefined;
}

/** Asks on `write` and reads lines of `input`, which may come faster than they are asked for. */
export function asker(input: Readable, write: (text: string) => void) {
  const reader = createInterface({ input });
  const lines = reader[Symbol.asyncIterator]();
  const ask: Ask = async ({ text, suggestion, problemOf }) => {
    for (;;) {
      write(suggestion === undefined ? `${text} ` : `${text} (${suggestion}) `);
      const line = await lines.next();
      if (line.done === true) {
        write("\n");
        return undefined;
      }
      const answer = line.value.trim() || suggestion;
      const problem = answer === undefined ? undefined : problemOf(answer);
      if (answer !== undefined && problem === undefined) return answer;
      if (problem !== undefined) write(`${problem}\n`);
    }
  };
  return {
    ask,
    close: () => {
      reader.close();
    },
  };
}
