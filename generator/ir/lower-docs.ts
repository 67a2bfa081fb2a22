/** Descriptions, defaults and examples → DocsModel. */
import type { Schema } from "../input/openapi.js";
import { words } from "./casing.js";
import type { DocsModel } from "./type-model.js";

/** Whatever documents an element; members may be missing, and others present. */
export type DocsSource = { readonly [Member in keyof DocsModel]?: DocsModel[Member] | undefined };

/** The documentation of any element that has some of the members. */
export function docsOf(source: DocsSource): DocsModel {
  return {
    summary: source.summary,
    description: source.description,
    deprecated: source.deprecated ?? false,
    default: source.default,
    examples: source.examples ?? [],
    support: source.support,
    externalDocs: source.externalDocs,
  };
}

const noDocs = docsOf({});

/** The documentation of a schema; a title that only repeats the name is left out. */
export function schemaDocs(schema: Schema, name: string): DocsModel {
  if (typeof schema === "boolean") return noDocs;
  const { description, deprecated, examples, support, externalDocs } = schema;
  return {
    summary: titleBeyond(schema, name),
    description,
    deprecated,
    default: schema.default,
    examples,
    support,
    externalDocs,
  };
}

function titleBeyond(
  { title, description }: Exclude<Schema, boolean>,
  name: string,
): string | undefined {
  if (title === undefined || title === description) return undefined;
  return spelling(title) === spelling(name) ? undefined : title;
}

function spelling(text: string): string {
  return words(text).join("").toLowerCase();
}
