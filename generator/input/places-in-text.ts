/** From a place in the text of a document to what stands around it: the way back of a source map. */
import { isMap, isPair, isSeq, LineCounter, parseDocument, type Pair, type ParsedNode } from "yaml";

/** A line and, if it is known, a column; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number | undefined;
}

/** Where something starts: a source map points at one of the two. */
export interface Start {
  readonly line: number;
  readonly column: number;
}

type Item = ParsedNode | Pair<ParsedNode, ParsedNode | null>;

/**
 * The starts of the members and values around a place, innermost first; the document itself is not
 * among them. YAML or JSON.
 */
export function startsAround(text: string, { line, column }: TextPlace): readonly Start[] {
  const counter = new LineCounter();
  const document = parseDocument<ParsedNode, false>(text, { lineCounter: counter });
  const lineStart = counter.lineStarts[line - 1];
  if (lineStart === undefined) return [];
  const offset = lineStart + (column === undefined ? indentation(text, lineStart) : column - 1);
  const offsets: number[] = [];
  const childOf = (item: Item) => childrenOf(item).find((child) => isAround(child, offset));
  for (let item = childOf(document.contents); item !== undefined; item = childOf(item)) {
    offsets.unshift(...ownStarts(item));
  }
  return offsets.map((start) => {
    const { line: startLine, col } = counter.linePos(start);
    return { line: startLine, column: col };
  });
}

function indentation(text: string, start: number): number {
  return /[^ \t-]|$/mu.exec(text.slice(start))?.index ?? 0;
}

function ownStarts(item: Item): readonly number[] {
  const nodes = isPair(item) ? [item.value, item.key] : [item];
  return nodes.flatMap((node) => node?.range[0] ?? []);
}

function childrenOf(item: Item): readonly Item[] {
  const node = isPair(item) ? item.value : item;
  return isMap<ParsedNode, ParsedNode | null>(node) || isSeq<ParsedNode>(node) ? node.items : [];
}

/** Comments and empty lines behind a value belong to it. */
function isAround(item: Item, offset: number): boolean {
  const [first, last] = isPair(item) ? [item.key, item.value ?? item.key] : [item, item];
  return first.range[0] <= offset && offset < last.range[2];
}
