/** The template's own text, changed in place: layout, comments and order stay as they are. */
import {
  isMap,
  isScalar,
  isSeq,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import type { ResourceConventions } from "./conventions.js";
import { descriptionOf, renamedProse, type Nouns } from "./nouns.js";
import type { ResourceSource, StandardMethod } from "./resource-source.js";

export interface Rewriting {
  readonly template: ResourceSource;
  readonly conventions: ResourceConventions;
  readonly from: Nouns;
  readonly to: Nouns;
  readonly methods: readonly StandardMethod[];
}

/** Turns the document of the template into that of the new resource. */
export function rewriteDocument(document: Document, rewriting: Rewriting): void {
  keepOperations(document, rewriting);
  removeParticulars(document, rewriting);
  keepFields(document, rewriting);
  keepReachedSchemas(document);
  rename(document, rewriting);
  describe(document, rewriting);
}

function keepOperations(document: Document, { template, methods }: Rewriting): void {
  const kept = new Set(
    template.operations.flatMap(({ method, path, verb }) =>
      methods.includes(method) ? [`${path} ${verb}`] : [],
    ),
  );
  for (const path of keysIn(document, ["paths"])) {
    const members = keysIn(document, ["paths", path]);
    const operations = members.filter((member) => verbs.has(member));
    const left = operations.filter((verb) => kept.has(`${path} ${verb}`));
    if (left.length === 0) document.deleteIn(["paths", path]);
    const others = left.length === 0 ? [] : operations.filter((verb) => !left.includes(verb));
    for (const verb of others) document.deleteIn(["paths", path, verb]);
  }
}

const verbs = new Set("get put post delete options head patch trace query".split(" "));

/** Links, support and filters say something about one resource; shared filters of all are kept. */
function removeParticulars(document: Document, { conventions }: Rewriting): void {
  document.deleteIn(["components", "parameters"]);
  document.deleteIn(["components", "links"]);
  visit(document, {
    Pair: (_, pair) => {
      const isParticular = isScalar(pair.key) && particular.has(String(pair.key.value));
      return isParticular ? visit.REMOVE : undefined;
    },
  });
  const wanted = [...conventions.filters.values()];
  for (const path of keysIn(document, ["paths"])) {
    for (const verb of keysIn(document, ["paths", path])) {
      const place =
        verb === "parameters" ? ["paths", path, verb] : ["paths", path, verb, "parameters"];
      const isList = document.hasIn(["paths", path, verb, "x-loom-pagination"]);
      rewriteParameters(document, place, isList ? wanted : []);
    }
  }
}

const particular = new Set(["links", "x-loom-support"]);

/** Filters take the place of the first one that the template has, or come first. */
function rewriteParameters(
  document: Document,
  place: readonly string[],
  wanted: readonly string[],
) {
  const list = document.getIn(place);
  if (!isSeq(list)) return;
  const isFilter = (item: unknown) => {
    const ref = isMap(item) ? String(item.get("$ref")) : "";
    return ref.startsWith("#/") || wanted.includes(ref);
  };
  const first = list.items.findIndex(isFilter);
  const others = list.items.filter((item) => !isFilter(item));
  const filters = wanted.map((ref) => {
    const node = document.createNode({ $ref: ref });
    const scalar = node.get("$ref", true);
    if (scalar !== undefined) scalar.type = "QUOTE_DOUBLE";
    return node;
  });
  const index = first < 0 ? 1 : first;
  list.items = [...others.slice(0, index), ...filters, ...others.slice(index)];
}

/** Fields that most records have; what refers to schemas of the template's own is particular to it. */
function keepFields(document: Document, { template, conventions }: Rewriting): void {
  const { record } = template;
  for (const name of [record, `${record}Create`, `${record}Update`]) {
    const place = ["components", "schemas", name];
    for (const field of keysIn(document, [...place, "properties"])) {
      const schema = document.getIn([...place, "properties", field]);
      const isKept = conventions.fields.has(field) && !refersToOwn(schema);
      if (!isKept) document.deleteIn([...place, "properties", field]);
    }
    keepItems(document.getIn([...place, "required"]), keysIn(document, [...place, "properties"]));
    fillExamples(document, place, ["components", "schemas", record]);
  }
}

/** Examples show the fields that are left; one without any gets one of the record's. */
function fillExamples(
  document: Document,
  place: readonly string[],
  record: readonly string[],
): void {
  const examples = document.getIn([...place, "examples"]);
  if (!isSeq(examples)) return;
  const fields = keysIn(document, [...place, "properties"]);
  const shown = fields.find((field) => document.hasIn([...record, "examples", 0, field]));
  for (const example of examples.items) {
    if (!isMap(example)) continue;
    for (const key of keysOf(example)) if (!fields.includes(key)) example.delete(key);
    if (example.items.length > 0 || shown === undefined) continue;
    example.set(shown, document.getIn([...record, "examples", 0, shown]));
  }
}

function refersToOwn(schema: unknown): boolean {
  return /"\$ref":"#\//u.test(textOf(schema));
}

/** A node as JSON; nothing for no node. */
function textOf(node: unknown): string {
  const text: unknown = JSON.stringify(node);
  return typeof text === "string" ? text : "";
}

function keepItems(list: unknown, fields: readonly string[]): void {
  if (!isSeq(list)) return;
  list.items = list.items.filter((item) => isScalar(item) && fields.includes(String(item.value)));
}

/** Schemas that the operations that are left still need. */
function keepReachedSchemas(document: Document): void {
  const reached = new Set<string>();
  const follow = (node: unknown): void => {
    for (const [, name = ""] of textOf(node).matchAll(/"#\/components\/schemas\/([^"/]+)/gu)) {
      if (reached.has(name)) continue;
      reached.add(name);
      follow(document.getIn(["components", "schemas", name]));
    }
  };
  follow(document.get("paths"));
  for (const name of keysIn(document, ["components", "schemas"])) {
    if (!reached.has(name)) document.deleteIn(["components", "schemas", name]);
  }
}

