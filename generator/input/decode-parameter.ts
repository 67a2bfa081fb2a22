/** Parameters: `style` and `explode` become explicit. */
import {
  field,
  flag,
  oneOf,
  optionalFlag,
  placeOf,
  requiredText,
  type ObjectCursor,
} from "./cursor.js";
import { decodeSchemaOrContent } from "./decode-content.js";
import {
  decodeClientParameter,
  decodeFilter,
  decodeIdempotencyKey,
  decodeQueryDialect,
  decodeSort,
  decodeSupport,
} from "./decode-extensions.js";
import { decodeResponseExtension } from "./decode-response-extension.js";
import { decodeExamples } from "./decode-shared.js";
import { dereference } from "./dereference.js";
import type { ParameterLocation, ParameterObject, ParameterStyle } from "./openapi.js";

const locations = ["path", "query", "header", "cookie", "querystring"] as const;

const styles = [
  "matrix",
  "label",
  "simple",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
] as const;

const defaultStyles = {
  path: "simple",
  header: "simple",
  query: "form",
  cookie: "form",
  querystring: "form",
} as const satisfies Record<ParameterLocation, ParameterStyle>;

/** Headers that OpenAPI describes elsewhere; parameters of these names mean nothing. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** Decodes a parameter or a reference to one; `undefined` where it is unusable or without meaning. */
export function decodeParameter(written: ObjectCursor): ParameterObject | undefined {
  const dereferenced = dereference(written);
  if (dereferenced === undefined) return undefined;
  const { target, description } = dereferenced;
  const name = requiredText(target, "name", "a parameter");
  const location = decodeLocation(target);
  if (location === undefined || name === "") return undefined;
  if (location === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  return {
    name,
    in: location,
    required: location === "path" || flag(target, "required"),
    deprecated: flag(target, "deprecated"),
    description,
    ...decodeSerialization(target, location),
    ...decodeValue(target, name),
    queryDialect: decodeQueryDialect(target),
    clientParameter: decodeClientParameter(target),
    filter: decodeFilter(target),
    sort: decodeSort(target),
    response: decodeResponseExtension(target),
    idempotencyKey: decodeIdempotencyKey(target),
    support: decodeSupport(target),
    origin: target.pointer,
  };
}

function decodeLocation(target: ObjectCursor): ParameterLocation | undefined {
  if (field(target, "in") !== undefined) return oneOf(target, "in", locations);
  const missing = { name: "in", parent: "a parameter" };
  target.context.bag.report("missing-field", placeOf(target), missing);
  return undefined;
}

function decodeSerialization(
  target: ObjectCursor,
  location: ParameterLocation,
): Pick<ParameterObject, "style" | "explode" | "allowReserved"> {
  const style = oneOf(target, "style", styles) ?? defaultStyles[location];
  const explode = optionalFlag(target, "explode") ?? (style === "form" || style === "cookie");
  return { style, explode, allowReserved: flag(target, "allowReserved") };
}

function decodeValue(
  target: ObjectCursor,
  name: string,
): Pick<ParameterObject, "schema" | "mediaType" | "examples"> {
  const { schema, mediaType } = decodeSchemaOrContent(target);
  if (schema === undefined) {
    target.context.bag.report("missing-schema", placeOf(target), { name });
  }
  return { schema: schema ?? true, mediaType, examples: decodeExamples(target) };
}
