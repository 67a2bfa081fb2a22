/** Enumerations: their members and the names of these. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { SchemaObject } from "../input/openapi.js";
import { isIdentifier, pascalCase } from "./casing.js";
import { docsOf } from "./lower-docs.js";
import type { DocsModel, EnumMemberModel, EnumModel, JsonValue } from "./type-model.js";

/** A value that a member of an enumeration can have. */
export type EnumValue = EnumMemberModel["value"];

/** What an enumeration is made of; all lists are in the order of `values`. */
export interface EnumSource {
  readonly name: string;
  readonly values: readonly EnumValue[];
  readonly origin: JsonPointer;
  readonly names?: readonly (string | undefined)[] | undefined;
  readonly descriptions?: readonly (string | undefined)[] | undefined;
  /** Where each value is; by default where the enumeration is. */
  readonly origins?: readonly (JsonPointer | undefined)[] | undefined;
  readonly open?: boolean;
  readonly docs?: DocsModel;
  /** What members were called before, by value as JSON. */
  readonly former?: ReadonlyMap<string, string> | undefined;
}

/** The enumeration of the values, in order, without repetitions. */
export function enumModel(source: EnumSource): EnumModel {
  const places = new Map<EnumValue, number>();
  source.values.forEach((value, index) => {
    if (!places.has(value)) places.set(value, index);
  });
  const values = [...places.keys()];
  const indexes = [...places.values()];
  const names = memberNames(
    values,
    indexes.map((index) => source.names?.[index]),
    source.former,
  );
  return {
    name: source.name,
    docs: source.docs ?? docsOf({}),
    members: values.map((value, index) => ({
      name: names[index] ?? String(value),
      value,
      docs: docsOf({ description: source.descriptions?.[indexes[index] ?? index] }),
      origin: source.origins?.[indexes[index] ?? index] ?? source.origin,
    })),
    open: source.open ?? false,
    origin: source.origin,
  };
}

/** Whether a value can be a member: not a list, an object, or a number without a literal. */
export function isEnumValue(value: JsonValue): value is EnumValue {
  if (typeof value === "number") return Number.isFinite(value);
  return value === null || typeof value !== "object";
}

/**
 * The values of a schema that is nothing but an enumeration: `enum`, or a choice of constants
 * (`oneOf: [{ const: a, title: A }]`). `undefined` for any other schema.
 */
export function enumSource(
  schema: SchemaObject,
): Pick<EnumSource, "values" | "names" | "descriptions" | "origins"> | undefined {
  if (schema.ref !== undefined || schema.const !== undefined || isNarrowed(schema)) {
    return undefined;
  }
  const choices = [...schema.oneOf, ...schema.anyOf];
  if (schema.enum !== undefined) {
    const isPlain = choices.length === 0 && schema.enum.every(isEnumValue);
    const values = schema.enum.filter(isEnumValue);
    return isPlain && values.some((value) => typeof value === "string" || typeof value === "number")
      ? {
          values,
          names: schema.enumNames,
          descriptions: schema.enumDescriptions,
          origins: values.map((_, index) => `${schema.origin}/enum/${index}`),
        }
      : undefined;
  }
  return constantChoices(choices);
}

function isNarrowed({ allOf, not }: SchemaObject): boolean {
  return allOf.length > 0 || not !== undefined;
}

function constantChoices(
  choices: readonly (SchemaObject | boolean)[],
): Pick<EnumSource, "values" | "names" | "descriptions" | "origins"> | undefined {
  const constants = choices.flatMap((choice) => {
    if (typeof choice === "boolean" || choice.const === undefined) return [];
    const { value } = choice.const;
    if (!isEnumValue(value) || value === null || typeof value === "boolean") return [];
    return [{ value, name: choice.title, description: choice.description, origin: choice.origin }];
  });
  if (constants.length === 0 || constants.length !== choices.length) return undefined;
  return {
    values: constants.map(({ value }) => value),
    names: constants.map(({ name }) => name),
    descriptions: constants.map(({ description }) => description),
    origins: constants.map(({ origin }) => `${origin}/const`),
  };
}

/**
 * Names for the values: the given ones, those they had before, else the values in Pascal case.
 * Values that would share a name (`asc`, `ASC`; `a+b`, `a-b`) are spelled out, all of them,
 * whatever their order; what still collides is numbered.
 */
