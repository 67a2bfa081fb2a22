/** Which named schemas hold a format that arguments may have another type for. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { SchemaObject } from "../input/openapi.js";
import type { SchemaGraph } from "./schema-graph.js";
import { addSubschemas } from "./subschemas.js";

/**
 * Answers whether the schema at a pointer leads to such a format and never back to a schema on the
 * way: only then can it be lowered in place, with `Date` where a `date-time` is.
 */
export function findFormats(
  graph: SchemaGraph,
  isFormat: (schema: SchemaObject) => boolean,
): (pointer: JsonPointer) => boolean {
  const known = new Map<JsonPointer, Found>();
  const visitAt = (pointer: JsonPointer) => visit(pointer, graph, isFormat);
  return (pointer) => (known.get(pointer) ?? search(pointer, visitAt, known)).holdsFormat;
}

interface Found {
  /** `false` for a schema that cannot be lowered in place. */
  readonly holdsFormat: boolean;
  /** Schemas that take its place; infinite where it leads back to a schema on the way. */
  readonly size: number;
}

/** Schemas in the place of one reference: beyond it they are more than a reader would look at. */
const largestPlace = 200;

const endless: Found = { holdsFormat: false, size: Number.POSITIVE_INFINITY };

/** A schema whose references are being followed. */
interface Visit extends Found {
  readonly pointer: JsonPointer;
  readonly references: readonly JsonPointer[];
  readonly next: number;
}

/** Follows references depth first, without recursion: chains may be as long as a document. */
function search(
  start: JsonPointer,
  visitAt: (pointer: JsonPointer) => Visit,
  known: Map<JsonPointer, Found>,
): Found {
  const trail = [visitAt(start)];
  const open = new Set([start]);
  for (let last = trail.pop(); last !== undefined; last = trail.pop()) {
    const reference = last.references[last.next];
    const found = reference === undefined ? undefined : known.get(reference);
    if (reference === undefined || last.size > largestPlace) {
      known.set(last.pointer, last.size > largestPlace ? endless : last);
      open.delete(last.pointer);
    } else if (found !== undefined || open.has(reference)) {
      trail.push(withFound(last, found ?? endless));
    } else {
      open.add(reference);
      trail.push(last, visitAt(reference));
    }
  }
  return known.get(start) ?? endless;
}

function withFound(open: Visit, { holdsFormat, size }: Found): Visit {
  return {
    ...open,
    next: open.next + 1,
    holdsFormat: open.holdsFormat || holdsFormat,
    size: open.size + size,
  };
}

/** What a schema holds without following its references. */
function visit(
  pointer: JsonPointer,
  graph: SchemaGraph,
  isFormat: (schema: SchemaObject) => boolean,
): Visit {
  const references: JsonPointer[] = [];
  const pending = [graph.at(pointer)];
  let holdsFormat = false;
  let size = 0;
  while (pending.length > 0) {
    const schema = pending.pop();
    if (schema === undefined || typeof schema === "boolean") continue;
    size += 1;
    holdsFormat ||= isFormat(schema);
    if (schema.ref !== undefined) references.push(schema.ref);
    addSubschemas(schema, pending);
  }
  return { pointer, references, next: 0, holdsFormat, size };
}
