/** What the steps of bundling share. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { LoadedApi } from "./load.js";
import type { Origins } from "./merge.js";
import type { JsonValue, OpenApiVersion } from "./openapi.js";
import type { SourceDocument } from "./parse.js";
import type { ObjectKind } from "./structure.js";

/** The state of bundling one API. */
export interface Bundle {
  readonly api: LoadedApi;
  readonly bag: DiagnosticBag;
  readonly version: OpenApiVersion;
  readonly entries: ReadonlySet<SourceDocument>;
  readonly origins: Origins;
  /** References that need no second look: file and text. */
  readonly checked: Set<string>;
  /** File and pointer to the component it has become. */
  readonly hoisted: Map<string, JsonPointer>;
  readonly queue: Hoist[];
}

/** A value of another file, and the component it becomes. */
export interface Hoist {
  readonly source: SourceDocument;
  readonly tokens: readonly string[];
  readonly value: JsonValue;
  readonly kind: ObjectKind;
  /** Tokens in the bundled document. */
  readonly place: readonly string[];
}

/** What a reference names: a file, the pointer into it, the value there. */
export interface Target {
  readonly source: SourceDocument;
  readonly pointer: JsonPointer;
  readonly value: JsonValue;
}