function rename(document: Document, rewriting: Rewriting): void {
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (typeof node.value !== "string") return;
      const owner = ancestors.at(-1);
      const name = key === "value" && isPairOf(owner) ? String(owner.key) : "";
      node.value = renamed(node.value, { name, isKey: key === "key" }, rewriting);
    },
  });
}

/** What the template says about its own subject does not hold for another. */
function describe(document: Document, { to }: Rewriting): void {
  const one = ["components", "schemas", to.one, "description"];
  if (document.hasIn(one)) document.setIn(one, descriptionOf(to.one, "one"));
  const tag = ["tags", 0, "description"];
  if (document.hasIn(tag)) document.setIn(tag, descriptionOf(to.many, "many"));
}

function isPairOf(node: unknown): node is Pair<Node, Node> {
  return typeof node === "object" && node !== null && "key" in node;
}

interface Role {
  /** Key of the member whose value it is. */
  readonly name: string;
  readonly isKey: boolean;
}

function renamed(text: string, { name, isKey }: Role, rewriting: Rewriting): string {
  const { from, to, template } = rewriting;
  if (isKey && text.startsWith(template.path)) return renamedPath(text, rewriting);
  if (isKey) return renamedIdentifier(text, rewriting);
  if (name === "$ref") return text.startsWith("#/") ? renamedReference(text, rewriting) : text;
  if (name === "operationId") return text.replace(from.many, to.many).replace(from.one, to.one);
  if (text === from.tag) return to.tag;
  return renamedProse(text, from, to);
}

function renamedPath(path: string, { template, to }: Rewriting): string {
  const folder = template.path.replace(/[^/]*$/u, "");
  return folder + to.segment + path.slice(template.path.length);
}

function renamedReference(reference: string, rewriting: Rewriting): string {
  const tokens = reference.split("/");
  return [...tokens.slice(0, -1), renamedIdentifier(tokens.at(-1) ?? "", rewriting)].join("/");
}

/** `TeamList` is named after the record; `TeamworkList` and `SortOrder` are not. */
function renamedIdentifier(text: string, { from, to }: Rewriting): string {
  const rest = text.slice(from.one.length);
  return text.startsWith(from.one) && /^(?:[A-Z]|$)/u.test(rest) ? to.one + rest : text;
}

function keysIn(document: Document, place: readonly string[]): readonly string[] {
  const map = document.getIn(place);
  return isMap(map) ? keysOf(map) : [];
}

function keysOf(map: YAMLMap): readonly string[] {
  return map.items.map(({ key }) => (isScalar(key) ? String(key.value) : String(key)));
}
