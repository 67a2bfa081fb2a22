/**
 * The part of a document that `openapi-typescript` types, as it can type it: what it does not read
 * is left out, text is harmless in comments, and references lead to components.
 */
import { breakCycles } from "./interop-cycles.js";
import {
  interopReferences,
  isList,
  isObject,
  mediaTypeOf,
  type InteropReferences,
} from "./interop-references.js";
import { escapeText } from "./tsdoc.js";

type Value = Record<string, unknown>;
type Source = Readonly<Value>;

/** What is to be typed. */
export interface InteropDocument {
  /** Nothing else sees it. */
  readonly document: Value;
  /** Whether a discriminator may be in it. */
  readonly isDiscriminated: boolean;
}

export function interopDocument(source: Source): InteropDocument {
  const components = objectAt(source, "components");
  const former = objectAt(components, "schemas");
  const references = interopReferences(source, (name) => Object.hasOwn(former, name));
  const copying = { source, references, isDiscriminated: false };
  const document = copied(chosen(source, roots), false, copying);
  const others = copied(chosen(components, componentKinds), false, copying);
  const schemas = copied(former, true, copying);
  // Copies may need further components, which are copied in turn.
  for (const [name, target] of references.lifted) schemas[name] = copyOf(target, false, copying);
  breakCycles(schemas);
  document["components"] = { ...others, schemas };
  return { document, isDiscriminated: copying.isDiscriminated };
}

/** Parts of a document that have types. */
const roots = ["openapi", "paths", "webhooks", "$defs"];

/** Components other than schemas that have types. */
const componentKinds = ["responses", "parameters", "requestBodies", "headers", "pathItems"];

/** Members of these are called by names, not by keywords. */
const maps = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "headers",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "webhooks",
]);

/** Keywords that have no types and stand in no comment. */
const untyped = new Set(
  "$anchor $id $schema externalDocs links security servers tags xml".split(" "),
);

/** Keywords that stand in comments as they are. */
const commented = new Set("description format summary title type".split(" "));

/** Keywords that stand in comments as JSON. */
const shown = new Set(["default", "example", "examples"]);

/** Keywords that hold data. */
const data = new Set(["const", "enum"]);

interface Copying {
  readonly source: Source;
  readonly references: InteropReferences;
  isDiscriminated: boolean;
}

function copyOf(value: unknown, isMap: boolean, copying: Copying): unknown {
  if (isList(value)) return value.map((item) => copyOf(item, false, copying));
  return isObject(value) ? copied(value, isMap, copying) : value;
}

/** `isMap`: the keys are names. */
function copied(object: Source, isMap: boolean, copying: Copying): Value {
  const mediaType = mediaTypeOf(object["$ref"], copying.source);
  if (mediaType !== undefined) {
    const { $ref: _, ...others } = object;
    return copied({ ...others, ...mediaType }, isMap, copying);
  }
  const copy: Value = {};
  for (const key in object) {
    const member = object[key];
    const value = isMap ? named(key, member, copying) : keyword(key, member, copying);
    if (value === undefined) continue;
    if (key === "__proto__") Object.defineProperty(copy, key, { ...plainMember, value });
    else copy[key] = value;
  }
  return copy;
}

const plainMember = { configurable: true, enumerable: true, writable: true };

/** What is called by a name. A reference among names is one all the same. */
function named(name: string, value: unknown, copying: Copying): unknown {
  if (name === "$ref" && typeof value === "string") return copying.references.reference(value);
  return copyOf(value, false, copying);
}

/** A keyword without a value is none. */
function keyword(key: string, value: unknown, copying: Copying): unknown {
  if (data.has(key)) return value;
  if (shown.has(key)) return shownText(key, value);
  if (value === null || untyped.has(key) || key.startsWith("x-")) return undefined;
  if (commented.has(key)) return escaped(value);
  if (key === "$ref" && typeof value === "string") return copying.references.reference(value);
  if (key !== "discriminator") return copyOf(value, maps.has(key), copying);
  copying.isDiscriminated = true;
  return discriminator(value, copying);
}

function discriminator(value: unknown, { references }: Copying): unknown {
  if (!isObject(value) || !isObject(value["mapping"])) return value;
  const mapping = Object.entries(value["mapping"]).filter(([, target]) => {
    return typeof target === "string" && references.leadsSomewhere(target);
  });
  return { ...value, mapping: Object.fromEntries(mapping) };
}

/** Data as text, which is all that is made of it. */
function shownText(key: string, value: unknown): unknown {
  if (key !== "examples") return dataText(value);
  return isList(value) ? value.map(dataText) : undefined;
}

function dataText(value: unknown): unknown {
  if (value === null || typeof value !== "object") return escaped(value);
  return JSON.stringify(escaped(value), null, 2);
}

function escaped(value: unknown): unknown {
  if (typeof value === "string") return escapeText(value);
  if (isList(value)) return value.map(escaped);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [escapeText(key), escaped(member)]),
  );
}

function objectAt(value: Source, key: string): Source {
  const member = Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

function chosen(value: Source, keys: readonly string[]): Source {
  const own = keys.filter((key) => Object.hasOwn(value, key));
  return Object.fromEntries(own.map((key) => [key, value[key]]));
}
