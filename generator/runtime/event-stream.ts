// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Streams of server-sent events. */
import { eventParser, type ServerSentEvent } from "./event-parser.js";
import {
  checkMediaType,
  isFailure,
  ItemStream,
  parseRecord,
  readRecords,
  streamOptions,
  type RecordParser,
  type RecordReader,
  type StreamRecord,
  type StreamSource,
} from "./item-stream.js";
import { reconnecting } from "./reconnect.js";
import type { StreamFormat } from "./types.js";

/** What the data of an event is. */
export type EventData = "json" | "text";

/** What the events of an operation hold. */
export interface EventFormat {
  /** What an item is: the data of an event, or the event as a whole. Default: the data. */
  readonly items?: "data" | "events";
  /** What data is, for all events or by their type; JSON where nothing is said. */
  readonly data?: EventData | Readonly<Record<string, EventData>>;
  /** What data is of events whose type `data` does not list. Default: JSON. */
  readonly otherData?: EventData;
  /**
   * Types of events with which the server reports a failure; they are thrown as an
   * {@link ApiError}. So is `{ "error": … }` as data, unless this is empty. Default: `error`.
   */
  readonly failures?: readonly string[];
  /** Data that ends the stream. Default: `[DONE]`. */
  readonly done?: string;
  /** Parses data that is JSON. */
  readonly parse?: (text: string) => unknown;
  /** Makes an item of an event as a whole; `json` is its data where that is JSON. */
  readonly convert?: (event: ServerSentEvent<unknown>, json: string | undefined) => unknown;
}

/** A stream of server-sent events whose items are the data of the events. */
export class EventStream<Item> extends ItemStream<Item> {
  /** Reads the events with all their fields, in place of the items. */
  events(): AsyncGenerator<ServerSentEvent<Item>, void, undefined> {
    return this.read(({ event }) => event as ServerSentEvent<Item>);
  }
}

const usual = { items: "data", data: "json", failures: ["error"], done: "[DONE]" } as const;

type Format = EventFormat & Required<Pick<EventFormat, keyof typeof usual>>;

/** `text/event-stream` whose items are the data of the events, which is JSON; `[DONE]` ends it. */
export const eventStream: StreamFormat = /* @__PURE__ */ eventStreamOf({});

/** `text/event-stream`, for operations that are different in some way. */
export function eventStreamOf(differences: EventFormat): StreamFormat {
  const format = { ...usual, ...differences };
  const open = async (source: StreamSource): Promise<RecordReader> => {
    await checkMediaType(source, /^$|event-stream$|^text\/plain$|octet-stream$/);
    return readRecords(source, recordParser(source, format));
  };
  return async (source) =>
    new EventStream(source, reconnecting(await open(source), { source, open }));
}

/** Events become records. Where data is JSON, an event with empty data has no item. */
function recordParser(source: StreamSource, format: Format): RecordParser {
  const events = eventParser(streamOptions(source));
  let isDone = false;
  let index = -1;
  const recordsOf = function* (some: Iterable<ServerSentEvent>) {
    for (const event of some) {
      index += 1;
      isDone = event.data === format.done;
      if (isDone) return;
      const record = recordOf(event, format, (text, parse) =>
        parseRecord(text, index, { response: source.response, parse }),
      );
      if (record !== undefined) yield record;
    }
  };
  return {
    get lastEventId() {
      return events.lastEventId;
    },
    get retry() {
      return events.retry;
    },
    get isDone() {
      return isDone;
    },
    push: (chunk) => recordsOf(events.push(chunk)),
    end: () => recordsOf(events.end()),
  };
}

function recordOf(
  event: ServerSentEvent,
  format: Format,
  parse: (text: string, parser?: (text: string) => unknown) => unknown,
): StreamRecord | undefined {
  const { items, failures, convert } = format;
  const { event: type = "message", data: text } = event;
  const isText = dataOf(type, format) === "text";
  if (failures.includes(type)) return { item: undefined, failure: text };
  if (!isText && text === "") return undefined;
  const value = isText ? text : parse(text, format.parse);
  if (failures.length > 0 && isFailure(value)) return { item: undefined, failure: text };
  const whole = { ...event, data: value };
  if (items === "data") return { item: value, event: whole };
  if (convert === undefined) return { item: whole, event: whole };
  return { item: parse(text, () => convert(whole, isText ? undefined : text)), event: whole };
}

/** Types come from the server: `constructor` must not find anything. */
function dataOf(type: string, { data, otherData }: Format): EventData | undefined {
  return typeof data === "object" ? (new Map(Object.entries(data)).get(type) ?? otherData) : data;
}
