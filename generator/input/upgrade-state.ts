/** What the steps of upgrading share. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "./json.js";
import type { SourceMap } from "./source-map.js";

/** The state of upgrading one document. */
export interface Upgrade {
  readonly root: JsonObject;
  readonly bag: DiagnosticBag;
  /** Places of the 2.0 document. */
  readonly locate: SourceMap;
  /** New pointer to old pointer, each with all that is below. What is not in here has not moved. */
  readonly moved: Map<JsonPointer, JsonPointer>;
}

/** Where what a pointer of the upgraded document names stood before. */
export function oldPointer(
  moved: ReadonlyMap<JsonPointer, JsonPointer>,
  pointer: JsonPointer,
): JsonPointer {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const old = moved.get(pointer.slice(0, end));
    if (old !== undefined) return old + pointer.slice(end);
  }
  return pointer;
}
