/**
 * Offsets in JSON text. `JSON.parse` is fast but forgets where things stand and which keys occur
 * twice; these scanners find it in text that `JSON.parse` has already accepted.
 */

/** Offsets of a piece of text; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member (`key` is set) or item of a container. */
export interface JsonChild {
  readonly key: Span | undefined;
  readonly value: Span;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The members or items of the container that starts at `start`; a scalar has none. */
export function scanChildren(text: string, start: number): ReadonlyMap<string, JsonChild> {
  const children = new Map<string, JsonChild>();
  const isObject = text.charCodeAt(start) === openBrace;
  if (!isObject && text.charCodeAt(start) !== openBracket) return children;
  let offset = skipSpace(text, start + 1);
  while (!isClosing(text.charCodeAt(offset))) {
    const key = isObject ? { start: offset, end: stringEnd(text, offset) } : undefined;
    if (key !== undefined) offset = skipSpace(text, skipSpace(text, key.end) + 1);
    const value = { start: offset, end: valueEnd(text, offset) };
    const name = key === undefined ? String(children.size) : keyText(text, key);
    children.set(name, { key, value });
    offset = skipSpace(text, value.end);
    if (text.charCodeAt(offset) === comma) offset = skipSpace(text, offset + 1);
  }
  return children;
}

/** The keys that repeat an earlier key of the same object. */
export function scanDuplicateKeys(text: string): readonly Span[] {
  const duplicates: Span[] = [];
  const open: (Set<string> | undefined)[] = [];
  let offset = 0;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      const span = { start: offset, end: stringEnd(text, offset) };
      offset = span.end;
      const keys = open.at(-1);
      if (keys === undefined || text.charCodeAt(skipSpace(text, offset)) !== colon) continue;
      const key = keyText(text, span);
      if (keys.has(key)) duplicates.push(span);
      keys.add(key);
      continue;
    }
    if (code === openBrace) open.push(new Set());
    else if (code === openBracket) open.push(undefined);
    else if (isClosing(code)) open.pop();
    offset += 1;
  }
  return duplicates;
}

/** The offset of the first character that is no white space. */
export function skipSpace(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && isSpace(text.charCodeAt(offset))) offset += 1;
  return offset;
}

/** The end of the value that starts at `start`. */
function valueEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === quote) return stringEnd(text, start);
  if (code === openBrace || code === openBracket) return containerEnd(text, start);
  let offset = start;
  while (offset < text.length && !isDelimiter(text.charCodeAt(offset))) offset += 1;
  return offset;
}

/** The text of a key, escapes undone. */
export function keyText(text: string, key: Span): string {
  const raw = text.slice(key.start + 1, key.end - 1);
  return raw.includes("\\") ? String(JSON.parse(text.slice(key.start, key.end))) : raw;
}

function containerEnd(text: string, start: number): number {
  let depth = 0;
  let offset = start;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      offset = stringEnd(text, offset);
      continue;
    }
    if (code === openBrace || code === openBracket) depth += 1;
    else if (isClosing(code)) depth -= 1;
    offset += 1;
    if (depth === 0) break;
  }
  return offset;
}

function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes is before an offset. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text.charCodeAt(start - 1) === backslash) start -= 1;
  return (offset - start) % 2 === 1;
}

function isClosing(code: number): boolean {
  // NaN is the end of the text.
  return code === closeBrace || code === closeBracket || Number.isNaN(code);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isDelimiter(code: number): boolean {
  return code === comma || isClosing(code) || isSpace(code);
}
