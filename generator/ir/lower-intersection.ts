/** Intersections of types in their simplest form: objects merged, impossible members dropped. */
import { isNarrower } from "./name-patterns.js";
import type {
  ObjectTypeModel,
  PatternModel,
  PropertyModel,
  TupleTypeModel,
  TypeModel,
  UnionTypeModel,
} from "./type-model.js";
import { neverType, typeKey, unionOf, unknownType, wireName } from "./lower-union.js";

/**
 * The intersection of types. Object literals become one, at the place of the last; a property of
 * several is required if any requires it and has the intersection of their types.
 */
export function intersectionOf(types: readonly TypeModel[]): TypeModel {
  const members = distinct(types.flatMap(membersOf).filter(({ kind }) => kind !== "unknown"));
  const [first = unknownType] = members;
  if (members.length < 2) return first;
  const merged = mergeStructures(members);
  const narrowed = narrowUnions(merged);
  // A union of which one member is left may be merged in turn.
  if (narrowed.some((member, index) => member !== merged[index])) return intersectionOf(narrowed);
  if (merged.some(({ kind }) => kind === "never") || isImpossible(merged)) return neverType;
  const [only = unknownType, ...others] = dropImplied(merged);
  return others.length === 0 ? only : { kind: "intersection", members: [only, ...others] };
}

/** Equal objects are kept: merged, they keep the better documentation. */
function distinct(types: readonly TypeModel[]): readonly TypeModel[] {
  const known = new Set<string>();
  return types.filter((type) => {
    const key = typeKey(type);
    const isNew = type.kind === "object" || !known.has(key);
    known.add(key);
    return isNew;
  });
}

function membersOf(type: TypeModel): readonly TypeModel[] {
  return type.kind === "intersection" ? type.members : [type];
}

type Scalar = Extract<TypeModel, { kind: "primitive" | "converted" | "literal" }>;
type Structure = Extract<TypeModel, { kind: "object" | "record" | "array" | "tuple" }>;

function isScalar(type: TypeModel): type is Scalar {
  return type.kind === "primitive" || type.kind === "converted" || type.kind === "literal";
}

function isStructure(type: TypeModel): type is Structure {
  return (
    type.kind === "object" ||
    type.kind === "record" ||
    type.kind === "array" ||
    type.kind === "tuple"
  );
}

function mergeStructures(members: readonly TypeModel[]): readonly TypeModel[] {
  const objects = members.flatMap((member) => asObject(member) ?? []);
  const lists = members.filter((member) => member.kind === "array" || member.kind === "tuple");
  if (objects.length < 2 && lists.length < 2) return members;
  const rest = members.filter((member) => !isStructure(member));
  const [object, ...otherObjects] = objects;
  const [list, ...otherLists] = lists;
  return [
    ...rest,
    ...(list === undefined ? [] : otherLists.reduce(mergeLists, [list])),
    ...(object === undefined ? [] : [otherObjects.reduce(mergeObjects, object)]),
  ];
}

type List = Extract<TypeModel, { kind: "array" | "tuple" }>;

/** Merges a list into those before it; two tuples stay two. */
function mergeLists(merged: readonly List[], list: List): readonly List[] {
  const last = merged.at(-1);
  const both = last === undefined ? undefined : mergeTwoLists(last, list);
  return both === undefined ? [...merged, list] : [...merged.slice(0, -1), both];
}

function mergeTwoLists(first: List, second: List): List | undefined {
  if (first.kind === "array" && second.kind === "array") {
    return { kind: "array", items: intersectionOf([first.items, second.items]) };
  }
  if (first.kind === "array" && second.kind === "tuple") return narrowTuple(second, first.items);
  if (first.kind === "tuple" && second.kind === "array") return narrowTuple(first, second.items);
  return undefined;
}

function narrowTuple({ items, rest }: TupleTypeModel, type: TypeModel): TupleTypeModel {
  return {
    kind: "tuple",
    items: items.map((item) => ({ ...item, type: intersectionOf([item.type, type]) })),
    rest: rest && intersectionOf([rest, type]),
  };
}

function asObject(type: TypeModel): ObjectTypeModel | undefined {
  if (type.kind === "object") return type;
  if (type.kind !== "record") return undefined;
  return { kind: "object", properties: [], patterns: [], others: type.values, rest: type.values };
}

function mergeObjects(first: ObjectTypeModel, second: ObjectTypeModel): ObjectTypeModel {
  const properties = new Map(first.properties.map((property) => [property.name, property]));
  for (const property of second.properties) {
    const known = properties.get(property.name);
    properties.set(property.name, known === undefined ? property : mergeProperty(known, property));
  }
  const all = [...properties.values()];
  return {
    kind: "object",
    properties: all,
    patterns: [...first.patterns, ...second.patterns].reduce(withPattern, []),
    others: unionOfAny([first.others, second.others]),
    rest: mergeRest([first.rest, second.rest], all),
  };
}