function memberNames(
  values: readonly EnumValue[],
  given: readonly (string | undefined)[],
  former: ReadonlyMap<string, string> = new Map(),
): readonly string[] {
  const drafts = values.map((value, index) => memberDraft(value, given[index], former));
  const count = new Map<string, number>();
  const taken = new Map<string, number>();
  for (const { name, isKept } of drafts) {
    if (isKept) taken.set(name, 1);
    else count.set(name, (count.get(name) ?? 0) + 1);
  }
  const isFree = (name: string) => count.get(name) === 1 && !taken.has(name);
  const free = new Set([...count.keys()].filter(isFree));
  for (const name of free) taken.set(name, 1);
  return drafts.map(({ name, isKept }, index) =>
    isKept || free.has(name) ? name : unused(exactName(values[index] ?? null, name), taken),
  );
}

/** What a member wants to be called; a name that it had is kept unless the document gives another. */
function memberDraft(
  value: EnumValue,
  given: string | undefined,
  former: ReadonlyMap<string, string>,
): { readonly name: string; readonly isKept: boolean } {
  const own = givenName(given);
  const kept = former.get(JSON.stringify(value));
  if (kept !== undefined && (own === undefined || own === kept)) {
    return { name: kept, isKept: true };
  }
  return { name: own ?? valueName(value), isKept: false };
}

/** Takes the name, or the first free number after it: all below the one that is known are taken. */
function unused(name: string, taken: Map<string, number>): string {
  let candidate = name;
  let number = taken.get(name) ?? 1;
  while (taken.has(candidate)) candidate = `${name}_${(number += 1)}`;
  taken.set(name, number);
  if (candidate !== name) taken.set(candidate, 1);
  return candidate;
}

function givenName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (isMemberName(text)) return text;
  const cased = pascalCase(text);
  return isMemberName(cased) ? cased : undefined;
}

/** Whether text can be the name of a member. */
export function isMemberName(text: string): boolean {
  // As a key of an object literal, __proto__ would set the prototype.
  return isIdentifier(text) && text !== "__proto__";
}

function valueName(value: EnumValue): string {
  if (typeof value !== "string") return scalarName(value);
  if (value === "") return "Empty";
  const sign = /^[+-](?=[\p{L}\p{Nd}])/u.exec(value)?.[0];
  const cased = pascalCase(value);
  if (cased === "") return spelled(value);
  if (sign !== undefined) return symbolName(sign) + cased;
  return isMemberName(cased) ? cased : `Value${cased}`;
}

function scalarName(value: Exclude<EnumValue, string>): string {
  if (typeof value !== "number") return pascalCase(String(value));
  return value < 0 ? `Minus${pascalCase(String(-value))}` : `Value${pascalCase(String(value))}`;
}

/** The value itself where it is an identifier, or else with every symbol in words. */
function exactName(value: EnumValue, draft: string): string {
  if (typeof value !== "string") return draft;
  return isMemberName(value) ? value : spelled(value);
}

function spelled(value: string): string {
  const text = Array.from(value, (character) =>
    /[\p{L}\p{Nd}]/u.test(character) ? character : ` ${symbolName(character)} `,
  );
  const cased = pascalCase(text.join(""));
  return isMemberName(cased) ? cased : `Value${cased}`;
}

function symbolName(character: string): string {
  return symbols.get(character) ?? `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

const symbols: ReadonlyMap<string, string> = new Map([
  [" ", "Space"],
  ["!", "Not"],
  ['"', "Quote"],
  ["#", "Hash"],
  ["$", "Dollar"],
  ["%", "Percent"],
  ["&", "And"],
  ["'", "Apostrophe"],
  ["(", "Open"],
  [")", "Close"],
  ["*", "Star"],
  ["+", "Plus"],
  [",", "Comma"],
  ["-", "Minus"],
  [".", "Dot"],
  ["/", "Slash"],
  [":", "Colon"],
  [";", "Semicolon"],
  ["<", "Less"],
  ["=", "Equal"],
  [">", "Greater"],
  ["?", "Question"],
  ["@", "At"],
  ["[", "OpenBracket"],
  ["\\", "Backslash"],
  ["]", "CloseBracket"],
  ["^", "Caret"],
  ["_", "Underscore"],
  ["`", "Backtick"],
  ["{", "OpenBrace"],
  ["|", "Or"],
  ["}", "CloseBrace"],
  ["~", "Tilde"],
]);
