/** Formats whose values could not be told from others in the same place of a response. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { ChoiceNode, Nodes, PlainNode, TypeNode } from "./conversion-nodes.js";
import { wireName } from "./lower-union.js";
import type { ConvertedTypeModel, ObjectTypeModel, TypeModel } from "./type-model.js";
import { segmentsOf } from "./type-walk.js";

/** A format that has to stay as it is in JSON. */
export interface FormatConflict {
  readonly format: ConvertedTypeModel;
  readonly reason: string;
}

/** A type of responses, and where in it a position of a list is. */
export interface ResponseType {
  readonly type: TypeModel;
  readonly cursor: JsonPointer | undefined;
}

/** Sets of alternatives to look at: beyond them nobody wrote the document by hand. */
const largestSearch = 50_000;

/**
 * Follows values of responses from the outside in, with all the types that each part may have at
 * once: parts of an intersection, and those members of a union that no property tells apart.
 */
export function findConflicts(
  responses: readonly ResponseType[],
  nodes: Nodes,
): readonly FormatConflict[] {
  const search: Search = { nodes, seen: new Set(), ids: new Map(), pending: [], found: [] };
  for (const { type, cursor } of responses) {
    search.pending.push(nodes.of(type));
    if (cursor !== undefined) checkCursor(type, cursor, search);
  }
  for (let next = search.pending.pop(); next !== undefined; next = search.pending.pop()) {
    if (search.seen.size > largestSearch) {
      const reason = "the types of the document are combined in too many ways";
      return allFormats({ types: responses.map(({ type }) => type), reason }, nodes);
    }
    look(next, search);
  }
  return search.found;
}

/** Every format that types lead to, for the same reason. */
export function allFormats(
  { types, reason }: { readonly types: readonly TypeModel[]; readonly reason: string },
  nodes: Nodes,
): readonly FormatConflict[] {
  const all = new Set(types.flatMap(nodes.of));
  for (const node of all) {
    const inner =
      node.kind === "choice"
        ? node.cases.flatMap(({ type }) => nodes.of(type))
        : partsOf([node], nodes).flat();
    for (const each of inner) all.add(each);
  }
  return [...all].flatMap((node) => (node.kind === "converted" ? [{ format: node, reason }] : []));
}

interface Search {
  readonly nodes: Nodes;
  readonly seen: Set<string>;
  readonly ids: Map<TypeNode, number>;
  readonly pending: (readonly TypeNode[])[];
  readonly found: FormatConflict[];
}

function look(all: readonly TypeNode[], search: Search): void {
  const place = [...new Set(all)];
  if (place.length === 0 || isKnown(place, search)) return;
  const choice = place.find((node): node is ChoiceNode => node.kind === "choice");
  if (choice !== undefined) {
    const others = place.filter((node) => node !== choice);
    const cases = choice.cases.map(({ type }) => search.nodes.of(type));
    search.pending.push(...[[], ...cases].map((nodes) => [...others, ...nodes]));
    return;
  }
  const plain = place.filter((node): node is PlainNode => node.kind !== "choice");
  for (const format of plain.filter(isConverted)) {
    const name = wireName(format);
    if (!plain.some((node) => isPlainIn(node, name))) continue;
    search.found.push({ format, reason: `a plain ${name} may stand in its place` });
  }
  search.pending.push(...partsOf(plain, search.nodes));
}

function isKnown(place: readonly TypeNode[], { ids, seen }: Search): boolean {
  const numbers = place.map((node) => {
    const id = ids.get(node) ?? ids.size;
    ids.set(node, id);
    return id;
  });
  const key = numbers.sort((left, right) => left - right).join();
  const known = seen.has(key);
  seen.add(key);
  return known;
}

function isConverted(node: PlainNode): node is ConvertedTypeModel {
  return node.kind === "converted";
}

/** Whether values of the type are text (or numbers) that must stay so. */
function isPlainIn(node: PlainNode, name: "number" | "string"): boolean {
  if (node.kind === "literal") return typeof node.value === name;
  if (node.kind !== "primitive") return false;
  return node.name === name || (name === "string" && node.name === "binary");
}

/** The places inside a value, each with what may stand there. */
function partsOf(place: readonly PlainNode[], nodes: Nodes): readonly (readonly TypeNode[])[] {
  const objects = place.flatMap((node) => asObject(node) ?? []);
  const names = new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
  const indexes = indexesOf(place);
  const rest = objects.flatMap(({ others }) => others ?? []);
  return [
    ...[...names].map((name) => objects.flatMap((object) => typesAt(object, name))),
    rest,
    ...indexes.map((index) => place.flatMap((node) => itemTypes(node, index))),
  ].map((types) => types.flatMap(nodes.of));
}

type ObjectShape = Pick<ObjectTypeModel, "properties" | "others">;

function asObject(node: PlainNode): ObjectShape | undefined {
  if (node.kind === "object") return node;
  return node.kind === "record" ? { properties: [], others: node.values } : undefined;
}

function typesAt({ properties, others }: ObjectShape, name: string): readonly TypeModel[] {
  const found = properties.find((property) => property.name === name);
  return found === undefined ? (others === undefined ? [] : [others]) : [found.type];
}

/** Places in a list that differ, the last one for all that follow. */
function indexesOf(place: readonly PlainNode[]): readonly number[] {
  const isList = place.some(({ kind }) => kind === "array" || kind === "tuple");
  const lengths = place.flatMap((node) => (node.kind === "tuple" ? [node.items.length] : []));
  return isList ? Array.from({ length: Math.max(0, ...lengths) + 1 }, (_, index) => index) : [];
}

function itemTypes(node: PlainNode, index: number): readonly TypeModel[] {
  if (node.kind === "array") return [node.items];
  if (node.kind !== "tuple") return [];
  const type = node.items[index]?.type ?? node.rest;
  return type === undefined ? [] : [type];
}

/** A cursor is sent back as it came, and a `Date` has milliseconds only. */
function checkCursor(type: TypeModel, cursor: JsonPointer, { nodes, found }: Search): void {
  let place = nodes.of(type);
  for (const segment of segmentsOf(cursor)) {
    const all = place.flatMap((node) => plainNodes(node, nodes));
    place = all
      .flatMap((node) => asObject(node) ?? [])
      .flatMap((object) => typesAt(object, segment))
      .flatMap(nodes.of);
  }
  for (const node of place) {
    if (node.kind === "converted" && node.name === "date") {
      found.push({ format: node, reason: "the list continues with it, to the last digit" });
    }
  }
}

function plainNodes(node: TypeNode, nodes: Nodes): readonly PlainNode[] {
  if (node.kind !== "choice") return [node];
  return node.cases.flatMap(({ type }) =>
    nodes.of(type).flatMap((inner) => (inner.kind === "choice" ? [] : [inner])),
  );
}
