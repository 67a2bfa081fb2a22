/** Parameters. */
import { field, flag, placeOf, requiredText, type ObjectCursor } from "./cursor.js";
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
import { describeValue } from "./json.js";
import { decodeSerialization } from "./decode-serialization.js";
import type { OpenApiVersion, ParameterLocation, ParameterObject } from "./openapi.js";

const locations = ["path", "query", "header", "cookie", "querystring"] as const;

/** The locations of each version, in its own words. */
const versionLocations: Readonly<Record<OpenApiVersion, string>> = {
  "2.0": "path, query, header, formData, body",
  "3.0": "path, query, header, cookie",
  "3.1": "path, query, header, cookie",
  "3.2": "path, query, header, cookie, querystring",
};

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
  const queryDialect = decodeQueryDialect(target);
  const value = decodeValue(target, name);
  return {
    name,
    in: location,
    required: location === "path" || flag(target, "required"),
    deprecated: flag(target, "deprecated"),
    description,
    ...value,
    ...decodeSerialization(target, { name, in: location, queryDialect, ...value }),
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
  const { bag, version } = target.context;
  const written = field(target, "in");
  if (written === undefined) {
    bag.report("missing-field", placeOf(target), { name: "in", parent: "a parameter" });
    return undefined;
  }
  const location = locations.find((candidate) => candidate === written.value);
  if (location !== undefined) return location;
  const isBody = written.value === "body" || written.value === "formData";
  bag.report("invalid-value", placeOf(written), {
    name: "in",
    actual: describeValue(written.value),
    expected: `one of ${versionLocations[version]}`,
    ...(isBody && { hint: "Describe the body under requestBody of the operation." }),
  });
  return undefined;
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
