// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Connects anew when a stream of events is interrupted (run-time 2.5 and 4.7). */
import { ConnectionError, StreamError, TimeoutError } from "./errors.js";
import type { RecordReader, StreamRecord, StreamSource } from "./item-stream.js";
import { openScope } from "./scope.js";
import { SdkError } from "./sdk-error.js";
import type { Settings } from "./settings.js";
import { createTransport, withFacts } from "./transport.js";
import type { EventStreamOptions } from "./types.js";

/** The response of the first connection, and how to read this and those after it. */
interface Origin {
  readonly source: StreamSource;
  readonly open: (source: StreamSource) => Promise<RecordReader>;
}

/** The options with which a stream is continued behind an event. */
export function continuedFrom(
  options: EventStreamOptions,
  lastEventId: string | undefined,
): EventStreamOptions {
  if (lastEventId === undefined) return options;
  // Header values are bytes, and ids are UTF-8.
  const id = String.fromCharCode(...new TextEncoder().encode(lastEventId));
  const headers = { ...options.headers, "last-event-id": id === "" ? null : id };
  return { ...options, headers, lastEventId };
}

/** Reads across connections, if the options of the call say so; otherwise the one there is. */
export function reconnecting(first: RecordReader, origin: Origin): RecordReader {
  const { operation, options } = origin.source.call.request;
  const { reconnect = false } = options as EventStreamOptions;
  if (reconnect === false || operation.method !== "GET") return first;
  const { maxReconnects = 10 } = reconnect === true ? {} : reconnect;
  return acrossConnections(origin, {
    reader: first,
    retry: undefined,
    fruitless: 0,
    maxReconnects,
    end: new AbortController(),
    isCancelled: false,
  });
}

/** Where a stream of several connections is. */
interface Progress {
  reader: RecordReader;
  /** What the server asked for last. */
  retry: number | undefined;
  /** Connections in a row that brought nothing. */
  fruitless: number;
  readonly maxReconnects: number;
  /** Ends what happens between two connections. */
  readonly end: AbortController;
  isCancelled: boolean;
}

function acrossConnections(origin: Origin, progress: Progress): RecordReader {
  return {
    isInterrupted: false,
    get lastEventId() {
      return progress.reader.lastEventId;
    },
    values: () => valuesOf(origin, progress),
    async cancel() {
      progress.isCancelled = true;
      progress.end.abort();
      await progress.reader.cancel();
    },
  };
}

async function* valuesOf(
  origin: Origin,
  progress: Progress,
): AsyncGenerator<StreamRecord, void, undefined> {
  const { signal } = origin.source.call.request.options;
  const onAbort = () => {
    progress.end.abort(signal?.reason);
  };
  signal?.addEventListener("abort", onAbort);
  try {
    let isOpen = true;
    while (isOpen) {
      const { reader } = progress;
      let failure: unknown;
      try {
        for await (const record of reader.values()) {
          progress.fruitless = 0;
          yield record;
        }
      } catch (error) {
        if (!reader.isInterrupted) throw error;
        failure = error;
      }
      isOpen = reader.isInterrupted && (await reopen(origin, progress, failure));
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Whether there is another connection, after as many attempts as it may take. */
async function reopen(origin: Origin, progress: Progress, failure: unknown): Promise<boolean> {
  const { lastEventId, retry } = progress.reader;
  const inVain = new StreamError("the stream ends again and again without an event");
  progress.retry = retry ?? progress.retry;
  try {
    let reader: RecordReader | undefined;
    for (
      let last: unknown = failure ?? withFacts(inVain, origin.source.call);
      reader === undefined;
    ) {
      if (progress.fruitless >= progress.maxReconnects) throw last;
      progress.fruitless += 1;
      await pause(origin, progress);
      reader = await connection(origin, progress).catch((error: unknown) => {
        if (!isConnectionLost(error)) throw error;
        last = error;
        return undefined;
      });
    }
    progress.reader = reader;
  } catch (error) {
    // Whoever cancels ends all of this, and does not want to hear of it.
    if (progress.isCancelled) return false;
    const position = lastEventId !== undefined && { lastEventId };
    throw error instanceof SdkError ? Object.assign(error, position) : error;
  }
  if (progress.isCancelled) await progress.reader.cancel();
  return true;
}

/** Nothing was answered. Whatever a server does answer is final. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** Sends the request again; its response is read as the first one was. */
async function connection(
  { source: { call }, open }: Origin,
  { reader, end }: Progress,
): Promise<RecordReader> {
  const { operation, input, options } = call.request;
  const request = {
    operation: { ...operation, stream: open },
    input,
    options: { ...continuedFrom(options, reader.lastEventId), signal: end.signal },
  };
  return (await createTransport(call.settings).run(request, "data")).data as RecordReader;
}

async function pause({ source: { call } }: Origin, progress: Progress): Promise<void> {
  const scope = openScope(progress.end.signal);
  try {
    const milliseconds = delay(progress, call.settings);
    await scope.race(call.settings.platform.sleep(milliseconds, scope.signal));
  } finally {
    scope.close();
  }
}

/** What the server asked for or the first back-off, doubled for each connection in vain. */
function delay({ retry, fruitless }: Progress, settings: Settings): number {
  const { retryBaseDelay, retryMaxDelay, platform } = settings;
  const first = fruitless === 1 ? (retry ?? retryBaseDelay) : Math.max(retry ?? 0, retryBaseDelay);
  const limit = Math.min(retryMaxDelay, first * 2 ** (fruitless - 1));
  const chance = platform.random();
  if (retry === undefined) return limit / 2 + (chance * limit) / 2;
  return Math.min(retryMaxDelay, limit + 0.1 * chance * limit);
}
