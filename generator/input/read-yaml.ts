/**
 * The value of YAML text, and where its nodes are, read in one pass without a tree.
 *
 * Text that is wrong, or uses what documents hardly ever use (anchors, merge keys, tags,
 * directives, keys that are no text), is left to `yaml-document.ts`, which is several times slower
 * and knows what to say.
 */
import { CORE_SCHEMA, constructFromEvents, EVENT_ID, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { Event } from "js-yaml";

/** The nodes of a text in document order, each member of a mapping as its key and its value. */
export interface YamlNodes {
  /** What each node is: a collection, or the style of a scalar. */
  readonly kinds: Uint8Array;
  /** Offset of the first character; `-1` for a value that is not there. */
  readonly starts: Int32Array;
  /** Of a scalar the offset behind it, of a collection the node behind all that is in it. */
  readonly ends: Int32Array;
}

/** Kinds of nodes besides the styles of scalars, which are numbers from 1. */
export const mappingKind = 64;
export const sequenceKind = 65;

export interface YamlText {
  readonly value: unknown;
  readonly nodes: YamlNodes;
}

/** More than any document may have; what is deeper is reported elsewhere. */
const maxDepth = 256;

/** Reads a text; `undefined` where it is not plain YAML. */
export function readYaml(text: string): YamlText | undefined {
  // To one parser a lone carriage return ends a line, to the other it does not.
  if (/\r(?!\n)/.test(text)) return undefined;
  try {
    const events = parseEvents(text, { maxDepth });
    const nodes = nodesOf(events, text);
    if (nodes === undefined) return undefined;
    const [value] = constructFromEvents(events, { source: text, schema: CORE_SCHEMA });
    return { value, nodes };
  } catch {
    return undefined;
  }
}

/** `undefined` where the events are not those of one plain document. */
function nodesOf(events: readonly Event[], text: string): YamlNodes | undefined {
  const [document] = events;
  if (document?.type !== EVENT_ID.DOCUMENT || document.directives.length > 0) return undefined;
  const table = new NodeTable(events.length);
  for (const event of events) {
    if (event.type === EVENT_ID.POP) table.close();
    else if (isPlain(event)) table.add(event);
    else if (event !== document) return undefined;
  }
  const nodes = table.nodes();
  return hasPlainKeys(nodes, text) ? nodes : undefined;
}

/** Numbers nodes as they come. */
class NodeTable {
  readonly #kinds: Uint8Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #open: number[] = [];
  #count = 0;

  constructor(most: number) {
    this.#kinds = new Uint8Array(most);
    this.#starts = new Int32Array(most);
    this.#ends = new Int32Array(most);
  }

  add(event: PlainEvent): void {
    const node = this.#count++;
    if (event.type === EVENT_ID.SCALAR) {
      this.#kinds[node] = event.style;
      this.#starts[node] = event.valueStart;
      this.#ends[node] = event.valueEnd;
    } else {
      this.#kinds[node] = event.type === EVENT_ID.MAPPING ? mappingKind : sequenceKind;
      this.#starts[node] = event.start;
      this.#open.push(node);
    }
  }

  /** Nothing more is in the collection that was begun last; the document is closed, too. */
  close(): void {
    const collection = this.#open.pop();
    if (collection !== undefined) this.#ends[collection] = this.#count;
  }

  nodes(): YamlNodes {
    return { kinds: this.#kinds.slice(0, this.#count), starts: this.#starts, ends: this.#ends };
  }
}

type NodeEvent = Exclude<Event, { readonly type: typeof EVENT_ID.POP }>;
type PlainEvent = Extract<NodeEvent, { readonly tagStart: number }>;

/** Neither an alias nor a document, and without anchor and tag. */
function isPlain(event: NodeEvent): event is PlainEvent {
  return "tagStart" in event && event.tagStart === -1 && event.anchorStart === -1;
}

/** Whether all keys are texts, and none of them `<<` or `null`. */
function hasPlainKeys(nodes: YamlNodes, text: string): boolean {
  const { kinds, starts, ends } = nodes;
  const isText = (key: number): boolean => {
    const kind = kinds[key] ?? mappingKind;
    if (kind !== SCALAR_STYLE.PLAIN) return kind < mappingKind;
    return !/^(<<|~|null|Null|NULL|)$/.test(text.slice(starts[key], ends[key]));
  };
  return kinds.every((kind, node) => kind !== mappingKind || keysOf(nodes, node).every(isText));
}

/** The keys of a mapping, as nodes. */
function keysOf(nodes: YamlNodes, mapping: number): readonly number[] {
  return childrenOf(nodes, mapping).filter((_, index) => index % 2 === 0);
}

/** What is directly in a collection: items, or keys and values in turn. */
export function childrenOf({ kinds, ends }: YamlNodes, collection: number): readonly number[] {
  const children: number[] = [];
  const end = ends[collection] ?? 0;
  for (let node = collection + 1; node < end;) {
    children.push(node);
    node = (kinds[node] ?? 0) < mappingKind ? node + 1 : (ends[node] ?? end);
  }
  return children;
}
