/**
 * OpenAPI schemas as plain JSON Schema 2020-12, for Ajv. Written from the specifications, without
 * the generator's own decoder.
 */
import { arrayOf, isObject, memberOf, objectOf, type JsonObject } from "./json.js";

/** Which side of the wire a schema describes: `readOnly` and `writeOnly` differ. */
export type Direction = "read" | "write";

/** How to read schemas. */
export interface SchemaReading {
  /** 3.0 drops `readOnly` properties of requests, and ignores what stands beside `$ref`. */
  readonly isVersion30: boolean;
  readonly direction: Direction;
  /** Keeps only what a TypeScript type can express: no patterns, bounds or closed objects. */
  readonly typesOnly: boolean;
  /** Takes the type that keywords are about for the type: `properties` for an object. */
  readonly inferTypes: boolean;
  /** Gives the reference that stands for a pointer of the document. */
  readonly refer: (pointer: string) => string;
  /** Whether a referenced schema is `readOnly` or `writeOnly`. */
  readonly lookUp: (pointer: string) => unknown;
}

const kept = ["type", "enum", "const", "required", "title"];
const bounds = [
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "minContains",
  "maxContains",
  "dependentRequired",
];
const single = ["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"];
const singleBounds = ["not", "if", "then", "else", "contains", "propertyNames"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["patternProperties", "$defs", "dependentSchemas"];

/** The JSON Schema that says the same as an OpenAPI schema. */
export function jsonSchema(schema: unknown, reading: SchemaReading): unknown {
  if (!isObject(schema)) return schema === false ? false : {};
  const reference = memberOf(schema, "$ref");
  if (typeof reference === "string") {
    const referring = { $ref: reading.refer(reference.slice(1)) };
    if (reading.isVersion30) return nullable(referring, schema);
    return nullable({ ...own(schema, reading), ...referring }, schema);
  }
  return nullable(own(schema, reading), schema);
}

function own(written: JsonObject, reading: SchemaReading): JsonObject {
  const schema = reading.isVersion30 ? withChoice(written) : written;
  return {
    ...keywords(schema, reading),
    ...subschemas(reading.typesOnly ? withoutLeftovers(schema) : schema, reading),
    ...properties(schema, reading),
  };
}

/** What alternatives leave over depends on the value: no type can say it. */
function withoutLeftovers(schema: JsonObject): JsonObject {
  if (!leaving.some((name) => schema[name] !== undefined)) return schema;
  const { unevaluatedProperties: _, unevaluatedItems: __, ...others } = schema;
  return others;
}

const leaving = ["anyOf", "oneOf", "if", "dependentSchemas"];

/**
 * Neither 2.0 nor 3.0 has lists of items: `items` must be a schema there. Authors who write one
 * list what an item may be, and without `type: array`, what the value itself may be (Slack's "a
 * channel or its id"). Read as a tuple, or as nothing, such a schema would admit any text.
 */
function withChoice(schema: JsonObject): JsonObject {
  const { items, ...others } = schema;
  if (!Array.isArray(items) || items.length === 0) return schema;
  const choice = { anyOf: items };
  if (schema["type"] === "array") return { ...others, items: choice };
  const either = { anyOf: [...items, { type: "array", items: choice }] };
  return { ...others, allOf: [...arrayOf(schema["allOf"]), either] };
}

function keywords(schema: JsonObject, { typesOnly, inferTypes }: SchemaReading): JsonObject {
  const names = typesOnly ? kept : [...kept, ...bounds, "format"];
  const present = Object.entries(schema).filter(([name]) => names.includes(name));
  const result: JsonObject = Object.fromEntries(present.filter(isUsable));
  return {
    ...result,
    ...(typesOnly && result["type"] === "integer" ? { type: "number" } : {}),
    ...exclusive("exclusiveMinimum", result["minimum"], result),
    ...exclusive("exclusiveMaximum", result["maximum"], result),
    ...(schema["x-loom-open"] === true ? { enum: undefined } : {}),
    ...inferredType(schema, inferTypes),
  };
}

const aboutLists = ["items", "prefixItems", "unevaluatedItems"];

const aboutObjects = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
];

function inferredType(schema: JsonObject, inferTypes: boolean): JsonObject {
  if (!inferTypes || schema["type"] !== undefined) return {};
  if (aboutObjects.some((name) => isObject(schema[name]))) return { type: "object" };
  const isList = aboutLists.some((name) => schema[name] !== undefined);
  return isList ? { type: "array" } : {};
}

