/** The forms that a value of a schema can have, one after the other. */
import type { Schema, SchemaObject } from "./openapi.js";
import type { SchemaSource } from "./schema-search.js";

/** Schemas without reference and composition, all of which hold. */
export type Alternative = readonly SchemaObject[];

/** More than anyone writes; compositions of compositions multiply. */
const mostAlternatives = 256;

/** Longer than any chain of references to follow. */
const deepest = 16;

/** The alternatives of a schema, each once; `undefined` where there are too many to tell. */
export function alternativesOf(
  api: SchemaSource,
  schema: Schema,
  depth = 0,
): readonly Alternative[] | undefined {
  if (typeof schema === "boolean") return schema ? [[]] : [];
  if (depth > deepest) return undefined;
  const { ref, allOf, oneOf, anyOf } = schema;
  const inner = (part: Schema) => alternativesOf(api, part, depth + 1);
  const target = ref === undefined ? [] : [api.schemaAt(ref) ?? true];
  const parts = [
    ...[...target, ...allOf].map(inner),
    ...[oneOf, anyOf].filter(({ length }) => length > 0).map((some) => allOrNone(some.map(inner))),
  ];
  return parts.reduce<readonly Alternative[] | undefined>(combined, [[schema]]);
}

function allOrNone(
  parts: readonly (readonly Alternative[] | undefined)[],
): readonly Alternative[] | undefined {
  const known = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return known.length === parts.length ? known.flat() : undefined;
}

/** Each of the one with each of the other. */
function combined(
  left: readonly Alternative[] | undefined,
  right: readonly Alternative[] | undefined,
): readonly Alternative[] | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (left.length * right.length > mostAlternatives) return undefined;
  return left.flatMap((first) => right.map((second) => [...new Set([...first, ...second])]));
}
