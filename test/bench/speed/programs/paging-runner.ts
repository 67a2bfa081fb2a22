/**
 * Walks over all pages twice at once, with and without pages ahead, and prints the seconds of each
 * walk and the heap after 10 % and at the end: `paging-runner.ts SETTING`, with `--expose-gc`.
 *
 * The program exports `walk`. The walks take turns by blocks of pages, so that what disturbs the
 * machine disturbs both.
 */
interface Setting {
  readonly url: string;
  readonly size: number;
  readonly pages: number;
  /** Of each walk; a multiple of 10. */
  readonly blocks: number;
  /** Milliseconds for which each page is worked on. */
  readonly work: number;
}

type Walk = (pagesAhead: number) => AsyncIterable<unknown>;

const { url, size, pages, blocks, work } = JSON.parse(process.argv[2] ?? "") as Setting;
const { walk } = (await import(url)) as { readonly walk: Walk };
const walks = [0, 1].map((ahead) => ({
  iterator: walk(ahead)[Symbol.asyncIterator](),
  seconds: 0,
}));
const heap = { early: 0, late: 0 };
for (let block = 1; block <= blocks; block += 1) {
  for (const each of block % 2 === 0 ? walks : [...walks].reverse()) {
    const start = performance.now();
    for (let page = 0; page < pages / blocks; page += 1) await takePage(each.iterator);
    each.seconds += (performance.now() - start) / 1000;
  }
  if (block === blocks / 10) heap.early = usedHeap();
  if (block === blocks) heap.late = usedHeap();
}
for (const { iterator } of walks) {
  if ((await iterator.next()).done !== true) throw new Error("There are more users than expected.");
}
const [without, ahead] = walks.map(({ seconds }) => seconds);
console.log(JSON.stringify({ without, ahead, heap }));

/** Each user is looked at; then the page is stored, which means to wait. */
async function takePage(iterator: AsyncIterator<unknown>): Promise<void> {
  for (let index = 0; index < size; index += 1) {
    if ((await iterator.next()).done === true) throw new Error("There are too few users.");
  }
  await new Promise((resolve) => setTimeout(resolve, work));
}

/** Bytes that cannot be collected. */
function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
