/** Which types the values of schemas have that must hold together. */
import type { SchemaObject, SchemaType } from "../input/openapi.js";
import type { BoundsObject } from "../input/openapi-bounds.js";
import { typesOf } from "./lower-value.js";

/** The types that all of them allow; none where nothing is said about types. */
export function typeKinds(schemas: readonly SchemaObject[]): readonly SchemaType[] {
  const declared = schemas.map(({ types }) => types).filter((types) => types.length > 0);
  const [first, ...others] = declared;
  if (first !== undefined) return others.reduce(common, first);
  return [...new Set(schemas.flatMap(impliedTypes))].slice(0, 1);
}

function common(
  first: readonly SchemaType[],
  second: readonly SchemaType[],
): readonly SchemaType[] {
  return first.flatMap((type) => {
    if (second.includes(type)) return [type];
    const narrower = type === "number" ? "integer" : undefined;
    if (narrower !== undefined && second.includes(narrower)) return [narrower];
    return type === "integer" && second.includes("number") ? [type] : [];
  });
}

/** The type that keywords are about. */
function impliedTypes(schema: SchemaObject): readonly SchemaType[] {
  const types = typesOf(schema);
  if (types.length > 0) return types;
  const implied = implications.find(([, keywords]) =>
    keywords.some((keyword) => isSet({ ...schema.bounds, ...schema }[keyword])),
  );
  return implied === undefined ? [] : [implied[0]];
}

type Keyword = keyof SchemaObject | keyof BoundsObject;

/** Keywords that say nothing about other types, though they allow them. */
const implications: readonly (readonly [SchemaType, readonly Keyword[]])[] = [
  ["object", ["required", "minProperties", "maxProperties"]],
  ["array", ["minItems", "maxItems"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
  ["string", ["minLength", "maxLength", "pattern", "format"]],
];

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
