/** Samples of one type, or of each of several. */
import type { SchemaObject, SchemaType } from "../input/openapi.js";
import { lowerArraySample, lowerObjectSample } from "./lower-sample-structures.js";
import { typeKinds } from "./sample-kinds.js";
import { shownExamples } from "./sample-examples.js";
import { largest, smallest } from "./sample-limits.js";
import type { SampleModel, StringSampleModel, NumberSampleModel } from "./sample-model.js";
import type { SampleSetting } from "./sample-setting.js";
import type { SchemaParts } from "./schema-parts.js";
import type { JsonValue } from "./type-model.js";

/** Lowers parts without alternatives. */
export function lowerTypedSample(parts: SchemaParts, setting: SampleSetting): SampleModel {
  const { schemas } = parts;
  const kinds = typeKinds(schemas);
  const isDeclared = schemas.some(({ types }) => types.length > 0);
  if (kinds.length === 0 && isDeclared) return { kind: "never" };
  const shared = { examples: examplesOf(schemas), not: excluded(schemas, setting) };
  if (kinds.length === 0) return { kind: "any", ...shared };
  const members = kinds.map((kind): SampleModel => ({
    ...lowerKind(kind, parts, setting),
    ...shared,
  }));
  const [sole = { kind: "never" } as const, ...others] = members;
  return others.length === 0 ? sole : { kind: "choice", exclusive: false, members };
}

function lowerKind(kind: SchemaType, parts: SchemaParts, setting: SampleSetting) {
  switch (kind) {
    case "null":
    case "boolean":
      return { kind };
    case "integer":
    case "number":
      return numberSample(parts.schemas, kind === "integer");
    case "string":
      return stringSample(parts.schemas);
    case "array":
      return lowerArraySample(parts.schemas, setting);
    case "object":
      return lowerObjectSample(parts, setting);
  }
}

/** What documents show comes before what clients are to assume. */
function examplesOf(schemas: readonly SchemaObject[]): readonly JsonValue[] {
  return [
    ...shownExamples(schemas.flatMap(({ examples }) => examples)),
    ...schemas.flatMap((schema) => (schema.default === undefined ? [] : [schema.default])),
  ];
}

/** What says nothing by itself would exclude everything. */
function excluded(
  schemas: readonly SchemaObject[],
  { lower }: SampleSetting,
): readonly SampleModel[] {
  const samples = schemas.flatMap(({ not }) => (not === undefined ? [] : [lower([not])]));
  return samples.filter(({ kind }) => kind !== "any" && kind !== "never");
}

function stringSample(schemas: readonly SchemaObject[]): StringSampleModel {
  const bounds = schemas.flatMap((schema) => schema.bounds ?? []);
  const formats = schemas.map(({ format, contentEncoding }) =>
    contentEncoding === "base64" ? "byte" : format,
  );
  return {
    kind: "string",
    format: formats.find((format) => format !== undefined),
    minLength: largest(bounds.map(({ minLength }) => minLength)),
    maxLength: smallest(bounds.map(({ maxLength }) => maxLength)),
    patterns: [...new Set(bounds.flatMap(({ pattern }) => pattern ?? []))],
  };
}

function numberSample(schemas: readonly SchemaObject[], isInteger: boolean): NumberSampleModel {
  const bounds = schemas.flatMap((schema) => schema.bounds ?? []);
  return {
    kind: "number",
    isInteger,
    minimum: largest(bounds.map(({ minimum }) => minimum)),
    maximum: smallest(bounds.map(({ maximum }) => maximum)),
    exclusiveMinimum: largest(bounds.map(({ exclusiveMinimum }) => exclusiveMinimum)),
    exclusiveMaximum: smallest(bounds.map(({ exclusiveMaximum }) => exclusiveMaximum)),
    multiplesOf: [...new Set(bounds.flatMap(({ multipleOf }) => multipleOf ?? []))],
  };
}
