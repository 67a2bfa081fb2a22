/** The property of a request body that asks for a stream (`x-loom-stream`). */
import type { MediaTypeObject, Schema } from "../input/openapi.js";
import { placeOf, type LowerContext } from "./context.js";
import type { FixedPropertyModel } from "./media-model.js";
import { mediaKind, type MediaKind } from "./media-types.js";
import type { OperationForm } from "./operation-forms.js";
import { propertySchemas, schemaBranches } from "./schema-branches.js";

/** What most APIs call it. */
const usualName = "stream";

/** The kinds of body that have properties. */
const structured: ReadonlySet<MediaKind> = new Set(["json", "form", "multipart"]);

/** The property that the form of an operation sends by itself, where its body has it. */
export function lowerStreamSwitch(
  { operation, form }: OperationForm,
  context: LowerContext,
): (media: MediaTypeObject) => FixedPropertyModel | undefined {
  const { streaming } = operation;
  if (streaming === undefined || form === undefined) return () => undefined;
  const { property: name } = streaming;
  return (media) =>
    hasFlag(media, name, context) ? { name, value: form === "stream" } : undefined;
}

/** Whether what the document says of the property is true, and whether it could say it. */
export function checkStreamSwitch({ operation, form }: OperationForm, context: LowerContext): void {
  const { method, path, streaming, requestBody, origin } = operation;
  // Once for both forms.
  if (form === "stream") return;
  const isDeclared = (name: string) =>
    requestBody?.content.some((media) => hasFlag(media, name, context)) === true;
  if (streaming === undefined) {
    if (form === undefined || !isDeclared(usualName)) return;
    context.bag.report("stream-proposed", placeOf(context, origin), { method, path });
  } else if (form === undefined) {
    const place = placeOf(context, streaming.origin);
    context.bag.report("stream-response-missing", place, { method, path });
  } else if (!isDeclared(streaming.property)) {
    const place = placeOf(context, `${streaming.origin}/property`);
    context.bag.report("stream-property-unknown", place, { property: streaming.property });
  }
}

function hasFlag(
  { mediaType, schema }: MediaTypeObject,
  name: string,
  { api }: LowerContext,
): boolean {
  if (!structured.has(mediaKind(mediaType))) return false;
  const found: readonly Schema[] = propertySchemas(schema, name, api);
  return found.some((property) =>
    schemaBranches(property, api).some(
      ({ types, const: constant, enum: values = [] }) =>
        types.includes("boolean") ||
        typeof constant?.value === "boolean" ||
        values.some((value) => typeof value === "boolean"),
    ),
  );
}