/** Up to 3.0 an exclusive bound is a flag beside the bound. */
function exclusive(name: string, bound: unknown, schema: JsonObject): JsonObject {
  if (typeof schema[name] !== "boolean") return {};
  return { [name]: schema[name] ? bound : undefined };
}

/** Documents hold patterns of other languages, and keywords with values of the wrong type. */
function isUsable([name, value]: readonly [string, unknown]): boolean {
  if (name === "required")
    return Array.isArray(value) && value.every((item) => typeof item === "string");
  if (name === "enum") return Array.isArray(value) && value.length > 0;
  if (name === "type") return isType(value);
  if (name !== "pattern") return true;
  try {
    return new RegExp(String(value), "u").source !== "";
  } catch {
    return false;
  }
}

const types = new Set(["null", "boolean", "object", "array", "number", "integer", "string"]);

function isType(value: unknown): boolean {
  return (Array.isArray(value) ? value : [value]).every((type) => types.has(type));
}

function subschemas(schema: JsonObject, reading: SchemaReading): JsonObject {
  const convert = (value: unknown) => jsonSchema(value, reading);
  const entries = Object.entries(schema).flatMap(([name, value]) => {
    const converted = convertKeyword(name, value, { reading, convert });
    return converted === undefined ? [] : [[name, converted] as const];
  });
  const { oneOf, ...others } = Object.fromEntries(entries);
  if (oneOf === undefined) return others;
  if (!reading.typesOnly) return { ...others, oneOf };
  // A type cannot say "exactly one". Beside `anyOf`, both have to hold.
  return { ...others, allOf: [...arrayOf(others["allOf"]), { anyOf: oneOf }] };
}

interface Conversion {
  readonly reading: SchemaReading;
  readonly convert: (schema: unknown) => unknown;
}

function convertKeyword(name: string, value: unknown, { reading, convert }: Conversion): unknown {
  const isSingle = single.includes(name) || (!reading.typesOnly && singleBounds.includes(name));
  if (isSingle) return isClosing(name, value, reading) ? undefined : convert(value);
  if (lists.includes(name)) {
    return Array.isArray(value) && value.length > 0 ? value.map(convert) : undefined;
  }
  if (!maps.includes(name) || !isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(item)]));
}

/** TypeScript's object types are open: "nothing else" is no type. */
function isClosing(name: string, value: unknown, { typesOnly }: SchemaReading): boolean {
  return typesOnly && value === false && name !== "items";
}

function properties(schema: JsonObject, reading: SchemaReading): JsonObject {
  const { isVersion30, direction } = reading;
  const all = Object.entries(objectOf(schema["properties"]));
  if (all.length === 0) return {};
  const isForeign = (value: unknown) =>
    flag(value, direction === "read" ? "writeOnly" : "readOnly", reading);
  const foreign = new Set(all.filter(([, value]) => isForeign(value)).map(([name]) => name));
  // Nobody sends `writeOnly` back; from 3.1 on, `readOnly` in a request is a hint.
  const isDropped = (name: string) => foreign.has(name) && (direction === "read" || isVersion30);
  const entries = all.filter(([name]) => !isDropped(name));
  // A name may stand twice in documents; Ajv refuses it.
  const names = new Set(arrayOf(schema["required"]));
  const required = [...names].filter((name) => !foreign.has(String(name)));
  return {
    properties: Object.fromEntries(
      entries.map(([name, value]) => [name, jsonSchema(value, reading)]),
    ),
    ...(schema["required"] === undefined ? {} : { required }),
  };
}

/** An annotation of a part of `allOf` is about the same value. */
function flag(schema: unknown, name: string, reading: SchemaReading): boolean {
  const found = new Set([schema]);
  for (const each of found) {
    if (memberOf(each, name) === true) return true;
    const reference = memberOf(each, "$ref");
    if (typeof reference === "string") found.add(reading.lookUp(reference.slice(1)));
    for (const part of arrayOf(memberOf(each, "allOf"))) found.add(part);
  }
  return false;
}

/** `nullable` of 3.0; beside composition and `$ref` too, and in 3.1, which is what authors mean. */
function nullable(result: JsonObject, schema: JsonObject): JsonObject {
  const isNullable = schema["nullable"] === true || schema["x-nullable"] === true;
  if (!isNullable) return result;
  return { anyOf: [result, { type: "null" }] };
}
