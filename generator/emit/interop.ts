/**
 * Emits `schema.ts`: the API as `paths`, `components` and `operations`, for `openapi-fetch` and its
 * family, through `openapi-typescript`.
 *
 * A source emitter: it yields text. The text is not in Prettier's layout yet.
 */
import type { OpenAPI3 } from "openapi-typescript";

/** A bundled document that has passed all of our checks, as plain data. */
export type BundledDocument = Readonly<Record<string, unknown>>;

/**
 * The interop types of a document. `openapi-typescript` writes into what it is given, prints
 * problems and throws only the last: it gets a copy, of a document that has none left.
 */
export async function interopText(document: BundledDocument): Promise<string> {
  const { default: openapiTypes, astToString } = await import("openapi-typescript");
  const copy: unknown = structuredClone(document);
  if (!isOpenApi(copy)) throw new Error("The bundled document has no `openapi` version.");
  return astToString(await openapiTypes(copy, { silent: true }));
}

function isOpenApi(value: unknown): value is OpenAPI3 {
  return typeof value === "object" && value !== null && "openapi" in value;
}
