/** Identifiers, property keys and literals: the only ways for a document's text into code. */
import type { DiagnosticBag, JsonPointer, Locate } from "../diagnostics/diagnostic.js";
import { camelCase, isIdentifier, pascalCase, words } from "./casing.js";
import { emptyLock, type ApiLock, type ClaimedNames } from "./lock-model.js";
import { createClaims } from "./name-claims.js";
import type { JsonValue, NamePattern } from "./type-model.js";
import { reservedNames } from "./reserved-names.js";
import { segmentsOf } from "./type-walk.js";

/** The names of one scope: the declarations of an API. */
export interface Names {
  /**
   * Takes the wanted name, or the nearest one that is a free identifier. Names that differ only in
   * case after the first letter are one name, since files may be called like them. What a name is
   * changed to depends on its own place in the document, so unrelated additions do not move it.
   * A name that the lock has for this place is taken as it is. `place` says whose name it is, where
   * that is not the origin: which operation comes first may change.
   */
  readonly claim: (wanted: string, origin: JsonPointer, place?: string) => string;
  readonly has: (name: string) => boolean;
  /** What was claimed so far. */
  readonly claims: ClaimedNames;
  /** What things were called before. */
  readonly former: ApiLock;
}

/** A scope of names that are promised to their owners; every one that has to give way is reported. */
export function createNames(bag: DiagnosticBag, locate: Locate, former = emptyLock): Names {
  const claims = createClaims(former.names);
  const isFree = (name: string) => !reservedNames.has(name) && claims.ownerOf(name) === undefined;
  const alternative = alternatives(isFree);
  return {
    former,
    claims: claims.made,
    has: (name) => !isFree(name),
    claim: (wanted, origin, place = `#${origin}`) => {
      const slot = claims.slot(place, wanted);
      const given = claims.promisedTo(slot);
      if (given !== undefined && !reservedNames.has(given)) return claims.make(slot, given);
      const name = identifierFrom(wanted, origin);
      const chosen = isFree(name) ? name : alternative(name, origin);
      if (chosen !== name) {
        const taken = takenBy(claims.ownerOf(name));
        bag.report(
          "name-collision",
          { pointer: origin, range: locate(origin) },
          { name, taken, chosen },
        );
      }
      return claims.make(slot, chosen);
    },
  };
}

function takenBy(owner: string | undefined): string {
  if (owner === undefined) return "TypeScript";
  return owner === "#" ? "the document itself" : owner;
}

/** An identifier as close to the wanted text as possible; from the origin where nothing is left. */
function identifierFrom(wanted: string, origin: JsonPointer): string {
  if (isIdentifier(wanted)) return wanted;
  const isLower = /^\p{Ll}/u.test(wanted);
  const cased = isLower ? camelCase(wanted) : pascalCase(wanted);
  if (cased === "") return isIdentifier(fromPlace(origin)) ? fromPlace(origin) : "Unnamed";
  return isIdentifier(cased) ? cased : `_${cased}`;
}

function fromPlace(origin: JsonPointer): string {
  const segments = segmentsOf(origin);
  return segments[0] === "paths" ? camelCase(segments.join(" ")) : pascalCase(segments.join(" "));
}

/** The name with what its place adds to it; a number only where the place adds nothing new. */
function alternatives(isFree: (name: string) => boolean) {
  // All numbers below are taken, and names are never given back.
  const counts = new Map<string, number>();
  return (name: string, origin: JsonPointer): string => {
    const qualified = qualifiers(origin).map((qualifier) => name + qualifier);
    const free = qualified.find(isFree);
    if (free !== undefined) return free;
    const base = qualified[0] ?? name;
    const separator = /\d$/.test(base) ? "_" : "";
    for (let count = counts.get(base) ?? 2; ; count += 1) {
      counts.set(base, count);
      const numbered = `${base}${separator}${count}`;
      if (isFree(numbered)) return numbered;
    }
  };
}

/** `Schema` for a component; the path, then also the method, for what belongs to an operation. */
function qualifiers(origin: JsonPointer): readonly string[] {
  const [section, first = "", second = ""] = segmentsOf(origin);
  if (section === "components") return [pascalCase(first.replace(/s$/, ""))];
  if (section !== "paths" && section !== "webhooks") return [];
  const path = pascalCase(words(first).join(" "));
  return [path, path + pascalCase(second)].filter((qualifier) => qualifier !== "");
}

/** A property name for type and object literals: an ASCII identifier as it is, others quoted. */
export function propertyKey(name: string): string {
  // In an object literal a plain or quoted __proto__ would set the prototype.
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** A literal that means exactly the value, whatever the value holds. */
export function literalText(value: JsonValue): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(literalText).join(", ")}]`;
  const entries = Object.entries(value).map(
    ([name, member]) => `${propertyKey(name)}: ${literalText(member)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** The type of all texts that begin and end with given ones. */
export function templateText({ prefix, suffix }: NamePattern): string {
  const [before, after] = [prefix, suffix].map((text) =>
    quoted(text)
      .slice(1, -1)
      .replaceAll(/`|\$(?=\{)/gu, "\\$&"),
  );
  return `\`${before ?? ""}\${string}${after ?? ""}\``;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Characters that end lines, reorder or hide text, and the start of HTML's tags and comments. */
const unsafe =
  /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]|<(?=\/script|!--)/giu;

/**
 * A string literal in the quotes that Prettier prefers: double ones unless single save escapes.
 *
 * A backslash before the closing quote is written by its number: the printer of ts-morph takes the
 * quote for an escaped one, and what follows for the inside of the string.
 */
function quoted(text: string): string {
  const json = JSON.stringify(text)
    .replaceAll(unsafe, escaped)
    .replace(/\\\\"$/u, '\\u005c"');
  const double = text.split('"').length;
  if (double <= text.split("'").length) return json;
  const single = json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${single}'`;
}

function escaped(text: string): string {
  return text
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
