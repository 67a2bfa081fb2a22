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
    return { text: escapeUnseen(astToString(await openapiTypes(copy, { silent: true }))) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Characters that hide or reorder text, which openapi-typescript leaves as they are. */
const unseen =
  /[\0-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]|\p{Surrogate}/gu;

/** An escape means the same in a literal, is harmless in a comment, and stands nowhere else. */
function escapeUnseen(text: string): string {
  return text.replaceAll(unseen, (character) => {
    const units = Array.from({ length: character.length }, (_, index) =>
      character.charCodeAt(index),
    );
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0").toUpperCase()}`).join("");
  });
}

function isOpenApi(value: unknown): value is OpenAPI3 {
  return typeof value === "object" && value !== null && "openapi" in value;
}
