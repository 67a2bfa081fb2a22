/** Types as the alternatives that a JSON value is looked at with: no names, no nested unions. */
import type { TypeModel } from "./type-model.js";
import { targetOf, type FindDeclaration, type ReferenceTypeModel } from "./type-walk.js";

/** A type that says by itself what a value looks like. */
export type PlainNode = Exclude<
  TypeModel,
  ReferenceTypeModel | { readonly kind: "union" | "intersection" }
>;

/** Members of a union that one of their properties tells apart. */
export interface ChoiceNode {
  readonly kind: "choice";
  readonly property: string;
  readonly cases: readonly { readonly value: string; readonly type: TypeModel }[];
}

export type TypeNode = PlainNode | ChoiceNode;

/** Answers what types consist of; answers are remembered. */
export interface Nodes {
  /** What holds of a value of the type: of some of them in a union, of all in an intersection. */
  readonly of: (type: TypeModel) => readonly TypeNode[];
  /** Members of a union behind any number of names. */
  readonly membersOf: (type: UnionType) => {
    readonly choice: ChoiceNode | undefined;
    readonly others: readonly TypeModel[];
  };
}

type UnionType = Extract<TypeModel, { readonly kind: "union" }>;

/** Prepares to look at the types of an API. */
export function createNodes(find: FindDeclaration): Nodes {
  const known = new Map<TypeModel, readonly TypeNode[]>();
  const members = new Map<UnionType, ReturnType<Nodes["membersOf"]>>();
  const nodes: Nodes = {
    of: (type) => {
      const found = known.get(type);
      if (found !== undefined) return found;
      // Names do not lead to themselves without an object or a list in between.
      known.set(type, []);
      const all = [...new Set(nodesOf(type, find, nodes))];
      known.set(type, all);
      return all;
    },
    membersOf: (union) => {
      const found = members.get(union) ?? splitUnion(union, find, nodes);
      members.set(union, found);
      return found;
    },
  };
  return nodes;
}

function nodesOf(type: TypeModel, find: FindDeclaration, nodes: Nodes): readonly TypeNode[] {
  if (type.kind === "reference") {
    const target = targetOf(type, find);
    return target === undefined ? [] : nodes.of(target);
  }
  if (type.kind === "intersection") return type.members.flatMap(nodes.of);
  if (type.kind !== "union") return [type];
  const { choice, others } = nodes.membersOf(type);
  const open = type.open ? openNodes(type.members) : [];
  return [...(choice === undefined ? [] : [choice]), ...others.flatMap(nodes.of), ...open];
}

/** What stands beside the known values of an open union. */
function openNodes(members: readonly TypeModel[]): readonly PlainNode[] {
  const kinds = new Set(members.map((type) => type.kind === "literal" && typeof type.value));
  return (["string", "number"] as const).flatMap((name) =>
    kinds.has(name) ? { kind: "primitive", name } : [],
  );
}

function splitUnion(
  union: UnionType,
  find: FindDeclaration,
  nodes: Nodes,
): ReturnType<Nodes["membersOf"]> {
  const members = alternatives(union, find, 0);
  const objects = members.filter((member) => nodes.of(member).some(isObjectLike));
  const choice = choiceOf(objects, nodes);
  if (choice === undefined) return { choice, others: members };
  return { choice, others: members.filter((member) => !objects.includes(member)) };
}

/** Longer chains of names for unions than anyone writes. */
const deepest = 64;

function alternatives(type: TypeModel, find: FindDeclaration, depth: number): readonly TypeModel[] {
  if (type.kind === "union") {
    return type.members.flatMap((member) => alternatives(member, find, depth + 1));
  }
  if (type.kind !== "reference" || depth > deepest) return [type];
  const target = targetOf(type, find);
  const isUnion = target?.kind === "union" || target?.kind === "reference";
  return isUnion ? alternatives(target, find, depth + 1) : [type];
}

function isObjectLike({ kind }: TypeNode): boolean {
  return kind === "object" || kind === "record" || kind === "choice" || kind === "unknown";
}

/** A property whose literals tell all objects apart; the first one in the order of the document. */
function choiceOf(objects: readonly TypeModel[], nodes: Nodes): ChoiceNode | undefined {
  const [first] = objects;
  if (first === undefined || objects.length < 2) return undefined;
  const names = nodes.of(first).flatMap((node) => (node.kind === "object" ? node.properties : []));
  for (const name of new Set(names.map((property) => property.name))) {
    const cases = objects.map((type) => ({ type, values: tagsOf(type, name, nodes) }));
    const values = cases.flatMap((each) => each.values);
    const isTag = cases.every((each) => each.values.length > 0);
    if (!isTag || new Set(values).size < values.length) continue;
    return {
      kind: "choice",
      property: name,
      cases: cases.flatMap(({ type, values: own }) => own.map((value) => ({ value, type }))),
    };
  }
  return undefined;
}

/** The values of a required property that has nothing but literals; none for any other. */
function tagsOf(type: TypeModel, name: string, nodes: Nodes): readonly string[] {
  const found = nodes
    .of(type)
    .flatMap((node) => (node.kind === "object" ? node.properties : []))
    .filter((property) => property.name === name);
  if (!found.some(({ optional }) => !optional)) return [];
  for (const property of found) {
    const literals = nodes.of(property.type);
    const values = literals.flatMap((node) => (node.kind === "literal" ? [node.value] : []));
    if (values.length === literals.length && !values.includes(null)) {
      return [...new Set(values.map(String))];
    }
  }
  return [];
}
