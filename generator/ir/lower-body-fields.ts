/** Properties of forms that are written in ways of their own. */
import type { MediaTypeObject, Schema } from "../input/openapi.js";
import type { LowerContext } from "./context.js";
import { encoderOf, type Serialization } from "./lower-parameter.js";
import type { BodyFieldModel } from "./media-model.js";
import { mediaKind } from "./media-types.js";
import type { JsonValue } from "./type-model.js";

type EncodingObject = Readonly<Record<string, JsonValue>>;

/** `encoding` of the properties of a form (OpenAPI, Encoding Object). */
export function lowerFields(
  media: MediaTypeObject,
  context: LowerContext,
): readonly BodyFieldModel[] {
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
