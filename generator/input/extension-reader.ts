/** Strict reading of extensions: whatever is not described is a mistake. */
import { placeOf, type Cursor, type ObjectCursor } from "./cursor.js";
import { isJsonArray, isJsonObject, member } from "./json.js";
import type { JsonValue } from "./openapi.js";
import { childPointer, tokensOf } from "./pointer.js";
import type { JsonPointer } from "../diagnostics/diagnostic.js";

/** The extension of an object; unlike other fields, one that is `null` is there, and wrong. */
export function extensionOf(parent: ObjectCursor, name: string): Cursor | undefined {
  return Object.hasOwn(parent.value, name) ? child(parent, name) : undefined;
}

const extensionName = /^x-(?:loom-|(?:ms-pageable|speakeasy-pagination|fern-pagination)$)/;

/**
 * Reports what is wrong with an extension or a part of it. Ours is a mistake; that of another
 * generator is not used, and the document is as good as without it.
 */
export function problem(cursor: Cursor, text: string): void {
  const tokens = tokensOf(cursor.pointer);
  const start = tokens.findIndex((token) => extensionName.test(token));
  const [name = "", ...inner] = tokens.slice(start);
  const subject = inner.length === 0 ? "the value" : inner.join(".");
  const parameters = { name, problem: `${subject} ${text}` };
  const code = name.startsWith("x-loom-") ? "invalid-extension" : "pagination-ignored";
  cursor.context.bag.report(code, placeOf(cursor), parameters);
}

/** The extension as a mapping that has no other members than these. */
export function closedObject(
  cursor: Cursor,
  members: readonly string[],
  expected = "a mapping",
): ObjectCursor | undefined {
  const object = objectOrProblem(cursor, expected);
  if (object === undefined) return undefined;
  const unknown = Object.keys(object.value).filter((key) => !members.includes(key));
  for (const key of unknown) problem(child(object, key), "is not a member of the extension");
  return unknown.length === 0 ? object : undefined;
}

/** The extension, or a part of it, as a mapping. */
export function objectOrProblem(cursor: Cursor, expected = "a mapping"): ObjectCursor | undefined {
  const { value } = cursor;
  if (isJsonObject(value)) return { ...cursor, value };
  problem(cursor, `must be ${expected}`);
  return undefined;
}

/** Whether the extension has its only allowed value. */
export function literal(cursor: Cursor | undefined, value: true): boolean {
  if (cursor === undefined) return false;
  if (cursor.value === value) return true;
  problem(cursor, "must be true");
  return false;
}

/** A required text, of a certain form where one is given. */
export function textMember(
  object: ObjectCursor,
  key: string,
  form?: { readonly pattern: RegExp; readonly what: string },
): string | undefined {
  const value = member(object.value, key);
  if (typeof value === "string" && value !== "" && (form?.pattern.test(value) ?? true))
    return value;
  problem(child(object, key), `must be ${form?.what ?? "a text"}`);
  return undefined;
}

/** A member that may be absent. */
export function optionalMember<Value>(
  object: ObjectCursor,
  key: string,
  read: (object: ObjectCursor, key: string) => Value | undefined,
): Value | undefined {
  return member(object.value, key) === undefined ? undefined : read(object, key);
}

/** A required word of a closed set. */
export function wordMember<Word extends string>(
  object: ObjectCursor,
  key: string,
  words: readonly Word[],
): Word | undefined {
  const value = member(object.value, key);
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) problem(child(object, key), `must be one of ${words.join(", ")}`);
  return word;
}

/** A required JSON Pointer. */
export function pointerMember(object: ObjectCursor, key: string): JsonPointer | undefined {
  const value = member(object.value, key);
  if (typeof value === "string" && /^(?:\/(?:[^/~]|~[01])*)*$/.test(value)) return value;
  problem(child(object, key), "must be a JSON Pointer");
  return undefined;
}

/** An optional integer. */
export function integerMember(
  object: ObjectCursor,
  key: string,
  minimum = -Infinity,
): number | undefined {
  const value = member(object.value, key);
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= minimum) return value;
  problem(child(object, key), minimum === 0 ? "must be an integer from 0" : "must be an integer");
  return undefined;
}

/** A list of texts without repetition. A required one has at least one item. */
export function textList(
  object: ObjectCursor,
  key: string,
  presence: "required" | "optional",
): readonly string[] | undefined {
  const value = member(object.value, key);
  if (value === undefined && presence === "optional") return undefined;
  if (isTextList(value) && (presence === "optional" || value.length > 0)) return value;
  const least = presence === "required" ? ", at least one" : "";
  problem(child(object, key), `must be a list of different texts${least}`);
  return undefined;
}

/** The cursor of a member, present or not. */
export function child(object: ObjectCursor, key: string): Cursor {
  const value = member(object.value, key) ?? null;
  return { context: object.context, value, pointer: childPointer(object.pointer, key) };
}

function isTextList(value: JsonValue | undefined): value is readonly string[] {
  if (!isJsonArray(value)) return false;
  return value.every((item) => typeof item === "string") && new Set(value).size === value.length;
}
