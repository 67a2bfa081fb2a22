/** Bodies of either side: which media type decides the type, and what the type is called. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { MediaTypeObject, Schema, SchemaObject } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import { placeOf, type LowerContext } from "./context.js";
import { typeKey } from "./lower-union.js";
import { isAnyType, mediaKind, preferredMedia, type MediaKind } from "./media-types.js";
import type { TypeModel, Variant } from "./type-model.js";
import { segmentsOf } from "./type-walk.js";

/** How the type of a body is lowered. */
export interface BodyName {
  /** What the type is called if it gets a name. */
  readonly wanted: string;
  readonly variant: Variant;
}

/** The type of a body of a kind, whose schema means something to that kind. */
export function schemaType(
  media: MediaTypeObject,
  { wanted, variant }: BodyName,
  context: LowerContext,
): TypeModel {
  return media.schema === undefined
    ? { kind: "unknown" }
    : context.schemas.lowerBody(media.schema, {
        wanted,
        variant,
        position: context.schemas.position(media),
      });
}

/**
 * The kind of a body: any type is what its schema says, or bytes. A file that is JSON is bytes, too:
 * whose schema says bytes wants them as they are.
 */
export function kindOf(media: MediaTypeObject, context: LowerContext): MediaKind {
  const isAny = isAnyType(media.mediaType);
  const kind = isAny ? "json" : mediaKind(media.mediaType);
  if (kind !== "json") return kind;
  const isBytes = media.schema === undefined ? isAny : context.schemas.position(media) === "body";
  return isBytes ? "binary" : "json";
}

/** XML and YAML stay text; where a body is nothing else, what their schemas say gets lost. */
export function reportMarkup(content: readonly MediaTypeObject[], context: LowerContext): void {
  if (content.some((media) => kindOf(media, context) !== "markup")) return;
  for (const { mediaType, schema, origin } of content) {
    const isPlain = typeof schema !== "object" || (schema.ref === undefined && isText(schema));
    if (isPlain) continue;
    context.bag.report("unsupported-media-type", placeOf(context, origin), { mediaType });
  }
}

function isText({ types }: SchemaObject): boolean {
  return types.length > 0 && types.every((type) => type === "string" || type === "null");
}

/** A shared response or body is named after its component: `NotFoundResponse`. */
export function componentName(origin: JsonPointer): string | undefined {
  const [section, kind, name] = segmentsOf(origin);
  if (section !== "components" || kind === undefined || name === undefined) return undefined;
  const suffix = kind === "responses" ? "Response" : "Body";
  const base = pascalCase(name);
  return base.endsWith(suffix) ? base : `${base}${suffix}`;
}

/** A media type, and what its type is called if it gets a name. */
interface NamedContent {
  readonly media: MediaTypeObject;
  readonly wanted: string;
}

/**
 * What the type of each media type is called: JSON, or else the first, has the name alone, others
 * say their own (`CreatePetFormDataBody`), unless their schema is the same as an earlier one,
 * which replaces it.
 */
export function contentNames(
  contents: readonly MediaTypeObject[],
  { wanted, variant }: BodyName,
  context: LowerContext,
): readonly NamedContent[] {
  const [, base = wanted, suffix = ""] = /^(.*)(Body|Response)$/u.exec(wanted) ?? [];
  const known = new Map<string, Schema>();
  const preferred = preferredMedia(contents);
  return contents.map((media): NamedContent => {
    const name = media === preferred ? wanted : `${base}${subtypeName(media.mediaType)}${suffix}`;
    if (media.schema === undefined) return { media, wanted: name };
    const type = context.schemas.lower(media.schema, { variant, use: "value" });
    const key = `${context.schemas.position(media)} ${typeKey(type)}`;
    const schema = known.get(key) ?? media.schema;
    known.set(key, schema);
    return { media: { ...media, schema }, wanted: name };
  });
}

/**
 * The type of what another side sends: only its kind matters, nothing is read or written for it.
 */
export function mediaTypeModel(
  media: MediaTypeObject,
  name: BodyName,
  context: LowerContext,
): TypeModel {
  const kind = kindOf(media, context);
  if (kind === "binary") return { kind: "primitive", name: "binary" };
  const isText = kind === "text" || kind === "markup" || kind === "events";
  return isText ? { kind: "primitive", name: "string" } : schemaType(media, name, context);
}

/** `multipart/form-data` is `FormData`. */
function subtypeName(mediaType: string): string {
  const essence = mediaType.split(";", 1)[0] ?? "";
  return pascalCase(essence.slice(essence.indexOf("/") + 1).replace(/^x-(?:www-)?/u, ""));
}
