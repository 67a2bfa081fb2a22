/**
 * The schema compiler: decoded JSON Schemas → the closed `TypeModel` union.
 *
 * A component is a declaration, whether or not it is used. Any other target of a `$ref` is lowered
 * in place, unless it is a definition (`$defs`) or refers to itself; these are declarations too,
 * named after their pointer. What has no type is reported and is `unknown`, never silently so.
 */
import type { DiagnosticBag, JsonPointer, Locate } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument, Schema, SchemaObject } from "../input/openapi.js";
import { hasConversions, isDateTime, isInt64, type Formats, type FormatTypes } from "./formats.js";
import { createDeclarations } from "./lower-declarations.js";
import { lowerComposition } from "./lower-composition.js";
import { createTags } from "./lower-discriminator.js";
import { unknownType } from "./lower-union.js";
import { typesOf } from "./lower-value.js";
import type { TypeDeclaration, TypeModel, Variant } from "./type-model.js";
import type { Names } from "./names.js";
import {
  findBytes,
  positionInside,
  type BytesPosition,
  type BytesPositions,
} from "./schema-bytes.js";
import { findFormats } from "./schema-formats.js";
import { createSchemaGraph, type SchemaGraph } from "./schema-graph.js";
import { allKinds, createKinds } from "./schema-kinds.js";
import { createRegistry, type Registry } from "./schema-registry.js";
import type { LoweringMode, SchemaScope } from "./schema-scope.js";

/** Lowers the schemas of one API. */
export interface SchemaLowering {
  readonly lower: (schema: Schema, mode: LoweringMode) => TypeModel;
  /** The type of the schema at a pointer: a reference where it has a declaration. */
  readonly lowerAt: (pointer: JsonPointer, variant: Variant) => TypeModel;
  /** The type of a body: by name where it would otherwise be repeated wherever it is used. */
  readonly lowerBody: (schema: Schema, place: BodyPlace) => TypeModel;
  /** Whether bytes may stand in a body of a media type. */
  readonly position: BytesPositions["ofBody"];
  /** A declaration by name. */
  readonly declaration: (name: string) => TypeDeclaration | undefined;
  /** All components in document order, then what else had to be named. Ask for it last. */
  readonly declarations: () => readonly TypeDeclaration[];
}

/** Which body a schema is lowered for. */
export interface BodyPlace {
  /** What the type is called if it gets a name. */
  readonly wanted: string;
  readonly variant: Variant;
  readonly position: BytesPosition;
}

/** What the schema compiler works on. */
export interface SchemaLoweringSource {
  readonly api: {
    readonly document: Pick<OpenApiDocument, "schemas" | "version" | "operations">;
    readonly schemaAt: (pointer: JsonPointer) => Schema | undefined;
    readonly locate: Locate;
  };
  readonly bag: DiagnosticBag;
  readonly names: Names;
  readonly formats: Formats;
}

/** Names the components and prepares to lower; schemas are lowered when they are asked for. */
export function createSchemaLowering(source: SchemaLoweringSource): SchemaLowering {
  const { api, bag, names, formats } = source;
  const { document } = api;
  const graph = createSchemaGraph(api);
  const registry = createRegistry(document.schemas, names);
  const bytes = findBytes(document, graph);
  const common = {
    version: document.version,
    graph,
    kinds: kindsByName(registry, graph),
    formats,
    takesMore: findFormats(graph, (schema) => takesMore(schema, formats.types)),
    bytes,
    tags: createTags(document.schemas, graph),
    report: reporter(bag, api.locate),
  };
  const scopeOf = createScopes(common, registry);
  const declarations = createDeclarations({
    registry,
    names,
    graph,
    scopeAt: (pointer, variant) => scopeOf({ variant, use: "value" }, bytes.declared(pointer)),
  });
  return {
    lower: (schema, mode) => scopeOf(mode).lower(schema),
    lowerAt: (pointer, variant) => scopeOf({ variant, use: "value" }).reference(pointer),
    lowerBody: (schema, { wanted, variant, position }) =>
      lowerBody({ schema, wanted }, scopeOf({ variant, use: "value" }, position), registry),
    position: bytes.ofBody,
    declaration: declarations.find,
    declarations: declarations.all,
  };
}

function kindsByName({ pointerOf }: Registry, graph: SchemaGraph): SchemaScope["kinds"] {
  const kindsAt = createKinds(graph.at);
  return (declaration) => {
    const pointer = pointerOf(declaration);
    return pointer === undefined ? allKinds : kindsAt(pointer);
  };
}

