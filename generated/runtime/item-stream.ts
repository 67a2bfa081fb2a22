// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A streamed body as items. */
import { iterate, readBody, type BodyReader, type ChunkParser } from "./body-reader.js";
import { complaint, isJson, mediaTypeOf } from "./decode.js";
import { apiError, ParseError, StreamError, type ApiError } from "./errors.js";
import type { PreparedCall } from "./prepared-call.js";
import { errorOf, withBody } from "./response.js";
import { ConfigError, SdkError } from "./sdk-error.js";
import { withFacts } from "./transport.js";
import type { EventStreamOptions } from "./types.js";

/** A response whose body is to be streamed. Made by the transport, taken by a stream format. */
export interface StreamSource {
  /** `null` where the response has no body, as of status 204. */
  readonly bytes: ReadableStream<Uint8Array> | null;
  readonly response: Response;
  readonly requestId: string | undefined;
  readonly call: PreparedCall;
}

/** An item of a stream, with what it came in. */
export interface StreamRecord {
  readonly item: unknown;
  readonly event?: object;
  /** The record as text, where it says that the server failed. */
  readonly failure?: string | undefined;
}

/** Parses the records of one connection, and remembers where it is. */
export interface RecordParser extends ChunkParser<StreamRecord> {
  readonly lastEventId?: string | undefined;
  /** Milliseconds to wait before the next connection, where the server asks for it. */
  readonly retry?: number | undefined;
}

/** The records of one connection, or of several. */
export interface RecordReader extends BodyReader<StreamRecord> {
  readonly lastEventId: string | undefined;
  readonly retry?: number | undefined;
}

/** What `await using` needs, where the compiler knows of it. */
type Disposal = SymbolConstructor extends { readonly asyncDispose: infer Name extends symbol }
  ? { readonly [Member in Name]: () => Promise<void> }
  : object;

// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- adds what the constructor adds, where there is a name for it
export interface ItemStream<Item> extends Disposal {}

