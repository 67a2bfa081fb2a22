/**
 * From pointers to places in the text. Built when the first diagnostic asks for a place; a document
 * without problems never pays for it.
 */
import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type ParsedNode } from "yaml";
import type { JsonPointer, SourceRange } from "../diagnostics/diagnostic.js";
import { scanChildren, skipSpace, valueEnd, type JsonChild, type Span } from "./json-scan.js";
import { tokensOf } from "./pointer.js";

/** Which part of a member a range covers: a collection's key and a scalar itself, or always the key. */
export type RangePart = "member" | "key";

/** Finds the range of what a pointer names; of its nearest ancestor where it names nothing. */
export type SourceMap = (pointer: JsonPointer, part: RangePart) => SourceRange | undefined;

interface Spot {
  readonly key: Span | undefined;
  readonly value: Span;
  readonly isScalar: boolean;
}

/** The source map of JSON text. Containers are scanned when a pointer leads through them. */
export function jsonSourceMap(file: string, text: string): SourceMap {
  const start = skipSpace(text, 0);
  const scanned = new Map<number, ReadonlyMap<string, JsonChild>>();
  const childrenAt = (offset: number): ReadonlyMap<string, JsonChild> => {
    const children = scanned.get(offset) ?? scanChildren(text, offset);
    scanned.set(offset, children);
    return children;
  };
  const toRange = rangeReader(file, text);
  const root: JsonChild = { key: undefined, value: { start, end: valueEnd(text, start) } };
  return (pointer, part) => {
    let child = root;
    for (const token of tokensOf(pointer)) {
      const next = childrenAt(child.value.start).get(token);
      if (next === undefined) break;
      child = next;
    }
    const isScalar = !"{[".includes(text.charAt(child.value.start));
    return toRange(spanOf({ ...child, isScalar }, part));
  };
}

/** The source map of a YAML document. */
export function yamlSourceMap(file: string, text: string, document: Document.Parsed): SourceMap {
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

/** Turns offsets into ranges; finds the lines of the text once. */
export function rangeReader(file: string, text: string): (span: Span) => SourceRange {
  let starts: readonly number[] | undefined;
  // What is missing at the end of the text, a parser may find behind it.
  const inside = (offset: number) => Math.min(offset, text.length);
  return (span) => {
    starts ??= lineStarts(text);
    const [start, end] = [placeOf(starts, inside(span.start)), placeOf(starts, inside(span.end))];
    return { file, ...start, endLine: end.line, endColumn: end.column };
  };
}

interface YamlSpot {
  readonly key: Node | undefined;
  readonly node: Node | null;
}

function yamlChild(
  document: Document.Parsed,
  node: Node | null,
  token: string,
): YamlSpot | undefined {
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

function mergeSources(
  document: Document.Parsed,
  value: ParsedNode | null,
): readonly (Node | null)[] {
  const source = resolveAlias(document, value);
  if (!isSeq<ParsedNode>(source)) return [source];
  return source.items.map((item) => resolveAlias(document, item));
}

function resolveAlias(document: Document.Parsed, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function yamlSpan(spot: YamlSpot): Spot {
  const key = spot.key === undefined ? undefined : nodeSpan(spot.key);
  const value = spot.node === null ? key : nodeSpan(spot.node);
  return {
    key,
    value: value ?? { start: 0, end: 0 },
    isScalar: isScalar(spot.node) && value !== undefined && value.end > value.start,
  };
}

function nodeSpan(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function spanOf(spot: Spot, part: RangePart): Span {
  return part === "member" && spot.isScalar ? spot.value : (spot.key ?? spot.value);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = text.indexOf("\n"); offset >= 0; offset = text.indexOf("\n", offset + 1)) {
    starts.push(offset + 1);
  }
  return starts;
}

function placeOf(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
