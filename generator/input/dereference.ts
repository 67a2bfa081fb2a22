/** References outside schemas: replaced by what they refer to. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import {
  asObject,
  field,
  placeOf,
  text,
  type Cursor,
  type DecodeContext,
  type ObjectCursor,
} from "./cursor.js";
import { resolveReference } from "./reference.js";

/** An object that is no reference. */
export interface Dereferenced {
  readonly target: ObjectCursor;
  /** The target's description, or the one beside the reference, which wins since 3.1. */
  readonly description: string | undefined;
}

/** Follows an object's `$ref`, if it has one, to the end. */
export function dereference(cursor: ObjectCursor): Dereferenced | undefined {
  const seen = new Set<JsonPointer>();
  const { version } = cursor.context;
  const allowsOverride = version === "3.1" || version === "3.2";
  let current = cursor;
  let override: string | undefined;
  for (;;) {
    const reference = field(current, "$ref");
    if (reference === undefined || typeof reference.value !== "string") {
      return { target: current, description: override ?? text(current, "description") };
    }
    if (allowsOverride) override ??= text(current, "description");
    const next = follow(reference, reference.value, seen);
    if (next === undefined) return undefined;
    current = next;
  }
}

function follow(
  place: Cursor,
  reference: string,
  seen: Set<JsonPointer>,
): ObjectCursor | undefined {
  const { context } = place;
  const found = resolveReference(context.root, reference);
  if (found === undefined) {
    context.bag.report("unresolved-reference", placeOf(place), { reference });
    return undefined;
  }
  if (seen.has(found.pointer)) {
    context.bag.report("reference-cycle", placeOf(place), { reference });
    return undefined;
  }
  seen.add(found.pointer);
  return asObject({ context, ...found }, reference);
}

/** The pointer a `$ref` of a schema leads to; `undefined` where there is nothing. */
export function referencePointer(
  context: DecodeContext,
  reference: string,
): JsonPointer | undefined {
  const { references } = context;
  if (!references.has(reference))
    references.set(reference, resolveReference(context.root, reference)?.pointer);
  return references.get(reference);
}
