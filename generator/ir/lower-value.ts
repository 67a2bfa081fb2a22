/** Types, constants and enumerations: what a schema says about a value by itself. */
import type { SchemaObject, SchemaType } from "../input/openapi.js";
import { convertedType, isDateTime, isInt64 } from "./formats.js";
import { lowerArray } from "./lower-array.js";
import { docsOf } from "./lower-docs.js";
import { isEnumValue } from "./lower-enum.js";
import { lowerObject, type ObjectSetting } from "./lower-object.js";
import { neverType, nullType, unionOf, unknownType } from "./lower-union.js";
import type { JsonValue, TypeModel } from "./type-model.js";
import type { SchemaScope } from "./schema-scope.js";

const stringType: TypeModel = { kind: "primitive", name: "string" };
const numberType: TypeModel = { kind: "primitive", name: "number" };
const booleanType: TypeModel = { kind: "primitive", name: "boolean" };
const binaryType: TypeModel = { kind: "primitive", name: "binary" };

/**
 * Lowers the keywords of a schema that are not about composition. `unknown` where they constrain
 * nothing.
 */
export function lowerValue(
  schema: SchemaObject,
  setting: ObjectSetting,
  scope: SchemaScope,
): TypeModel {
  if (schema.const !== undefined) return lowerConstant(schema.const.value, schema, scope);
  if (schema.enum !== undefined) return lowerEnumeration(schema, schema.enum, scope);
  const types = typesOf(schema);
  const [first, ...others] = types;
  if (first === undefined) return isBytes(schema, scope) ? binaryType : unknownType;
  if (others.length === 0) return lowerByType[first](schema, { setting, scope });
  return unionOf(types.map((type) => lowerByType[type](schema, { setting, scope })));
}

/** The declared types, or the one that the keywords are about. */
export function typesOf(schema: SchemaObject): readonly SchemaType[] {
  if (schema.types.length > 0) return schema.types;
  if (isAboutObjects(schema)) return ["object"];
  return schema.prefixItems !== undefined || schema.items !== undefined ? ["array"] : [];
}

function isAboutObjects(schema: SchemaObject): boolean {
  return (
    schema.properties.length > 0 ||
    schema.patternProperties.length > 0 ||
    constrains(schema.additionalProperties) ||
    constrains(schema.unevaluatedProperties)
  );
}

function constrains(schema: SchemaObject["additionalProperties"]): boolean {
  return schema !== undefined && typeof schema !== "boolean";
}

interface TypeSetting {
  readonly setting: ObjectSetting;
  readonly scope: SchemaScope;
}

type LowerType = (schema: SchemaObject, setting: TypeSetting) => TypeModel;

const lowerByType: Readonly<Record<SchemaType, LowerType>> = {
  null: () => nullType,
  boolean: () => booleanType,
  integer: (schema, { scope }) => lowerInteger(schema, scope),
  number: () => numberType,
  string: (schema, { scope }) => lowerString(schema, scope),
  array: (schema, { scope }) => lowerArray(schema, scope),
  object: (schema, { setting, scope }) => lowerObject(schema, setting, scope),
};

function lowerString(schema: SchemaObject, scope: SchemaScope): TypeModel {
  if (isBytes(schema, scope)) return binaryType;
  const { use, variant, formats } = scope;
  if (use === "value") return convertedType(schema, "date", formats) ?? stringType;
  const takesDate = isDateTime(schema) && use === "argument" && variant === "write";
  return takesDate ? unionOf([stringType, { kind: "primitive", name: "date" }]) : stringType;
}

function lowerInteger(schema: SchemaObject, { use, formats }: SchemaScope): TypeModel {
  if (use === "value") return convertedType(schema, "bigint", formats) ?? numberType;
  const takesBigint = use === "argument" && isInt64(schema) && formats.types.int64 === "bigint";
  return takesBigint ? unionOf([numberType, { kind: "primitive", name: "bigint" }]) : numberType;
}

/** JSON and other text has no bytes: there, the value is a string. */
function isBytes(schema: SchemaObject, { position }: SchemaScope): boolean {
  return isBinary(schema) && position !== "text";
}

/** 3.0 says `format: binary`, 3.1 a media type that is not text and no encoding. */
export function isBinary({ format, contentEncoding, contentMediaType }: SchemaObject): boolean {
  if (format === "binary") return true;
  if (contentEncoding !== undefined || contentMediaType === undefined) return false;
  return /^(?:application\/(?:octet-stream|pdf|zip)|(?:audio|font|image|video)\/)/i.test(
    contentMediaType,
  );
}

/** Known values. Those of another type than the schema's can never occur. */
function lowerEnumeration(
  schema: SchemaObject,
  values: readonly JsonValue[],
  scope: SchemaScope,
): TypeModel {
  const possible = values.filter((value) => hasType(value, schema.types));
  if (possible.length < values.length) {
    const wrong = values.find((value) => !possible.includes(value));
    const types = schema.types.join(" or ");
    scope.report(schema.origin, `the value ${JSON.stringify(wrong)} of enum is not ${types}`);
  }
  const members = possible.map((value) => lowerConstant(value, schema, scope));
  if (members.length === 0 && values.length > 0) {
    return lowerValue({ ...schema, enum: undefined }, { required: new Set(), beside: [] }, scope);
  }
  const union = unionOf(members);
  return schema.open ? opened(union) : union;
}

/** The literals of a union as known values, `null` beside them. */
function opened(type: TypeModel): TypeModel {
  const members = type.kind === "union" ? type.members : [type];
  const known = members.filter((member) => member.kind === "literal");
  if (known.length === 0) return type;
  const others = members.filter((member) => member.kind !== "literal");
  return unionOf([{ kind: "union", members: known, open: true }, ...others]);
}

/** Whether a value of an enumeration is of one of the types; every value is, if there are none. */
export function hasType(value: JsonValue, types: readonly SchemaType[]): boolean {
  return types.length === 0 || types.some((type) => isOfType(value, type));
}

function isOfType(value: JsonValue, type: SchemaType): boolean {
  if (type === "array") return isList(value);
  if (type === "object") return typeof value === "object" && value !== null && !isList(value);
  if (type === "integer") return Number.isInteger(value);
  return type === "null" ? value === null : typeof value === type;
}

/** The type whose only value is the given one. */
function lowerConstant(
  value: JsonValue,
  { origin }: Pick<SchemaObject, "origin">,
  scope: SchemaScope,
): TypeModel {
  if (value === null) return nullType;
  if (isEnumValue(value)) return { kind: "literal", value };
  if (typeof value !== "object") {
    scope.report(origin, `${String(value)} has no literal`);
    return { kind: "primitive", name: "number" };
  }
  const lowered = (member: JsonValue) => lowerConstant(member, { origin }, scope);
  if (isList(value)) {
    const items = value.map((item) => ({ type: lowered(item), optional: false }));
    return { kind: "tuple", items, rest: undefined };
  }
  const properties = Object.entries(value).map(([name, member]) => ({
    name,
    type: lowered(member),
    optional: false,
    readonly: false,
    docs: docsOf({}),
    origin,
  }));
  return properties.length === 0
    ? { kind: "record", values: neverType }
    : { kind: "object", properties, patterns: [], others: undefined, rest: undefined };
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
