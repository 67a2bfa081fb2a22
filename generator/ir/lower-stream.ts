/** Operations whose success is a stream of items: server-sent events, JSON Lines, JSON sequences. */
import type { OperationObject, Schema } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import { mediaKind, type MediaKind } from "./media-types.js";
import type { StreamModel } from "./model.js";

type StreamKind = Extract<MediaKind, "events" | "lines" | "sequence">;

/** References and compositions to look behind for the members of an event. */
const deepest = 16;

const formats = {
  events: "eventStream",
  lines: "jsonLines",
  sequence: "jsonSequence",
} as const satisfies Record<StreamKind, StreamModel["format"]>;

/** The stream of an operation; one that can also answer with a single body is no stream. */
export function lowerStream(
  { responses }: OperationObject,
  functionName: string,
  context: LowerContext,
): StreamModel | undefined {
  const contents = responses
    .filter(({ status }) => status.startsWith("2"))
    .map(({ content }) => content);
  const all = contents.flat();
  const [first] = all;
  const format = first && streamFormat(first.mediaType);
  const isOnly = all.every(({ mediaType }) => streamFormat(mediaType) !== undefined);
  if (first === undefined || format === undefined || !isOnly) return undefined;
  const { mediaType, itemSchema, schema } = first;
  const wanted = `${pascalCase(functionName)}Item`;
  const item = itemSchema ?? schema;
  const type =
    item === undefined
      ? ({ kind: "unknown" } as const)
      : context.schemas.lowerBody(item, { wanted, variant: "read", position: "text" });
  return { format, holdsEvents: isEvent(itemSchema, context), type, mediaType };
}

function streamFormat(mediaType: string): StreamModel["format"] | undefined {
  const kind = mediaKind(mediaType);
  return isStreamKind(kind) ? formats[kind] : undefined;
}

function isStreamKind(kind: MediaKind): kind is StreamKind {
  return kind === "events" || kind === "lines" || kind === "sequence";
}

/** Since OpenAPI 3.2, an item of an event stream is the event, with its `data` as text. */
export function isEvent(
  itemSchema: Schema | undefined,
  { api }: Pick<LowerContext, "api">,
  depth = 0,
): boolean {
  if (typeof itemSchema !== "object" || depth > deepest) return false;
  const { ref, properties, allOf, oneOf, anyOf } = itemSchema;
  const target = ref === undefined ? undefined : api.schemaAt(ref);
  const parts = [target, ...allOf, ...oneOf, ...anyOf];
  return (
    properties.some(({ name }) => name === "data") ||
    parts.some((part) => isEvent(part, { api }, depth + 1))
  );
}
