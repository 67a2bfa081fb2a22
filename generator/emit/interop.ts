/**
 * Emits `schema.ts`: the API as `paths`, `components` and `operations`, for `openapi-fetch` and its
 * family, through `openapi-typescript`.
 *
 * A source emitter: it yields text. The text is not in Prettier's layout yet.
 */
import { prepareForInterop } from "./interop-document.js";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";

/** A bundled document that has passed all of our checks, as plain data. */
export type BundledDocument = Readonly<Record<string, unknown>>;

/** The interop types, or why `openapi-typescript` has none for a document. */
export type Interop = { readonly text: string } | { readonly reason: string };

/**
 * The interop types of a document.
 *
 * Only what comes after `openapi-typescript`'s own reading is called: its parser follows every
 * `$ref`, in examples and extensions too, to files and hosts, and ours has resolved them all. What
 * it writes into is a copy; for some valid documents it throws, and the rest does without it.
 */
export async function interopTypes(document: BundledDocument): Promise<Interop> {
  const { astToString, resolveRef, scanDiscriminators, transformSchema } =
    await import("openapi-typescript");
  const copy = structuredClone({ ...document });
  prepareForInterop(copy);
  if (!isOpenApi(copy)) return { reason: "the document has no version" };
  try {
    const context = {
      ...defaults,
      injectFooter: [],
      discriminators: scanDiscriminators(copy, { silent: true }),
      resolve: (reference: string) => resolveRef(copy, reference, { silent: true }),
    };
    const statements = isContext(context) ? transformSchema(copy, context) : [];
    return { text: withoutStrayTags(escapeUnseen(astToString(statements))) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The defaults of `openapi-typescript`, which it fills in before the part that is called here. */
const defaults = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: true,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transform: undefined,
  transformProperty: undefined,
};

/**
 * Values of constants and enumerations stand in comments too. Inside a literal, which may look like
 * a comment, the added backslash changes nothing.
 */
function withoutStrayTags(text: string): string {
  return text.replaceAll(/\/\*\*[\s\S]*?\*\//gu, (comment) =>
    comment.replaceAll(/(?<=@\w+ .*\s)@/gu, String.raw`\@`),
  );
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

/** Complete but for the settings of the parser that is not called. */
function isContext(context: typeof defaults): context is typeof defaults & GlobalContext {
  return "resolve" in context;
}

function isOpenApi(value: unknown): value is OpenAPI3 {
  return typeof value === "object" && value !== null && "openapi" in value;
}