/** Whether an argument may be of another type than JSON has for it. */
function takesMore(schema: SchemaObject, { int64 }: FormatTypes): boolean {
  if (isDateTime(schema)) return typesOf(schema).includes("string");
  return int64 === "bigint" && isInt64(schema) && typesOf(schema).includes("integer");
}

interface Body {
  readonly schema: Schema;
  readonly wanted: string;
}

function lowerBody({ schema, wanted }: Body, scope: SchemaScope, registry: Registry): TypeModel {
  const type = scope.lower(schema);
  if (typeof schema === "boolean") return type;
  if (type.kind === "array" && schema.ref === undefined && schema.items !== undefined) {
    const item = { schema: schema.items, wanted: `${wanted}Item` };
    return { kind: "array", items: lowerBody(item, scope, registry) };
  }
  if (!deservesName(type)) return type;
  const declaration = registry.nameOf(schema.origin, wanted);
  return { kind: "reference", declaration, variant: scope.variant };
}

/** Types that take several lines, or several names, to write. */
function deservesName(type: TypeModel): boolean {
  if (type.kind === "object") return type.properties.length > 0;
  if (type.kind === "intersection") return true;
  if (type.kind !== "union") return false;
  const complex = type.members.filter(({ kind }) => kind === "reference" || kind === "object");
  return complex.length > 1 || type.members.some(deservesName);
}

function reporter(bag: DiagnosticBag, locate: Locate): SchemaScope["report"] {
  const known = new Set<string>();
  return (pointer, detail) => {
    const key = `${pointer} ${detail}`;
    if (known.has(key)) return;
    known.add(key);
    bag.report("unsupported-schema", { pointer, range: locate(pointer) }, { detail });
  };
}

/** Deeper nesting than the input stage lets through; only chains of references get here. */
const deepestNesting = 200;

type ScopeBase = Omit<SchemaScope, "lower" | "lowerWithin" | "reference">;

/** One scope for each mode and position. */
function createScopes(
  common: Omit<ScopeBase, keyof LoweringMode | "position" | "inside">,
  registry: Registry,
) {
  const scopes = new Map<string, SchemaScope>();
  const scopeOf = ({ variant, use }: LoweringMode, position: BytesPosition = "text") => {
    const key = `${variant} ${use} ${position}`;
    const inside = () => scopeOf({ variant, use }, positionInside(position));
    const base = { ...common, variant, use, position, inside };
    const scope = scopes.get(key) ?? createScope(base, registry);
    scopes.set(key, scope);
    return scope;
  };
  return scopeOf;
}

function createScope(base: ScopeBase, registry: Registry): SchemaScope {
  const known = new Map<SchemaObject, TypeModel>();
  // A property that a schema takes over from itself: the reference beside it has its type.
  const pending = new Set<SchemaObject>();
  const lower = (schema: Schema): TypeModel => {
    if (typeof schema === "boolean") return { kind: schema ? "unknown" : "never" };
    const found = known.get(schema);
    if (found !== undefined) return found;
    if (pending.has(schema)) return unknownType;
    if (pending.size > deepestNesting) {
      base.report(schema.origin, "it nests too deeply");
      return unknownType;
    }
    pending.add(schema);
    const type = lowerComposition(schema, scope);
    pending.delete(schema);
    known.set(schema, type);
    return type;
  };
  const reference = (pointer: JsonPointer) => lowerReference(pointer, scope, registry);
  const lowerWithin = (schema: SchemaObject, outer: SchemaObject) =>
    lowerComposition(schema, scope, outer);
  const scope: SchemaScope = { ...base, lower, lowerWithin, reference };
  return scope;
}

/** Whether formats may have other types than in named ones. */
function isOtherUse({ use, formats }: SchemaScope): boolean {
  return use === "argument" || (use === "wire" && hasConversions(formats.types));
}

function lowerReference(pointer: JsonPointer, scope: SchemaScope, registry: Registry): TypeModel {
  const { graph, variant } = scope;
  const schema = graph.at(pointer);
  if (schema === undefined) {
    scope.report(pointer, "it does not exist");
    return unknownType;
  }
  // A name stands for what a response holds, which is one type only.
  const isOther = isOtherUse(scope) && scope.takesMore(pointer);
  if (!graph.needsName(pointer) || isOther || isElsewhere(schema, scope)) {
    return scope.lower(schema);
  }
  return { kind: "reference", declaration: registry.nameOf(pointer), variant };
}

/** Whether the declaration of a schema is for another position, in which it has another type. */
function isElsewhere(schema: Schema, { bytes, position }: SchemaScope): boolean {
  if (typeof schema === "boolean") return false;
  const declared = bytes.declared(schema.origin);
  return declared !== position && [declared, position].some((at) => bytes.differs(schema, at));
}
