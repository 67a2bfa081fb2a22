/** Lowers a `TypeModel` to an expression that makes a Zod schema of it. */
import { isNarrower, matchesName } from "../ir/name-patterns.js";
import { literalText } from "../ir/names.js";
import type {
  NamePattern,
  ObjectTypeModel,
  PrimitiveName,
  PropertyModel,
  TypeModel,
  UnionTypeModel,
  Variant,
} from "../ir/type-model.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  objectLiteral,
  type ExpressionSyntax,
} from "./syntax.js";

/** How types become schemas in one file. */
export interface ZodContext {
  /** The namespace of Zod in this file: `z`. */
  readonly zod: string;
  /** The schema of a declaration. */
  readonly reference: (declaration: string, variant: Variant) => ExpressionSyntax;
  /** A check of the run-time. */
  readonly guard: (name: "isObject" | "isPresent") => string;
}

/** The schema of a named type: members of objects have a line each. */
export function namedSchema(model: TypeModel, context: ZodContext): ExpressionSyntax {
  return model.kind === "object"
    ? objectSchema(model, objectLiteral, context)
    : typeSchema(model, context);
}

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

function typeSchema(model: TypeModel, context: ZodContext): ExpressionSyntax {
  return isAtom(model) ? atomSchema(model, context) : compositeSchema(model, context);
}

function compositeSchema(
  model: Exclude<TypeModel, AtomModel>,
  context: ZodContext,
): ExpressionSyntax {
  const { zod } = context;
  switch (model.kind) {
    case "array":
      return call(`${zod}.array`, typeSchema(model.items, context));
    case "record":
      return recordOf(typeSchema(model.values, context), zod);
    case "tuple":
      return tupleSchema(model, context);
    case "object":
      return objectSchema(model, inlineObject, context);
    case "union":
      return unionSchema(model, context);
    case "intersection":
      return intersectionOf(
        model.members.map((member) => typeSchema(member, context)),
        context,
      );
  }
  return model satisfies never;
}

function atomSchema(model: AtomModel, context: ZodContext): ExpressionSyntax {
  const { zod } = context;
  switch (model.kind) {
    case "primitive":
      return primitiveSchema(model.name, context);
    // What is on the wire: a schema checks, and converts nothing.
    case "converted":
      return call(`${zod}.${model.name === "bigint" ? "number" : "string"}`);
    case "literal":
      return call(`${zod}.literal`, literalText(model.value));
    case "reference":
      return context.reference(model.declaration, model.variant);
    case "unknown":
    case "never":
      return call(`${zod}.${model.kind}`);
  }
  return model satisfies never;
}

function recordOf(values: ExpressionSyntax, zod: string): ExpressionSyntax {
  return call(`${zod}.record`, call(`${zod}.string`), values);
}

/** Classes whose values are no JSON; only requests and whole responses hold them. */
const classes = { binary: "Blob", formData: "FormData" } as const;

function primitiveSchema(name: PrimitiveName, { zod, guard }: ZodContext): ExpressionSyntax {
  if (name === "binary" || name === "formData") {
    return call(`${zod}.instanceof`, classes[name]);
  }
  if (name === "object") return custom("object", guard("isObject"), zod);
  if (name === "present") return custom("{}", guard("isPresent"), zod);
  return call(`${zod}.${name}`);
}

function custom(type: string, check: string, zod: string): ExpressionSyntax {
  return { kind: "call", callee: `${zod}.custom`, typeArguments: [type], arguments: [check] };
}

function tupleSchema(
  { items, rest }: Extract<TypeModel, { kind: "tuple" }>,
  context: ZodContext,
): ExpressionSyntax {
  const firstOptional = items.findIndex(({ optional }) => optional);
  const elements = items.map(({ type }, index) => {
    const schema = typeSchema(type, context);
    const isOptional = firstOptional !== -1 && index >= firstOptional;
    return isOptional ? call(`${context.zod}.exactOptional`, schema) : schema;
  });
  if (elements.length === 0 && rest !== undefined) {
    return call(`${context.zod}.array`, typeSchema(rest, context));
  }
  const others = rest === undefined ? [] : [typeSchema(rest, context)];
  return call(`${context.zod}.tuple`, arrayLiteral(elements), ...others);
}

