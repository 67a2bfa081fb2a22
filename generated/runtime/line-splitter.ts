// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Cuts bytes into lines, looking at each byte once. */
import { StreamError } from "./errors.js";

/** Two bytes that end a line. */
export type LineEnds = readonly [number, number];

/** Bytes in, lines out. Drops a byte order mark; CR and LF together end one line. */
export class LineSplitter {
  /**
   * Bytes of the line at hand, and of the lines since this was last set. Must not exceed the limit:
   * whoever keeps lines lets it grow, and sets it back when they are let go.
   */
  size = 0;
  /** The byte that ended the last line, unless there are bytes behind it. */
  endedBy: number | undefined;
  readonly #ends: LineEnds;
  readonly #limit: number;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #pending = "";
  #isFirst = true;

  constructor(ends: LineEnds, limit: number = 1_048_576) {
    this.#ends = ends;
    this.#limit = limit;
  }

  /** The lines that a chunk ends; each is taken out before the bytes behind it are looked at. */
  *push(chunk: Uint8Array): Generator<string, void, undefined> {
    const [one, other] = this.#ends;
    let [start, nextOne, nextOther] = [0, -1, -1];
    for (;;) {
      // Each is looked for again only when it is behind: no byte is looked at twice for either.
      if (nextOne < start) nextOne = indexIn(chunk, one, start);
      if (nextOther < start) nextOther = indexIn(chunk, other, start);
      const end = Math.min(nextOne, nextOther);
      if (end === chunk.length) break;
      const byte = chunk[end];
      const isSecondHalf = byte === 10 && this.endedBy === 13 && end === start;
      const line = isSecondHalf ? undefined : this.#line(chunk.subarray(start, end));
      this.endedBy = byte;
      start = end + 1;
      if (line !== undefined) yield line;
    }
    if (start < chunk.length) this.#take(chunk.subarray(start), true);
  }

  /** What is behind the last end of a line. */
  end(): string {
    return this.#line(new Uint8Array());
  }

  #line(bytes: Uint8Array): string {
    this.#take(bytes, false);
    const line = this.#isFirst ? this.#pending.replace(/^\uFEFF/, "") : this.#pending;
    this.#isFirst = false;
    this.#pending = "";
    return line;
  }

  #take(bytes: Uint8Array, isMore: boolean): void {
    this.size += bytes.length;
    if (this.size > this.#limit) {
      throw new StreamError(`a record of the stream is larger than ${this.#limit} bytes`);
    }
    this.#pending += this.#decoder.decode(bytes, { stream: isMore });
    this.endedBy = undefined;
  }
}

/** Where a byte comes next; the length where it does not. */
function indexIn(chunk: Uint8Array, byte: number, start: number): number {
  const index = chunk.indexOf(byte, start);
  return index < 0 ? chunk.length : index;
}
