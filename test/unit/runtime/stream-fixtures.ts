/** Operations of the zoo that stream, as the generator would write them, and servers for them. */
import type { ServerResponse } from "node:http";
import {
  eventStream,
  eventStreamOf,
  jsonBody,
  jsonLines,
  jsonSequence,
  streamCall,
  type EventStreamCall,
  type EventStreamOptions,
  type OperationDescriptor,
  type StreamCall,
  type StreamFormat,
  type StreamOptions,
} from "../../../generator/runtime/index.js";
import type { Answer } from "../../support/server.js";
import { api, type AnimalErrors, type Zoo } from "./fixtures.js";

export interface Sighting {
  readonly animal: string;
}

export type KeeperEvent =
  | { readonly event: "note"; readonly data: string; readonly id?: string }
  | { readonly event: "sighting"; readonly data: Sighting };

function watching(stream: StreamFormat, accept = "text/event-stream"): OperationDescriptor {
  return {
    api,
    id: "watchAnimals",
    method: "GET",
    route: { path: "/sightings" },
    accept,
    stream,
    security: [["bearerAuth"]],
  };
}

export const watchAnimals: OperationDescriptor = watching(eventStream);

const askKeeper: OperationDescriptor = {
  ...watchAnimals,
  id: "askKeeper",
  method: "POST",
  route: { path: "/questions" },
  body: jsonBody,
};

const followKeeper = watching(
  eventStreamOf({ items: "events", data: { note: "text" }, failures: [] }),
);
const exportLines = watching(jsonLines, "application/jsonl");
const exportSequence = watching(jsonSequence, "application/json-seq");

export function watch(
  zoo: Zoo,
  options?: EventStreamOptions,
): EventStreamCall<Sighting, AnimalErrors> {
  return streamCall(zoo, watchAnimals, {}, options);
}

export function ask(
  zoo: Zoo,
  options?: EventStreamOptions,
): EventStreamCall<Sighting, AnimalErrors> {
  return streamCall(zoo, askKeeper, { body: { question: "Where?" } }, options);
}

export function follow(
  zoo: Zoo,
  options?: EventStreamOptions,
): StreamCall<KeeperEvent, AnimalErrors> {
  return streamCall(zoo, followKeeper, {}, options);
}

export function lines(zoo: Zoo, options?: StreamOptions): StreamCall<Sighting, AnimalErrors> {
  return streamCall(zoo, exportLines, {}, options);
}

export function sequence(zoo: Zoo, options?: StreamOptions): StreamCall<Sighting, AnimalErrors> {
  return streamCall(zoo, exportSequence, {}, options);
}

/** Starts an answer with a stream, and leaves it open. */
export function startStream(
  response: ServerResponse,
  text = "",
  type = "text/event-stream",
): ServerResponse {
  response.writeHead(200, { "content-type": type, "x-request-id": "r1" });
  response.flushHeaders();
  if (text !== "") response.write(text);
  return response;
}

/** Answers with a whole stream. */
export function streams(text: string, type?: string): Answer {
  return (response) => startStream(response, text, type).end();
}

/** Some events with sightings, without ids. */
export function sightings(...animals: string[]): string {
  return animals.map((animal) => `data: {"animal":"${animal}"}\n\n`).join("");
}

/** A body that gives these chunks, and tells whether it was cancelled. */
export function bodyOf(chunks: Iterable<Uint8Array | string>): ReadableStream<Uint8Array> & {
  readonly isCancelled: () => boolean;
} {
  const iterator = chunks[Symbol.iterator]();
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next();
        if (done === true) controller.close();
        else
          controller.enqueue(typeof value === "string" ? new TextEncoder().encode(value) : value);
      },
      cancel() {
        isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return Object.assign(body, { isCancelled: () => isCancelled });
}

/** Everything that is iterated over. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What is iterated over before an error, and the error. */
export async function collectUntilFailure<Item>(
  items: AsyncIterable<Item>,
): Promise<{ readonly items: Item[]; readonly error: unknown }> {
  const all: Item[] = [];
  try {
    for await (const item of items) all.push(item);
  } catch (error) {
    return { items: all, error };
  }
  return { items: all, error: undefined };
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The octets of UTF-8 as Node shows them in a header. */
export function octetsOf(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** Something that a test waits for. */
export function event(): { readonly occurred: Promise<void>; readonly occur: () => void } {
  let occur: () => void = () => undefined;
  const occurred = new Promise<void>((resolve) => {
    occur = resolve;
  });
  return { occurred, occur };
}
