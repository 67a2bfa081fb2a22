/**
 * From pointers to places in the text. Built when the first diagnostic asks for a place; a document
 * without problems never pays for it.
 */
import type { JsonPointer, SourceRange } from "../diagnostics/diagnostic.js";
import { scanChildren, skipSpace, type JsonChild, type Span } from "./json-scan.js";
import { tokensOf } from "./pointer.js";

/** Which part of a member a range covers: a collection's key and a scalar itself, or always the key. */
export type RangePart = "member" | "key";

/** Finds the range of what a pointer names; of its nearest ancestor where it names nothing. */
export type SourceMap = (pointer: JsonPointer, part: RangePart) => SourceRange | undefined;

/** Where a key and its value are. */
export interface Spot {
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
  const root: JsonChild = { key: undefined, value: { start, end: text.trimEnd().length } };
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

/** What a range covers of a spot. */
export function spanOf(spot: Spot, part: RangePart): Span {
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
