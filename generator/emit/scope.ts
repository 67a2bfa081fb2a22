/** The names that the files of an API can use, and the imports that using them takes. */
import { posix } from "node:path";
import {
  StructureKind,
  type ImportDeclarationStructure,
  type ImportSpecifierStructure,
  type OptionalKind,
} from "ts-morph";
import type { ApiModel } from "../ir/model.js";
import { remembered } from "../ir/remembered.js";
import type { TypeDeclaration, Variant } from "../ir/type-model.js";
import type { FilePlan, ImportSource, PlannedName, Scope } from "./emitter.js";
import { docsText } from "./tsdoc.js";
import { objectMembers, typeSyntax, type TypeContext } from "./type-text.js";

/** What all files of an API share. */
export interface ScopeContext {
  readonly api: ApiModel;
  readonly files: readonly FilePlan[];
  /** The index of the run-time below the output directory: `runtime/index.ts`. */
  readonly runtime: string;
  /** What import specifiers end in: `.js`, `.ts` or nothing. */
  readonly importExtension: string;
}

/** Indexes the names of an API once, then gives each of its files a scope of its own. */
export function createScopes(context: ScopeContext): (file: FilePlan) => Scope {
  const owners = new Map<string, Owner>();
  const files = context.files.filter(({ companion }) => companion === undefined);
  for (const { path, names } of files) {
    for (const { name, kind } of names) owners.set(name, { path, kind });
  }
  const declarations = new Map(context.api.declarations.map((entry) => [entry.name, entry]));
  return (file) => createScope(file, { ...context, owners, declarations });
}

interface Owner {
  readonly path: string;
  readonly kind: PlannedName["kind"];
}

interface Index extends ScopeContext {
  readonly owners: ReadonlyMap<string, Owner>;
  readonly declarations: ReadonlyMap<string, TypeDeclaration>;
}

/** One imported name; `value` as soon as one use of it is not a type. */
interface Import {
  readonly specifier: string;
  readonly name: string;
  readonly local: string;
  readonly use: Use;
}

type Use = "type" | "value";

function createScope(file: FilePlan, index: Index): Scope {
  const imports = new Map<string, Import>();
  const specifierTo = specifiersIn(file, index);
  const add = (wanted: Import): string => {
    const key = `${wanted.specifier} ${wanted.name}`;
    if (imports.get(key)?.use !== "value") imports.set(key, wanted);
    return wanted.local;
  };
  const planned = (name: string, use: Use): string => {
    const { path, kind } = ownerOf(name, index);
    if (path === file.path) return name;
    const specifier = specifierTo(path);
    return add({ specifier, name, local: name, use: kind === "type" ? "type" : use });
  };
  const imported = (name: string, from: ImportSource, use: Use): string =>
    add({ specifier: sourceOf(from, specifierTo), name, local: freeName(name, index), use });
  const runtime = (name: string, use: Use): string => imported(name, { path: index.runtime }, use);
  const nameOf: TypeContext["nameOf"] = (name, variant) =>
    planned(declaredName(name, variant, index), "type");
  const models: TypeContext = { nameOf, optional: "model", records: "mapped" };
  return {
    api: index.api,
    file,
    files: index.files,
    type: (model) => typeSyntax(model, models),
    argumentType: (model) => typeSyntax(model, { ...models, optional: "argument" }),
    aliasedType: (model) => typeSyntax(model, { ...models, records: "index" }),
    members: (model) => objectMembers(model, models),
    name: (name) => planned(name, "value"),
    typeName: (name) => planned(name, "type"),
    runtime: (name) => runtime(name, "value"),
    runtimeType: (name) => runtime(name, "type"),
    imported: (name, from) => imported(name, from, "value"),
    importedType: (name, from) => imported(name, from, "type"),
    docs: docsText,
    specifier: specifierTo,
    imports: () => importDeclarations([...imports.values()]),
  };
}

/** How a file imports others, each of which many of its names come from. */
function specifiersIn(file: FilePlan, { importExtension }: Index): (path: string) => string {
  return remembered((path) => specifierOf(file.path, path, importExtension));
}

function sourceOf(from: ImportSource, specifierTo: (path: string) => string): string {
  return "package" in from ? from.package : specifierTo(from.path);
}

function ownerOf(name: string, { owners }: Index): Owner {
  const owner = owners.get(name);
  if (owner === undefined) throw new Error(`No planned file declares ${name}.`);
  return owner;
}

function declaredName(name: string, variant: Variant, { declarations }: Index): string {
  const write = variant === "write" ? declarations.get(name)?.write : undefined;
  return write?.name ?? name;
}

/** A run-time name as it is, or marked where the API declares the same name anywhere. */
function freeName(name: string, { owners }: Index): string {
  let free = name;
  while (owners.has(free)) {
    free = /^\p{Ll}/u.test(name)
      ? `runtime${free.slice(0, 1).toUpperCase()}${free.slice(1)}`
      : `Runtime${free}`;
  }
  return free;
}

/** How one file of the output imports another. */
export function specifierOf(from: string, to: string, extension: string): string {
  const relative = posix.relative(posix.dirname(from), to).replace(/\.ts$/u, extension);
  return relative.startsWith(".") ? relative : `./${relative}`;
}

function importDeclarations(imports: readonly Import[]): ImportDeclarationStructure[] {
  const groups = new Map<string, Import[]>();
  for (const entry of imports) {
    groups.set(entry.specifier, [...(groups.get(entry.specifier) ?? []), entry]);
  }
  return [...groups]
    .sort(([left], [right]) => compareCodeUnits(left, right))
    .map(([specifier, group]) => importDeclaration(specifier, group));
}

function importDeclaration(
  moduleSpecifier: string,
  imports: readonly Import[],
): ImportDeclarationStructure {
  const isTypeOnly = imports.every(({ use }) => use === "type");
  const namedImports = [...imports]
    .sort((left, right) => compareCodeUnits(left.name, right.name))
    .map(({ name, local, use }): OptionalKind<ImportSpecifierStructure> => ({
      name,
      isTypeOnly: !isTypeOnly && use === "type",
      ...(local === name ? {} : { alias: local }),
    }));
  return { kind: StructureKind.ImportDeclaration, moduleSpecifier, isTypeOnly, namedImports };
}

function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : 1;
}
