/** What a new resource takes over: fields and filters that most resources of the model have. */
import { posix } from "node:path";
import { isJsonArray, isJsonObject, memberText } from "../input/json.js";
import type { JsonValue } from "../input/openapi.js";
import type { SourceDocument } from "../input/parse.js";
import { objectAt, propertiesOf, valueAt, type ResourceSource } from "./resource-source.js";

export interface ResourceConventions {
  /** Names of fields that more than half of the records have. */
  readonly fields: ReadonlySet<string>;
  /** References to shared filters, by the names that more than half of the lists filter by. */
  readonly filters: ReadonlyMap<string, string>;
}

/** A parameter of a list: how it is referred to, and what it is. */
interface ListParameter {
  readonly ref: string;
  readonly name: string;
  readonly isParticular: boolean;
}

export function conventionsOf(
  resources: readonly ResourceSource[],
  sources: readonly SourceDocument[],
): ResourceConventions {
  const fields = resources.map((resource) => Object.keys(propertiesOf(resource, resource.record)));
  const lists = resources.map((resource) => particularParameters(resource, sources));
  const usual = common(lists.map((parameters) => parameters.map(({ name }) => name)));
  const shared = sharedFilters(sources);
  const filters = [...usual].flatMap((name) => {
    const ref = shared.get(name);
    return ref === undefined ? [] : [[name, ref] as const];
  });
  return { fields: common(fields), filters: new Map(filters) };
}

/** Names that more than half of the lists of names hold. */
function common(lists: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const name of lists.flatMap((names) => [...new Set(names)])) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([name, count]) => (count * 2 > lists.length ? name : [])));
}

/** Filters and orders of a list: what resources differ in. */
export function particularParameters(
  { source, operations }: ResourceSource,
  sources: readonly SourceDocument[],
): readonly ListParameter[] {
  const list = operations.find(({ method }) => method === "list");
  const parameters = list?.value["parameters"];
  const refs = isJsonArray(parameters) ? parameters.flatMap(refOf) : [];
  return refs
    .map((ref) => parameterAt(source, ref, sources))
    .filter(({ isParticular }) => isParticular);
}

function refOf(value: JsonValue): readonly string[] {
  const ref = isJsonObject(value) ? value["$ref"] : undefined;
  return typeof ref === "string" ? [ref] : [];
}

function parameterAt(
  from: SourceDocument,
  ref: string,
  sources: readonly SourceDocument[],
): ListParameter {
  const [file = "", pointer = ""] = ref.split("#");
  const path = file === "" ? from.file : posix.join(posix.dirname(from.file), file);
  const target = sources.find((source) => source.file === path);
  const value = objectAt(target?.value ?? null, pointer);
  const isParticular = "x-loom-filter" in value || "x-loom-sort" in value;
  return { ref, name: memberText(value, "name"), isParticular };
}

/** Filters in files of shared components, by name, as the documents of an API refer to them. */
function sharedFilters(sources: readonly SourceDocument[]): ReadonlyMap<string, string> {
  const shared = sources.filter(({ file }) => posix.dirname(file).startsWith("_"));
  const found = shared.flatMap(({ file, value }) =>
    Object.entries(objectAt(value, "/components/parameters")).flatMap(([key, parameter]) => {
      const isFilter = valueAt(parameter, "/x-loom-filter") !== undefined;
      const name = valueAt(parameter, "/name");
      const ref = `../${file}#/components/parameters/${key}`;
      return isFilter && typeof name === "string" ? [[name, ref] as const] : [];
    }),
  );
  return new Map(found);
}
