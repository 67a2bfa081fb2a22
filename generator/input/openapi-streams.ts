/** Streams of the decoded document (`openapi.ts`). */
import type { JsonPointer } from "../diagnostics/diagnostic.js";

/** `x-loom-stream`; see `docs/extensions.md`. */
export interface StreamExtension {
  /** The boolean property of the request body that asks for a stream. */
  readonly property: string;
  readonly origin: JsonPointer;
}

/** What the data of events is, by their type. */
export interface EventDataObject {
  readonly names: readonly string[];
  /** Of events of these names. */
  readonly named: "json" | "text";
  /** Of all other events. */
  readonly others: "json" | "text";
}
