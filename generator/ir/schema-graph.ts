/** Questions about schemas that lead through references: targets, properties, unions, recursion. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { NamedSchema, OpenApiDocument, Schema, SchemaObject } from "../input/openapi.js";
import { createExpandedSize } from "./expanded-size.js";
import { addSubschemas } from "./subschemas.js";
import { segmentsOf } from "./type-walk.js";
import { remembered } from "./remembered.js";

/** A property of a schema, wherever among its references and `allOf` it is declared. */
export interface FoundProperty {
  readonly schema: Schema;
  readonly required: boolean;
}

/** The schemas of a document and how they lead to each other. */
export interface SchemaGraph {
  readonly at: (pointer: JsonPointer) => Schema | undefined;
  /** The schema behind any number of plain references. */
  readonly resolve: (schema: Schema) => SchemaObject | undefined;
  readonly property: (schema: Schema, name: string) => FoundProperty | undefined;
  /** All properties; `undefined` where a union has a say in which ones there are. */
  readonly properties: (schema: Schema) => readonly NamedSchema[] | undefined;
  /** Properties that the schema at a pointer requires, whether or not it declares them. */
  readonly required: (pointer: JsonPointer) => ReadonlySet<string>;
  readonly isReadOnly: (schema: Schema) => boolean;
  readonly isWriteOnly: (schema: Schema) => boolean;
  /** Pointers of the schemas that a union of the schema comes down to, itself not included. */
  readonly alternatives: (pointer: JsonPointer) => ReadonlySet<JsonPointer>;
  /** Whether a reference to the pointer has to be by name. */
  readonly needsName: (pointer: JsonPointer) => boolean;
}

/** What the graph reads of a document. */
export interface SchemaSource {
  readonly document: Pick<OpenApiDocument, "schemas">;
  readonly schemaAt: (pointer: JsonPointer) => Schema | undefined;
}

/** Builds the graph; answers are remembered. */
export function createSchemaGraph({ document, schemaAt }: SchemaSource): SchemaGraph {
  const components = new Map(document.schemas.map((each) => [componentPointer(each.name), each]));
  const at = (pointer: JsonPointer) => components.get(pointer)?.schema ?? schemaAt(pointer);
  const isMeantToBe = (pointer: JsonPointer) => components.has(pointer) || isDefinition(pointer);
  const { isTooLarge } = createExpandedSize(at, isMeantToBe);
  return {
    at,
    resolve: (schema) => resolve(schema, at),
    property: (schema, name) => findProperty(schema, name, { at, seen: new Set() }),
    properties: (schema) => collectProperties(schema, { at, seen: new Set() }),
    required: remembered((pointer: JsonPointer) => {
      const names = new Set<string>();
      collectRequired(at(pointer) ?? true, names, { at, seen: new Set([pointer]) });
      return names;
    }),
    isReadOnly: (schema) =>
      isSelfContained(schema)
        ? schema.readOnly
        : hasFlag(schema, "readOnly", { at, seen: new Set() }),
    isWriteOnly: (schema) =>
      isSelfContained(schema)
        ? schema.writeOnly
        : hasFlag(schema, "writeOnly", { at, seen: new Set() }),
    alternatives: remembered((pointer: JsonPointer) => alternativesOf(pointer, at)),
    needsName: remembered((pointer: JsonPointer) => {
      if (isMeantToBe(pointer) || isTooLarge(pointer)) return true;
      return leadsTo(pointer, { at, components });
    }),
  };
}

