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
  type RecordSource,
  type StreamRecord,
} from "./item-stream.js";
import { LineSplitter, type LineEnds } from "./line-splitter.js";
import type { StreamFormat, StreamOptions } from "./types.js";

/** The first byte ends a record, and the second one may. */
const lineEnds = [10, 10] as const;
/** RS is in front of each record, and LF behind it, and within it as well. */
const sequenceEnds = [30, 10] as const;

/** `application/jsonl` and `application/x-ndjson`. Blank lines count for nothing. */
export const jsonLines: StreamFormat = /* @__PURE__ */ jsonFormat(lineEnds);

/** `application/json-seq`. Also without the line feeds that RFC 7464 asks for. */
export const jsonSequence: StreamFormat = /* @__PURE__ */ jsonFormat(sequenceEnds);

/** {@link jsonLines} whose items are parsed in a way of their own. */
export function jsonLinesOf(parse: (text: string) => unknown): StreamFormat {
  return jsonFormat(lineEnds, parse);
}

/** {@link jsonSequence} whose items are parsed in a way of their own. */
export function jsonSequenceOf(parse: (text: string) => unknown): StreamFormat {
  return jsonFormat(sequenceEnds, parse);
}

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
  return parseBody(body, (response) => jsonParser(lineEnds, options, { response }));
}

/** The values of a JSON text sequence; otherwise as {@link parseJsonLines}. */
export function parseJsonSequence(
  body: Response | ReadableStream<Uint8Array>,
  options: JsonParseOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  return parseBody(body, (response) => jsonParser(sequenceEnds, options, { response }));
}

/** Servers often call lines of JSON just JSON. */
const mediaTypes =
  /^$|[/-]json$|ndjson|jsonl|json-(seq|lines|stream)|stream\+json|^text\/plain$|octet-stream$/;

function jsonFormat(ends: LineEnds, parse?: RecordSource["parse"]): StreamFormat {
  return async (source) => {
    await checkMediaType(source, mediaTypes);
    const { response } = source;
    const parser = jsonParser(ends, streamOptions(source), { response, parse });
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
  ends: LineEnds,
  { maxEventBytes }: JsonParseOptions,
  source: RecordSource,
): ChunkParser<unknown> {
  const lines = new LineSplitter(ends, maxEventBytes);
  let index = 0;
  let text = "";
  /** Length from which on it is worth a try whether the record is complete. */
  let patience = 0;
  const valuesOf = function* (some: Iterable<string>, isEnd: boolean) {
    for (const line of some) {
      text += `${line}\n`;
      const isWhole = isEnd || lines.endedBy === ends[0];
      if (!isWhole && text.length < patience) continue;
      const record = text.trim();
      let value: unknown;
      try {
        if (record !== "") value = parseRecord(record, index, source);
      } catch (error) {
        if (isWhole) throw error;
        // Twice as much, so that all tries together take no more than twice the time of the last.
        patience = 2 * text.length;
        continue;
      }
      text = "";
      patience = 0;
      lines.size = 0;
      if (record === "") continue;
      index += 1;
      yield value;
    }
  };
  return {
    push: (chunk) => valuesOf(lines.push(chunk), false),
    end: () => valuesOf([lines.end()], true),
  };
}
