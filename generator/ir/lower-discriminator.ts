/** Discriminators: which literal the tag property of a schema has. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { DiscriminatorObject, NamedSchema, Schema, SchemaObject } from "../input/openapi.js";
import { schemaDocs } from "./lower-docs.js";
import { isEnumValue } from "./lower-enum.js";
import { unionOf } from "./lower-union.js";
import type { PropertyModel } from "./type-model.js";
import { addTo, componentPointer, type FoundProperty, type SchemaGraph } from "./schema-graph.js";
import type { SchemaScope } from "./schema-scope.js";
import { segmentsOf } from "./type-walk.js";

/** What answers depend on besides the schema. */
export type TagScope = Pick<SchemaScope, "graph" | "variant">;

/** Answers which tags schemas have. */
export interface Tags {
  /** Tags that a component has because of a base schema in its `allOf`. */
  readonly inherited: (schema: SchemaObject, scope: TagScope) => readonly PropertyModel[];
  /** The tag of a member of a union; `undefined` where the member has it already, or cannot. */
  readonly narrowed: (
    discriminator: DiscriminatorObject,
    member: Schema,
    scope: TagScope,
  ) => PropertyModel | undefined;
}

/** Finds the bases and children among the components once. */
export function createTags(components: readonly NamedSchema[], graph: SchemaGraph): Tags {
  const family = familyOf(components);
  const inheritedTags = (pointer: JsonPointer) => inheritedOf(pointer, family, graph);
  return {
    inherited: (schema, scope) =>
      family.parents.has(schema.origin)
        ? inheritedTags(schema.origin).flatMap((tag) => inheritedProperty(schema, tag, scope) ?? [])
        : [],
    narrowed: (discriminator, member, scope) => {
      if (typeof member === "boolean" || member.ref === undefined) return undefined;
      const { propertyName } = discriminator;
      const isInherited = inheritedTags(member.ref).some((tag) => tag.name === propertyName);
      return isInherited ? undefined : memberProperty(discriminator, member.ref, scope);
    },
  };
}

interface Tag {
  readonly name: string;
  readonly values: readonly string[];
}

interface Family {
  readonly parents: ReadonlyMap<JsonPointer, readonly JsonPointer[]>;
  readonly children: ReadonlyMap<JsonPointer, readonly JsonPointer[]>;
}

function familyOf(components: readonly NamedSchema[]): Family {
  const parents = new Map<JsonPointer, readonly JsonPointer[]>();
  const children = new Map<JsonPointer, JsonPointer[]>();
  for (const { name, schema } of components) {
    const pointer = componentPointer(name);
    const bases = baseReferences(schema);
    if (bases.length > 0) parents.set(pointer, bases);
    for (const base of bases) addTo(children, base, pointer);
  }
  return { parents, children };
}

/** What a schema refers to in `allOf`, also inside inline members. */
function baseReferences(schema: Schema): readonly JsonPointer[] {
  if (typeof schema === "boolean") return [];
  return schema.allOf.flatMap((member) => {
    if (typeof member === "boolean") return [];
    return member.ref === undefined ? baseReferences(member) : [member.ref];
  });
}

function inheritedOf(pointer: JsonPointer, family: Family, graph: SchemaGraph): readonly Tag[] {
  return relatives(pointer, family.parents).flatMap((base) => {
    const schema = graph.at(base);
    const discriminator = typeof schema === "object" ? schema.discriminator : undefined;
    if (discriminator === undefined || discriminator.defaultMapping === pointer) return [];
    const heirs = [pointer, ...relatives(pointer, family.children)];
    const values = [...new Set(heirs.flatMap((heir) => heirValues(discriminator, heir, graph)))];
    return values.length === 0 ? [] : [{ name: discriminator.propertyName, values }];
  });
}

/** Everything that can be reached, nearest first, the start not included. */
function relatives(
  start: JsonPointer,
  next: ReadonlyMap<JsonPointer, readonly JsonPointer[]>,
): readonly JsonPointer[] {
  const found = new Set<JsonPointer>([start]);
  for (const pointer of found) for (const relative of next.get(pointer) ?? []) found.add(relative);
  found.delete(start);
  return [...found];
}

/** Names in the mapping, or without one the name of the schema. */
function tagValues({ mapping }: DiscriminatorObject, pointer: JsonPointer): readonly string[] {
  const mapped = mapping.filter(({ ref }) => ref === pointer).map(({ value }) => value);
  if (mapped.length > 0 || mapping.length > 0) return mapped;
  return [segmentsOf(pointer).at(-1) ?? ""];
}

