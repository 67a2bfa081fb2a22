/** Which names of the old output are which of the new one. */
import ts from "typescript";
import type { Origins } from "../ir/origins.js";
import { pascalCase } from "../ir/casing.js";
import { wireOperations, type WireOperation } from "./descriptors.js";
import type { Declaration, Surface } from "./surface.js";
import { codeOf } from "./syntax.js";

/** An operation that is called otherwise now. */
export interface RenamedOperation {
  readonly before: WireOperation;
  readonly after: WireOperation;
}

/** What became of the operations and of the names of an API. */
export interface Pairing {
  /** Under one name on both sides. */
  readonly kept: readonly RenamedOperation[];
  readonly renamed: readonly RenamedOperation[];
  readonly removed: readonly WireOperation[];
  readonly added: readonly WireOperation[];
  /** Old names to new ones: of renamed operations, and of what the new output has an alias for. */
  readonly names: ReadonlyMap<string, string>;
  /** Old names that the new output keeps as deprecated aliases. */
  readonly aliases: ReadonlySet<string>;
  /** Old names that are gone with their operation. */
  readonly gone: ReadonlySet<string>;
}

/** Operations are paired by name, then by method and path; names follow their operations. */
export function pairSurfaces(before: Surface, after: Surface): Pairing {
  const operations = pairOperations(wireOperations(before), wireOperations(after));
  const aliases = deprecatedAliases(before, after);
  const names = new Map(aliases);
  const lost = [...before.declarations.keys()].filter((name) => !after.declarations.has(name));
  for (const { before: old, after: now } of operations.renamed) {
    for (const name of lost) {
      const candidate = renamedName(name, old.builder, now.builder);
      if (candidate === undefined || !after.declarations.has(candidate)) continue;
      if (!before.declarations.has(candidate)) names.set(name, candidate);
    }
  }
  const gone = new Set(
    lost.filter((name) => {
      const owner = ownerOf(before.declarations.get(name), operations.all);
      return !names.has(name) && operations.removed.some((each) => each === owner);
    }),
  );
  return { ...operations, names, aliases: new Set(aliases.keys()), gone };
}

function pairOperations(before: readonly WireOperation[], after: readonly WireOperation[]) {
  const byName = new Map(after.map((operation) => [operation.descriptor, operation]));
  const kept = before.flatMap((old) => {
    const now = byName.get(old.descriptor);
    return now === undefined ? [] : [{ before: old, after: now }];
  });
  const paired = new Set(kept.flatMap((pair) => [pair.before, pair.after]));
  const renamed: RenamedOperation[] = [];
  for (const old of before) {
    if (paired.has(old)) continue;
    const now = after.find(
      (each) => !paired.has(each) && each.method === old.method && each.path === old.path,
    );
    if (now === undefined) continue;
    renamed.push({ before: old, after: now });
    paired.add(old).add(now);
  }
  const isLeft = (operation: WireOperation) => !paired.has(operation);
  return {
    kept,
    renamed,
    removed: before.filter(isLeft),
    added: after.filter(isLeft),
    all: before,
  };
}

/** `ListUsersQuery` is `ListPeopleQuery` where `listUsers` is `listPeople`. */
function renamedName(name: string, before: string, after: string): string | undefined {
  const prefixes = [
    [before, after],
    [pascalCase(before), pascalCase(after)],
    [`Keyed${pascalCase(before)}`, `Keyed${pascalCase(after)}`],
  ] as const;
  for (const [old, now] of prefixes) {
    if (name.startsWith(old)) return now + name.slice(old.length);
  }
  return undefined;
}

/** The operation whose name a name of a resource begins with; the longest of several. */
export function ownerOf(
  declaration: Declaration | undefined,
  operations: readonly WireOperation[],
): WireOperation | undefined {
  if (declaration === undefined || apiFiles.has(declaration.file)) return undefined;
  const owners = operations.filter(
    ({ builder }) => renamedName(declaration.name, builder, "") !== undefined,
  );
  return owners.sort((left, right) => right.builder.length - left.builder.length)[0];
}

/** Files whose names are no operation's. */
const apiFiles = new Set(["models.ts", "client.ts", "api.ts", "resource.ts", "filters.ts"]);

/** Names that the new output keeps for what is called otherwise now, and what they stand for. */
function deprecatedAliases(before: Surface, after: Surface): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, target] of after.aliases) {
    if (before.declarations.has(name) && after.declarations.has(target)) found.set(name, target);
  }
  for (const declaration of after.declarations.values()) {
    const target = declaration.deprecated ? aliasTarget(declaration) : undefined;
    const isNew = target !== undefined && !before.declarations.has(target);
    if (isNew && after.declarations.has(target) && before.declarations.has(declaration.name)) {
      found.set(declaration.name, target);
    }
  }
  return found;
}

/** The other name that a declaration is nothing but. */
function aliasTarget({ node }: Declaration): string | undefined {
  if (ts.isTypeAliasDeclaration(node)) {
    return ts.isTypeReferenceNode(node.type) ? codeOf(node.type.typeName) : undefined;
  }
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return undefined;
  return ts.isIdentifier(node.initializer) ? node.initializer.text : undefined;
}

/** New names that came with an operation. */
export function addedWith(operations: readonly WireOperation[], origins: Origins) {
  const ids = new Set(operations.map(({ builder }) => origins.find([builder])?.operation));
  return (name: string): boolean => {
    const operation = origins.find([name])?.operation;
    return operation !== undefined && ids.has(operation);
  };
}
