/** Recognizes a list that goes round in circles, in bounded memory (run-time algorithm 4.4). */

/** Continuations that are remembered one by one; beyond, cycles are found a little later. */
const maxRemembered = 10_000;

/** A function that tells whether it has been given the same text before. */
export function createVisited(): (text: string) => boolean {
  const seen = new Set<string>();
  // Brent's algorithm: compare with one text that moves to powers of two.
  let mark: string | undefined;
  let steps = 0;
  let power = 1;
  return (text) => {
    const key = text.length > 64 ? digest(text) : text;
    if (seen.has(key) || key === mark) return true;
    if (seen.size < maxRemembered) {
      seen.add(key);
    } else if (++steps === power) {
      mark = key;
      power *= 2;
      steps = 0;
    }
    return false;
  };
}

/** 128 bits that two different texts do not share by chance. Not for adversaries. */
export function digest(text: string): string {
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
