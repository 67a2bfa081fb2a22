// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Server-sent events (run-time algorithm 4.7; HTML Standard, section 9.2). */
import { parseBody, type ChunkParser } from "./body-reader.js";
import {
  checkMediaType,
  isFailure,
  ItemStream,
  parseRecord,
  readRecords,
  streamOptions,
  type RecordParser,
  type StreamRecord,
  type StreamSource,
} from "./item-stream.js";
import { lineEnds, lineSplitter, type LineSplitter } from "./line-splitter.js";
import { reconnecting } from "./reconnect.js";
import type { EventParseOptions, StreamFormat } from "./types.js";

/** One event. It has the fields that the server sent, and always data. */
export interface ServerSentEvent<Data = string> {
  /** Lines of data, or what they are the JSON of. */
  readonly data: Data;
  /** Type of the event; an event without it is a `message`. */
  readonly event?: string;
  /** Position in the stream, up to the next event that has an id. */
  readonly id?: string;
  /** Milliseconds to wait before connecting anew. */
  readonly retry?: number;
}

/**
 * The events of a body, with data as text; for a response that `asResponse()` gave, or for bytes of
 * any other origin. Nothing is read ahead of the loop, and leaving the loop cancels the body.
 *
 * @throws StreamError when the body breaks off, or an event is larger than `maxEventBytes`.
 */
export function parseEventStream(
  body: Response | ReadableStream<Uint8Array>,
  options: EventParseOptions = {},
): AsyncGenerator<ServerSentEvent, void, undefined> {
  return parseBody(body, () => eventParser(options));
}

/** Events of one body, and the state that outlives an event. */
export interface EventParser extends ChunkParser<ServerSentEvent> {
  readonly lastEventId: string | undefined;
  readonly retry: number | undefined;
}

/** The fields of the event at hand. */
interface Block {
  readonly data: string[];
  event?: string;
  id?: string;
  retry?: number;
}

/** Makes a parser for one body. */
export function eventParser(options: EventParseOptions & { lastEventId?: string | undefined }): EventParser {
  const lines = lineSplitter(lineEnds.event, options.maxEventBytes);
  const state = { lastEventId: options.lastEventId, retry: undefined as number | undefined };
  let block: Block = { data: [] };
  let keptSize = 0;
  /** Takes one line; a blank one gives an event, unless there is no data. */
  const take = (line: string): ServerSentEvent | undefined => {
    // A comment is let go at once, so that any number of them may keep a connection alive.
    if (!line.startsWith(":")) keptSize = line === "" ? 0 : lines.size;
    lines.size = keptSize;
    if (line !== "") {
      readField(block, line);
      state.retry = block.retry ?? state.retry;
      return undefined;
    }
    const { data, ...fields } = block;
    state.lastEventId = fields.id ?? state.lastEventId;
    block = { data: [] };
    return data.length === 0 ? undefined : { ...fields, data: data.join("\n") };
  };
  return Object.assign(state, {
    *push(chunk: Uint8Array) {
      for (const line of lines.push(chunk)) {
        const event = take(line);
        if (event !== undefined) yield event;
      }
    },
    *end() {
      if (options.flushIncomplete !== true) return;
      take(lines.end());
      const event = take("");
      if (event !== undefined) yield event;
    },
  });
}
