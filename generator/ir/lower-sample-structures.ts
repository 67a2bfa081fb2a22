/** Samples of arrays and objects. */
import type { Schema, SchemaObject } from "../input/openapi.js";
import { largest, smallest } from "./sample-limits.js";
import type {
  ArraySampleModel,
  ObjectSampleModel,
  PropertySample,
  SampleModel,
} from "./sample-model.js";
import type { SampleSetting } from "./sample-setting.js";
import type { SchemaParts } from "./schema-parts.js";
import type { TypeModel } from "./type-model.js";

/** Items are those of all parts together. */
export function lowerArraySample(
  schemas: readonly SchemaObject[],
  { lower }: SampleSetting,
): ArraySampleModel {
  const length = Math.max(0, ...schemas.map(({ prefixItems }) => prefixItems?.length ?? 0));
  const prefix = Array.from({ length }, (_, index) =>
    lower(schemas.flatMap((schema) => schema.prefixItems?.[index] ?? schema.items ?? [])),
  );
  return {
    kind: "array",
    prefix,
    items: lower(schemas.flatMap(({ items }) => items ?? [])),
    minItems: largest(schemas.map(({ minItems }) => minItems)),
    maxItems: smallest(schemas.map(({ maxItems }) => maxItems)),
    isUnique: schemas.some(({ bounds }) => bounds?.uniqueItems === true),
  };
}

/** Properties are those of all parts together; what only requests hold is left out. */
export function lowerObjectSample(parts: SchemaParts, setting: SampleSetting): ObjectSampleModel {
  const { schemas, tags } = parts;
  const required = new Set(schemas.flatMap((schema) => schema.required));
  const tagged = new Map(tags.map(({ name, type }) => [name, tagSample(type)]));
  const declared = new Set([
    ...schemas.flatMap(({ properties }) => properties.map(({ name }) => name)),
    ...required,
    ...tagged.keys(),
  ]);
  const properties = [...declared].flatMap((name): readonly PropertySample[] => {
    const own = schemas.flatMap((schema) => propertySchemas(schema, name));
    if (own.some((schema) => setting.isWriteOnly(schema))) return [];
    const sample = tagged.get(name) ?? setting.lower(own);
    return sample.kind === "never" ? [] : [{ name, sample, required: required.has(name) }];
  });
  const bounds = schemas.flatMap((schema) => schema.bounds ?? []);
  return {
    kind: "object",
    properties,
    ...furtherProperties(schemas, setting),
    minProperties: largest(bounds.map(({ minProperties }) => minProperties)),
    maxProperties: smallest(bounds.map(({ maxProperties }) => maxProperties)),
  };
}

/** The literals of a tag. */
function tagSample(type: TypeModel): SampleModel {
  const members = type.kind === "union" ? type.members : [type];
  const values = members.flatMap((member) => (member.kind === "literal" ? [member.value] : []));
  return { kind: "values", values };
}

/** What one part says about a property. */
function propertySchemas(schema: SchemaObject, name: string): readonly Schema[] {
  const named = schema.properties.filter((property) => property.name === name);
  const matching = schema.patternProperties.filter((property) => matches(property.name, name));
  const own = [...named, ...matching].map((property) => property.schema);
  const { additionalProperties } = schema;
  return own.length > 0 || additionalProperties === undefined ? own : [additionalProperties];
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    return false;
  }
}

/** Names and values of properties that have no name of their own. */
function furtherProperties(
  schemas: readonly SchemaObject[],
  { lower }: SampleSetting,
): Pick<ObjectSampleModel, "others" | "names"> {
  const patterns = schemas.flatMap(({ patternProperties }) => patternProperties);
  const [pattern] = patterns;
  if (pattern !== undefined) {
    const names: SampleModel = { ...plainText, patterns: [pattern.name] };
    return { names, others: lower([pattern.schema]) };
  }
  const names = schemas.flatMap(({ propertyNames }) => propertyNames ?? []);
  return {
    names: names.length === 0 ? undefined : lower(names),
    others: lower(
      schemas.flatMap(({ additionalProperties, unevaluatedProperties }) => {
        return additionalProperties ?? unevaluatedProperties ?? [];
      }),
    ),
  };
}

const plainText = {
  kind: "string",
  format: undefined,
  minLength: undefined,
  maxLength: undefined,
  patterns: [],
  examples: [],
  not: [],
} as const satisfies SampleModel;
