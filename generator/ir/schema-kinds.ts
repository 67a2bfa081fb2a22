/** Which kinds of JSON values a schema admits, through references and compositions. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema, SchemaObject, SchemaType } from "../input/openapi.js";
import { typesOf } from "./lower-value.js";
import type { JsonValue } from "./type-model.js";

/** The kinds that types tell apart: an integer is a number. */
export type JsonKind = Exclude<SchemaType, "integer">;

/** Every kind. */
export const allKinds: ReadonlySet<JsonKind> = new Set([
  "string",
  "number",
  "boolean",
  "array",
  "object",
  "null",
]);

/** The kinds that a list of types names. */
export function kindsOfTypes(types: readonly SchemaType[]): ReadonlySet<JsonKind> {
  return new Set(types.map((type) => (type === "integer" ? "number" : type)));
}

/** The kinds that are in all sets. */
export function commonKinds(sets: readonly ReadonlySet<JsonKind>[]): ReadonlySet<JsonKind> {
  return new Set([...allKinds].filter((kind) => sets.every((set) => set.has(kind))));
}

/** Answers for schemas by pointer; what leads back to itself adds no constraint. */
export function createKinds(
  at: (pointer: JsonPointer) => Schema | undefined,
): (pointer: JsonPointer) => ReadonlySet<JsonKind> {
  const known = new Map<JsonPointer, ReadonlySet<JsonKind>>();
  const kindsAt = (pointer: JsonPointer): ReadonlySet<JsonKind> => {
    const found = known.get(pointer);
    if (found !== undefined) return found;
    known.set(pointer, allKinds);
    const kinds = kindsOf(at(pointer) ?? true, kindsAt);
    known.set(pointer, kinds);
    return kinds;
  };
  return kindsAt;
}

type KindsAt = (pointer: JsonPointer) => ReadonlySet<JsonKind>;

function kindsOf(schema: Schema, kindsAt: KindsAt): ReadonlySet<JsonKind> {
  if (typeof schema === "boolean") return schema ? allKinds : new Set();
  const { ref, anyOf, oneOf, allOf, types } = schema;
  const parts = [
    ownKinds(schema),
    ...(ref === undefined ? [] : [kindsAt(ref)]),
    ...allOf.map((part) => kindsOf(part, kindsAt)),
    ...[anyOf, oneOf].filter(({ length }) => length > 0).map((each) => anyKinds(each, kindsAt)),
  ];
  const common = commonKinds(parts);
  const isComposed = parts.length > 1 && types.includes("null") && schema.enum === undefined;
  // `null` in the types of a composed schema is meant for all of it.
  return isComposed ? new Set([...common, "null"]) : common;
}

function anyKinds(members: readonly Schema[], kindsAt: KindsAt): ReadonlySet<JsonKind> {
  return new Set(members.flatMap((member) => [...kindsOf(member, kindsAt)]));
}

function ownKinds(schema: SchemaObject): ReadonlySet<JsonKind> {
  const values = schema.const === undefined ? schema.enum : [schema.const.value];
  if (values !== undefined && values.length > 0) return new Set(values.map(kindOfValue));
  const types = typesOf(schema);
  return types.length === 0 ? allKinds : kindsOfTypes(types);
}

function kindOfValue(value: JsonValue): JsonKind {
  if (value === null) return "null";
  if (typeof value === "object") return Array.isArray(value) ? "array" : "object";
  return typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean";
}
