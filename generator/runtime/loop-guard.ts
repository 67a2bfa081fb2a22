// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Recognizes a list that goes round in circles, in bounded memory (run-time algorithm 4.4). */
import { PaginationError } from "./errors.js";

/** Continuations that are remembered one by one; beyond, cycles are found a little later. */
const maxRemembered = 10_000;

/** Watches one walk. Both functions throw a `PaginationError` for a repetition. */
export interface LoopGuard {
  /** Is told each continuation before it is requested. */
  readonly enter: (continuation: string) => void;
  /** Is told the items of each page, where the server does not tell a position. */
  readonly see: (items: unknown) => void;
}

/** A guard for a new walk. */
export function createLoopGuard(): LoopGuard {
  const seen = new Set<string>();
  const isMarked = repetition();
  let lastItems: string | undefined;
  return {
    enter: (continuation) => {
      const key = continuation.length > 64 ? digest(continuation) : continuation;
      if (seen.has(key) || isMarked(key)) throw repeated();
      if (seen.size < maxRemembered) seen.add(key);
    },
    see: (items) => {
      const key = digest(JSON.stringify(items, withoutBigints));
      if (key === lastItems) throw repeated();
      lastItems = key;
    },
  };
}

/** `JSON.stringify` refuses them. */
function withoutBigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** What a list that goes round in circles fails with. */
export function repeated(): PaginationError {
  return new PaginationError("the list repeats itself");
}

/** Brent's algorithm: texts are compared with one of them, which moves to powers of two. */
export function repetition(): (text: string) => boolean {
  let mark: string | undefined;
  let [count, power] = [0, 1];
  return (text) => {
    const isRepeated = text === mark;
    count += 1;
    if (count === power) [mark, power] = [text, power * 2];
    return isRepeated;
  };
}

/** 128 bits that two different texts do not share by chance. Not for adversaries. */
function digest(text: string): string {
  const state = [1779033703, 3144134277, 1013904242, 2773480762];
  const factors = [597399067, 2869860233, 951274213, 2716044179];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    for (let lane = 0; lane < 4; lane += 1) {
      const mixed = Math.imul((state[lane] ?? 0) ^ code, factors[lane] ?? 0);
      state[lane] = (state[(lane + 1) % 4] ?? 0) ^ mixed;
    }
  }
  return [text.length, ...state].join(".");
}
