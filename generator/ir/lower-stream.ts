/** Operations whose success is a stream of items: server-sent events, JSON Lines, JSON sequences. */
import type { OperationObject, Schema } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import type { LowerContext } from "./context.js";
import { isStreamKind, mediaKind, type StreamKind } from "./media-types.js";
import type { StreamModel } from "./model.js";
import { schemaBranches } from "./schema-branches.js";

const formats = {
  events: "eventStream",
  lines: "jsonLines",
  sequence: "jsonSequence",
} as const satisfies Record<StreamKind, StreamModel["format"]>;

/** The stream of an operation whose successes are nothing else. */
export function lowerStream(
  { method, responses }: OperationObject,
  functionName: string,
  context: LowerContext,
): StreamModel | undefined {
  const contents = responses
    .filter(({ status }) => method !== "HEAD" && status.startsWith("2"))
    .map(({ content }) => content);
  const all = contents.flat();
  const [first] = all;
  const format = first && streamFormat(first.mediaType);
  const isOnly = all.every(({ mediaType }) => streamFormat(mediaType) !== undefined);
  if (first === undefined || format === undefined || !isOnly) return undefined;
  const { mediaType, itemSchema, schema, eventData } = first;
  const wanted = `${pascalCase(functionName)}Item`;
  const item = itemSchema ?? schema;
  const type =
    item === undefined
      ? ({ kind: "unknown" } as const)
      : context.schemas.lowerBody(item, { wanted, variant: "read", position: "text" });
  return { format, holdsEvents: isEvent(itemSchema, context), eventData, type, mediaType };
}

function streamFormat(mediaType: string): StreamModel["format"] | undefined {
  const kind = mediaKind(mediaType);
  return isStreamKind(kind) ? formats[kind] : undefined;
}

/** Since OpenAPI 3.2, an item of an event stream is the event, with its `data` as text. */
export function isEvent(
  itemSchema: Schema | undefined,
  { api }: Pick<LowerContext, "api">,
): boolean {
  return schemaBranches(itemSchema, api).some(({ properties }) =>
    properties.some(({ name }) => name === "data"),
  );
}
