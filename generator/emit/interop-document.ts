/**
 * Prepares a document for `openapi-typescript`, whose types for references to anything but a
 * component do not always compile: what such references point to becomes a component of the copy.
 */
import { pascalCase } from "../ir/casing.js";
import { segmentsOf } from "../ir/type-walk.js";

type Value = Record<string, unknown>;

/** Changes the document: it is a copy that nothing else sees. */
export function withComponentReferences(document: Value): void {
  const schemas = componentSchemas(document);
  const names = new Map<string, string>();
  const pending: unknown[] = [document];
  while (pending.length > 0) {
    const value = pending.pop();
    if (isList(value)) pending.push(...value);
    if (!isObject(value)) continue;
    const pointer = deepReference(value);
    if (pointer !== undefined) {
      const name = names.get(pointer) ?? freeName(pointer, schemas);
      names.set(pointer, name);
      value["$ref"] = `#/components/schemas/${name}`;
    }
    pending.push(...Object.values(value));
  }
  // Only now: what was walked must not grow while it is walked.
  for (const [pointer, name] of names) schemas[name] = valueAt(document, pointer) ?? {};
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
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  const pointer = decodeURIComponent(reference.slice(1));
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
