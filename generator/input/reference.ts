/** References: the text of `$ref` taken apart, and pointers followed through other references. */
import { posix } from "node:path";
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import { isUrl } from "../remote-host.js";
import { isJsonObject, member } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { pointerOf, step, tokensOf } from "./pointer.js";

/** The parts of a `$ref`: a relative file (`""`: the same one) and a pointer into it. */
export interface Reference {
  readonly file: string;
  /** `undefined` where the fragment is no JSON Pointer. */
  readonly pointer: JsonPointer | undefined;
  /** The fragment as it is, without percent-encoding. */
  readonly fragment: string;
}

/** Takes a `$ref` apart; percent-encoding is undone. */
export function parseReference(text: string): Reference {
  const hash = text.indexOf("#");
  const file = decodePercent(hash < 0 ? text : text.slice(0, hash));
  const fragment = decodePercent(hash < 0 ? "" : text.slice(hash + 1));
  const isPointer = fragment === "" || fragment.startsWith("/");
  return { file, pointer: isPointer ? fragment : undefined, fragment };
}

/** The `$ref` text for a pointer of the same document. */
export function referenceTo(pointer: JsonPointer): string {
  return `#${encodePercent(pointer)}`;
}

/** `encodeURI` for any text: half a surrogate pair has no encoded form, and stays. */
export function encodePercent(text: string): string {
  return text.replaceAll(/\P{Surrogate}+/gu, encodeURI);
}

/** Whether a `$ref` names a URL rather than a file. */
export function isRemote(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(text);
}

/**
 * The file that a `$ref` in the file `base` names: a path, or a URL without its fragment. What is
 * relative to a URL is a URL, whatever it looks like. `undefined` where it is neither.
 */
export function fileOf(base: string, text: string): string | undefined {
  const [written = ""] = text.split("#", 1);
  if (written === "") return base;
  if (!isUrl(base) && !isRemote(written)) {
    return posix.join(posix.dirname(base), decodePercent(written));
  }
  const root = isUrl(base) ? base : undefined;
  const { href } = URL.canParse(written, root) ? new URL(written, root) : { href: "" };
  return isUrl(href) ? href : undefined;
}

/** Whether a path leads out of a folder; a URL is in none. */
export function isOutside(folder: string, file: string): boolean {
  return !isUrl(file) && /^\.\.(?:\/|$)/.test(posix.relative(folder, file));
}

/** A value and the pointer to where it really stands. */
export interface Resolved {
  readonly value: JsonValue;
  readonly pointer: JsonPointer;
}

const hopLimit = 100;

/** Where a pointer leaves the document: the `$ref` it runs into, and the tokens behind that. */
export interface Exit {
  readonly reference: string;
  readonly rest: readonly string[];
}

/**
 * Follows a pointer. Where a token is missing from an object with a `$ref`, the search goes on in
 * what that refers to: documents in the wild point through references.
 */
export function resolvePointer(root: JsonValue, pointer: JsonPointer): Resolved | undefined {
  const found = followPointer(root, pointer);
  return found !== undefined && "value" in found ? found : undefined;
}

/** Follows a `$ref` of the document itself. */
export function resolveReference(root: JsonValue, text: string): Resolved | undefined {
  const { file, pointer } = parseReference(text);
  return file !== "" || pointer === undefined ? undefined : resolvePointer(root, pointer);
}

/** {@link resolvePointer}, or the reference to another document that it would go on in. */
export function followPointer(root: JsonValue, pointer: JsonPointer): Resolved | Exit | undefined {
  let tokens = [...tokensOf(pointer)];
  for (let hop = 0; hop < hopLimit; hop += 1) {
    const walked = walk(root, tokens);
    if (walked.rest.length === 0) return { value: walked.value, pointer: pointerOf(tokens) };
    const reference = referenceIn(walked.value);
    if (reference === undefined) return undefined;
    const target = localTarget(walked.value);
    if (target === undefined) return { reference, rest: walked.rest };
    tokens = [...tokensOf(target), ...walked.rest];
  }
  return undefined;
}

function referenceIn(value: JsonValue): string | undefined {
  const text = isJsonObject(value) ? member(value, "$ref") : undefined;
  return typeof text === "string" ? text : undefined;
}

/** The pointer an object's local `$ref` holds. */
export function localTarget(value: JsonValue): JsonPointer | undefined {
  const text = referenceIn(value);
  return text?.startsWith("#") === true ? parseReference(text).pointer : undefined;
}

function walk(
  root: JsonValue,
  tokens: readonly string[],
): { readonly value: JsonValue; readonly rest: readonly string[] } {
  let value = root;
  for (const [index, token] of tokens.entries()) {
    const next = step(value, token);
    if (next === undefined) return { value, rest: tokens.slice(index) };
    value = next;
  }
  return { value, rest: [] };
}

/** Undoes percent-encoding, where it is valid. */
export function decodePercent(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
