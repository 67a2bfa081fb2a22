/** `$ref` with siblings, `allOf`, `anyOf`, `oneOf` → intersections and unions. */
import type { SchemaObject } from "../input/openapi.js";
import { conjunctsOf, hasUnion, isSingle, type Conjuncts } from "./conjuncts.js";
import { convertedType, isDateTime } from "./formats.js";
import { intersectionOf } from "./lower-intersection.js";
import { lowerNot } from "./lower-not.js";
import { lowerUnions } from "./lower-branches.js";
import { missingProperties, type ComposedSetting } from "./lower-required.js";
import { keepKinds } from "./lower-types.js";
import { neverType, nullType, typeKey, unionOf } from "./lower-union.js";
import { isBinary, lowerValue } from "./lower-value.js";
import { commonKinds, kindsOfTypes, type JsonKind } from "./schema-kinds.js";
import type { PropertyModel, TypeModel } from "./type-model.js";
import type { SchemaScope } from "./schema-scope.js";

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
  const composed = intersectionOf(lowerConjuncts(conjuncts, setting));
  const whole = isAlone ? composed : keepTypes(composed, conjuncts, setting);
  const missing = missingProperties(conjuncts, setting);
  const type = conjuncts.inline.reduce(
    (left, inline) => lowerNot(left, inline.schema, scope),
    withProperties(whole, missing, setting),
  );
  return !isAlone && isNullable(schema) ? unionOf([type, nullType]) : type;
}

/** Every `type` of what must hold together rules out values of other kinds. */
function keepTypes(
  type: TypeModel,
  { inline }: Conjuncts,
  { schema, scope }: ComposedSetting,
): TypeModel {
  const declared = inline.filter((each) => each.schema.types.length > 0);
  const kinds = declared.map((each) => kindsOfTypes(innerTypes(each.schema, schema)));
  return kinds.length === 0 ? type : keepKinds(type, commonKinds(kinds), scope);
}

/** `null` in the types of a schema is meant for all of it, and added in the end. */
function innerTypes(inner: SchemaObject, root: SchemaObject): SchemaObject["types"] {
  return inner === root && isNullable(root)
    ? inner.types.filter((type) => type !== "null")
    : inner.types;
}

const plainSetting = { required: new Set<string>(), beside: [] };

/** Whether a schema is about its own value only and needs no composition. */
function isPlain(schema: SchemaObject): boolean {
  const count = schema.allOf.length + schema.anyOf.length + schema.oneOf.length;
  const isAlone = schema.ref === undefined && schema.not === undefined;
  return isAlone && count + schema.required.length === 0;
}

/** The inline schemas by themselves; a bare `type: object` adds nothing to other members. */
function lowerValues(conjuncts: Conjuncts, { schema, scope }: ComposedSetting) {
  const { references, inline } = conjuncts;
  const beside = references.flatMap((pointer) => scope.graph.at(pointer) ?? []);
  const isAlone = isSingle(conjuncts);
  const required = new Set([
    ...conjuncts.required,
    ...references.flatMap((pointer) => [...scope.graph.required(pointer)]),
  ]);
  return inline.flatMap((each) => {
    const hasOthers = !isAlone || hasUnion(each.schema);
    if (hasOthers && isBare(each.schema, scope)) return [];
    const type = lowerValue(each.schema, { required, beside }, scope);
    if (hasOthers && isDropped(type, each.schema)) return [];
    return [hasOthers && each.schema === schema ? withoutNull(type, schema) : type];
  });
}

/** Whether none of the properties exists on this side of the wire. */
function isDropped(type: TypeModel, { properties }: SchemaObject): boolean {
  return properties.length > 0 && type.kind === "record" && type.values.kind === "unknown";
}

/** Types without content: they rule out other values and add nothing to those that are left. */
function isBare(schema: SchemaObject, { formats }: SchemaScope): boolean {
  const isLong = convertedType(schema, "bigint", formats) !== undefined;
  const isFormed = isLong || isDateTime(schema) || isBinary(schema);
  const isValue = schema.enum !== undefined || schema.const !== undefined;
  return !isFormed && !isValue && !hasStructure(schema);
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

/** References first, then what is declared in place, then unions: from what is known to choices. */
function lowerConjuncts(conjuncts: Conjuncts, setting: ComposedSetting): readonly TypeModel[] {
  const { schema, scope } = setting;
  const references = conjuncts.references.map(scope.reference);
  const values = lowerValues(conjuncts, setting);
  const unions = conjuncts.inline
    .filter(({ hasUnions }) => hasUnions)
    .flatMap((inline) =>
      lowerUnions(inline.schema, { root: schema, required: conjuncts.required, scope }),
    );
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
  { outer, scope }: Partial<ComposedSetting> & Pick<ComposedSetting, "scope">,
): TypeModel {
  if (properties.length === 0) return type;
  const more = objectOf(properties);
  if (type.kind === "unknown") return outer === undefined ? type : intersectionOf(more);
  if (isObject(type, scope)) return intersectionOf([type, ...more]);
  if (isNullableObject(type, scope)) return unionOf([intersectionOf([type, ...more]), nullType]);
  if (type.kind !== "union") return type;
  return unionOf(type.members.map((member) => withProperties(member, properties, { scope })));
}

/** Whether all values of a type are objects, as far as its kinds tell. */
function isObject(type: TypeModel, scope: SchemaScope): boolean {
  if (type.kind === "union") return type.members.every((member) => isObject(member, scope));
  if (type.kind === "intersection") return type.members.some((member) => isObject(member, scope));
  if (type.kind === "reference") return isAmong(scope.kinds(type.declaration), objects);
  const isGuard = type.kind === "primitive" && type.name === "object";
  return isGuard || type.kind === "object" || type.kind === "record";
}

function isNullableObject(type: TypeModel, { kinds }: SchemaScope): boolean {
  return type.kind === "reference" && isAmong(kinds(type.declaration), nullableObjects);
}

const objects: ReadonlySet<JsonKind> = new Set(["object"]);
const nullableObjects: ReadonlySet<JsonKind> = new Set(["object", "null"]);

function isAmong(kinds: ReadonlySet<JsonKind>, allowed: ReadonlySet<JsonKind>): boolean {
  return [...kinds].every((kind) => allowed.has(kind));
}

function objectOf(properties: readonly PropertyModel[]): readonly TypeModel[] {
  return properties.length === 0
    ? []
    : [{ kind: "object", properties, patterns: [], others: undefined, rest: undefined }];
}
