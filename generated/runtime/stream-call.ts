// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** A stream that is not requested yet: await it for the stream, iterate over it for its items. */
import { iterate } from "./body-reader.js";
import { ApiCall } from "./call.js";
import type { ApiClient } from "./client.js";
import type { ServerSentEvent } from "./event-parser.js";
import type { EventStream } from "./event-stream.js";
import type { ItemStream } from "./item-stream.js";
import { checkBounds } from "./options.js";
import { continuedFrom } from "./reconnect.js";
import { createRequest, type ApiRequest } from "./request.js";
import { ConfigError } from "./sdk-error.js";
import type { Received, Transport } from "./transport.js";
import type {
  EventStreamOptions,
  OperationDescriptor,
  RequestInput,
  StreamOptions,
} from "./types.js";

/**
 * A stream: awaiting it gives an {@link ItemStream} once its headers are there, and iterating over
 * it gives its items. Each iteration is a call of its own; awaiting twice is one.
 */
export interface StreamCall<Item, Failure = never, Declared extends Headers = Headers>
  extends ApiCall<ItemStream<Item>, Failure, Declared>, AsyncIterable<Item> {
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
  with(options: StreamOptions): this;
}

/** A stream of server-sent events, whose items are the data of the events. */
export interface EventStreamCall<Item, Failure = never, Declared extends Headers = Headers>
  extends ApiCall<EventStream<Item>, Failure, Declared>, AsyncIterable<Item> {
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
  /** The events with all their fields; a call of its own, as each iteration is. */
  events(): AsyncGenerator<ServerSentEvent<Item>, void, undefined>;
  with(options: EventStreamOptions): this;
}

/**
 * A stream of an operation, for the methods of generated resources. The operation names the format;
 * `Call` says what the stream is of: a {@link StreamCall} or an {@link EventStreamCall}.
 */
// eslint-disable-next-line @typescript-eslint/max-params, @typescript-eslint/no-unnecessary-type-parameters -- one flat line per generated method, whose return type says what this gives
export function streamCall<Call>(
  client: ApiClient,
  operation: OperationDescriptor,
  input: RequestInput,
  options?: EventStreamOptions,
): Call {
  const request = createRequest<ItemStream<unknown>, unknown>(operation, input, options);
  return new StreamBuilder(client.transport, request) as unknown as Call;
}

/** What a stream is where the interface of its call has `events`. */
type StreamOfEvents = ItemStream<unknown> & Pick<EventStream<unknown>, "events">;

class StreamBuilder
  extends ApiCall<ItemStream<unknown>, unknown>
  implements AsyncIterable<unknown>
{
  constructor(transport: Transport, request: ApiRequest<ItemStream<unknown>, unknown>) {
    const { operation, input } = request;
    const options: EventStreamOptions = request.options;
    super(transport, createRequest(operation, input, continuedFrom(options, options.lastEventId)));
  }

  [Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    return this.#iterate((stream) => stream);
  }

  events(): AsyncGenerator<ServerSentEvent<unknown>, void, undefined> {
    return this.#iterate((stream) => (stream as StreamOfEvents).events());
  }

  protected override copy(request: ApiRequest<ItemStream<unknown>, unknown>): this {
    return new StreamBuilder(this.transport, request) as this;
  }

  protected override async receive(): Promise<Received<ItemStream<unknown>>> {
    const { operation, options } = this.request;
    const { reconnect = false } = options as EventStreamOptions;
    if (reconnect !== false && operation.method !== "GET") {
      throw new ConfigError(`${operation.id}: only a GET request may reconnect`);
    }
    checkBounds(Object(reconnect) as object);
    return await super.receive();
  }

  /** Sends a call of its own when the first item is asked for. */
  #iterate<Value>(
    valuesOf: (stream: ItemStream<unknown>) => AsyncIterable<Value>,
  ): AsyncGenerator<Value, void, undefined> {
    const receive = () => this.receive();
    let stream: ItemStream<unknown> | undefined;
    let isCancelled = false;
    const source = {
      async *values() {
        stream = (await receive()).data;
        if (isCancelled) await stream.cancel();
        for await (const value of valuesOf(stream)) yield value;
      },
      async cancel() {
        isCancelled = true;
        await stream?.cancel();
      },
    };
    return iterate(source, (value) => value);
  }
}