/** Literals in one list, then the other members. */
function unionSchema({ members, open }: UnionTypeModel, context: ZodContext): ExpressionSyntax {
  const values = members.flatMap((member) => (member.kind === "literal" ? [member.value] : []));
  const others = members.filter(({ kind }) => kind !== "literal");
  const schemas = [
    ...literalsSchema(values, context),
    ...others.map((member) => typeSchema(member, context)),
    ...(open ? openKinds(values).map((kind) => call(`${context.zod}.${kind}`)) : []),
  ];
  const [sole, ...more] = schemas;
  if (sole === undefined) return call(`${context.zod}.never`);
  return more.length === 0 ? sole : call(`${context.zod}.union`, arrayLiteral(schemas));
}

type Literal = string | number | boolean | null;

function literalsSchema(
  values: readonly Literal[],
  { zod }: ZodContext,
): readonly ExpressionSyntax[] {
  const texts = values.map((value) => literalText(value));
  if (texts.length === 0) return [];
  const [sole = "", ...more] = texts;
  return [call(`${zod}.literal`, more.length === 0 ? sole : arrayLiteral(texts))];
}

/** The types of the values that an open union's known members stand among. */
function openKinds(values: readonly Literal[]): readonly ("string" | "number")[] {
  const kinds = (["string", "number"] as const).filter((kind) =>
    values.some((value) => typeof value === kind),
  );
  return kinds.length === 0 ? ["string"] : kinds;
}

function intersectionOf(
  schemas: readonly ExpressionSyntax[],
  { zod }: ZodContext,
): ExpressionSyntax {
  const [first = call(`${zod}.unknown`), ...others] = schemas;
  return others.reduce((left, right) => call(`${zod}.intersection`, left, right), first);
}

/** Named properties, and a record for each family of others. */
function objectSchema(
  model: ObjectTypeModel,
  literal: typeof objectLiteral,
  context: ZodContext,
): ExpressionSyntax {
  const { properties, rest } = model;
  const families = familySchemas(model, context);
  if (properties.length === 0 && families.length > 0) return intersectionOf(families, context);
  const entries = properties.map(({ name, type, optional }) => {
    const schema = typeSchema(type, context);
    return entry(name, optional ? call(`${context.zod}.exactOptional`, schema) : schema);
  });
  // Others of any type stay in the result; those that nothing is said about are left out of it.
  const isLoose = rest?.kind === "unknown";
  const shape = call(`${context.zod}.${isLoose ? "looseObject" : "object"}`, literal(entries));
  return intersectionOf([shape, ...families.slice(isLoose ? families.length : 0)], context);
}

/** As index signatures are: each takes in the types of all that it admits. */
function familySchemas(
  { properties, patterns, rest }: ObjectTypeModel,
  context: ZodContext,
): readonly ExpressionSyntax[] {
  const { zod } = context;
  const named = patterns.map((pattern) => {
    const narrower = patterns.filter((other) => isNarrower(other, pattern));
    const own = properties.filter(({ name }) => matchesName(pattern, name));
    const types = [pattern, ...narrower, ...own].map(({ type }) => type);
    const values = widest(types, own, context);
    return call(`${zod}.looseRecord`, patternKey(pattern, zod), values);
  });
  if (rest === undefined) return named;
  const all = [rest, ...patterns.map(({ type }) => type), ...properties.map(({ type }) => type)];
  const values = widest(all, properties, context);
  return [...named, recordOf(values, zod)];
}

function patternKey({ prefix, suffix }: NamePattern, zod: string): ExpressionSyntax {
  const parts = [literalText(prefix), call(`${zod}.string`), literalText(suffix)];
  return call(`${zod}.templateLiteral`, arrayLiteral(parts));
}

/** Any of some types, and `undefined` where a named property may be missing. */
function widest(
  types: readonly TypeModel[],
  properties: readonly PropertyModel[],
  context: ZodContext,
): ExpressionSyntax {
  if (types.some(({ kind }) => kind === "unknown")) return call(`${context.zod}.unknown`);
  const flat = types.flatMap((type) => (type.kind === "union" ? membersOf(type) : [type]));
  const distinct = new Map(flat.map((type) => [JSON.stringify(type), type]));
  const values = unionSchema(
    { kind: "union", members: [...distinct.values()], open: false },
    context,
  );
  const isOptional = properties.some(({ optional }) => optional);
  return isOptional ? call(`${context.zod}.optional`, values) : values;
}

/** The members of a union; the other values of an open one are a member, too. */
function membersOf({ members, open }: UnionTypeModel): readonly TypeModel[] {
  const flat = members.flatMap((type) => (type.kind === "union" ? membersOf(type) : [type]));
  const values = members.flatMap((type) => (type.kind === "literal" ? [type.value] : []));
  const others = open ? openKinds(values) : [];
  return [...flat, ...others.map((name) => ({ kind: "primitive" as const, name }))];
}
