/** A document of one resource, as far as a template needs to know it. */
import { isJsonObject, member, memberText, type JsonObject } from "../input/json.js";
import type { JsonValue } from "../input/openapi.js";
import type { SourceDocument } from "../input/parse.js";
import { step, tokensOf } from "../input/pointer.js";

/** The methods that most resources have; anything else is particular to one. */
export const standardMethods = ["list", "get", "create", "update", "delete"] as const;
export type StandardMethod = (typeof standardMethods)[number];

export interface SourceOperation {
  readonly path: string;
  /** As in the document: `get`. */
  readonly verb: string;
  readonly method: StandardMethod;
  readonly value: JsonObject;
}

export interface ResourceSource {
  readonly source: SourceDocument;
  readonly root: JsonObject;
  /** Path of the list. */
  readonly path: string;
  readonly operations: readonly SourceOperation[];
  /** Name of the schema of a record. */
  readonly record: string;
  readonly listId: string;
  readonly tag: string;
}

/** Reads a document of a resource; `undefined` where it describes no list with a page of its own. */
export function readResource(source: SourceDocument): ResourceSource | undefined {
  if (!isJsonObject(source.value)) return undefined;
  const root = source.value;
  const paths = objectAt(root, "/paths");
  const path = Object.keys(paths).find((key) => member(objectAt(paths, `/${escaped(key)}`), "get"));
  if (path === undefined || path.includes("{")) return undefined;
  const operations = standardOperations(paths, path);
  const list = operations.find(({ method }) => method === "list");
  const page = list && pageName(list.value);
  if (list === undefined || page === undefined) return undefined;
  const tag = valueAt(list.value, "/tags/0");
  return {
    source,
    root,
    path,
    operations,
    record: page.replace(/List$/u, ""),
    listId: memberText(list.value, "operationId"),
    tag: typeof tag === "string" ? tag : "",
  };
}

function standardOperations(paths: JsonObject, path: string): readonly SourceOperation[] {
  const item = Object.keys(paths).find((key) => key.startsWith(`${path}/{`));
  const places = [
    [path, "get", "list"],
    [path, "post", "create"],
    [item, "get", "get"],
    [item, "patch", "update"],
    [item, "put", "update"],
    [item, "delete", "delete"],
  ] as const;
  return places.flatMap(([place, verb, method]) => {
    const value =
      place === undefined ? undefined : member(objectAt(paths, `/${escaped(place)}`), verb);
    return place !== undefined && isJsonObject(value) ? [{ path: place, verb, method, value }] : [];
  });
}

/** Name of the component that is the body of the list. */
function pageName(list: JsonObject): string | undefined {
  const pointer = "/responses/200/content/application~1json/schema/$ref";
  const ref = valueAt(list, pointer);
  return typeof ref === "string" && ref.startsWith("#/") ? ref.split("/").at(-1) : undefined;
}

/** The mapping at a pointer; an empty one where there is none. */
export function objectAt(value: JsonValue, pointer: string): JsonObject {
  const found = valueAt(value, pointer);
  return isJsonObject(found) ? found : {};
}

export function valueAt(value: JsonValue, pointer: string): JsonValue | undefined {
  return tokensOf(pointer).reduce<JsonValue | undefined>(step, value);
}

function escaped(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The properties of a schema of the document. */
export function propertiesOf({ root }: ResourceSource, schema: string): JsonObject {
  return objectAt(root, `/components/schemas/${escaped(schema)}/properties`);
}
