/**
 * OpenAPI schemas as plain JSON Schema 2020-12, for Ajv. Written from the specifications, without
 * the generator's own decoder.
 */
import { arrayOf, isObject, memberOf, objectOf, pointerTo, type JsonObject } from "./json.js";

/** Which side of the wire a schema describes: `readOnly` and `writeOnly` differ. */
export type Direction = "read" | "write";

/** How to read schemas. */
export interface SchemaReading {
  /** 3.0 drops `readOnly` properties of requests, and ignores what stands beside `$ref`. */
  readonly isVersion30: boolean;
  readonly direction: Direction;
  /** Keeps only what a TypeScript type can express: no patterns, bounds or closed objects. */
  readonly typesOnly: boolean;
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
    if (reading.isVersion30) return referring;
    return { ...own(schema, reading), ...referring };
  }
  return nullable(own(schema, reading), schema, reading);
}

function own(schema: JsonObject, reading: SchemaReading): JsonObject {
  return {
    ...keywords(schema, reading),
    ...subschemas(schema, reading),
    ...properties(schema, reading),
  };
}

function keywords(schema: JsonObject, { typesOnly }: SchemaReading): JsonObject {
  const names = typesOnly ? kept : [...kept, ...bounds, "format"];
  const present = Object.entries(schema).filter(([name]) => names.includes(name));
  const result: Record<string, unknown> = Object.fromEntries(present.filter(isUsable));
  if (schema["x-loom-open"] === true) delete result["enum"];
  if (typesOnly && result["type"] === "integer") result["type"] = "number";
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof result[flag] !== "boolean") continue;
    if (result[flag] && result[bound] !== undefined) result[flag] = result[bound];
    else delete result[flag];
  }
  return result;
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
  const result: Record<string, unknown> = {};
  const convert = (value: unknown) => jsonSchema(value, reading);
  for (const [name, value] of Object.entries(schema)) {
    const isSingle = single.includes(name) || (!reading.typesOnly && singleBounds.includes(name));
    if (isSingle && !isClosing(name, value, reading)) result[name] = convert(value);
    else if (lists.includes(name) && Array.isArray(value) && value.length > 0) {
      result[reading.typesOnly && name === "oneOf" ? "anyOf" : name] = value.map(convert);
    } else if (maps.includes(name) && isObject(value)) {
      result[name] = Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, convert(item)]),
      );
    }
  }
  // Both spellings of a union in one schema: each has to hold.
  if (reading.typesOnly && Array.isArray(schema["oneOf"]) && Array.isArray(schema["anyOf"])) {
    result["anyOf"] = schema["anyOf"].map(convert);
    result["allOf"] = [...arrayOf(result["allOf"]), { anyOf: schema["oneOf"].map(convert) }];
  }
  return result;
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
  const required = arrayOf(schema["required"]).filter((name) => !foreign.has(String(name)));
  return {
    properties: Object.fromEntries(
      entries.map(([name, value]) => [name, jsonSchema(value, reading)]),
    ),
    ...(schema["required"] === undefined ? {} : { required }),
  };
}

function flag(schema: unknown, name: string, reading: SchemaReading): boolean {
  if (memberOf(schema, name) === true) return true;
  const reference = memberOf(schema, "$ref");
  if (typeof reference !== "string") return false;
  return memberOf(reading.lookUp(reference.slice(1)), name) === true;
}

/** `nullable` of 3.0; beside composition too, which is what authors mean by it. */
function nullable(result: JsonObject, schema: JsonObject, reading: SchemaReading): JsonObject {
  const isNullable = schema["nullable"] === true || schema["x-nullable"] === true;
  if (!isNullable || (!reading.isVersion30 && schema["type"] === undefined)) return result;
  return { anyOf: [result, { type: "null" }] };
}

/** Pointers of all references in a schema, wherever they stand. */
export function referencesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesIn);
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([name, value]) =>
    name === "$ref" && typeof value === "string" ? [value.slice(1)] : referencesIn(value),
  );
}

/** Pointer of a member of a schema. */
export const below = pointerTo;