/**
 * The items of a streamed body, in the order in which they arrive. Nothing is read ahead of the
 * loop over it, and the loop can be run once. Leaving it cancels the body and frees the connection,
 * as {@link cancel} and `await using` do; a stream that is not read at all keeps its connection
 * until then.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class ItemStream<Item> implements AsyncIterable<Item> {
  /** The response; its body is read through this stream only. */
  readonly response: Response;
  /** Identifies the request to the operator of the API; from the `requestIdHeaders` of the client. */
  readonly requestId: string | undefined;
  readonly #records: RecordReader;
  #isTaken = false;

  constructor({ response, requestId }: StreamSource, records: RecordReader) {
    this.response = response;
    this.requestId = requestId;
    this.#records = records;
    const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
    if (asyncDispose === undefined) return;
    Object.defineProperty(this, asyncDispose, { value: () => this.cancel() });
  }

  /** Id of the last event that has arrived, where events have ids; continues the stream later. */
  get lastEventId(): string | undefined {
    return this.#records.lastEventId;
  }

  /**
   * Reads the items.
   *
   * @throws StreamError when the body breaks off, or a record is larger than `maxEventBytes`.
   * @throws ParseError for a record that is no JSON.
   * @throws ApiError for a record with which the server reports a failure.
   */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.read(({ item }) => item as Item);
  }

  /** Gives up the rest of the stream; a loop over it ends. */
  cancel(): Promise<void> {
    return this.#records.cancel();
  }

  /** Reads something of each record. */
  protected read<Value>(
    pick: (record: StreamRecord) => Value,
  ): AsyncGenerator<Value, void, undefined> {
    if (this.#isTaken) throw new ConfigError("a stream can be read once");
    this.#isTaken = true;
    return iterate(this.#records, pick);
  }
}

/**
 * Makes sure that a body is a stream.
 *
 * @throws ApiError for JSON, with which servers report a failure whatever the status.
 * @throws StreamError for another media type.
 */
export async function checkMediaType(source: StreamSource, expected: RegExp): Promise<void> {
  const { response, bytes, call } = source;
  const type = mediaTypeOf(response);
  if (bytes === null || expected.test(type)) return;
  if (isJson(type)) throw withStatus(await errorOf(withBody(response, bytes), call, unlimited));
  await bytes.cancel();
  throw new StreamError(`the response is no stream but ${type}`);
}

/** Reads the records of one connection. */
export function readRecords(source: StreamSource, parser: RecordParser): RecordReader {
  const { streamIdleTimeout } = streamOptions(source);
  const body = readBody(source.bytes, parser, streamIdleTimeout);
  const reader: RecordReader = {
    get isInterrupted() {
      return body.isInterrupted;
    },
    get lastEventId() {
      return parser.lastEventId;
    },
    get retry() {
      return parser.retry;
    },
    cancel: () => body.cancel(),
    async *values() {
      try {
        for await (const record of body.values()) {
          if (record.failure !== undefined) throw await failureOf(record.failure, source);
          yield record;
        }
      } catch (error) {
        throw error instanceof SdkError ? withPosition(error, reader, source) : error;
      }
    },
  };
  return reader;
}

/** The options of a call, with those of its client where it has none. */
export function streamOptions({ call: { request, settings } }: StreamSource): EventStreamOptions {
  const options: EventStreamOptions = request.options;
  const { maxEventBytes, streamIdleTimeout } = settings;
  return {
    ...options,
    maxEventBytes: options.maxEventBytes ?? maxEventBytes,
    streamIdleTimeout: options.streamIdleTimeout ?? streamIdleTimeout,
  };
}

/** How records of a response are parsed. */
export interface RecordSource {
  readonly response: Response;
  readonly parse?: ((text: string) => unknown) | undefined;
}

/**
 * Parses a record.
 *
 * @throws ParseError that says which record it is.
 */
export function parseRecord(
  text: string,
  index: number,
  { response, parse = JSON.parse }: RecordSource,
): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new ParseError(`record ${index} of the stream ${complaint(error)}`, response, text);
  }
}

/** Whether a record is `{ "error": … }` and nothing else, as servers write in place of an item. */
export function isFailure(item: unknown): boolean {
  if (typeof item !== "object" || item === null) return false;
  const [[name, value] = [], ...others] = Object.entries(item) as [string, unknown][];
  return name === "error" && Boolean(value) && others.length === 0;
}

/** For work that nothing ends but its own end. */
const unlimited = { race: <Value>(work: Promise<Value>) => work };

/** The error that a record describes, as if it were the whole of a response. */
async function failureOf(text: string, { response, call }: StreamSource): Promise<ApiError> {
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/json");
  const body = new Response(text, { status: response.status, headers });
  return withStatus(await errorOf(body, call, unlimited));
}

/** The status of the response says that all is well; the body may know better. */
function withStatus(error: ApiError): ApiError {
  const { message, body, headers, requestId, retryAfterMs, bodyTruncated } = error;
  const status = statusIn(body);
  if (status === undefined) return error;
  return apiError({
    message: message.replace(/^\d+/, String(status)),
    status,
    body,
    headers,
    requestId,
    retryAfterMs,
    bodyTruncated,
  });
}

/** An error status in the usual places: `status` or `code`, of the body or of its `error`. */
function statusIn(body: unknown): number | undefined {
  const outer = (body ?? {}) as { readonly error?: unknown };
  const candidates = [outer, outer.error ?? {}] as { status?: unknown; code?: unknown }[];
  return candidates
    .flatMap(({ status, code }) => [status, code])
    .filter((code) => typeof code === "number" || typeof code === "bigint")
    .map(Number)
    .find((code) => /^[45]\d\d$/.test(String(code)));
}

function withPosition(
  error: SdkError,
  { lastEventId }: RecordReader,
  { call }: StreamSource,
): SdkError {
  return Object.assign(withFacts(error, call), lastEventId !== undefined && { lastEventId });
}
