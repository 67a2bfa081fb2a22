/** What every part of the schema compiler shares while it lowers for one side of the wire. */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { OpenApiVersion, Schema, SchemaObject } from "../input/openapi.js";
import type { Formats } from "./formats.js";
import type { TypeModel, Variant } from "./type-model.js";
import type { SchemaGraph } from "./schema-graph.js";
import type { BytesPosition, BytesPositions } from "./schema-bytes.js";
import type { JsonKind } from "./schema-kinds.js";
import type { Tags } from "./lower-discriminator.js";

/** Which values a schema is lowered for. */
export interface LoweringMode {
  readonly variant: Variant;
  /**
   * What formats are: as in JSON, as programs have them, or as arguments that the run-time
   * serializes, where a `Date` may stand for a `date-time` and either number for an `int64`.
   */
  readonly use: "wire" | "value" | "argument";
}

/** One mode of lowering with its memory. */
export interface SchemaScope extends LoweringMode {
  /** Where the values are: in text, `format: binary` is a string. */
  readonly position: BytesPosition;
  /** The scope of the values inside a value of this one. */
  readonly inside: () => SchemaScope;
  readonly version: OpenApiVersion;
  readonly graph: SchemaGraph;
  readonly tags: Tags;
  readonly bytes: BytesPositions;
  /** Which kinds of values a declaration admits. */
  readonly kinds: (declaration: string) => ReadonlySet<JsonKind>;
  readonly formats: Formats;
  /** Whether the schema at a pointer is lowered in place where arguments may be of more types. */
  readonly takesMore: (pointer: JsonPointer) => boolean;
  readonly lower: (schema: Schema) => TypeModel;
  /** The type of an alternative that means the properties of the schema around it. */
  readonly lowerWithin: (schema: SchemaObject, outer: SchemaObject) => TypeModel;
  readonly reference: (pointer: JsonPointer) => TypeModel;
  /** Reports, once per place and detail, what has no type. */
  readonly report: (pointer: JsonPointer, detail: string) => void;
}

/** Whether the document follows OpenAPI 3.1 or newer, hence JSON Schema 2020-12. */
export function isModern({ version }: Pick<SchemaScope, "version">): boolean {
  return version !== "2.0" && version !== "3.0";
}
