/**
 * Makes calls one after the other, and prints the microseconds of each, as they pass and of the
 * processor: `call-runner.ts SETTING`.
 *
 * Each program exports `call`. Blocks of calls take turns, so that what disturbs the machine
 * disturbs all of them; the figure is the median of the means of the blocks.
 */
interface Setting {
  readonly programs: readonly { readonly name: string; readonly url: string }[];
  readonly blocks: number;
  readonly calls: number;
}

type Call = () => Promise<unknown>;

/** Microseconds of a call. */
interface Time {
  readonly passed: number;
  /** Of the processor, in the process that makes the call. */
  readonly processor: number;
}

const { programs, blocks, calls } = JSON.parse(process.argv[2] ?? "") as Setting;
const all: { readonly name: string; readonly call: Call; readonly means: Time[] }[] = [];
for (const { name, url } of programs) {
  const { call } = (await import(url)) as { readonly call: Call };
  const given = JSON.stringify(await call());
  if (!given.includes("Ada")) throw new Error(`${name} gives no users: ${given}`);
  all.push({ name, call, means: [] });
}
// The first block is not counted: the engine compiles what it runs often.
for (let block = 0; block <= blocks; block += 1) {
  for (let index = 0; index < all.length; index += 1) {
    const program = all[(index + block) % all.length];
    const mean = await meanTime(program?.call);
    if (block > 0) program?.means.push(mean);
  }
}
const figures = all.map(({ name, means }) => [
  name,
  {
    passed: median(means.map(({ passed }) => passed)),
    processor: median(means.map(({ processor }) => processor)),
  },
]);
console.log(JSON.stringify(Object.fromEntries(figures)));

async function meanTime(call: Call | undefined): Promise<Time> {
  const start = performance.now();
  const former = process.cpuUsage();
  for (let count = 0; count < calls; count += 1) await call?.();
  const { user, system } = process.cpuUsage(former);
  const passed = (performance.now() - start) * 1000;
  return { passed: passed / calls, processor: (user + system) / calls };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
