/** From pointers to places in YAML text. */
import { load, SCALAR_STYLE } from "js-yaml";
import type { Span } from "./json-scan.js";
import { tokensOf } from "./pointer.js";
import { childrenOf, mappingKind, sequenceKind, type YamlNodes } from "./read-yaml.js";
import { rangeReader, spanOf, type SourceMap } from "./source-map.js";

interface Member {
  readonly key: number | undefined;
  readonly value: number;
}

/** The source map of YAML text. Collections are indexed when a pointer leads through them. */
export function yamlSourceMap(file: string, text: string, nodes: YamlNodes): SourceMap {
  const source = { text, nodes };
  const indexed = new Map<number, ReadonlyMap<string, Member>>();
  const membersAt = (collection: number): ReadonlyMap<string, Member> => {
    const members = indexed.get(collection) ?? membersOf(collection, source);
    indexed.set(collection, members);
    return members;
  };
  const toRange = rangeReader(file, text);
  return (pointer, part) => {
    let member: Member = { key: undefined, value: 0 };
    for (const token of tokensOf(pointer)) {
      const next = membersAt(member.value).get(token);
      if (next === undefined) break;
      member = next;
    }
    const key = member.key === undefined ? undefined : spanOfNode(member.key, source);
    const value = spanOfNode(member.value, source) ?? key ?? { start: 0, end: 0 };
    const isScalar = !isCollection(member.value, nodes) && value.end > value.start && value !== key;
    return toRange(spanOf({ key, value, isScalar }, part));
  };
}

interface YamlSource {
  readonly text: string;
  readonly nodes: YamlNodes;
}

function isCollection(node: number, { kinds }: YamlNodes): boolean {
  return (kinds[node] ?? 0) >= mappingKind;
}

function membersOf(collection: number, source: YamlSource): ReadonlyMap<string, Member> {
  const { nodes } = source;
  const kind = nodes.kinds[collection];
  if (kind !== mappingKind && kind !== sequenceKind) return new Map();
  const children = childrenOf(nodes, collection);
  if (kind === sequenceKind) {
    return new Map(children.map((value, index) => [String(index), { key: undefined, value }]));
  }
  const keys = children.filter((_, index) => index % 2 === 0);
  return new Map(
    keys.map((key, index) => [keyOf(key, source), { key, value: children[index * 2 + 1] ?? key }]),
  );
}

/** A key as a member of an object is called: `1.0` is `1`. */
function keyOf(key: number, source: YamlSource): string {
  const { start, end } = spanOfNode(key, source) ?? { start: 0, end: 0 };
  const text = source.text.slice(start, end);
  return /^[A-Za-z$/_{][\w$/{}.-]*$/.test(text) ? text : String(load(text));
}

/** `undefined` for a value that is not there. */
function spanOfNode(node: number, { text, nodes }: YamlSource): Span | undefined {
  const start = nodes.starts[node] ?? -1;
  if (start === -1) return undefined;
  if (isCollection(node, nodes)) return { start, end: collectionEnd(node, { text, nodes }) };
  const end = nodes.ends[node] ?? start;
  const kind = nodes.kinds[node];
  if (kind === SCALAR_STYLE.PLAIN) return { start, end };
  if (kind !== SCALAR_STYLE.LITERAL_BLOCK && kind !== SCALAR_STYLE.FOLDED_BLOCK) {
    return { start: start - 1, end: end + 1 };
  }
  return { start: headerStart(text, start), end: start + blockLength(text.slice(start, end)) };
}

/** Where the `|` or `>` is that stands in the line before a block. */
function headerStart(text: string, start: number): number {
  const line = text.lastIndexOf("\n", start - 2) + 1;
  const header = /[|>][-+\d]*[ \t]*(?:#.*)?\r?\n?$/.exec(text.slice(line, start));
  return header === null ? start : line + header.index;
}

/** Without the empty lines behind it. */
function blockLength(block: string): number {
  return Math.min(block.length, block.trimEnd().length + 1);
}

/** Behind the last of the nodes in it, and behind the bracket where it has one. */
function collectionEnd(collection: number, source: YamlSource): number {
  const { text, nodes } = source;
  const start = nodes.starts[collection] ?? 0;
  const spans = childrenOf(nodes, collection).map((node) => spanOfNode(node, source));
  const inside = spans.filter((span) => span !== undefined).at(-1)?.end ?? start;
  if (!"{[".includes(text.charAt(start))) return inside;
  const rest = text.slice(Math.max(inside, start + 1));
  const bracket = /^(?:[\s,:]|#.*)*[\]}]/.exec(rest)?.[0].length ?? 0;
  return text.length - rest.length + bracket;
}
