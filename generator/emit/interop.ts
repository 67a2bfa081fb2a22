/**
 * Emits `schema.ts`: the API as `paths`, `components` and `operations`, for `openapi-fetch` and its
 * family, through `openapi-typescript`.
 *
 * A source emitter: it yields text. The text is not in Prettier's layout yet.
 */
import { prepareForInterop } from "./interop-document.js";
import type { OpenAPI3 } from "openapi-typescript";

/** A bundled document that has passed all of our checks, as plain data. */
export type BundledDocument = Readonly<Record<string, unknown>>;

/** The interop types, or why `openapi-typescript` has none for a document. */
export type Interop = { readonly text: string } | { readonly reason: string };

/**
 * The interop types of a document. `openapi-typescript` writes into what it is given and throws
 * for some documents that are valid (a component that is nothing but a circle of references): it
 * gets a copy, and the rest of the output does without it.
 */
export async function interopTypes(document: BundledDocument): Promise<Interop> {
  const { default: openapiTypes, astToString } = await import("openapi-typescript");
  const copy = structuredClone({ ...document });
  prepareForInterop(copy);
  if (!isOpenApi(copy)) return { reason: "the document has no version" };
  try {
    return { text: astToString(await openapiTypes(copy, { silent: true })) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function isOpenApi(value: unknown): value is OpenAPI3 {
  return typeof value === "object" && value !== null && "openapi" in value;
}