/** What two schemas say about the same names holds together. */
function withPattern(
  merged: readonly PatternModel[],
  pattern: PatternModel,
): readonly PatternModel[] {
  const isSame = (other: PatternModel) => isNarrower(other, pattern) && isNarrower(pattern, other);
  const known = merged.find(isSame);
  if (known === undefined) return [...merged, pattern];
  const both = { ...known, type: intersectionOf([known.type, pattern.type]) };
  return merged.map((other) => (other === known ? both : other));
}

function mergeProperty(first: PropertyModel, second: PropertyModel): PropertyModel {
  const later = second.docs.description === undefined ? first : second;
  return {
    ...later,
    type: intersectionOf([first.type, second.type]),
    optional: first.optional && second.optional,
    readonly: first.readonly || second.readonly,
  };
}

/** An index signature must admit the types of all named properties. */
function mergeRest(
  rests: readonly (TypeModel | undefined)[],
  properties: readonly PropertyModel[],
): TypeModel | undefined {
  const rest = unionOfAny(rests);
  return rest && unionOf([rest, ...properties.map((property) => property.type)]);
}

/** What one of two objects says about further properties; that these may be anything says nothing. */
function unionOfAny(types: readonly (TypeModel | undefined)[]): TypeModel | undefined {
  const declared = types.flatMap((type) => type ?? []);
  const telling = declared.filter(({ kind }) => kind !== "unknown");
  return declared.length === 0 ? undefined : unionOf(telling.length === 0 ? declared : telling);
}

/** Keeps of each union only what the other members leave possible. */
function narrowUnions(members: readonly TypeModel[]): readonly TypeModel[] {
  const fixed = members.filter((member) => isScalar(member) || isStructure(member));
  return members.map((member) => {
    if (member.kind !== "union") return member;
    const isPossible = (each: TypeModel) => fixed.every((other) => overlap(each, other));
    const possible = member.members.filter(isPossible);
    if (possible.length === member.members.length) return member;
    if (!member.open) return unionOf(possible);
    // Without a known value left, any other one is.
    return possible.length > 0
      ? { ...member, members: possible }
      : unionOf(valuesAround(member).filter(isPossible));
  });
}

/** The types that an open union's known values are of. */
function valuesAround({ members }: UnionTypeModel): readonly TypeModel[] {
  const names = new Set(members.filter(isScalar).map(primitiveOf));
  return (["string", "number"] as const)
    .filter((name) => names.has(name))
    .map((name) => ({ kind: "primitive", name }));
}

function isImpossible(members: readonly TypeModel[]): boolean {
  const fixed = members.filter((member) => isScalar(member) || isStructure(member));
  return fixed.some((member) => !fixed.every((other) => overlap(member, other)));
}

/** Whether two types may have a value in common, as far as their kinds tell. */
function overlap(first: TypeModel, second: TypeModel): boolean {
  if (isGuard(first)) return isGuarded(second, first.name);
  if (isGuard(second)) return isGuarded(first, second.name);
  if (isScalar(first) && isScalar(second)) return scalarsOverlap(first, second);
  if (isStructure(first) && isStructure(second)) return isList(first) === isList(second);
  return !((isScalar(first) && isStructure(second)) || (isStructure(first) && isScalar(second)));
}

type Guard = Extract<TypeModel, { kind: "primitive" }> & { readonly name: "object" | "present" };

function isGuard(type: TypeModel): type is Guard {
  return type.kind === "primitive" && (type.name === "object" || type.name === "present");
}

/** Whether a type that is no union may have a value that passes the guard. */
function isGuarded(type: TypeModel, guard: Guard["name"]): boolean {
  if (!isScalar(type) || isGuard(type)) return true;
  return guard === "present" && primitiveOf(type) !== "null";
}

function isList({ kind }: Structure): boolean {
  return kind === "array" || kind === "tuple";
}

function scalarsOverlap(first: Scalar, second: Scalar): boolean {
  if (first.kind === "literal" && second.kind === "literal") return first.value === second.value;
  return primitiveOf(first) === primitiveOf(second);
}

function primitiveOf(type: Scalar): string {
  if (type.kind === "primitive") return type.name;
  if (type.kind === "converted") return wireName(type);
  return type.value === null ? "null" : typeof type.value;
}

/** A primitive type says nothing beside its literals, nor does a member of a union beside it. */
function dropImplied(members: readonly TypeModel[]): readonly TypeModel[] {
  return members.filter((member) => {
    const others = members.filter((other) => other !== member);
    if (member.kind === "primitive") return !others.some((other) => isWithin(other, member.name));
    if (member.kind !== "converted") return true;
    // A literal is what it is on the wire.
    return !others.some((other) => isLiteral(other) && isWithin(other, wireName(member)));
  });
}

function isLiteral(type: TypeModel): boolean {
  return type.kind === "union" ? type.members.every(isLiteral) : type.kind === "literal";
}

function isWithin(type: TypeModel, name: string): boolean {
  if (type.kind === "union") return type.members.every((member) => isWithin(member, name));
  if (name === "present")
    return isStructure(type) || (isScalar(type) && primitiveOf(type) !== "null");
  if (name === "object" && isStructure(type)) return true;
  return isScalar(type) && primitiveOf(type) === name;
}
