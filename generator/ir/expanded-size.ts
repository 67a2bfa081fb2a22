/** How large a schema becomes where references to what has no name are written out. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { Schema } from "../input/openapi.js";
import { addSubschemas } from "./subschemas.js";

/** Schemas that one place may write out; what is larger gets a name. */
const largest = 1000;

/** References that are followed into each other; longer chains get a name. */
const deepest = 50;

/**
 * Finds schemas that are too large to be written out wherever something refers to them. Thirty
 * schemas, each of which refers to the next one twice, would be a thousand million.
 */
export function createExpandedSize(
  at: (pointer: JsonPointer) => Schema | undefined,
  isNamed: (pointer: JsonPointer) => boolean,
): { readonly isTooLarge: (pointer: JsonPointer) => boolean } {
  const sizes = new Map<JsonPointer, number>();
  const sizeOf = (pointer: JsonPointer, depth: number): number => {
    const known = sizes.get(pointer);
    if (known !== undefined) return known;
    // Until it is known: who refers to itself has a name.
    sizes.set(pointer, 1);
    const size = depth > deepest ? Infinity : 1 + inside(at(pointer), depth);
    sizes.set(pointer, size);
    return size;
  };
  const inside = (schema: Schema | undefined, depth: number): number => {
    let size = 0;
    const pending = [schema];
    while (pending.length > 0) {
      const next = pending.pop();
      if (next === undefined || typeof next === "boolean") continue;
      const { ref } = next;
      const referred = ref === undefined || isNamed(ref) ? 1 : sizeOf(ref, depth + 1);
      size += referred > largest ? 1 : referred;
      addSubschemas(next, pending);
    }
    return size;
  };
  return { isTooLarge: (pointer) => sizeOf(pointer, 0) > largest };
}
