/** Responses and request bodies: which media type decides the type, and what reads or writes it. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type {
  MediaTypeObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
} from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import { placeOf, type LowerContext } from "./context.js";
import { docsOf } from "./lower-docs.js";
import { bodyEncoder, mediaKind } from "./media-types.js";
import { unionOf } from "./lower-union.js";
import type { BodyModel, ResponseModel } from "./model.js";
import type { PropertyModel, TypeModel, Variant } from "./type-model.js";
import { segmentsOf } from "./type-walk.js";

/** Lowers a response: its body as a response holds it, its headers as strings on the wire. */
function lowerResponse(
  response: ResponseObject,
  wanted: string,
  context: LowerContext,
): ResponseModel {
  const body = { wanted: componentName(response.origin) ?? wanted, variant: "read" } as const;
  const types = response.content.map((media) => mediaTypeModel(media, body, context));
  return {
    status: response.status,
    docs: docsOf({ description: response.description }),
    mediaTypes: response.content.map((media) => media.mediaType),
    type: types.length === 0 ? undefined : unionOf(types),
    headers: response.headers.map((header): PropertyModel => ({
      name: header.name,
      type: context.schemas.lower(header.schema, { variant: "read", dates: "string" }),
      optional: !header.required,
      readonly: true,
      docs: docsOf({ description: header.description, deprecated: header.deprecated }),
      origin: header.origin,
    })),
    origin: response.origin,
  };
}

/** Splits responses into successes and errors; `default` is a success only where there is no other. */
export function lowerResponses(
  responses: readonly ResponseObject[],
  functionName: string,
  context: LowerContext,
) {
  const base = pascalCase(functionName);
  const hasSuccess = responses.some((response) => isSuccess(response.status));
  const successes = responses.filter(
    ({ status }) => isSuccess(status) || (status === "default" && !hasSuccess),
  );
  const errors = responses.filter(
    ({ status }) => isError(status) || (status === "default" && hasSuccess),
  );
  const [first] = successes;
  const lowered = (response: ResponseObject) => {
    const which = response === first ? "" : pascalCase(response.status);
    return lowerResponse(response, `${base}${which}Response`, context);
  };
  return { successes: successes.map(lowered), errors: errors.map(lowered) };
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

function isError(status: string): boolean {
  return status.startsWith("4") || status.startsWith("5");
}

/** A shared response or body is named after its component: `NotFoundResponse`. */
function componentName(origin: JsonPointer): string | undefined {
  const [section, kind, name] = segmentsOf(origin);
  if (section !== "components" || kind === undefined || name === undefined) return undefined;
  const suffix = kind === "responses" ? "Response" : "Body";
  const base = pascalCase(name);
  return base.endsWith(suffix) ? base : `${base}${suffix}`;
}

/** Lowers a request body; of several media types the first one that can be written is taken. */
export function lowerBody(
  body: RequestBodyObject | undefined,
  functionName: string,
  context: LowerContext,
): BodyModel | undefined {
  const media = preferredMedia(body?.content ?? []);
  if (body === undefined || media === undefined) return undefined;
  const { mediaType } = media;
  const encoder = bodyEncoder(mediaType);
  return {
    type: mediaTypeModel(
      media,
      { wanted: componentName(body.origin) ?? `${pascalCase(functionName)}Body`, variant: "write" },
      context,
    ),
    required: body.required,
    mediaType,
    encoder: encoder.name,
    isDefaultMediaType: encoder.isDefault,
    docs: docsOf({ description: body.description }),
    origin: body.origin,
  };
}

function preferredMedia(content: readonly MediaTypeObject[]): MediaTypeObject | undefined {
  return content.find((media) => mediaKind(media.mediaType) === "json") ?? content[0];
}

interface BodyName {
  /** What the type is called if it gets a name. */
  readonly wanted: string;
  readonly variant: Variant;
}

function mediaTypeModel(
  media: MediaTypeObject,
  { wanted, variant }: BodyName,
  context: LowerContext,
): TypeModel {
  const kind = mediaKind(media.mediaType);
  if (kind === "binary") return { kind: "primitive", name: "binary" };
  if (kind === "markup") reportMarkup(media, context);
  if (kind === "text" || kind === "markup" || kind === "events")
    return { kind: "primitive", name: "string" };
  if (media.schema === undefined) return { kind: "unknown" };
  return context.schemas.lowerBody(media.schema, wanted, variant);
}

/** XML and YAML stay text; where a schema says what is in it, that gets lost. */
function reportMarkup({ mediaType, schema, origin }: MediaTypeObject, context: LowerContext): void {
  const isPlain = typeof schema !== "object" || (schema.ref === undefined && isText(schema));
  if (isPlain) return;
  context.bag.report("unsupported-media-type", placeOf(context, origin), { mediaType });
}

function isText({ types }: SchemaObject): boolean {
  return types.length > 0 && types.every((type) => type === "string" || type === "null");
}
