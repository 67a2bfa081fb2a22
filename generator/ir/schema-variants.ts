/** Which declarations may differ between responses and requests. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema } from "../input/openapi.js";
import { addTo, type SchemaGraph } from "./schema-graph.js";
import { addSubschemas } from "./subschemas.js";

interface Scan {
  /** Whether `readOnly` or `writeOnly` occurs. */
  readonly isMarked: boolean;
  readonly references: ReadonlySet<JsonPointer>;
}

/**
 * Answers whether a schema, or any schema it leads to, says `readOnly` or `writeOnly`: only then
 * need its two sides be lowered and compared.
 */
export function findCandidates(graph: SchemaGraph): (pointer: JsonPointer) => boolean {
  const known = new Map<JsonPointer, boolean>();
  return (pointer) => {
    if (!known.has(pointer)) explore(pointer, graph, known);
    return known.get(pointer) ?? false;
  };
}

/** Settles everything that can be reached from the start: marks travel against the references. */
function explore(start: JsonPointer, graph: SchemaGraph, known: Map<JsonPointer, boolean>): void {
  const reached = new Set([start]);
  const marked = new Set<JsonPointer>();
  const users = new Map<JsonPointer, JsonPointer[]>();
  for (const pointer of reached) {
    const scan = scanSchema(graph.at(pointer));
    if (scan.isMarked) marked.add(pointer);
    for (const target of scan.references) {
      if (known.get(target) === true) marked.add(pointer);
      if (known.has(target)) continue;
      reached.add(target);
      addTo(users, target, pointer);
    }
  }
  for (const pointer of marked) for (const user of users.get(pointer) ?? []) marked.add(user);
  for (const pointer of reached) known.set(pointer, marked.has(pointer));
}

function scanSchema(start: Schema | undefined): Scan {
  const references = new Set<JsonPointer>();
  let isMarked = false;
  const pending: (Schema | undefined)[] = [start];
  while (pending.length > 0) {
    const schema = pending.pop();
    if (schema === undefined || typeof schema === "boolean") continue;
    isMarked ||= schema.readOnly || schema.writeOnly;
    if (schema.ref !== undefined) references.add(schema.ref);
    addSubschemas(schema, pending);
  }
  return { isMarked, references };
}
