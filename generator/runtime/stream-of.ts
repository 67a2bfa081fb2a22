// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Bodies whose parts are made while they are sent. */

/** Values one after the other, at once or as they come. */
export type Records<Item> = Iterable<Item> | AsyncIterable<Item>;

/**
 * A stream of what `encode` makes of each value. A value is asked for when the server has room for
 * it; nothing is buffered. Who no longer wants the stream ends the iteration.
 */
export function streamOf<Item>(
  records: Records<Item>,
  encode: (record: Item) => Uint8Array,
): ReadableStream<Uint8Array> {
  const iterator: Iterator<Item> | AsyncIterator<Item> =
    Symbol.asyncIterator in records ? records[Symbol.asyncIterator]() : records[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encode(next.value));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
