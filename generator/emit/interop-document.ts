/**
 * Prepares a document for `openapi-typescript`.
 *
 * Its parser follows every `$ref`, in examples and extensions too, to files and hosts: only those
 * that lead somewhere in the document itself stay. Its types for references to anything but a
 * component do not always compile: what such references point to becomes a component.
 */
import { pascalCase } from "../ir/casing.js";
import { segmentsOf } from "../ir/type-walk.js";
import { breakCycles } from "./interop-cycles.js";
import { escapeText } from "./tsdoc.js";

type Value = Record<string, unknown>;

/** What matters of a document that is prepared. */
export interface Prepared {
  /** Whether a discriminator may be in it. */
  readonly isDiscriminated: boolean;
}

/** Changes the document: it is a copy that nothing else sees. */
export function prepareForInterop(document: Value): Prepared {
  const schemas = componentSchemas(document);
  const names = new Map<string, string>();
  let isDiscriminated = false;
  for (const { value, isMap, isData } of objectsIn(document)) {
    isDiscriminated ||= "discriminator" in value;
    keepLocalReferences(value, document);
    inlineMediaType(value, document);
    if (!isMap) escapeComments(value);
    if (!isMap && !isData) dropAbsent(value);
    const pointer = deepReference(value);
    if (pointer === undefined) continue;
    const name = names.get(pointer) ?? freeName(pointer, schemas);
    names.set(pointer, name);
    value["$ref"] = `#/components/schemas/${name}`;
  }
  // Only now: what was walked must not grow while it is walked.
  for (const [pointer, name] of names) schemas[name] = targetOf(pointer, document);
  breakCycles(schemas);
  return { isDiscriminated };
}

/** Members of these are called by names, not by keywords. */
const maps = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "headers",
  "links",
  "mapping",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "scopes",
  "securitySchemes",
  "variables",
]);

/** A value of a document; `isMap`: its keys are names, `isData`: it is part of an example. */
interface Visited<Content> {
  readonly value: Content;
  readonly isMap: boolean;
  readonly isData: boolean;
}

/** Every object of a document. */
function* objectsIn(root: unknown): Generator<Visited<Value>> {
  const pending: Visited<unknown>[] = [{ value: root, isMap: false, isData: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, isMap, isData } = next;
    for (const item of isList(value) ? value : []) {
      pending.push({ value: item, isMap: false, isData });
    }
    if (!isObject(value)) continue;
    yield { value, isMap, isData };
    for (const [key, member] of Object.entries(value)) {
      const holdsData = !isMap && dataKeywords.has(key);
      pending.push({
        value: member,
        isMap: !isMap && maps.has(key),
        isData: isData || holdsData,
      });
    }
  }
}

/** What openapi-typescript writes into comments as it is. */
const commented = "title summary description example examples default format type".split(" ");

/** Keywords that hold data, which `null` is. */
const dataKeywords = new Set(["const", "default", "enum", "example", "examples", "value"]);

/** A keyword without a value is none. */
function dropAbsent(value: Value): void {
  for (const [key, member] of Object.entries(value)) {
    if (member === null && !dataKeywords.has(key)) Reflect.deleteProperty(value, key);
  }
}

function escapeComments(value: Value): void {
  for (const key of commented) {
    if (Object.hasOwn(value, key)) value[key] = escaped(value[key]);
  }
}

function escaped(value: unknown): unknown {
  if (typeof value === "string") return escapeText(value);
  if (isList(value)) return value.map(escaped);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [escapeText(key), escaped(member)]),
  );
}

/** What is an identifier or a reference and not a property of that name is a string. */
function keepLocalReferences(value: Value, document: Value): void {
  for (const key of ["$id", "$schema", "$anchor"]) {
    if (typeof value[key] === "string") Reflect.deleteProperty(value, key);
  }
  if (typeof value["$ref"] === "string" && !isLocal(value["$ref"], document)) delete value["$ref"];
  const mapping = value["mapping"];
  if (typeof value["propertyName"] !== "string" || !isObject(mapping)) return;
  for (const [key, target] of Object.entries(mapping)) {
    if (typeof target !== "string" || !isLocal(target, document))
      Reflect.deleteProperty(mapping, key);
  }
}

/** openapi-typescript does not know components that are media types. */
function inlineMediaType(value: Value, document: Value): void {
  const seen = new Set<unknown>();
  for (let next = value["$ref"]; isMediaType(next) && !seen.has(next); next = value["$ref"]) {
    seen.add(next);
    delete value["$ref"];
    const target = valueAt(document, pointerOf(next) ?? "");
    if (isObject(target)) Object.assign(value, structuredClone(target));
  }
}

function isMediaType(reference: unknown): reference is string {
  return typeof reference === "string" && /^#\/components\/mediaTypes\/[^/]*$/u.test(reference);
}

function isLocal(reference: string, document: Value): boolean {
  const pointer = pointerOf(reference);
  return pointer !== undefined && valueAt(document, pointer) !== undefined;
}

/** The pointer of a reference into the same document; `undefined` for all others. */
function pointerOf(reference: string): string | undefined {
  if (!reference.startsWith("#/")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

function componentSchemas(document: Value): Value {
  const components = isObject(document["components"]) ? document["components"] : {};
  const schemas = isObject(components["schemas"]) ? components["schemas"] : {};
  document["components"] = { ...components, schemas };
  return schemas;
}

/** The pointer of a reference that leads into a component or beside all of them. */
function deepReference(value: Value): string | undefined {
  const reference = value["$ref"];
  const pointer = typeof reference === "string" ? pointerOf(reference) : undefined;
  if (pointer === undefined) return undefined;
  const segments = segmentsOf(pointer);
  const isComponent = segments[0] === "components" && segments.length === 3;
  const isPathItem = segments[0] === "paths" && segments.length === 2;
  return isComponent || isPathItem ? undefined : pointer;
}

function freeName(pointer: string, schemas: Value): string {
  const base = pascalCase(segmentsOf(pointer).join(" ")) || "Referenced";
  let name = base;
  for (let count = 2; Object.hasOwn(schemas, name); count += 1) name = `${base}_${count}`;
  schemas[name] = {};
  return name;
}

/** A component that held all components would hold itself, and no walk through it would end. */
function targetOf(pointer: string, document: Value): unknown {
  const holdsComponents = "/components/schemas/".startsWith(`${pointer}/`);
  return holdsComponents ? {} : (valueAt(document, pointer) ?? {});
}

function valueAt(document: Value, pointer: string): unknown {
  return segmentsOf(pointer).reduce<unknown>((value, segment) => {
    if (isList(value)) return value[Number(segment)];
    return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }, document);
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
