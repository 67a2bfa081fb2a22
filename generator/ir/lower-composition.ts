/** `$ref` with siblings, `allOf`, `anyOf`, `oneOf` → intersections and unions. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema, SchemaObject } from "../input/openapi.js";
import { docsOf } from "./lower-docs.js";
import { intersectionOf } from "./lower-intersection.js";
import { lowerNot } from "./lower-not.js";
import { lowerProperty } from "./lower-object.js";
import { neverType, nullType, typeKey, unionOf } from "./lower-union.js";
import { lowerValue, typesOf } from "./lower-value.js";
import type { PropertyModel, TypeModel } from "./type-model.js";
import type { SchemaScope } from "./schema-scope.js";

/** What must hold together: references by name, and inline schemas with what they say themselves. */
interface Conjuncts {
  readonly references: JsonPointer[];
  readonly inline: { readonly schema: SchemaObject; readonly hasUnions: boolean }[];
  readonly required: Set<string>;
  isNever: boolean;
}

/**
 * Lowers any schema object. `outer` is the schema whose `anyOf` or `oneOf` it stands in: a member
 * that only requires properties means those of the schema around it.
 */
export function lowerComposition(
  schema: SchemaObject,
  scope: SchemaScope,
  outer?: SchemaObject,
): TypeModel {
  if (outer === undefined && isPlain(schema)) return lowerValue(schema, plainSetting, scope);
  const conjuncts = conjunctsOf(schema, scope);
  if (conjuncts.isNever) return neverType;
  const isAlone = isSingle(conjuncts) && !hasUnion(schema);
  const setting = { schema, outer, scope };
  const whole = intersectionOf(lowerConjuncts(conjuncts, setting));
  const missing = missingProperties(conjuncts, setting);
  const type = lowerNot(withProperties(whole, missing, outer), schema, scope);
  return !isAlone && isNullable(schema) ? unionOf([type, nullType]) : type;
}

function conjunctsOf(schema: SchemaObject, scope: SchemaScope): Conjuncts {
  const conjuncts: Conjuncts = {
    references: [],
    inline: [],
    required: new Set(),
    isNever: false,
  };
  collect(schema, conjuncts, { root: schema, scope, bases: new Set() });
  return conjuncts;
}

function isSingle({ references, inline }: Conjuncts): boolean {
  return references.length === 0 && inline.length === 1;
}

function hasUnion({ anyOf, oneOf }: SchemaObject): boolean {
  return anyOf.length > 0 || oneOf.length > 0;
}

const plainSetting = { required: new Set<string>(), beside: [] };

/** Whether a schema is about its own value only and needs no composition. */
function isPlain(schema: SchemaObject): boolean {
  const count = schema.allOf.length + schema.anyOf.length + schema.oneOf.length;
  const isAlone = schema.ref === undefined && schema.not === undefined;
  return isAlone && count + schema.required.length === 0;
}

interface CollectSetting {
  readonly root: SchemaObject;
  readonly scope: SchemaScope;
  /** Bases whose content was taken over. */
  readonly bases: Set<JsonPointer>;
}

function collect(schema: Schema, conjuncts: Conjuncts, setting: CollectSetting): void {
  if (typeof schema === "boolean") {
    conjuncts.isNever ||= !schema;
    return;
  }
  collectReference(schema, conjuncts, setting);
  if (schema.ref === undefined || hasSiblings(schema)) {
    conjuncts.inline.push({ schema, hasUnions: true });
  }
  for (const name of schema.required) conjuncts.required.add(name);
  for (const member of schema.allOf) collect(member, conjuncts, setting);
}

/**
 * A base that is a union of its own children would contain itself. A child takes what the base says
 * besides the union.
 */
function collectReference(
  { ref }: SchemaObject,
  conjuncts: Conjuncts,
  setting: CollectSetting,
): void {
  if (ref === undefined || setting.bases.has(ref)) return;
  const { graph } = setting.scope;
  const target = graph.at(ref);
  const isBase = graph.alternatives(ref).has(setting.root.origin);
  if (!isBase || target === undefined || typeof target === "boolean") {
    conjuncts.references.push(ref);
    return;
  }
  setting.bases.add(ref);
  conjuncts.inline.push({ schema: target, hasUnions: false });
  for (const name of target.required) conjuncts.required.add(name);
  for (const member of target.allOf) collect(member, conjuncts, setting);
}

/** Whether a schema with a reference constrains its value by more than the reference. */
function hasSiblings(schema: SchemaObject): boolean {
  const isComposed =
    schema.allOf.length + schema.anyOf.length + schema.oneOf.length > 0 || schema.not !== undefined;
  const isValue = schema.enum !== undefined || schema.const !== undefined;
  return isComposed || isValue || schema.required.length > 0 || typesOf(schema).length > 0;
}

/** The inline schemas by themselves; a bare `type: object` adds nothing to other members. */
function lowerValues(conjuncts: Conjuncts, { schema, scope }: ComposedSetting) {
  const { references, inline, required } = conjuncts;
  const beside = references.flatMap((pointer) => scope.graph.at(pointer) ?? []);
  const isAlone = isSingle(conjuncts);
  return inline.flatMap((each) => {
    const hasOthers = !isAlone || hasUnion(each.schema);
    if (hasOthers && isBare(each.schema)) return [];
    const type = lowerValue(each.schema, { required, beside }, scope);
    return [hasOthers && each.schema === schema ? withoutNull(type, schema) : type];
  });
}

/** A structural type without content, or nothing but `null`. */
function isBare(schema: SchemaObject): boolean {
  const types = schema.types.filter((type) => type !== "null");
  const isStructure = types.every((type) => type === "object" || type === "array");
  const isValue = schema.enum !== undefined || schema.const !== undefined;
  return isStructure && !isValue && !hasStructure(schema) && schema.required.length === 0;
}

