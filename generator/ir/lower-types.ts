/** A `type` beside a composition: the type without the values of other kinds. */
import { intersectionOf } from "./lower-intersection.js";
import { neverType, nullType, unionOf, unknownType } from "./lower-union.js";
import { allKinds, type JsonKind } from "./schema-kinds.js";
import type { SchemaScope } from "./schema-scope.js";
import type { TypeModel } from "./type-model.js";

type Kinds = ReadonlySet<JsonKind>;

/**
 * Keeps the values of the given kinds. A reference of which only a part is left stands beside what
 * holds that part: `NonNullable<User>`, `Mixed & object`.
 */
export function keepKinds(type: TypeModel, kinds: Kinds, scope: SchemaScope): TypeModel {
  if (isWithin(type, kinds, scope)) return type;
  if (type.kind === "union") return keepMembers(type, kinds, scope);
  if (type.kind === "intersection") return keepIntersection(type.members, kinds, scope);
  if (type.kind === "reference") return keepReference(type, kinds, scope);
  if (type.kind === "unknown") return unionOf([...kinds].map((kind) => typeOfKind[kind]));
  return type.kind === "primitive" ? unionOf(partsOf(kindsOf(type, scope), kinds)) : neverType;
}

function keepMembers(
  type: Extract<TypeModel, { kind: "union" }>,
  kinds: Kinds,
  scope: SchemaScope,
): TypeModel {
  const members = type.members.map((member) => keepKinds(member, kinds, scope));
  const possible = members.filter(({ kind }) => kind !== "never");
  return type.open && possible.length > 0 ? { ...type, members: possible } : unionOf(members);
}

function keepIntersection(
  members: readonly TypeModel[],
  kinds: Kinds,
  scope: SchemaScope,
): TypeModel {
  // One member that is narrow enough narrows the others.
  return members.some((member) => isWithin(member, kinds, scope))
    ? intersectionOf(members)
    : intersectionOf(members.map((member) => keepKinds(member, kinds, scope)));
}

function keepReference(
  type: Extract<TypeModel, { kind: "reference" }>,
  kinds: Kinds,
  scope: SchemaScope,
): TypeModel {
  const own = kindsOf(type, scope);
  const left = new Set([...own].filter((kind) => kinds.has(kind)));
  if (left.size === 0) return neverType;
  const isPresent = [...own].every((kind) => kind === "null" || left.has(kind));
  const part: TypeModel = isPresent ? presentType : unionOf(partsOf(own, kinds));
  return intersectionOf([type, part]);
}

/** Any value but `null`. */
export const presentType = { kind: "primitive", name: "present" } as const satisfies TypeModel;

const objectType = { kind: "primitive", name: "object" } as const satisfies TypeModel;

const typeOfKind: Readonly<Record<JsonKind, TypeModel>> = {
  string: { kind: "primitive", name: "string" },
  number: { kind: "primitive", name: "number" },
  boolean: { kind: "primitive", name: "boolean" },
  array: { kind: "array", items: unknownType },
  object: { kind: "record", values: unknownType },
  null: nullType,
};

/** Types that hold the kinds that are left of some, and those alone. */
function partsOf(own: Kinds, kinds: Kinds): readonly TypeModel[] {
  const left = [...own].filter((kind) => kinds.has(kind));
  return left.map((kind) => (kind === "object" ? objectType : typeOfKind[kind]));
}

function isWithin(type: TypeModel, kinds: Kinds, scope: SchemaScope): boolean {
  if (type.kind === "union") return type.members.every((member) => isWithin(member, kinds, scope));
  if (type.kind === "intersection") {
    return type.members.some((member) => isWithin(member, kinds, scope));
  }
  return [...kindsOf(type, scope)].every((kind) => kinds.has(kind));
}

type SingleType = Exclude<TypeModel, { readonly kind: "union" | "intersection" }>;

/** The kinds of the values of a type that is no union or intersection. */
function kindsOf(type: SingleType, scope: SchemaScope): Kinds {
  if ("name" in type) return kindsOfPrimitive[type.name];
  switch (type.kind) {
    case "reference":
      return scope.kinds(type.declaration);
    case "literal":
      return kindsOfPrimitive[nameOf(type.value)];
    case "array":
    case "tuple":
      return new Set(["array"]);
    case "object":
    case "record":
      return new Set(["object"]);
    case "never":
      return new Set();
    case "unknown":
      return allKinds;
  }
}

function nameOf(value: string | number | boolean | null) {
  if (value === null) return "null";
  return typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean";
}

type Primitive = Extract<TypeModel, { kind: "primitive" }>;

const kindsOfPrimitive: Readonly<Record<Primitive["name"], Kinds>> = {
  string: new Set(["string"]),
  number: new Set(["number"]),
  bigint: new Set(["number"]),
  boolean: new Set(["boolean"]),
  null: new Set(["null"]),
  binary: new Set(["string"]),
  formData: new Set(["string"]),
  date: new Set(["string"]),
  object: new Set(["object", "array"]),
  present: new Set(["string", "number", "boolean", "array", "object"]),
};
