/** The named types of an API: both sides of the wire, enumerations, cycles. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema } from "../input/openapi.js";
import { findCandidates } from "./schema-variants.js";
import { breakCycles } from "./lower-cycle.js";
import { schemaDocs } from "./lower-docs.js";
import { enumModel, enumSource, type EnumSource } from "./lower-enum.js";
import { typeKey, unknownType } from "./lower-union.js";
import { hasType } from "./lower-value.js";
import type { EnumModel, TypeDeclaration, TypeModel, Variant } from "./type-model.js";
import { referencesIn } from "./type-walk.js";
import type { Names } from "./names.js";
import { addTo, type SchemaGraph } from "./schema-graph.js";
import type { RegisteredSchema, Registry } from "./schema-registry.js";
import type { SchemaScope } from "./schema-scope.js";

/** The declarations that exist so far. */
export interface Declarations {
  readonly find: (name: string) => TypeDeclaration | undefined;
  readonly all: () => readonly TypeDeclaration[];
}

/** What declarations are made from. */
export interface DeclarationsSource {
  readonly registry: Registry;
  readonly names: Names;
  readonly graph: SchemaGraph;
  /** How the declaration of a schema is lowered. */
  readonly scopeAt: (pointer: JsonPointer, variant: Variant) => SchemaScope;
}

/**
 * Declares what the registry holds, when first asked. Declarations that are needed later join
 * without changing earlier ones, which cannot refer to them.
 */
export function createDeclarations(source: DeclarationsSource): Declarations {
  const { entries } = source.registry;
  const built = new Map<string, TypeDeclaration>();
  const update = () => {
    if (built.size === entries.length) return;
    for (const declaration of declare(built, source)) built.set(declaration.name, declaration);
  };
  return {
    find: (name) => {
      update();
      return built.get(name);
    },
    all: () => {
      update();
      return [...built.values()];
    },
  };
}

interface Draft extends RegisteredSchema {
  readonly schema: Schema;
}

function declare(
  built: ReadonlyMap<string, TypeDeclaration>,
  source: DeclarationsSource,
): readonly TypeDeclaration[] {
  const { registry, graph, scopeAt, names } = source;
  const drafts: Draft[] = [];
  const readTypes = new Map<string, TypeModel>();
  const writeTypes = new Map<string, TypeModel>();
  const candidates = findCandidates(graph);
  // Lowering one schema may name others; `entries` grows.
  for (let index = built.size; index < registry.entries.length; index += 1) {
    const entry = registry.entries[index];
    if (entry === undefined) break;
    const { name, pointer } = entry;
    const schema = graph.at(pointer) ?? true;
    drafts.push({ ...entry, schema });
    readTypes.set(name, scopeAt(pointer, "read").lower(schema));
    if (candidates(pointer)) writeTypes.set(name, scopeAt(pointer, "write").lower(schema));
  }
  const pointers = new Map(drafts.map(({ name, pointer }) => [name, pointer]));
  const report = reportCycles(pointers, scopeAt("", "read"));
  const reading = breakCycles(readTypes, report);
  const differing = differingNames(reading, writeTypes, built);
  const writing = breakCycles(
    new Map([...writeTypes].filter(([name]) => differing.has(name))),
    report,
  );
  return drafts.map((draft) => declaration(draft, { reading, writing, names }));
}

function reportCycles(pointers: ReadonlyMap<string, JsonPointer>, { report }: SchemaScope) {
  return (name: string) => {
    report(pointers.get(name) ?? "", `${name} is defined as itself`);
  };
}

interface DeclarationSetting {
  readonly reading: ReadonlyMap<string, TypeModel>;
  readonly writing: ReadonlyMap<string, TypeModel>;
  readonly names: Names;
}

/** `UserInput` is what requests take: the word for arguments, which no response could be called. */
function declaration(
  { name, key, pointer, schema }: Draft,
  { reading, writing, names }: DeclarationSetting,
): TypeDeclaration {
  const docs = schemaDocs(schema, key);
  const write = writing.get(name);
  return {
    name,
    docs,
    origin: pointer,
    read: reading.get(name) ?? unknownType,
    write: write && { name: names.claim(`${name}Input`, pointer), type: write },
    enum: declaredEnum(name, schema, { origin: pointer, former: names.former.members.get(name) }),
  };
}

function declaredEnum(
  name: string,
  schema: Schema,
  { origin, former }: Pick<EnumSource, "origin" | "former">,
): EnumModel | undefined {
  const source = typeof schema === "boolean" ? undefined : enumSource(schema);
  if (source === undefined || typeof schema === "boolean") return undefined;
  const indexes = source.values.flatMap((value, index) =>
    hasType(value, schema.types) ? [index] : [],
  );
  const values = indexes.flatMap((index) => source.values[index] ?? null);
  if (values.length === 0) return undefined;
  return enumModel({
    name,
    values,
    names: indexes.map((index) => source.names?.[index]),
    descriptions: indexes.map((index) => source.descriptions?.[index]),
    origins: indexes.map((index) => source.origins?.[index]),
    open: schema.open,
    docs: schemaDocs(schema, name),
    origin,
    former,
  });
}

/** Names whose two sides differ, by themselves or through what they refer to. */
function differingNames(
  reading: ReadonlyMap<string, TypeModel>,
  writing: ReadonlyMap<string, TypeModel>,
  built: ReadonlyMap<string, TypeDeclaration>,
): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const differing = new Set<string>();
  for (const [name, type] of writing) {
    const read = reading.get(name);
    if (read !== undefined && typeKey(read) !== typeKey(type)) differing.add(name);
    for (const target of targetNames(type)) {
      addTo(users, target, name);
      if (built.get(target)?.write !== undefined) differing.add(name);
    }
  }
  for (const name of differing) for (const user of users.get(name) ?? []) differing.add(user);
  return differing;
}

/** Names that a type refers to, at any depth. */
function targetNames(type: TypeModel): ReadonlySet<string> {
  return new Set(referencesIn(type).map(({ declaration }) => declaration));
}
