/** Lowers a `TypeModel` to the syntax of a TypeScript type. */
import type {
  ObjectTypeModel,
  PrimitiveName,
  PropertyModel,
  TypeModel,
  Variant,
} from "../ir/type-model.js";
import { indexSignatures } from "./index-signatures.js";
import { literalSyntax } from "./layout-text.js";
import {
  arrayOf,
  intersection,
  objectType,
  reference,
  union,
  type MemberSyntax,
  type TupleElementSyntax,
  type TypeSyntax,
} from "./syntax.js";
import { docsText } from "./tsdoc.js";

/** How models become types in one place of a file. */
export interface TypeContext {
  /** The local name of a declaration; asking for it imports it. */
  readonly nameOf: (declaration: string, variant: Variant) => string;
  /** `argument`: optional properties also take an explicit `undefined`. */
  readonly optional: "model" | "argument";
  /**
   * `mapped` prints `Record<string, T>`. In the type alias of a declaration that could refer to
   * itself, which only an `index` signature may do there.
   */
  readonly records: "mapped" | "index";
}

const primitives: Readonly<Record<PrimitiveName, string>> = {
  string: "string",
  number: "number",
  bigint: "bigint",
  boolean: "boolean",
  null: "null",
  binary: "Blob",
  formData: "FormData",
  date: "Date",
  object: "object",
  present: "{}",
};

export function typeSyntax(model: TypeModel, context: TypeContext): TypeSyntax {
  return isAtom(model) ? atomSyntax(model, context) : compositeSyntax(model, context);
}

/** Types that hold no other types. */
type AtomModel = Extract<
  TypeModel,
  { kind: "primitive" | "converted" | "literal" | "reference" | "unknown" | "never" }
>;

const atoms: ReadonlySet<TypeModel["kind"]> = new Set<AtomModel["kind"]>([
  "primitive",
  "converted",
  "literal",
  "reference",
  "unknown",
  "never",
]);

function isAtom(model: TypeModel): model is AtomModel {
  return atoms.has(model.kind);
}

function atomSyntax(model: AtomModel, context: TypeContext): TypeSyntax {
  switch (model.kind) {
    case "primitive":
    case "converted":
      return primitives[model.name];
    case "literal":
      return literalSyntax(model.value);
    case "reference":
      return context.nameOf(model.declaration, model.variant);
    case "unknown":
    case "never":
      return model.kind;
  }
  return model satisfies never;
}

function compositeSyntax(model: Exclude<TypeModel, AtomModel>, context: TypeContext): TypeSyntax {
  switch (model.kind) {
    case "array":
      return arrayOf(typeSyntax(model.items, context));
    case "tuple":
      return tupleSyntax(model, context);
    case "object":
      return objectSyntax(model, context);
    case "record":
      return recordSyntax(model.values, context);
    case "union":
      return unionSyntax(model, context);
    case "intersection":
      return intersectionSyntax(model.members, context);
  }
  return model satisfies never;
}

/** What a type holds besides `null` has a name. */
function intersectionSyntax(members: readonly TypeModel[], context: TypeContext): TypeSyntax {
  const others = members.filter((member) => !isPresent(member));
  const all = intersection(...others.map((member) => typeSyntax(member, context)));
  return others.length === members.length ? all : reference("NonNullable", all);
}

function isPresent(model: TypeModel): boolean {
  return model.kind === "primitive" && model.name === "present";
}

function tupleSyntax(
  { items, rest }: Extract<TypeModel, { kind: "tuple" }>,
  context: TypeContext,
): TypeSyntax {
  const firstOptional = items.findIndex((item) => item.optional);
  const elements = items.map((item, index): TupleElementSyntax => {
    // TypeScript has no required element behind an optional one.
    const isOptional = firstOptional !== -1 && index >= firstOptional;
    return { modifier: isOptional ? "optional" : "none", type: typeSyntax(item.type, context) };
  });
  const tail: readonly TupleElementSyntax[] =
    rest === undefined ? [] : [{ modifier: "rest", type: arrayOf(typeSyntax(rest, context)) }];
  return { kind: "tuple", elements: [...elements, ...tail] };
}

function objectSyntax(model: ObjectTypeModel, context: TypeContext): TypeSyntax {
  const isRecord = model.properties.length + model.patterns.length === 0;
  return isRecord && model.rest !== undefined
    ? recordSyntax(model.rest, context)
    : objectType(objectMembers(model, context));
}

function recordSyntax(values: TypeModel, context: TypeContext): TypeSyntax {
  const type = typeSyntax(values, context);
  return context.records === "mapped" || !hasReference(values)
    ? reference("Record", "string", type)
    : objectType([{ kind: "index", key: "string", type }]);
}

/** Whether a type mentions a declaration before an object type puts it off. */
function hasReference(model: TypeModel): boolean {
  if (isAtom(model)) return model.kind === "reference";
  switch (model.kind) {
    case "array":
      return hasReference(model.items);
    case "record":
      return hasReference(model.values);
    case "union":
    case "intersection":
      return model.members.some(hasReference);
    case "tuple":
      return model.items.some(({ type }) => hasReference(type));
    case "object":
      return false;
  }
  return model satisfies never;
}

/** The members of an object type: its properties, then the index signatures of all others. */
export function objectMembers(
  model: ObjectTypeModel,
  context: TypeContext,
): readonly MemberSyntax[] {
  const inner: TypeContext = { ...context, records: "mapped" };
  const members = model.properties.map((property) => propertySyntax(property, inner));
  return [...members, ...indexSignatures(model, (type) => typeSyntax(type, inner))];
}

function propertySyntax(property: PropertyModel, context: TypeContext): MemberSyntax {
  const type = typeSyntax(property.type, context);
  const takesUndefined = property.optional && context.optional === "argument";
  return {
    kind: "property",
    name: property.name,
    modifier: property.optional ? "optional" : "required",
    readonly: property.readonly,
    type: takesUndefined ? union(type, "undefined") : type,
    docs: docsText(property.docs),
  };
}

function unionSyntax(
  { members, open }: Extract<TypeModel, { kind: "union" }>,
  context: TypeContext,
): TypeSyntax {
  const types = members.map((member) => typeSyntax(member, context));
  const others = open ? openMembers(members).filter((member) => !types.includes(member)) : [];
  return union(...types, ...others.map(otherValues));
}

/** The types of the values that an open union's known members stand among. */
function openMembers(members: readonly TypeModel[]): readonly string[] {
  const kinds = members.map((member) => (member.kind === "literal" ? typeof member.value : ""));
  const open = ["string", "number"].filter((name) => kinds.some((kind) => kind === name));
  return open.length === 0 ? ["string"] : open;
}

/** All values of a type, without swallowing its literals: editors still complete them. */
export function otherValues(primitive: string): TypeSyntax {
  return intersection(primitive, objectType([]));
}
