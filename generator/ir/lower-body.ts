/** Request bodies: what is sent, and what writes it. */
import type { MediaTypeObject, RequestBodyObject } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import { placeOf, type LowerContext } from "./context.js";
import { lowerFields } from "./lower-body-fields.js";
import { docsOf } from "./lower-docs.js";
import { componentName, contentNames, kindOf, reportMarkup, schemaType } from "./lower-media.js";
import type { BodyContentModel, BodyModel } from "./media-model.js";
import { bodyEncoder, isStreamKind, preferredMedia, type MediaKind } from "./media-types.js";
import type { NamedOperation } from "./method-names.js";
import { isEvent } from "./lower-stream.js";
import { checkStreamSwitch, lowerStreamSwitch } from "./lower-stream-switch.js";
import type { TypeModel } from "./type-model.js";

/** Lowers a request body; of several media types JSON is preferred, or else the first. */
export function lowerBody(
  { operation, form, functionName }: NamedOperation,
  context: LowerContext,
): BodyModel | undefined {
  const { method, path, requestBody: body, origin } = operation;
  checkStreamSwitch({ operation, form }, context);
  if (body === undefined || body.content.length === 0) return undefined;
  if (method === "GET" || method === "HEAD") {
    // RFC 9110, section 9.3.1: it has no meaning, and `fetch` refuses it.
    context.bag.report("body-ignored", placeOf(context, body.origin), { method, path });
    return undefined;
  }
  reportMarkup(body.content, context);
  const base = pascalCase(functionName);
  const fixedIn = lowerStreamSwitch({ operation, form }, context);
  const [preferred, ...alternatives] = lowerContents(body, { base, fixedIn }, context);
  if (preferred === undefined) return undefined;
  const { names } = context;
  return {
    ...preferred,
    required: body.required,
    alternatives,
    choice:
      alternatives.length === 0
        ? undefined
        : {
            name: names.claim(`${base}Bodies`, origin),
            typeParameter: names.has("ContentType") ? "ContentTypeArgument" : "ContentType",
          },
    docs: docsOf({ description: body.description }),
    origin: body.origin,
  };
}

interface ContentsSetting {
  /** What names of the operation start with. */
  readonly base: string;
  readonly fixedIn: ReturnType<typeof lowerStreamSwitch>;
}

/** The media types of a body, the preferred one first. */
function lowerContents(
  { content, origin }: RequestBodyObject,
  { base, fixedIn }: ContentsSetting,
  context: LowerContext,
): readonly BodyContentModel[] {
  const preferred = preferredMedia(content);
  const ordered = [...content].sort(
    (left, right) => Number(right === preferred) - Number(left === preferred),
  );
  const name = { wanted: componentName(origin) ?? `${base}Body`, variant: "write" } as const;
  return contentNames(ordered, name, context).map(({ media, wanted }) => ({
    ...lowerContent(media, wanted, context),
    fixed: fixedIn(media),
  }));
}

function lowerContent(
  media: MediaTypeObject,
  wanted: string,
  context: LowerContext,
): Omit<BodyContentModel, "fixed"> {
  const { mediaType } = media;
  const kind = kindOf(media, context);
  const type = contentType(media, { kind, wanted }, context);
  return {
    mediaType,
    type,
    given: kind === "binary" ? "bytes" : isStreamKind(kind) ? "records" : "value",
    ...writerOf(media, { kind, type }, context),
    fields: lowerFields(media, context),
  };
}

interface ContentSetting {
  readonly kind: MediaKind;
  readonly wanted: string;
}

function contentType(
  media: MediaTypeObject,
  { kind, wanted }: ContentSetting,
  context: LowerContext,
): TypeModel {
  if (kind === "binary") return { kind: "primitive", name: "binary" };
  if (kind === "text" || kind === "markup") return { kind: "primitive", name: "string" };
  if (!isStreamKind(kind)) {
    const type = schemaType(media, { wanted, variant: "write" }, context);
    // A form has no bytes.
    const isBytes = kind === "form" && type.kind === "primitive" && type.name === "binary";
    return isBytes ? { kind: "primitive", name: "string" } : type;
  }
  const item = { wanted: wanted.replace(/Body$/u, "Item"), variant: "write" } as const;
  return recordType(
    media,
    schemaType({ ...media, schema: media.itemSchema ?? media.schema }, item, context),
  );
}

/** Before `itemSchema`, the schema is that of the whole, or of a record. */
function recordType({ itemSchema }: MediaTypeObject, type: TypeModel): TypeModel {
  return itemSchema === undefined && type.kind === "array" ? type.items : type;
}

/** A form that is given as text is sent as it is; of whole events, not only the data is. */
function writerOf(
  { mediaType, itemSchema }: MediaTypeObject,
  { kind, type }: { readonly kind: MediaKind; readonly type: TypeModel },
  context: LowerContext,
) {
  const isText = type.kind === "primitive" && type.name === "string";
  const { name, isDefault } = bodyEncoder(mediaType, kind);
  if (isText && kind === "form") return { encoder: "textBody", isDefaultMediaType: false };
  const isWhole = kind === "events" && isEvent(itemSchema, context);
  return { encoder: isWhole ? "eventStreamBody" : name, isDefaultMediaType: isDefault };
}