function hasStructure(schema: SchemaObject): boolean {
  const lists = schema.properties.length + schema.patternProperties.length;
  return (
    lists > 0 ||
    (schema.additionalProperties ?? false) !== false ||
    (schema.unevaluatedProperties ?? false) !== false ||
    schema.propertyNames !== undefined ||
    schema.items !== undefined ||
    schema.prefixItems !== undefined
  );
}

/** `null` in the types of a schema is meant for all of it, and added in the end. */
function withoutNull(type: TypeModel, schema: SchemaObject): TypeModel {
  if (type.kind !== "union" || type.open || !isNullable(schema)) return type;
  return unionOf(type.members.filter((member) => typeKey(member) !== typeKey(nullType)));
}

function isNullable({ types, enum: values }: SchemaObject): boolean {
  return types.includes("null") && values === undefined;
}

interface ComposedSetting {
  readonly schema: SchemaObject;
  readonly outer: SchemaObject | undefined;
  readonly scope: SchemaScope;
}

/** References first, then what is declared in place, then unions: from what is known to choices. */
function lowerConjuncts(conjuncts: Conjuncts, setting: ComposedSetting): readonly TypeModel[] {
  const { schema, scope } = setting;
  const references = conjuncts.references.map(scope.reference);
  const values = lowerValues(conjuncts, setting);
  const unions = conjuncts.inline
    .filter(({ hasUnions }) => hasUnions)
    .flatMap((inline) => lowerUnions(inline.schema, schema, scope));
  const tags = objectOf(scope.tags.inherited(schema, scope));
  const members = [...references, ...values, ...tags, ...unions];
  return members.every(({ kind }) => kind === "unknown")
    ? conjuncts.inline.map((inline) => lowerValue(inline.schema, plainSetting, scope))
    : members;
}

/**
 * The type with more properties where it is an object; `required` means nothing to other values. A
 * member of a union that only requires properties is about the object around it.
 */
function withProperties(
  type: TypeModel,
  properties: readonly PropertyModel[],
  outer: SchemaObject | undefined,
): TypeModel {
  if (properties.length === 0) return type;
  const more = objectOf(properties);
  if (type.kind === "unknown") return outer === undefined ? type : intersectionOf(more);
  if (type.kind !== "union" || type.members.every(mayBeObject)) {
    return mayBeObject(type) ? intersectionOf([type, ...more]) : type;
  }
  return unionOf(type.members.map((member) => withProperties(member, properties, undefined)));
}

function mayBeObject(type: TypeModel): boolean {
  if (type.kind === "union" || type.kind === "intersection") return type.members.every(mayBeObject);
  return type.kind === "object" || type.kind === "record" || type.kind === "reference";
}

function objectOf(properties: readonly PropertyModel[]): readonly TypeModel[] {
  return properties.length === 0 ? [] : [{ kind: "object", properties, rest: undefined }];
}

/** `anyOf` and `oneOf` of one schema; that only one of `oneOf` may match has no type. */
function lowerUnions(
  owner: SchemaObject,
  root: SchemaObject,
  scope: SchemaScope,
): readonly TypeModel[] {
  return [owner.anyOf, owner.oneOf]
    .filter((members) => members.length > 0)
    .map((members) =>
      unionOf(members.map((member) => lowerMember(member, { owner, root, scope }))),
    );
}

interface MemberSetting {
  readonly owner: SchemaObject;
  readonly root: SchemaObject;
  readonly scope: SchemaScope;
}

function lowerMember(member: Schema, { owner, root, scope }: MemberSetting): TypeModel {
  if (typeof member === "boolean") return scope.lower(member);
  const requiresMore = member.required.some(
    (name) => !member.properties.some((property) => property.name === name),
  );
  const type =
    requiresMore && member.ref === undefined
      ? lowerComposition(member, scope, root)
      : scope.lower(member);
  const tag = owner.discriminator && scope.tags.narrowed(owner.discriminator, member, scope);
  return tag === undefined
    ? type
    : intersectionOf([type, { kind: "object", properties: [tag], rest: undefined }]);
}

/**
 * Properties that are required here and declared elsewhere: in a reference, or around a union. A
 * required property that nobody declares has any value.
 */
function missingProperties(
  { inline, required }: Conjuncts,
  { schema, outer, scope }: ComposedSetting,
): readonly PropertyModel[] {
  const declared = new Set(
    inline.flatMap((each) => each.schema.properties.map((property) => property.name)),
  );
  return [...required].flatMap((name) => {
    if (declared.has(name)) return [];
    const own = scope.graph.property(withoutRequired(schema, name), name);
    if (own?.required === true) return [];
    const found = own ?? (outer && scope.graph.property(outer, name));
    if (found !== undefined)
      return lowerProperty({ name, schema: found.schema }, true, scope) ?? [];
    return outer === undefined || typesOf(schema).includes("object")
      ? [unknownProperty(name, schema)]
      : [];
  });
}

/** A schema as it is before its own `required` and those of its inline members make one of it. */
function withoutRequired(schema: SchemaObject, name: string): SchemaObject {
  return {
    ...schema,
    required: schema.required.filter((each) => each !== name),
    allOf: schema.allOf.map((member) =>
      typeof member === "object" && member.ref === undefined
        ? withoutRequired(member, name)
        : member,
    ),
  };
}

function unknownProperty(name: string, { origin }: SchemaObject): PropertyModel {
  return {
    name,
    type: { kind: "unknown" },
    optional: false,
    readonly: false,
    docs: docsOf({}),
    origin,
  };
}
