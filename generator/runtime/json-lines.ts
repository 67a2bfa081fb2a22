// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Streams of JSON: one value per line, or per record of a JSON text sequence (RFC 7464). */
import { parseBody, type ChunkParser } from "./body-reader.js";
import {
  checkMediaType,
  isFailure,
  ItemStream,
  parseRecord,
  readRecords,
  streamOptions,
  type StreamRecord,
} from "./item-stream.js";
import { lineEnds, lineSplitter } from "./line-splitter.js";
import type { StreamFormat, StreamOptions } from "./types.js";

/** `application/jsonl` and `application/x-ndjson`. Blank lines count for nothing. */
export const jsonLines: StreamFormat = /* @__PURE__ */ jsonFormat(lineEnds.line);

/** `application/json-seq`. Also without the line feeds that RFC 7464 asks for. */
export const jsonSequence: StreamFormat = /* @__PURE__ */ jsonFormat(lineEnds.sequence);

/** How records are cut out of bytes. */
export type JsonParseOptions = Pick<StreamOptions, "maxEventBytes">;

/**
 * The values of a body of JSON lines; for a response that `asResponse()` gave, or for bytes of any
 * other origin. Nothing is read ahead of the loop, and leaving the loop cancels the body.
 *
 * @throws ParseError that names the index of a record that is no JSON.
 * @throws StreamError when the body breaks off, or a record is larger than `maxEventBytes`.
 */
export function parseJsonLines(
  body: Response | ReadableStream<Uint8Array>,
  options: JsonParseOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  return parseBody(body, (response) => jsonParser(lineEnds.line, options, response));
}

/** The values of a JSON text sequence; otherwise as {@link parseJsonLines}. */
export function parseJsonSequence(
  body: Response | ReadableStream<Uint8Array>,
  options: JsonParseOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  return parseBody(body, (response) => jsonParser(lineEnds.sequence, options, response));
}

type Ends = (typeof lineEnds)["line" | "sequence"];

function jsonFormat(ends: Ends): StreamFormat {
  return async (source) => {
    // Servers often call lines of JSON just JSON.
    await checkMediaType(source, /^$|[/+-]json$|jsonl|json-seq$|^text\/plain$|octet-stream$/);
    const parser = jsonParser(ends, streamOptions(source), source.response);
    const records = {
      push: (chunk: Uint8Array) => recordsOf(parser.push(chunk)),
      end: () => recordsOf(parser.end()),
    };
    return new ItemStream(source, readRecords(source, records));
  };
}

function* recordsOf(values: Iterable<unknown>): Generator<StreamRecord, void, undefined> {
  for (const item of values) {
    yield isFailure(item) ? { item, failure: JSON.stringify(item) } : { item };
  }
}

function jsonParser(
  ends: Ends,
  { maxEventBytes }: JsonParseOptions,
  response: Response,
): ChunkParser<unknown> {
  const lines = lineSplitter(ends, maxEventBytes);
  let index = 0;
  const valuesOf = function* (some: Iterable<string>) {
    for (const line of some) {
      lines.size = 0;
      if (line.trim() === "") continue;
      yield parseRecord(line, index, response);
      index += 1;
    }
  };
  return {
    push: (chunk) => valuesOf(lines.push(chunk)),
    end: () => valuesOf([lines.end()]),
  };
}
