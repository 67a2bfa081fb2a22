import { equals, includesAny, includesAnyLike, linkedTo, refersTo, timeWithin } from "../filter.js";
import type { Filter } from "../filter.js";
import { asArray, asObject, asString, type JsonObject } from "../json.js";
import type { Resource } from "../resource.js";
import { resolve, type Spec, type SpecParameter } from "../spec-document.js";
import type { ItemFields, StoredItem } from "../store.js";
import { records } from "./record-resource.js";

/** A resource that nobody described by hand: what its spec says is enough to serve it. */
export function specResource(spec: Spec, name: string): Resource<ItemFields> {
  const parameters = listParameters(spec);
  const fields = new Set(Object.keys(asObject(recordSchema(spec)["properties"])));
  const filters = parameters
    .filter(({ isFilter }) => isFilter)
    .map((parameter) => [parameter.name, filterOf(spec, parameter, fields)] as const);
  return records(name, {
    filters: Object.fromEntries(filters),
    sort: parameters.flatMap(({ sortFields }) => sortFields),
  });
}

const exampleCount = 12;

/** Records made of the example in the spec, which differ in their identifiers. */
export function exampleRecords(spec: Spec, key: string): StoredItem<ItemFields>[] {
  const [example] = asArray(recordSchema(spec)["examples"]);
  const name = key.split("/").at(-1) ?? key;
  return Array.from({ length: exampleCount }, (_, sequence) => ({
    fields: { ...asObject(example), id: `${name}-${sequence + 1}` },
    links: {},
    sequence,
  }));
}

function listParameters({ operations }: Spec): readonly SpecParameter[] {
  return operations.find(({ itemsProperty }) => itemsProperty !== undefined)?.parameters ?? [];
}

/** The schema of the items of the list. */
function recordSchema({ files, operations }: Spec): JsonObject {
  const list = operations.find(({ itemsProperty }) => itemsProperty !== undefined);
  const page = resolve(files, list?.responses["200"]?.body);
  const items = resolve(files, asObject(page["properties"])[list?.itemsProperty ?? ""]);
  return resolve(files, items["items"]);
}

/** A filter named like a field compares the field; any other one is about what records belong to. */
function filterOf(
  { files }: Spec,
  { name, schema }: SpecParameter,
  fields: ReadonlySet<string>,
): Filter<ItemFields> {
  const types = typesOf(files, schema);
  if (types.has("array")) {
    if (!fields.has(name)) return linkedTo(name);
    const items = resolve(files, resolve(files, schema)["items"]);
    return typesOf(files, items).has("object") ? includesAnyLike(name) : includesAny(name);
  }
  // A point in time, or bounds on it.
  if (types.has("object") && types.has("string")) return timeWithin(name);
  if (types.has("object")) return fields.has(name) ? refersTo(name) : linkedTo(name);
  return equals(name);
}

function typesOf(files: Spec["files"], schema: unknown): ReadonlySet<string> {
  const resolved = resolve(files, schema);
  const branches = [...asArray(resolved["oneOf"]), ...asArray(resolved["anyOf"])];
  const types = branches.flatMap((branch) => [...typesOf(files, branch)]);
  const type = resolved["type"];
  const own = asArray(type).map(asString);
  return new Set([asString(type), ...own, ...types].filter((found) => found !== undefined));
}
