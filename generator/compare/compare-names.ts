/** Compares every exported name of an API with what it has become. */
import ts from "typescript";
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Origins } from "../ir/origins.js";
import { compareCatalogs } from "./compare-catalogs.js";
import { compareDeclarations } from "./compare-declarations.js";
import { membersOf } from "./compare-members.js";
import { descriptorType, entriesOf, wireOperations } from "./descriptors.js";
import { changed, replacing, type Finding, type Place } from "./finding.js";
import { keyedMembers } from "./keyed-members.js";
import { addedWith, ownerOf, type Pairing } from "./pairing.js";
import type { Declaration, Surface } from "./surface.js";
import { codeOf } from "./syntax.js";
import { usages } from "./usage.js";

/** Two surfaces of one API and what is known of both. */
export interface Surfaces {
  readonly before: Surface;
  readonly after: Surface;
  readonly pairing: Pairing;
  /** Of the new output. */
  readonly origins: Origins;
}

/** What changed between the names of two surfaces; operations that came or went are left out. */
export function compareNames(surfaces: Surfaces): readonly Finding[] {
  const { before, after, pairing } = surfaces;
  const usageOf = usages([before, after]);
  const renamed = replacing(pairing.names);
  const current = (code: string) => code;
  const pairs = [...before.declarations.values()]
    .filter(({ name }) => !pairing.gone.has(name))
    .map((old) => ({ old, now: after.declarations.get(pairing.names.get(old.name) ?? old.name) }));
  return [
    ...pairs.flatMap(({ old, now }): readonly Finding[] => {
      if (now === undefined) return [removed(old, surfaces)];
      const place = { path: [now.name], usage: usageOf(now.name), scope: [], renamed, current };
      return [...aliased(old, now, pairing), ...compared(old, now, { ...surfaces, place })];
    }),
    ...addedNames(surfaces),
    ...compareHandedOn(before, after),
    ...compareAliases(before, after),
    ...compareCatalogs(surfaces, usageOf, renamed),
  ];
}

interface Compared extends Surfaces {
  readonly place: Place;
}

function compared(
  before: Declaration,
  after: Declaration,
  { place, ...surfaces }: Compared,
): readonly Finding[] {
  // Descriptors are compared entry by entry.
  if (descriptorType(after, surfaces.after) !== undefined) return [];
  const keyed = keyedMembers(surfaces);
  return [
    ...compareDeclarations({ before, after, keyed }, place),
    ...compareData(before, after, place),
  ];
}

/** Constants that are neither enumerations nor descriptors: data, for programs to look at. */
function compareData(before: Declaration, after: Declaration, place: Place): readonly Finding[] {
  const isEnumeration = before.type !== undefined || after.type !== undefined;
  if (isEnumeration || !ts.isVariableDeclaration(before.node)) return [];
  if (!ts.isVariableDeclaration(after.node)) return [];
  const [old, now] = [before.node.initializer, after.node.initializer];
  const code = (node: ts.Expression | undefined) => (node === undefined ? "" : codeOf(node));
  if (place.renamed(code(old)) === code(now)) return [];
  const isText = now !== undefined && ts.isStringLiteral(now);
  return isText
    ? [
        changed(["major", "base-url-changed"], place.path, {
          message: "is another address",
          before: code(old),
          after: code(now),
        }),
      ]
    : [changed(["patch", "value-changed"], place.path, { message: "has other data" })];
}

function removed(declaration: Declaration, surfaces: Surfaces): Finding {
  const pointer = survivingParent(declaration, surfaces);
  return changed(["major", "export-removed"], [declaration.name], { message: "is gone", pointer });
}

/** The operation or the resource that a name belonged to, or where schemas are. */
function survivingParent(
  declaration: Declaration,
  { before, after, pairing, origins }: Surfaces,
): JsonPointer | undefined {
  if (declaration.file === "models.ts") return "/components/schemas";
  const owner = ownerOf(declaration, wireOperations(before));
  const builder = owner && (pairing.names.get(owner.builder) ?? owner.builder);
  const operation = builder === undefined ? undefined : origins.find([builder]);
  if (operation !== undefined) return operation.pointer;
  const folder = (each: Declaration) => each.source.fileName.replace(/^\/[^/]*|\/[^/]*$/gu, "");
  const neighbours = [...after.declarations.values()].filter(
    (each) => each.file === "resource.ts" && folder(each) === folder(declaration),
  );
  return neighbours.flatMap(({ name }) => origins.find([name]) ?? [])[0]?.pointer;
}

/** A name that is kept for another one; the names of operations are reported with these. */
function aliased(before: Declaration, after: Declaration, { names, aliases, renamed }: Pairing) {
  if (!aliases.has(before.name) || names.get(before.name) !== after.name) return [];
  const isOperation = renamed.some(({ before: { builder } }) =>
    new RegExp(`^(?:Keyed)?${builder}`, "iu").test(before.name),
  );
  if (isOperation) return [];
  const message = `was ${before.name}, which stays as a deprecated alias`;
  const rest = { message, before: before.name, after: after.name };
  return [changed(["major", "type-renamed"], [after.name], rest)];
}

function addedNames({ before, after, pairing, origins }: Surfaces): readonly Finding[] {
  const isWithOperation = addedWith(pairing.added, origins);
  const known = new Set([...before.declarations.keys(), ...pairing.names.values()]);
  return [...after.declarations.keys()]
    .filter((name) => !known.has(name) && !isWithOperation(name))
    .map((name) => changed(["minor", "export-added"], [name], { message: "is new" }));
}

function compareHandedOn(before: Surface, after: Surface): readonly Finding[] {
  const [old, now] = [before.handedOn, after.handedOn];
  return [
    ...[...old]
      .filter((name) => !now.has(name) && !after.declarations.has(name))
      .map((name) =>
        changed(["major", "export-removed"], [name], { message: "of the run-time is gone" }),
      ),
    ...[...now]
      .filter((name) => !old.has(name) && !before.declarations.has(name))
      .map((name) =>
        changed(["minor", "export-added"], [name], { message: "of the run-time is new" }),
      ),
  ];
}

/** Aliases come with what is renamed, and go when nobody needs them any more. */
function compareAliases(before: Surface, after: Surface): readonly Finding[] {
  const has = ({ aliases, declarations }: Surface, name: string) =>
    aliases.has(name) || declarations.has(name);
  return [...before.aliases]
    .filter(([name]) => !has(after, name))
    .map(([name, target]) => {
      const path = after.declarations.has(target) ? [target] : [name];
      const rest = { message: `no longer has the alias ${name}`, before: name };
      return changed(["major", "export-removed"], path, rest);
    });
}

/** The members of an interface; none of anything else. */
export function interfaceMembers(declaration: Declaration | undefined) {
  const node = declaration?.node;
  return node !== undefined && ts.isInterfaceDeclaration(node)
    ? membersOf(node.members)
    : undefined;
}

/** The entries of a descriptor. */
export function descriptorEntries(declaration: Declaration | undefined) {
  return declaration === undefined ? new Map<string, ts.Expression>() : entriesOf(declaration);
}