/** The tags of a child: its names, or what it says itself where that is something else. */
function heirValues(
  discriminator: DiscriminatorObject,
  pointer: JsonPointer,
  graph: SchemaGraph,
): readonly string[] {
  const names = tagValues(discriminator, pointer);
  const schema = graph.at(pointer);
  const own =
    typeof schema === "object" ? ownProperty(schema, discriminator.propertyName) : undefined;
  const said = own === undefined ? undefined : allowedValues(own, graph);
  const texts = said?.filter((value) => typeof value === "string") ?? [];
  return texts.length === 0 || texts.some((text) => names.includes(text)) ? names : texts;
}

/** The tag of a child, unless the child itself says what its tag is. */
function inheritedProperty(
  schema: SchemaObject,
  tag: Tag,
  scope: TagScope,
): PropertyModel | undefined {
  const own = ownProperty(schema, tag.name);
  if (own !== undefined && allowedValues(own, scope.graph) !== undefined) return undefined;
  return literalProperty(tag, scope.graph.property(schema, tag.name), { schema, scope });
}

function ownProperty(schema: SchemaObject, name: string): Schema | undefined {
  const own = schema.properties.find((property) => property.name === name)?.schema;
  if (own !== undefined) return own;
  for (const member of schema.allOf) {
    if (typeof member === "boolean") continue;
    const found = ownProperty(member, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function memberProperty(
  discriminator: DiscriminatorObject,
  pointer: JsonPointer,
  scope: TagScope,
): PropertyModel | undefined {
  if (discriminator.defaultMapping === pointer) return undefined;
  const schema = scope.graph.resolve(scope.graph.at(pointer) ?? true);
  const values = tagValues(discriminator, pointer);
  if (schema === undefined || values.length === 0) return undefined;
  const found = scope.graph.property(schema, discriminator.propertyName);
  const isUnion = schema.anyOf.length > 0 || schema.oneOf.length > 0;
  if (found === undefined && (isUnion || !isObject(schema))) return undefined;
  return literalProperty({ name: discriminator.propertyName, values }, found, { schema, scope });
}

function isObject(schema: SchemaObject): boolean {
  return schema.types.includes("object") || schema.properties.length > 0 || schema.allOf.length > 0;
}

/** The property with its literals; `undefined` where it has them, cannot, or is not there. */
function literalProperty(
  { name, values }: Tag,
  found: FoundProperty | undefined,
  { schema, scope }: { readonly schema: SchemaObject; readonly scope: TagScope },
): PropertyModel | undefined {
  const possible = found === undefined ? values : possibleValues(found.schema, values, scope);
  if (possible === undefined || isAbsent(found, scope)) return undefined;
  return {
    name,
    type: unionOf(possible.map((value) => ({ kind: "literal", value }))),
    optional: found !== undefined && !found.required,
    readonly: found !== undefined && scope.graph.isReadOnly(found.schema),
    docs: schemaDocs(found?.schema ?? true, name),
    origin: schema.origin,
  };
}

/** Whether the property exists on the other side of the wire only. */
function isAbsent(found: FoundProperty | undefined, { graph, variant }: TagScope): boolean {
  if (found === undefined) return false;
  return variant === "write" ? graph.isReadOnly(found.schema) : graph.isWriteOnly(found.schema);
}

/** The values that the property allows; `undefined` where nothing is left to narrow. */
function possibleValues(
  schema: Schema,
  values: readonly string[],
  scope: TagScope,
): readonly string[] | undefined {
  const allowed = allowedValues(schema, scope.graph);
  if (allowed === undefined) return takesStrings(schema, scope) ? values : undefined;
  const possible = values.filter((value) => allowed.includes(value));
  return possible.length === 0 || possible.length === allowed.length ? undefined : possible;
}

function allowedValues(schema: Schema, graph: SchemaGraph): readonly unknown[] | undefined {
  const resolved = graph.resolve(schema);
  if (resolved === undefined) return undefined;
  const values = resolved.const === undefined ? resolved.enum : [resolved.const.value];
  if (values !== undefined) return values.filter(isEnumValue);
  const [only, ...others] = resolved.allOf;
  return only !== undefined && others.length === 0 ? allowedValues(only, graph) : undefined;
}

function takesStrings(schema: Schema, { graph }: TagScope): boolean {
  const types = graph.resolve(schema)?.types ?? [];
  return types.length === 0 || types.includes("string");
}
