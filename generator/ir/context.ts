/** What every part of lowering shares: the document, the schema compiler, the names, the diagnostics. */
import type { DecodedApi } from "../input/decoded.js";
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { SchemaLowering } from "./lower-schema.js";
import type { ClientParameterModel } from "./model.js";
import type { Names } from "./names.js";

export interface LowerContext {
  readonly api: DecodedApi;
  readonly bag: DiagnosticBag;
  readonly names: Names;
  readonly schemas: SchemaLowering;
  /** Parameters the client may supply, by wire name. */
  readonly clientParameters: ReadonlyMap<string, ClientParameterModel>;
}

/** The place of a pointer, as diagnostics want it. */
export function placeOf(context: Pick<LowerContext, "api">, pointer: JsonPointer) {
  return { pointer, range: context.api.locate(pointer) };
}
