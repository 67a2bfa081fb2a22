/** Which named schemas hold a `date-time`, so that a `Date` may stand for a part of them. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema } from "../input/openapi.js";
import { isDateTime, typesOf } from "./lower-value.js";
import { addSubschemas, type SchemaGraph } from "./schema-graph.js";

/**
 * Answers whether the schema at a pointer leads to a `date-time` and never back to a schema on the
 * way: only then can it be lowered in place, with `Date` where the `date-time` is.
 */
export function findDates(graph: SchemaGraph): (pointer: JsonPointer) => boolean {
  const known = new Map<JsonPointer, Found>();
  return (pointer) => lookBehind(pointer, { graph, known, trail: [] }) === "date";
}

type Found = "date" | "cycle" | "nothing";

interface Search {
  readonly graph: SchemaGraph;
  readonly known: Map<JsonPointer, Found>;
  /** The references that led here. */
  readonly trail: readonly JsonPointer[];
}

function lookBehind(pointer: JsonPointer, search: Search): Found {
  const known = search.known.get(pointer);
  if (known !== undefined) return known;
  if (search.trail.includes(pointer)) return "cycle";
  const found = lookInside(search.graph.at(pointer), {
    ...search,
    trail: [...search.trail, pointer],
  });
  search.known.set(pointer, found);
  return found;
}

/** A cycle anywhere outweighs a date: it could not be lowered in place. */
function lookInside(start: Schema | undefined, search: Search): Found {
  const pending = [start];
  let result: Found = "nothing";
  while (pending.length > 0) {
    const schema = pending.pop();
    if (schema === undefined || typeof schema === "boolean") continue;
    if (isDateTime(schema) && typesOf(schema).includes("string")) result = "date";
    const behind = schema.ref === undefined ? "nothing" : lookBehind(schema.ref, search);
    if (behind === "cycle") return "cycle";
    if (behind === "date") result = "date";
    addSubschemas(schema, pending);
  }
  return result;
}
