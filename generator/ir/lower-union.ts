/** Unions of types in their simplest form, and the identity of types. */
import type {
  ConvertedTypeModel,
  ObjectTypeModel,
  TupleTypeModel,
  TypeModel,
  UnionTypeModel,
} from "./type-model.js";

/** `unknown`, the type without a constraint. */
export const unknownType = { kind: "unknown" } as const satisfies TypeModel;
/** `never`, the type without a value. */
export const neverType = { kind: "never" } as const satisfies TypeModel;
/** The type of `null`. */
export const nullType = { kind: "primitive", name: "null" } as const satisfies TypeModel;

/**
 * The union of types: nested unions flattened, repeated members dropped, `null` last. Literals
 * beside their own primitive type become an open union, which has the same values but names the
 * known ones.
 */
export function unionOf(types: readonly TypeModel[]): TypeModel {
  const distinct = new Map<string, TypeModel>();
  for (const member of types.flatMap(membersOf)) {
    if (member.kind === "unknown") return unknownType;
    const key = typeKey(member);
    if (member.kind !== "never" && !distinct.has(key)) distinct.set(key, member);
  }
  const hasNull = distinct.delete(typeKey(nullType));
  const members = opened(withBoolean([...distinct.values()]));
  const all = hasNull ? [...members, nullType] : members;
  const [first = neverType] = all;
  return all.length > 1 ? { kind: "union", members: all, open: false } : first;
}

function membersOf(type: TypeModel): readonly TypeModel[] {
  return type.kind === "union" && !type.open ? type.members : [type];
}

/** `true | false` is `boolean`. */
function withBoolean(members: readonly TypeModel[]): readonly TypeModel[] {
  const isTruth = (type: TypeModel) => type.kind === "literal" && typeof type.value === "boolean";
  const first = members.findIndex(isTruth);
  if (members.filter(isTruth).length < 2) return members;
  const boolean: TypeModel = { kind: "primitive", name: "boolean" };
  return members.flatMap((member, index) =>
    index === first ? [boolean] : isTruth(member) ? [] : [member],
  );
}

/** Literals whose primitive type is a member too are its known values. */
function opened(members: readonly TypeModel[]): readonly TypeModel[] {
  return (["string", "number", "boolean"] as const).reduce<readonly TypeModel[]>(
    openedFor,
    members,
  );
}

function openedFor(
  members: readonly TypeModel[],
  name: "string" | "number" | "boolean",
): readonly TypeModel[] {
  const isPrimitive = (type: TypeModel) => type.kind === "primitive" && type.name === name;
  const isKnown = (type: TypeModel) => type.kind === "literal" && typeof type.value === name;
  const known = members.filter(isKnown);
  const at = members.findIndex(isPrimitive);
  if (at === -1 || known.length === 0) return members;
  if (name === "boolean") return members.filter((member) => !isKnown(member));
  const open: UnionTypeModel = { kind: "union", members: known, open: true };
  return members.flatMap((member) =>
    isPrimitive(member) ? [open] : isKnown(member) ? [] : [member],
  );
}

const keys = new WeakMap<TypeModel, string>();

/**
 * Equal for types with the same values. Documentation does not count, nor do the variants of
 * references, so that a key also tells whether two variants of one type differ by themselves.
 */
export function typeKey(type: TypeModel): string {
  if (type.kind === "primitive" || type.kind === "converted") return type.name;
  const known = keys.get(type);
  if (known !== undefined) return known;
  const key = keyOf(type);
  keys.set(type, key);
  return key;
}

/** The primitive type that a converted format has in JSON. */
export function wireName({ name }: ConvertedTypeModel): "number" | "string" {
  return name === "bigint" ? "number" : "string";
}

function keyOf(type: Exclude<TypeModel, { kind: "primitive" | "converted" }>): string {
  if (type.kind === "literal") return JSON.stringify(type.value);
  if (type.kind === "reference") return `@${type.declaration}`;
  if (type.kind === "array") return `${typeKey(type.items)}[]`;
  if (type.kind === "record") return `{...${typeKey(type.values)}}`;
  if (type.kind === "object") return objectKey(type);
  if (type.kind === "tuple") return tupleKey(type);
  return type.kind === "unknown" || type.kind === "never" ? type.kind : combinedKey(type);
}

function tupleKey({ items, rest }: TupleTypeModel): string {
  const keys = items.map((item) => `${typeKey(item.type)}${item.optional ? "?" : ""}`);
  return `[${keys.join(",")}...${optionalKey(rest)}]`;
}

function combinedKey(type: Extract<TypeModel, { kind: "union" | "intersection" }>): string {
  const operator = type.kind === "intersection" ? "&" : type.open ? "|?" : "|";
  return `(${type.members.map(typeKey).join(operator)}${operator})`;
}

function objectKey({ properties, patterns, rest }: ObjectTypeModel): string {
  const entries = properties.map(({ name, type, optional, readonly }) => {
    const flags = `${optional ? "?" : ""}${readonly ? "!" : ""}`;
    return `${JSON.stringify(name)}${flags}:${typeKey(type)}`;
  });
  const families = patterns.map(
    ({ prefix, suffix, type }) => `${JSON.stringify([prefix, suffix])}:${typeKey(type)}`,
  );
  return `{${[...entries, ...families].join(",")}...${optionalKey(rest)}}`;
}

function optionalKey(type: TypeModel | undefined): string {
  return type === undefined ? "" : typeKey(type);
}
