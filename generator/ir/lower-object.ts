/** `properties` and its kin → objects and records. */
import type { NamedSchema, Schema, SchemaObject } from "../input/openapi.js";
import { hasConversions } from "./formats.js";
import { schemaDocs } from "./lower-docs.js";
import { neverType, unionOf, unknownType } from "./lower-union.js";
import { isEveryName, namePattern } from "./name-patterns.js";
import type { PatternModel, PropertyModel, TypeModel } from "./type-model.js";
import { isModern, type SchemaScope } from "./schema-scope.js";

/** What the other parts of a composed schema say about an object. */
export interface ObjectSetting {
  readonly required: ReadonlySet<string>;
  /** Schemas beside this one that have properties of their own. */
  readonly beside: readonly Schema[];
}

/**
 * Lowers what the keywords for objects say. Patterns of names that types cannot say are part of all
 * other properties: these are of their types or that of the additional properties.
 */
export function lowerObject(
  schema: SchemaObject,
  setting: ObjectSetting,
  scope: SchemaScope,
): TypeModel {
  const properties = namedProperties(schema, scope).flatMap(
    (property) => lowerProperty(property, setting.required.has(property.name), scope) ?? [],
  );
  const patterns = sayablePatterns(schema, scope);
  const others = otherTypes(schema, scope);
  const restSetting = { beside: besideRest(schema, setting), scope };
  if (properties.length + patterns.length > 0) {
    const rest = others.length === 0 ? undefined : restType(others, properties, restSetting);
    return { kind: "object", properties, patterns, others: unionOfAny(others), rest };
  }
  return { kind: "record", values: recordValues(others, schema, restSetting) };
}

interface RestSetting {
  readonly beside: readonly Schema[];
  readonly scope: SchemaScope;
}

/**
 * `additionalProperties` are all that a schema does not name itself; patterns and unevaluated
 * properties leave alone what its parts, references and alternatives name.
 */
function besideRest(schema: SchemaObject, { beside }: ObjectSetting): readonly Schema[] {
  return schema.additionalProperties === undefined ? [...beside, schema] : beside;
}

function recordValues(
  others: readonly TypeModel[],
  schema: SchemaObject,
  setting: RestSetting,
): TypeModel {
  if (others.length === 0) return additionalOf(schema) === false ? neverType : unknownType;
  if (schema.additionalProperties !== undefined) return unionOf(others);
  return restType(others, [], setting);
}

/** Lowers a property; `undefined` where this side of the wire does not have it. */
export function lowerProperty(
  { name, schema }: NamedSchema,
  required: boolean,
  scope: SchemaScope,
): PropertyModel | undefined {
  const readOnly = scope.graph.isReadOnly(schema);
  if (isDropped(schema, readOnly, scope)) return undefined;
  const isOmissible = readOnly && scope.variant === "write";
  return {
    name,
    type: scope.inside().lower(schema),
    optional: !required || isOmissible,
    readonly: readOnly,
    docs: schemaDocs(schema, name),
    origin: typeof schema === "boolean" ? "" : schema.origin,
  };
}

function unionOfAny(types: readonly TypeModel[]): TypeModel | undefined {
  return types.length === 0 ? undefined : unionOf(types);
}

/** OpenAPI 3.0 forbids to send readOnly properties; 3.1 lets the server ignore them. */
function isDropped(schema: Schema, readOnly: boolean, scope: SchemaScope): boolean {
  return scope.variant === "write" ? readOnly && !isModern(scope) : scope.graph.isWriteOnly(schema);
}

/** The declared properties, or those that an enumeration of names allows. */
function namedProperties(schema: SchemaObject, scope: SchemaScope): readonly NamedSchema[] {
  const names = listedNames(schema, scope);
  if (names === undefined) return schema.properties;
  const declared = new Set(schema.properties.map((property) => property.name));
  const value = additionalOf(schema) ?? true;
  const listed = names.filter((name) => !declared.has(name));
  return [...schema.properties, ...listed.map((name) => ({ name, schema: value }))];
}

function listedNames(
  { propertyNames }: SchemaObject,
  scope: SchemaScope,
): readonly string[] | undefined {
  if (propertyNames === undefined) return undefined;
  const resolved = scope.graph.resolve(propertyNames);
  const values =
    resolved?.const === undefined
      ? resolved?.enum
      : [resolved.const.value, ...(resolved.enum ?? [])];
  const names = new Set(values?.filter((value) => typeof value === "string"));
  return values === undefined ? undefined : [...names];
}

function additionalOf(schema: SchemaObject): Schema | undefined {
  return schema.additionalProperties ?? schema.unevaluatedProperties;
}

/** The types that properties without a name of their own may have; none: there are none. */
function otherTypes(schema: SchemaObject, scope: SchemaScope): readonly TypeModel[] {
  if (listedNames(schema, scope) !== undefined) return [];
  const additional = additionalOf(schema);
  const patterns = schema.patternProperties.filter(
    (pattern) => pattern.schema !== false && !isSayable(pattern, scope),
  );
  const inside = scope.inside();
  const types = patterns.map((pattern) => inside.lower(pattern.schema));
  if (additional === false || patterns.some(isAboutAll)) return types;
  if (additional !== undefined) return [...types, inside.lower(additional)];
  // Names that match none of the patterns have any value.
  return types.length === 0 ? [] : [unknownType];
}

/** Patterns that types can say. */
function sayablePatterns(schema: SchemaObject, scope: SchemaScope): readonly PatternModel[] {
  if (listedNames(schema, scope) !== undefined) return [];
  const inside = scope.inside();
  return schema.patternProperties.flatMap((property) => {
    const pattern = isSayable(property, scope) ? namePattern(property.name) : undefined;
    return pattern === undefined ? [] : [{ ...pattern, type: inside.lower(property.schema) }];
  });
}

/** The run-time converts what has a name, and all that has none, but knows no patterns. */
function isSayable(property: NamedSchema, { formats }: SchemaScope): boolean {
  const pattern = namePattern(property.name);
  const isPart = pattern !== undefined && !isEveryName(pattern);
  return isPart && property.schema !== false && !hasConversions(formats.types);
}

function isAboutAll({ name }: NamedSchema): boolean {
  const pattern = namePattern(name);
  return pattern !== undefined && isEveryName(pattern);
}

/** An index signature must admit the types of all named properties, also of those beside it. */
function restType(
  others: readonly TypeModel[],
  properties: readonly PropertyModel[],
  { beside, scope }: RestSetting,
): TypeModel {
  const own = unionOf([...others, ...properties.map((property) => property.type)]);
  if (own.kind === "unknown") return own;
  const declared = beside.map((schema) => scope.graph.properties(schema));
  if (declared.some((found) => found === undefined)) return unknownType;
  const types = declared.flatMap((found) =>
    (found ?? []).map(({ schema }) => scope.inside().lower(schema)),
  );
  return unionOf([own, ...types]);
}
