// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Reads a body chunk by chunk, and lets go of it however the reading ends. */
import { AbortError, StreamError, TimeoutError } from "./errors.js";
import { SdkError } from "./sdk-error.js";

/** Bytes in, values out. What is yielded is taken out before more is parsed: one value is held. */
export interface ChunkParser<Value> {
  push(chunk: Uint8Array): Iterable<Value>;
  /** What the end of the body completes. */
  end(): Iterable<Value>;
  /** The rest of the body is of no interest. */
  readonly isDone?: boolean;
}

/** Values that can be read once, and given up before their end. */
export interface Source<Value> {
  values(): AsyncGenerator<Value, void, undefined>;
  /** Ends a pending read, too. */
  cancel(): Promise<void>;
}

/** The values of one body. */
export interface BodyReader<Value> extends Source<Value> {
  /** The body ended or broke off; nobody gave it up, and nothing was wrong with it. */
  readonly isInterrupted: boolean;
}

/** Reads a body. `idleTimeout` limits the wait for a chunk, in milliseconds; `0` does not. */
export function readBody<Value>(
  body: ReadableStream<Uint8Array> | null,
  parser: ChunkParser<Value>,
  idleTimeout: number = 0,
): BodyReader<Value> {
  const chunks = body?.getReader();
  let isCancelled = false;
  const next = async () => {
    try {
      return (await withinTime(chunks?.read(), idleTimeout)).value;
    } catch (cause) {
      reader.isInterrupted = !(cause instanceof AbortError);
      throw cause instanceof SdkError ? cause : new StreamError("the stream broke off", { cause });
    }
  };
  const reader = {
    isInterrupted: false,
    async *values() {
      try {
        for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
          yield* parser.push(chunk);
          if (parser.isDone === true) return;
        }
        if (isCancelled) return;
        yield* parser.end();
        reader.isInterrupted = body !== null;
      } finally {
        await reader.cancel();
      }
    },
    async cancel() {
      isCancelled = true;
      // A body that fails to be cancelled is gone as well.
      await chunks?.cancel().catch(() => undefined);
    },
  };
  return reader;
}

/** What a reader of a body gives; declared differently by the platforms. */
interface Chunk {
  readonly value?: Uint8Array | undefined;
}

/** The clock runs only while somebody waits: a slow consumer is not an idle server. */
async function withinTime(read: Promise<Chunk> | undefined, milliseconds: number): Promise<Chunk> {
  if (read === undefined || milliseconds === 0) return (await read) ?? {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TimeoutError(`the stream brought nothing for ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Iterates over a source. Unlike those of a generator, its `return()` ends a pending `next()`. */
export function iterate<Value, Item>(
  source: Source<Value>,
  pick: (value: Value) => Item,
): AsyncGenerator<Item, void, undefined> {
  const generator = picked(source, pick);
  const end = generator.return.bind(generator);
  return Object.assign(generator, {
    return: async () => {
      await source.cancel();
      return await end();
    },
  });
}

async function* picked<Value, Item>(
  source: Source<Value>,
  pick: (value: Value) => Item,
): AsyncGenerator<Item, void, undefined> {
  for await (const value of source.values()) yield pick(value);
}

/** Iterates over what is in a body, outside of a call: of `asResponse()`, or of another source. */
export function parseBody<Value>(
  body: Response | ReadableStream<Uint8Array>,
  parser: (response: Response) => ChunkParser<Value>,
): AsyncGenerator<Value, void, undefined> {
  const response = "getReader" in body ? new Response(body) : body;
  return iterate(readBody(response.body, parser(response)), (value) => value);
}
