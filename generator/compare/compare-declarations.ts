/** Compares one exported name of the old output with that of the new one. */
import ts from "typescript";
import { compareMemberMaps, membersOf, type Member } from "./compare-members.js";
import { compareSignatures, compareTypeParameters } from "./compare-signatures.js";
import { compareTypes } from "./compare-types.js";
import { changed, compareDocs, within, type Finding, type Place } from "./finding.js";
import type { Declaration } from "./surface.js";
import { bareExpression, codeOf, docsOf, nameOf } from "./syntax.js";

type Members = ReadonlyMap<string, Member>;

/** Pairs the members of two classes by what tells them apart across renames. */
export type KeyedMembers = (before: Members, after: Members) => readonly [Members, Members];

/** Two declarations of one thing, and how members of the old one are called now. */
export interface DeclarationPair {
  readonly before: Declaration;
  readonly after: Declaration;
  readonly keyed: KeyedMembers;
}

/** What changed between two declarations; the values of descriptors are not compared here. */
export function compareDeclarations(pair: DeclarationPair, place: Place): readonly Finding[] {
  const { before, after } = pair;
  return [...compareNodes(pair, place), ...compareDocs(before, after, place)];
}

function compareNodes(pair: DeclarationPair, place: Place): readonly Finding[] {
  const [before, after] = [pair.before.node, pair.after.node];
  if (ts.isFunctionDeclaration(before) && ts.isFunctionDeclaration(after)) {
    return compareSignatures(before, after, place);
  }
  if (ts.isClassDeclaration(before) && ts.isClassDeclaration(after)) {
    return compareClasses(pair, [before, after], place);
  }
  if (ts.isVariableDeclaration(before) && ts.isVariableDeclaration(after)) {
    return compareValues(pair, [before, after], place);
  }
  return compareNamedTypes(pair, place) ?? compareKinds(pair, place);
}

function compareNamedTypes(pair: DeclarationPair, place: Place): readonly Finding[] | undefined {
  const [before, after] = [pair.before.node, pair.after.node];
  if (ts.isInterfaceDeclaration(before) && ts.isInterfaceDeclaration(after)) {
    return compareInterfaces(before, after, place);
  }
  return ts.isTypeAliasDeclaration(before) && ts.isTypeAliasDeclaration(after)
    ? compareAliases(before, after, place)
    : undefined;
}

function compareInterfaces(
  before: ts.InterfaceDeclaration,
  after: ts.InterfaceDeclaration,
  outer: Place,
): readonly Finding[] {
  const place = generic(before, after, outer);
  return [
    ...compareTypeParameters(before.typeParameters ?? [], after.typeParameters ?? [], place),
    ...compareParents(before, after, place),
    ...compareMemberMaps(membersOf(before.members), membersOf(after.members), place),
  ];
}

/** What is inherited is part of the type; what inherits gives nothing away. */
function compareParents(
  before: ts.InterfaceDeclaration | ts.ClassDeclaration,
  after: ts.InterfaceDeclaration | ts.ClassDeclaration,
  place: Place,
): readonly Finding[] {
  return compareTypes(parentOf(before), parentOf(after), place);
}

function parentOf(node: ts.InterfaceDeclaration | ts.ClassDeclaration): ts.TypeNode | undefined {
  return node.heritageClauses?.[0]?.types[0];
}

function generic(
  before: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  after: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  place: Place,
): Place {
  return within(place, before.typeParameters ?? [], after.typeParameters ?? []);
}

function compareAliases(
  before: ts.TypeAliasDeclaration,
  after: ts.TypeAliasDeclaration,
  outer: Place,
): readonly Finding[] {
  const place = generic(before, after, outer);
  return [
    ...compareTypeParameters(before.typeParameters ?? [], after.typeParameters ?? [], place),
    ...compareTypes(before.type, after.type, place),
  ];
}

function compareClasses(
  { keyed }: DeclarationPair,
  [before, after]: readonly [ts.ClassDeclaration, ts.ClassDeclaration],
  outer: Place,
): readonly Finding[] {
  const usage = { input: false, output: true, whole: false };
  const place = { ...outer, usage };
  const [old, now] = keyed(membersOf(before.members), membersOf(after.members));
  return [...compareParents(before, after, place), ...compareMemberMaps(old, now, place)];
}

