/** Places of diagnostics about a decoded document. */
import type { DiagnosticPlace, JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";

/** The place of a pointer. Finding the line costs time: ask only in order to report. */
export function placeAt(api: DecodedApi, pointer: JsonPointer): DiagnosticPlace {
  return { pointer, range: api.locate(pointer) };
}
