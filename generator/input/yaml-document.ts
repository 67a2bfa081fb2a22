/**
 * YAML by way of a tree: for text that is wrong, since the tree knows where and why, and for
 * anchors, merge keys and tags. Several times slower than `read-yaml.ts`.
 */
import type { Document, Node, ParsedNode, YAMLParseError } from "yaml";
import { loadPackage } from "../load-package.js";
import type { Span } from "./json-scan.js";
import { tokensOf } from "./pointer.js";
import { rangeReader, spanOf, type SourceMap, type Spot } from "./source-map.js";

export type YamlTree = Document.Parsed;

/** What is wrong with a text, and from where to where. */
export type YamlMistake = Pick<YAMLParseError, "code" | "message" | "pos">;

/** Most runs never need it. */
function yaml() {
  return loadPackage<typeof import("yaml")>("yaml");
}

/** Parses a text; whatever can be wrong with it is in the result. */
export function parseYamlTree(text: string): {
  readonly tree: YamlTree;
  readonly mistakes: readonly YamlMistake[];
} {
  const options = { merge: true, prettyErrors: false, logLevel: "silent" } as const;
  const tree = yaml().parseDocument(text, options);
  return { tree, mistakes: tree.errors.length > 0 ? tree.errors : unresolvedAliases(tree) };
}

/** The `yaml` package finds these only when it builds the value, and then not where they are. */
function unresolvedAliases(tree: YamlTree): readonly YamlMistake[] {
  const anchors = new Set<string>();
  const found: YamlMistake[] = [];
  const { isAlias, visit } = yaml();
  visit(tree, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) {
        const [start, end] = node.range ?? [0, 0];
        const message = `Unresolved alias ${node.source}`;
        found.push({ code: "BAD_ALIAS", message, pos: [start, end] });
      }
    },
  });
  return found;
}

/** The source map of a tree. */
export function treeSourceMap(file: string, text: string, document: YamlTree): SourceMap {
  const toRange = rangeReader(file, text);
  return (pointer, part) => {
    let spot: YamlSpot = { key: undefined, node: document.contents };
    for (const token of tokensOf(pointer)) {
      const next = yamlChild(document, resolveAlias(document, spot.node), token);
      if (next === undefined) break;
      spot = next;
    }
    return toRange(spanOf(yamlSpan(spot), part));
  };
}

interface YamlSpot {
  readonly key: Node | undefined;
  readonly node: Node | null;
}

function yamlChild(document: YamlTree, node: Node | null, token: string): YamlSpot | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isSeq<ParsedNode>(node)) {
    const item = node.items[Number(token)];
    return item === undefined ? undefined : { key: undefined, node: item };
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token);
  if (pair !== undefined) return { key: pair.key, node: pair.value };
  return node.items
    .filter(({ key }) => isScalar(key) && key.source === "<<")
    .flatMap(({ value }) => mergeSources(document, value))
    .map((source) => yamlChild(document, source, token))
    .find((spot) => spot !== undefined);
}

function mergeSources(document: YamlTree, value: ParsedNode | null): readonly (Node | null)[] {
  const source = resolveAlias(document, value);
  if (!yaml().isSeq<ParsedNode>(source)) return [source];
  return source.items.map((item) => resolveAlias(document, item));
}

function resolveAlias(document: YamlTree, node: Node | null): Node | null {
  return yaml().isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function yamlSpan(spot: YamlSpot): Spot {
  const key = spot.key === undefined ? undefined : nodeSpan(spot.key);
  const value = spot.node === null ? key : nodeSpan(spot.node);
  return {
    key,
    value: value ?? { start: 0, end: 0 },
    isScalar: yaml().isScalar(spot.node) && value !== undefined && value.end > value.start,
  };
}

function nodeSpan(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}
