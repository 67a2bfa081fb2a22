/** Questions about types: what a property of one is, what a list holds, which properties it names. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { PropertyModel, TypeDeclaration, TypeModel } from "./type-model.js";

/** Finds a declaration by name. */
export type FindDeclaration = (name: string) => TypeDeclaration | undefined;

/** All properties of a type by name, through references and intersections; unions have none. */
export function propertiesOf(
  type: TypeModel,
  find: FindDeclaration,
  seen: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, PropertyModel> {
  if (type.kind === "object") {
    return new Map(type.properties.map((property) => [property.name, property]));
  }
  if (type.kind === "intersection") {
    return new Map(type.members.flatMap((member) => [...propertiesOf(member, find, seen)]));
  }
  if (type.kind !== "reference" || seen.has(type.declaration)) return new Map();
  const target = targetOf(type, find);
  const trail = new Set([...seen, type.declaration]);
  return target === undefined ? new Map() : propertiesOf(target, find, trail);
}

/** What a reference stands for on its side of the wire. */
export function targetOf(
  { declaration, variant }: ReferenceTypeModel,
  find: FindDeclaration,
): TypeModel | undefined {
  const found = find(declaration);
  return variant === "write" ? (found?.write?.type ?? found?.read) : found?.read;
}

/** The branches of a type: a union's members, or the type itself, without `null`. */
export function branchesOf(
  type: TypeModel,
  find: FindDeclaration,
  depth = 0,
): readonly TypeModel[] {
  if (type.kind === "union")
    return type.members.flatMap((member) => branchesOf(member, find, depth));
  if (type.kind === "primitive" && type.name === "null") return [];
  if (type.kind === "reference" && depth < 32) {
    const target = find(type.declaration)?.read;
    if (target?.kind === "union") return branchesOf(target, find, depth + 1);
  }
  return [type];
}

/** The type a JSON Pointer leads to in values of a type. */
export function typeAt(
  type: TypeModel,
  pointer: JsonPointer,
  find: FindDeclaration,
): TypeModel | undefined {
  return segmentsOf(pointer).reduce<TypeModel | undefined>(
    (current, segment) => (current === undefined ? undefined : memberOf(current, segment, find)),
    type,
  );
}

function memberOf(type: TypeModel, segment: string, find: FindDeclaration): TypeModel | undefined {
  for (const branch of branchesOf(type, find)) {
    const property = propertiesOf(branch, find).get(segment);
    if (property !== undefined) return property.type;
    if (branch.kind === "record") return branch.values;
  }
  return undefined;
}

/** What an array holds, through references and past `null`. */
export function itemsOf(type: TypeModel, find: FindDeclaration): TypeModel | undefined {
  for (const branch of branchesOf(type, find)) {
    if (branch.kind === "array") return branch.items;
    if (branch.kind === "reference") {
      const target = find(branch.declaration)?.read;
      if (target?.kind === "array") return target.items;
    }
  }
  return undefined;
}

/** The unescaped segments of a JSON Pointer (RFC 6901, section 4). */
export function segmentsOf(pointer: JsonPointer): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A type that stands for a declaration. */
export type ReferenceTypeModel = Extract<TypeModel, { readonly kind: "reference" }>;

/** The declarations a type mentions, at any depth. */
export function referencesIn(type: TypeModel): readonly ReferenceTypeModel[] {
  const found: ReferenceTypeModel[] = [];
  const pending = [type];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "reference") found.push(next);
    // Not all at once: a call takes some 100,000 arguments only.
    else for (const part of partsOf(next)) pending.push(part);
  }
  return found;
}

/** The types directly inside a type. */
export function partsOf(type: TypeModel): readonly TypeModel[] {
  if (type.kind === "array") return [type.items];
  if (type.kind === "record") return [type.values];
  if (type.kind === "union" || type.kind === "intersection") return type.members;
  if (type.kind === "tuple") return [...type.items.map((item) => item.type), ...listOf(type.rest)];
  if (type.kind !== "object") return [];
  const named = [...type.properties, ...type.patterns].map((each) => each.type);
  return [...named, ...listOf(type.rest)];
}

function listOf(type: TypeModel | undefined): readonly TypeModel[] {
  return type === undefined ? [] : [type];
}
