/** Bodies of either side: which media type decides the type, and what the type is called. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { MediaTypeObject, SchemaObject } from "../input/openapi.js";
import { pascalCase } from "./casing.js";
import { placeOf, type LowerContext } from "./context.js";
import { mediaKind } from "./media-types.js";
import type { TypeModel, Variant } from "./type-model.js";
import { segmentsOf } from "./type-walk.js";

/** How the type of a body is lowered. */
export interface BodyName {
  /** What the type is called if it gets a name. */
  readonly wanted: string;
  readonly variant: Variant;
}

/** The type of a body of a media type. */
export function mediaTypeModel(
  media: MediaTypeObject,
  { wanted, variant }: BodyName,
  context: LowerContext,
): TypeModel {
  const kind = mediaKind(media.mediaType);
  if (kind === "binary") return { kind: "primitive", name: "binary" };
  if (kind === "markup") reportMarkup(media, context);
  if (kind === "text" || kind === "markup" || kind === "events") {
    return { kind: "primitive", name: "string" };
  }
  if (media.schema === undefined) return { kind: "unknown" };
  return context.schemas.lowerBody(media.schema, {
    wanted,
    variant,
    position: context.schemas.position(media),
  });
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

/** A shared response or body is named after its component: `NotFoundResponse`. */
export function componentName(origin: JsonPointer): string | undefined {
  const [section, kind, name] = segmentsOf(origin);
  if (section !== "components" || kind === undefined || name === undefined) return undefined;
  const suffix = kind === "responses" ? "Response" : "Body";
  const base = pascalCase(name);
  return base.endsWith(suffix) ? base : `${base}${suffix}`;
}
