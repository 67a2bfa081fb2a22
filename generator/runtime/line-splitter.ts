// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Cuts bytes into lines, looking at each byte once. */
import { StreamError } from "./errors.js";

/** Bytes in, lines out. */
export interface LineSplitter {
  /**
   * Bytes of the line at hand and of the lines since this was last set. It must not exceed the
   * limit: whoever keeps lines lets it grow, and sets it back when they are let go.
   */
  size: number;
  /** The lines that a chunk ends; each is taken out before the bytes behind it are looked at. */
  push(chunk: Uint8Array): Generator<string, void, undefined>;
  /** What is behind the last end of a line. */
  end(): string;
}

/** Bytes that end a line: LF and CR of events, LF of JSON lines, RS of JSON sequences. */
export const lineEnds = { event: [10, 13], line: [10, 10], sequence: [30, 30] } as const;

/** Most bytes of a record, where nothing else is asked for. */
const defaultLimit = 1_048_576;

/** Makes a splitter. It drops a byte order mark at the beginning; CR and LF together end one line. */
export function lineSplitter(
  [one, other]: readonly [number, number],
  limit: number = defaultLimit,
): LineSplitter {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let pending = "";
  let isFirst = true;
  let isAfterReturn = false;
  const take = (bytes: Uint8Array, isMore: boolean) => {
    splitter.size += bytes.length;
    if (splitter.size > limit) {
      throw new StreamError(`a record of the stream is larger than ${limit} bytes`);
    }
    pending += decoder.decode(bytes, { stream: isMore });
    isAfterReturn = false;
  };
  const line = () => {
    const text = isFirst ? pending.replace(/^\uFEFF/, "") : pending;
    isFirst = false;
    pending = "";
    return text;
  };
  const splitter: LineSplitter = {
    size: 0,
    *push(chunk) {
      let start = 0;
      for (let index = 0; index < chunk.length; index += 1) {
        const byte = chunk[index];
        if (byte !== one && byte !== other) continue;
        const isSecondHalf = byte === 10 && isAfterReturn && index === start;
        if (!isSecondHalf) {
          take(chunk.subarray(start, index), false);
          yield line();
        }
        isAfterReturn = byte === 13;
        start = index + 1;
      }
      if (start < chunk.length) take(chunk.subarray(start), true);
    },
    end() {
      take(new Uint8Array(), false);
      return line();
    },
  };
  return splitter;
}
