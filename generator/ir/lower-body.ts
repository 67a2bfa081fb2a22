/** Request bodies: what is sent, and what writes it. */
import type { MediaTypeObject, OperationObject, Schema } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import { placeOf, type LowerContext } from "./context.js";
import { docsOf } from "./lower-docs.js";
import { componentName, mediaTypeModel } from "./lower-media.js";
import { encoderOf, type Serialization } from "./lower-parameter.js";
import { bodyEncoder, mediaKind, preferredMedia } from "./media-types.js";
import type { BodyFieldModel, BodyModel } from "./model.js";
import type { JsonValue, TypeModel } from "./type-model.js";

/** Lowers a request body; of several media types JSON is taken, or else the first. */
export function lowerBody(
  { method, path, requestBody: body }: OperationObject,
  functionName: string,
  context: LowerContext,
): BodyModel | undefined {
  const media = preferredMedia(body?.content ?? []);
  if (body === undefined || media === undefined) return undefined;
  if (method === "GET" || method === "HEAD") {
    // RFC 9110, section 9.3.1: it has no meaning, and `fetch` refuses it.
    context.bag.report("body-ignored", placeOf(context, body.origin), { method, path });
    return undefined;
  }
  const wanted = componentName(body.origin) ?? `${pascalCase(functionName)}Body`;
  const type = mediaTypeModel(media, { wanted, variant: "write" }, context);
  return {
    type,
    required: body.required,
    mediaType: media.mediaType,
    ...writerOf(media.mediaType, type),
    fields: lowerFields(media, context),
    docs: docsOf({ description: body.description }),
    origin: body.origin,
  };
}

/** A form that is given as text is sent as it is. */
function writerOf(mediaType: string, type: TypeModel) {
  const isText = type.kind === "primitive" && type.name === "string";
  if (isText && mediaKind(mediaType) === "form") {
    return { encoder: "textBody", isDefaultMediaType: false };
  }
  const { name, isDefault } = bodyEncoder(mediaType);
  return { encoder: name, isDefaultMediaType: isDefault };
}

type EncodingObject = Readonly<Record<string, JsonValue>>;

/** `encoding` of the properties of a form (OpenAPI, Encoding Object). */
function lowerFields(media: MediaTypeObject, context: LowerContext): readonly BodyFieldModel[] {
  const { encoding } = media;
  if (!isObject(encoding)) return [];
  const kind = mediaKind(media.mediaType);
  return Object.entries(encoding).flatMap(([name, value]): readonly BodyFieldModel[] => {
    if (!isObject(value)) return [];
    if (kind === "form") return formField(name, value, { media, context });
    const contentType = value["contentType"];
    const isUsed = kind === "multipart" && typeof contentType === "string";
    return isUsed ? [{ name, encoder: undefined, contentType: firstOf(contentType) }] : [];
  });
}

/** Of several media types for one part, the first. */
function firstOf(contentType: string): string {
  return (contentType.split(",", 1)[0] ?? "").trim();
}

interface Surroundings {
  readonly media: MediaTypeObject;
  readonly context: LowerContext;
}

function formField(
  name: string,
  encoding: EncodingObject,
  { media, context }: Surroundings,
): readonly BodyFieldModel[] {
  const { style, explode, allowReserved } = encoding;
  if (style === undefined && explode === undefined && allowReserved === undefined) return [];
  const serialization: Serialization = {
    in: "query",
    style: isFormStyle(style) ? style : "form",
    explode: typeof explode === "boolean" ? explode : style === undefined || style === "form",
    allowReserved: allowReserved === true,
    schema: propertySchema(media.schema, name, context),
    mediaType: undefined,
    queryDialect: undefined,
  };
  return [{ name, encoder: encoderOf(serialization, context), contentType: undefined }];
}

function isFormStyle(style: JsonValue | undefined): style is Serialization["style"] {
  return (
    style === "form" ||
    style === "spaceDelimited" ||
    style === "pipeDelimited" ||
    style === "deepObject"
  );
}

function propertySchema(schema: Schema | undefined, name: string, { api }: LowerContext): Schema {
  let current = schema;
  for (let depth = 0; depth < 32 && typeof current === "object"; depth += 1) {
    const found = current.properties.find((property) => property.name === name);
    if (found !== undefined) return found.schema;
    current = current.ref === undefined ? undefined : api.schemaAt(current.ref);
  }
  return true;
}

function isObject(value: JsonValue | undefined): value is EncodingObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
