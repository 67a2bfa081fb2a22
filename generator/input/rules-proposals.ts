/** What a document could declare. A proposal is shown, never applied. */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import type { NamedSchema, OperationObject, ParameterObject, Schema } from "./openapi.js";
import { placeAt } from "./place-at.js";
import { pointerOf } from "./pointer.js";
import { branchesOf, hasType } from "./schema-search.js";
import { pageSchema } from "./verify-pagination.js";

/** Names of what continues a list, without case and punctuation. */
const continuationNames = new Set(
  "cursor next nextcursor nextpagetoken pagetoken nexttoken continuationtoken nextcontinuationtoken nextpage after".split(
    " ",
  ),
);

const limitNames = new Set("limit pagesize perpage maxresults count size first".split(" "));

/** A list that passes a value from its response to its next request, and does not say so. */
export function proposePagination(api: DecodedApi, bag: DiagnosticBag): void {
  for (const operation of api.document.operations) {
    if (operation.method !== "GET" || operation.pagination !== undefined) continue;
    const declaration = declarationOf(api, operation);
    if (declaration === undefined) continue;
    const { method, path, origin } = operation;
    bag.report("pagination-proposed", placeAt(api, origin), { method, path, declaration });
  }
}

function declarationOf(api: DecodedApi, operation: OperationObject): string | undefined {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const continuing = query.filter(({ name }) => continuationNames.has(plain(name)));
  const page = pageSchema(operation);
  if (page === undefined || continuing.length === 0) return undefined;
  const properties = propertiesOf(api, page);
  const [items, ...others] = properties.filter(({ schema }) => hasType(api, schema, "array"));
  if (items === undefined || others.length > 0) return undefined;
  const match = continuationOf(api, properties, continuing);
  if (match === undefined) return undefined;
  const limit = query.find(
    ({ name, schema }) => limitNames.has(plain(name)) && hasType(api, schema, "integer"),
  );
  return [
    "x-loom-pagination:",
    "  style: cursor",
    `  parameter: ${yamlText(match.parameter)}`,
    `  next: ${yamlText(match.next)}`,
    `  items: ${yamlText(pointerOf([items.name]))}`,
    ...(limit === undefined ? [] : [`  limit: ${yamlText(limit.name)}`]),
  ].join("\n");
}

/** Each property once, whichever branch declares it. */
function propertiesOf(api: DecodedApi, schema: Schema): readonly NamedSchema[] {
  const properties = branchesOf(api, schema).flatMap((branch) => branch.properties);
  return [...new Map(properties.map((property) => [property.name, property])).values()];
}

interface Continuation {
  readonly next: JsonPointer;
  readonly parameter: string;
}

interface Place {
  readonly tokens: readonly string[];
  readonly schema: Schema;
}

/** The property, at the root or in an object beside the items, and the parameter that takes it. */
function continuationOf(
  api: DecodedApi,
  properties: readonly NamedSchema[],
  parameters: readonly ParameterObject[],
): Continuation | undefined {
  const outer = properties.map(({ name, schema }) => ({ tokens: [name], schema }));
  const inner = outer.flatMap((place) => membersOf(api, place));
  const places = [...outer, ...inner, ...inner.flatMap((place) => membersOf(api, place))];
  for (const { tokens, schema } of places) {
    const name = plain(tokens.at(-1) ?? "");
    if (!continuationNames.has(name) || !isOpaqueText(api, schema)) continue;
    const parameter = parameters.find((candidate) => takes(plain(candidate.name), name));
    if (parameter !== undefined) return { next: pointerOf(tokens), parameter: parameter.name };
  }
  return undefined;
}

/** The properties of an object; not of one that holds links, which are followed, not passed on. */
function membersOf(api: DecodedApi, { tokens, schema }: Place): readonly Place[] {
  if (/links?$/.test(plain(tokens.at(-1) ?? "")) || hasType(api, schema, "array")) return [];
  return propertiesOf(api, schema).map((inner) => ({
    tokens: [...tokens, inner.name],
    schema: inner.schema,
  }));
}

/** `next_page_token` is taken by `page_token`, `next` by `cursor`. */
function takes(parameter: string, property: string): boolean {
  const [taken, given] = [parameter, property].map((name) => name.replace(/^next/, ""));
  return taken === given || (given === "" && taken === "cursor");
}

/** A URL is no value of a parameter. */
function isOpaqueText(api: DecodedApi, schema: Schema): boolean {
  const isUrl = branchesOf(api, schema).some(({ format = "" }) => format.startsWith("uri"));
  return hasType(api, schema, "string") && !isUrl;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function yamlText(text: string): string {
  return /^[\w/][\w/.-]*$/.test(text) ? text : JSON.stringify(text);
}