/** The pointer of a component schema. */
export function componentPointer(name: string): JsonPointer {
  return `/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Adds to one of many lists. */
export function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Parts of a schema that are meant to be referred to. */
function isDefinition(pointer: JsonPointer): boolean {
  const container = segmentsOf(pointer).at(-2);
  return container === "$defs" || container === "definitions";
}

interface Walk {
  readonly at: SchemaGraph["at"];
  /** References already followed. */
  readonly seen: Set<JsonPointer>;
}

/** Longer chains of references than anyone writes; following them further could exhaust the stack. */
const longestWalk = 500;

/** The target of a reference that has not been followed yet. */
function follow({ ref }: SchemaObject, { at, seen }: Walk): Schema | undefined {
  if (ref === undefined || seen.has(ref) || seen.size >= longestWalk) return undefined;
  seen.add(ref);
  return at(ref);
}

function resolve(schema: Schema, at: SchemaGraph["at"]): SchemaObject | undefined {
  const walk = { at, seen: new Set<JsonPointer>() };
  let current: Schema | undefined = schema;
  while (typeof current === "object" && current.ref !== undefined) current = follow(current, walk);
  return typeof current === "object" ? current : undefined;
}

function findProperty(schema: Schema, name: string, walk: Walk): FoundProperty | undefined {
  if (typeof schema === "boolean") return undefined;
  const target = follow(schema, walk);
  const parts = target === undefined ? schema.allOf : [target, ...schema.allOf];
  let found = ownProperty(schema, name);
  let required = schema.required.includes(name);
  for (const part of parts) {
    const inherited = findProperty(part, name, walk);
    required ||= isRequired(part, name) || inherited?.required === true;
    found ??= inherited?.schema;
  }
  return found === undefined ? undefined : { schema: found, required };
}

function ownProperty(schema: SchemaObject, name: string): Schema | undefined {
  return schema.properties.find((property) => property.name === name)?.schema;
}

function isRequired(schema: Schema, name: string): boolean {
  return typeof schema === "object" && schema.required.includes(name);
}

function collectProperties(schema: Schema, walk: Walk): readonly NamedSchema[] | undefined {
  if (typeof schema === "boolean") return [];
  if (schema.anyOf.length > 0 || schema.oneOf.length > 0) return undefined;
  const target = follow(schema, walk);
  const parts = target === undefined ? schema.allOf : [target, ...schema.allOf];
  const lists = [schema.properties, ...parts.map((part) => collectProperties(part, walk))];
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function collectRequired(schema: Schema, names: Set<string>, walk: Walk): void {
  if (typeof schema === "boolean") return;
  for (const name of schema.required) names.add(name);
  const target = follow(schema, walk);
  if (target !== undefined) collectRequired(target, names, walk);
  for (const part of schema.allOf) collectRequired(part, names, walk);
}

function isSelfContained(schema: Schema): schema is SchemaObject {
  return typeof schema === "object" && schema.ref === undefined && schema.allOf.length === 0;
}

function hasFlag(schema: Schema, flag: "readOnly" | "writeOnly", walk: Walk): boolean {
  if (typeof schema === "boolean") return false;
  if (schema[flag]) return true;
  const target = follow(schema, walk);
  if (target !== undefined && hasFlag(target, flag, walk)) return true;
  return schema.allOf.some((part) => hasFlag(part, flag, walk));
}

function alternativesOf(start: JsonPointer, at: SchemaGraph["at"]): ReadonlySet<JsonPointer> {
  const found = new Set<JsonPointer>();
  const pending = [at(start)];
  while (pending.length > 0 && found.size < longestWalk) {
    const schema = pending.pop();
    if (schema === undefined || typeof schema === "boolean") continue;
    for (const member of [...schema.anyOf, ...schema.oneOf]) {
      pending.push(member);
      if (typeof member === "boolean" || member.ref === undefined || found.has(member.ref))
        continue;
      found.add(member.ref);
      pending.push(at(member.ref));
    }
  }
  return found;
}

interface Naming {
  readonly at: SchemaGraph["at"];
  readonly components: ReadonlyMap<JsonPointer, NamedSchema>;
}

/** Whether a schema that is no component refers to itself without passing through a named one. */
function leadsTo(start: JsonPointer, { at, components }: Naming): boolean {
  const seen = new Set<JsonPointer>();
  const pending: (Schema | undefined)[] = [at(start)];
  while (pending.length > 0) {
    const schema = pending.pop();
    if (schema === undefined || typeof schema === "boolean") continue;
    if (schema.ref === start) return true;
    if (schema.ref !== undefined && !components.has(schema.ref) && !seen.has(schema.ref)) {
      seen.add(schema.ref);
      pending.push(at(schema.ref));
    }
    addSubschemas(schema, pending);
  }
  return false;
}