/** Constants of enumerations have members, others the type they declare. */
function compareValues(
  pair: DeclarationPair,
  [before, after]: readonly [ts.VariableDeclaration, ts.VariableDeclaration],
  place: Place,
): readonly Finding[] {
  if (pair.before.type !== undefined && pair.after.type !== undefined) {
    return [
      ...compareEnumerations(before, after, place),
      ...compareAliases(pair.before.type, pair.after.type, place),
    ];
  }
  if (before.type !== undefined || after.type !== undefined) {
    const usage = { input: false, output: true, whole: false };
    return compareTypes(before.type, after.type, { ...place, usage });
  }
  return [];
}

interface EnumMember {
  readonly value: string;
  readonly docs: string;
  readonly deprecated: boolean;
}

function enumMembers({ initializer }: ts.VariableDeclaration): ReadonlyMap<string, EnumMember> {
  const object = initializer && bareExpression(initializer);
  const members = new Map<string, EnumMember>();
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return members;
  for (const property of object.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = nameOf(property.name) ?? codeOf(property.name);
    const value = codeOf(property.initializer);
    members.set(name, { value, docs: docsOf(property), deprecated: false });
  }
  return members;
}

/** Programs that handle every value of what they receive do not know a new one. */
function compareEnumerations(
  before: ts.VariableDeclaration,
  after: ts.VariableDeclaration,
  place: Place,
): readonly Finding[] {
  const [old, now] = [enumMembers(before), enumMembers(after)];
  const isOpen = isOpenEnumeration(after);
  const known = new Set([...old.values()].map(({ value }) => value));
  return [
    ...[...old].flatMap(([name, member]): readonly Finding[] => {
      const path = [...place.path, name];
      const found = now.get(name);
      if (found === undefined) {
        const rest = { message: "is gone", before: member.value };
        return [changed(["major", "enum-member-removed"], path, rest)];
      }
      if (found.value === member.value) return compareDocs(member, found, { ...place, path });
      const rest = { message: "has another value", before: member.value, after: found.value };
      return [changed(["major", "enum-value-changed"], path, rest)];
    }),
    ...[...now]
      .filter(([name]) => !old.has(name))
      .map(([name, { value }]) => {
        const isUnknown = place.usage.output && !isOpen && !known.has(value);
        const message = isUnknown
          ? "is a value that programs may receive and do not know"
          : "is new";
        const severity = isUnknown ? "major" : "minor";
        const path = [...place.path, name];
        return changed([severity, "enum-member-added"], path, { message, after: value });
      }),
  ];
}

/** An enumeration whose type has more than the values of its constant. */
function isOpenEnumeration(node: ts.VariableDeclaration): boolean {
  const name = codeOf(node.name);
  return node
    .getSourceFile()
    .statements.some(
      (statement) =>
        ts.isTypeAliasDeclaration(statement) &&
        statement.name.text === name &&
        ts.isUnionTypeNode(statement.type),
    );
}

/** An interface that has become an alias, or a function a constant: types are compared as wholes. */
function compareKinds({ before, after }: DeclarationPair, place: Place): readonly Finding[] {
  const isType = ({ node }: Declaration) =>
    ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  const { path, usage, renamed } = place;
  if (!isType(before) || !isType(after)) {
    // A type that gets a constant of its name is still there.
    if (isType(before) && after.type !== undefined) return wholeTypes();
    const message = "is another kind of declaration";
    return [changed(["major", "kind-changed"], path, { message })];
  }
  return wholeTypes();

  function wholeTypes(): readonly Finding[] {
    const former = `Former${before.name}`;
    const code = renamed(codeOf(before.node)).replace(/^export /u, "");
    const prelude = code.replace(/^(interface|type) [\w$]+/u, `$1 ${former}`);
    const shown = { before: shapeOf(before), after: shapeOf(after) };
    const question = { path, before: former, after: after.name, usage, scope: [], prelude, shown };
    return [{ kind: "question", question }];
  }
}

/** What a type is, without its name. */
function shapeOf({ node, type }: Declaration): string {
  const declared = type ?? node;
  if (ts.isTypeAliasDeclaration(declared)) return codeOf(declared.type);
  return codeOf(declared).replace(/^[^{]*/u, "");
}
