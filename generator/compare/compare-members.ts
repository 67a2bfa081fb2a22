/** Compares the members of interfaces, of object types and of classes. */
import ts from "typescript";
import { compareSignatures } from "./compare-signatures.js";
import { compareTypes } from "./compare-types.js";
import { below, changed, compareDocs, type Finding, type Place } from "./finding.js";
import { codeOf, docsOf, isDeprecated, nameOf } from "./syntax.js";

type MemberNode = ts.TypeElement | ts.ClassElement;

/** A member of a type, or of the instances of a class. */
export interface Member {
  /** Tells the members of a type apart; overloads are numbered. */
  readonly key: string;
  /** What it adds to the path of its type. */
  readonly name: string;
  readonly node: MemberNode;
  readonly optional: boolean;
  readonly readonly: boolean;
  readonly docs: string;
  readonly deprecated: boolean;
}

/** What programs can reach, by key. */
export function membersOf(nodes: readonly MemberNode[]): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const node of nodes) {
    const name = memberName(node);
    if (name === undefined) continue;
    let key = name;
    for (let count = 2; members.has(key); count += 1) key = `${name} ${count}`;
    members.set(key, {
      key,
      name,
      node,
      optional: isOptional(node),
      readonly: isReadonly(node),
      docs: docsOf(node),
      deprecated: isDeprecated(node),
    });
  }
  return members;
}

function memberName(node: MemberNode): string | undefined {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (ts.isIndexSignatureDeclaration(node)) return `[${codeOf(node.parameters[0] ?? node)}]`;
  return node.name === undefined ? "call" : nameOf(node.name);
}

function isOptional(node: MemberNode): boolean {
  if (ts.isIndexSignatureDeclaration(node)) return true;
  const isProperty = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
  return isProperty && node.questionToken !== undefined;
}

function isReadonly(node: MemberNode): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) === true;
}

/** What changed between the members of two types in the same place. */
export function compareMembers(
  before: readonly MemberNode[],
  after: readonly MemberNode[],
  place: Place,
): readonly Finding[] {
  return compareMemberMaps(membersOf(before), membersOf(after), place);
}

/** The same for members that are already paired by key. */
export function compareMemberMaps(
  before: ReadonlyMap<string, Member>,
  after: ReadonlyMap<string, Member>,
  place: Place,
): readonly Finding[] {
  return [
    ...[...before].flatMap(([key, old]): readonly Finding[] => {
      const now = after.get(key);
      return now === undefined
        ? [changed(["major", "member-removed"], [...place.path, old.name], removed(old, place))]
        : compareMember(old, now, below(place, now.name));
    }),
    ...[...after].flatMap(([key, now]) => (before.has(key) ? [] : [added(now, place)])),
  ];
}

function removed({ node }: Member, { renamed }: Place) {
  const before = typeOf(node);
  return { message: "is gone", before: before && renamed(codeOf(before)) };
}

function added({ name, node, optional }: Member, { path, usage }: Place): Finding {
  const type = typeOf(node);
  const after = type && codeOf(type);
  const isMissed = usage.input && usage.whole && !optional;
  return isMissed
    ? changed(["major", "required-member-added"], [...path, name], {
        message: "is new and has to be given",
        after,
      })
    : changed(["minor", "member-added"], [...path, name], { message: "is new", after });
}

function typeOf(node: MemberNode): ts.TypeNode | undefined {
  const hasType =
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isIndexSignatureDeclaration(node);
  return hasType ? node.type : undefined;
}

function compareMember(before: Member, after: Member, place: Place): readonly Finding[] {
  return [
    ...compareModifiers(before, after, place),
    ...compareShapes(before.node, after.node, place),
    ...compareDocs(before, after, place),
  ];
}

function compareModifiers(before: Member, after: Member, place: Place): readonly Finding[] {
  return [...compareOptional(before, after, place), ...compareReadonly(before, after, place)];
}

function compareOptional(before: Member, after: Member, place: Place): readonly Finding[] {
  const { path, usage } = place;
  if (before.optional === after.optional) return [];
  if (after.optional) {
    const severity = usage.output ? "major" : "minor";
    const message = usage.output ? "may now be missing" : "no longer has to be given";
    return [changed([severity, "member-became-optional"], path, { message })];
  }
  const breaks = usage.input && usage.whole;
  const message = breaks ? "now has to be given" : "is now always there";
  return [changed([breaks ? "major" : "minor", "member-became-required"], path, { message })];
}

/** What programs only give, they may make in any way. */
function compareReadonly(before: Member, after: Member, place: Place): readonly Finding[] {
  const { path, usage } = place;
  if (before.readonly === after.readonly) return [];
  if (after.readonly) {
    const severity = usage.output ? "major" : "patch";
    const message = "can no longer be assigned";
    return [changed([severity, "member-became-readonly"], path, { message })];
  }
  const severity = usage.output ? "minor" : "patch";
  return [changed([severity, "member-became-writable"], path, { message: "can be assigned" })];
}

function compareShapes(before: MemberNode, after: MemberNode, place: Place): readonly Finding[] {
  if (isSignature(before) && isSignature(after)) return compareSignatures(before, after, place);
  const types = [typeOf(before), typeOf(after)] as const;
  const usage = { ...place.usage, whole: place.usage.input };
  return compareTypes(...types, { ...place, usage });
}

function isSignature(
  node: MemberNode,
): node is
  | ts.MethodSignature
  | ts.MethodDeclaration
  | ts.CallSignatureDeclaration
  | ts.ConstructorDeclaration {
  return (
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isCallSignatureDeclaration(node) ||
    ts.isConstructorDeclaration(node)
  );
}
