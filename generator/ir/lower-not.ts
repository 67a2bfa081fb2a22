/** `not`, as far as a type can leave something out. */
import type { Schema, SchemaObject } from "../input/openapi.js";
import { isEnumValue } from "./lower-enum.js";
import { keepKinds } from "./lower-types.js";
import { neverType, nullType, typeKey, unionOf } from "./lower-union.js";
import { allKinds, kindsOfTypes, type JsonKind } from "./schema-kinds.js";
import type { TypeModel } from "./type-model.js";
import type { SchemaScope } from "./schema-scope.js";

/** The type without the values that `not` rules out. */
export function lowerNot(
  type: TypeModel,
  { not, origin }: SchemaObject,
  scope: SchemaScope,
): TypeModel {
  if (not === undefined || not === false) return type;
  const excluded = scope.graph.resolve(not);
  if (excluded === undefined) return not === true ? neverType : type;
  if (isEmpty(excluded)) return neverType;
  const kinds = excludedKinds(excluded);
  if (kinds !== undefined) {
    return keepKinds(type, new Set([...allKinds].filter((kind) => !kinds.has(kind))), scope);
  }
  const values = excludedValues(excluded);
  if (values !== undefined && isFinite(type)) return withoutValues(type, values);
  if (!isAboutPresence(excluded)) scope.report(`${origin}/not`, "not cannot be expressed here");
  return type;
}

function isEmpty(schema: SchemaObject): boolean {
  return !hasKeywords(schema) && schema.types.length === 0;
}

/** Whether a schema says anything apart from its types. */
function hasKeywords(schema: SchemaObject): boolean {
  const lists = [schema.allOf, schema.anyOf, schema.oneOf, schema.properties];
  const more = [schema.required, schema.patternProperties];
  const single = [
    schema.enum,
    schema.const,
    schema.not,
    schema.format,
    schema.items,
    schema.prefixItems,
    schema.minItems,
    schema.maxItems,
    schema.additionalProperties,
    schema.unevaluatedProperties,
    schema.propertyNames,
  ];
  return (
    [...lists, ...more].some((list) => list.length > 0) || single.some((each) => each !== undefined)
  );
}

/** Whole kinds of values; that a number is no integer has no type. */
function excludedKinds(schema: SchemaObject): ReadonlySet<JsonKind> | undefined {
  const { types } = schema;
  const values = schema.const === undefined ? schema.enum : [schema.const.value];
  const isNull = values !== undefined && values.length > 0 && values.every((each) => each === null);
  if (isNull && !hasKeywords({ ...schema, enum: undefined, const: undefined })) {
    return new Set(["null"]);
  }
  if (types.length === 0 || hasKeywords(schema)) return undefined;
  const isWhole = !types.includes("integer") || types.includes("number");
  return isWhole ? kindsOfTypes(types) : undefined;
}

function excludedValues(schema: SchemaObject): readonly string[] | undefined {
  const values = schema.const === undefined ? schema.enum : [schema.const.value];
  if (values === undefined) return undefined;
  const isPlain = !hasKeywords({ ...schema, enum: undefined, const: undefined });
  return isPlain && values.every(isEnumValue)
    ? values.map((value) => JSON.stringify(value))
    : undefined;
}

/** Rules about which properties go together have no type and cost none. */
function isAboutPresence(schema: Schema): boolean {
  if (typeof schema === "boolean") return false;
  const members = [...schema.anyOf, ...schema.oneOf, ...schema.allOf];
  return schema.required.length > 0 || (members.length > 0 && members.every(isAboutPresence));
}

function isFinite(type: TypeModel): boolean {
  return type.kind === "union"
    ? type.members.every(isFinite)
    : type.kind === "literal" || isNull(type);
}

function isNull(type: TypeModel): boolean {
  return typeKey(type) === typeKey(nullType);
}

function withoutValues(type: TypeModel, values: readonly string[]): TypeModel {
  const members = type.kind === "union" ? type.members : [type];
  return unionOf(members.filter((member) => !values.includes(typeKey(member))));
}
