// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Lists whose pages are requested ahead. A module of its own: nothing imports it. */
import { ConfigError } from "./sdk-error.js";
import type { Prefetch } from "./types.js";

/**
 * Requests up to 8 pages before the loop over a list asks for them, one after the other and in the
 * order of the list. Leaving the loop aborts the request that is under way.
 *
 * For the option `prefetch` of a list call: `list(query, { prefetch: pagesAhead(2) })`.
 *
 * @throws ConfigError for a number that is not from 0 to 8.
 */
export function pagesAhead(pages: number): Prefetch {
  if (!(pages >= 0 && pages <= 8)) throw new ConfigError("prefetch must be a number from 0 to 8");
  return (walk, signal) => {
    const controller = new AbortController();
    const generator = ahead({ walk, signal, controller, pages });
    const leave = generator.return.bind(generator);
    return Object.assign(generator, {
      // A generator would finish its work before it ends.
      return: () => {
        controller.abort();
        return leave();
      },
    });
  };
}

/** A walk that can be aborted, and how far to go ahead of its reader. */
interface Walk<Page> {
  readonly walk: (signal: AbortSignal) => AsyncGenerator<Page, void, undefined>;
  readonly signal: AbortSignal | undefined;
  readonly controller: AbortController;
  readonly pages: number;
}

/** Calls of `next` wait in line inside of the walk, so there is one request at a time. */
async function* ahead<Page>({
  walk,
  signal,
  controller,
  pages,
}: Walk<Page>): AsyncGenerator<Page, void, undefined> {
  const onAbort = () => {
    controller.abort(signal?.reason);
  };
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted === true) onAbort();
  const generator = walk(controller.signal);
  const requested: Promise<IteratorResult<Page, void>>[] = [];
  try {
    for (;;) {
      while (requested.length <= pages) {
        const page = generator.next();
        // Reported when it is its turn, or not at all when the loop is left before.
        page.catch(() => undefined);
        requested.push(page);
      }
      const result = await requested.shift();
      if (result === undefined || result.done === true) return;
      await nextRequestIsOut();
      yield result.value;
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    controller.abort();
  }
}

/**
 * A loop without waits of its own would keep Node from writing the next request to its socket until
 * it has come to the end of the page: that is done by an immediate of `fetch`, behind the first of
 * these. Browsers send from another thread.
 */
async function nextRequestIsOut(): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => void };
  for (let turn = 0; setImmediate !== undefined && turn < 2; turn += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
