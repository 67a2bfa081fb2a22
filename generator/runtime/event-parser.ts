// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Parses server-sent events (run-time algorithm 4.7; HTML Standard, section 9.2.6). */
import { parseBody, type ChunkParser } from "./body-reader.js";
import { LineSplitter } from "./line-splitter.js";
import type { EventParseOptions } from "./types.js";

/** One event. It has data, and of the other fields those that the server sent. */
export interface ServerSentEvent<Data = string> {
  /** Lines of data, or what they are the JSON of. */
  readonly data: Data;
  /** Type of the event; an event without it is a `message`. */
  readonly event?: string;
  /** Position in the stream, which holds until an event has another id. */
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

/** LF and CR. */
const eventEnds = [10, 13] as const;

/** The events of one body, and what outlives an event. */
export interface EventParser extends ChunkParser<ServerSentEvent> {
  readonly lastEventId: string | undefined;
  readonly retry: number | undefined;
}

/** Where a parser begins. */
export interface EventParserOptions extends EventParseOptions {
  readonly lastEventId?: string | undefined;
}

/** Makes a parser for one body. */
export function eventParser(options: EventParserOptions): EventParser {
  const lines = new LineSplitter(eventEnds, options.maxEventBytes);
  const state = { lastEventId: options.lastEventId, retry: undefined as number | undefined };
  let block: Block = { data: [] };
  let keptSize = 0;

  /** A blank line completes an event, which is none without data. */
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
    if (fields.event === "") delete fields.event;
    block = { data: [] };
    state.lastEventId = fields.id ?? state.lastEventId;
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
      const event = take(lines.end()) ?? take("");
      if (event !== undefined) yield event;
    },
  });
}

/** The fields of the event at hand. */
interface Block {
  readonly data: string[];
  event?: string;
  id?: string;
  retry?: number;
}

function readField(block: Block, line: string): void {
  // A comment has no name.
  const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name === "data") block.data.push(value);
  if (name === "event") block.event = value;
  if (name === "id" && !value.includes("\0")) block.id = value;
  if (name === "retry" && /^\d+$/.test(value)) block.retry = Number(value);
}
