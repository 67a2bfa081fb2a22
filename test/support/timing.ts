/** Time measured against a plain timer: a machine that is busy delays both. */

/** What some work gives, and how many milliseconds after a timer of this length. */
export async function afterTimer<Value>(
  milliseconds: number,
  work: () => Promise<Value>,
): Promise<readonly [value: Value, late: number]> {
  const start = performance.now();
  const timer = new Promise<number>((resolve) => {
    setTimeout(() => resolve(performance.now() - start), milliseconds);
  });
  const value = await work();
  const taken = performance.now() - start;
  return [value, taken - (await timer)];
}
