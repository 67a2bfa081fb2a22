/** What the input stages hand on. */
import type { JsonPointer, Locate } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "./json.js";
import type { OpenApiDocument, Schema } from "./openapi.js";

/** One API, read and normalized. */
export interface DecodedApi {
  readonly document: OpenApiDocument;
  /** The schema at a pointer of the bundled document: any `ref`, and any place below it. */
  readonly schemaAt: (pointer: JsonPointer) => Schema | undefined;
  /** Finds the place of a pointer of the bundled document in the sources. */
  readonly locate: Locate;
  /** The bundled document as plain OpenAPI 3.x; shared with the sources, so never changed. */
  readonly bundled: JsonObject;
  /** The files the API is made of: entry documents first. */
  readonly files: readonly string[];
}
