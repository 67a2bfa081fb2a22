/**
 * How much memory V8 gives to what has just been made (docs/adr/0038).
 *
 * It doubles its young generation while much survives, to 128 MB, from which a run of a few seconds
 * gains no time.
 */
import { setFlagsFromString } from "node:v8";

/** V8 says aloud that it does not know a flag; these versions of Node.js have it. */
const isKnown = /^v2[0-6]\./u.test(process.version) && !("bun" in process.versions);

let isKept = false;

/** From now on, the young generation stays as large as it is. */
export function keepYoungGeneration(): void {
  if (!isKnown) return;
  isKept = true;
  setGrowthFactor(1);
}

/** Runs something with the flags that V8 started with: it takes no code that was made with others. */
export function withFormerFlags<Result>(run: () => Result): Result {
  if (!isKept) return run();
  setGrowthFactor(2);
  try {
    return run();
  } finally {
    setGrowthFactor(1);
  }
}

function setGrowthFactor(factor: 1 | 2): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
