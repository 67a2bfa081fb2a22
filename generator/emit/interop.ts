/**
 * Emits `schema.ts`: the API as `paths`, `components` and `operations`, for `openapi-fetch` and its
 * family, through `openapi-typescript`.
 *
 * A source emitter: it yields text.
 */
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { ts } from "ts-morph";
import { remembered } from "../ir/remembered.js";
import { interopDocument } from "./interop-document.js";
import { loadTransformer } from "./interop-transformer.js";

/** A bundled document that has passed all of our checks, as plain data. */
export type BundledDocument = Readonly<Record<string, unknown>>;

/** The interop types, or why `openapi-typescript` has none for a document. */
export type Interop = { readonly text: string } | { readonly reason: string };

/** The interop types of a document; for some valid documents `openapi-typescript` has none. */
export async function interopTypes(document: BundledDocument): Promise<Interop> {
  const { interopText } = await import("./interop-syntax.js");
  try {
    return { text: interopText(interopStatements(document)) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The syntax trees of the interop types.
 *
 * Only what comes after `openapi-typescript`'s own reading is called: its parser follows every
 * `$ref`, in examples and extensions too, to files and hosts, and ours has resolved them all. What
 * it writes into is a copy.
 *
 * @throws whatever `openapi-typescript` does, and an `Error` for what is not an OpenAPI document.
 */
export function interopStatements(document: BundledDocument): readonly ts.Node[] {
  const { resolveRef, scanDiscriminators, transformSchema } = loadTransformer();
  const { document: copy, isDiscriminated } = interopDocument(document);
  if (!isOpenApi(copy)) throw new Error("the document has no version");
  const context = {
    ...defaults,
    injectFooter: [],
    discriminators: isDiscriminated
      ? scanDiscriminators(copy, { silent: true })
      : { objects: {}, refsHandled: [] },
    // A reference is asked for each time that it is used.
    resolve: remembered((reference: string) => resolveRef(copy, reference, { silent: true })),
  };
  return isContext(context) ? transformSchema(copy, context) : [];
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

/** Complete but for the settings of the parser that is not called. */
function isContext(context: typeof defaults): context is typeof defaults & GlobalContext {
  return "resolve" in context;
}

function isOpenApi(value: unknown): value is OpenAPI3 {
  return typeof value === "object" && value !== null && "openapi" in value;
}
