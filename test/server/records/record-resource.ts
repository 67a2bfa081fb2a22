import { asObject, asString, omit, type JsonObject } from "../json.js";
import type { Change, Resource } from "../resource.js";
import type { SortKey } from "../sort.js";
import type { ItemFields } from "../store.js";

export interface RecordsOptions {
  readonly filters?: Resource<ItemFields>["filters"];
  /** Fields that the records can be sorted by. */
  readonly sort?: readonly string[];
  readonly links?: readonly string[];
  /** Fills what the provider fills in a record that is created or changed. */
  readonly complete?: (fields: JsonObject, links: Change<ItemFields>["links"]) => JsonObject;
}

/** A resource whose records keep what they are sent. */
export function records(name: string, options: RecordsOptions): Resource<ItemFields> {
  const { filters = {}, sort = [], links = [], complete = (fields) => fields } = options;
  return {
    name,
    filters,
    links,
    sortKeys: Object.fromEntries(sort.map((field) => [field, sortKey(field)])),
    create: ({ body, store, now, links: given }) => ({
      ...complete(omit(body, requestOnly), given),
      id: store.nextId(),
      etag: '"1"',
      created_at: now,
      updated_at: now,
      remote_data: asObject(body["remote_data"]),
    }),
    update: ({ fields }, { body, now }) => ({
      ...complete({ ...fields, ...omit(body, requestOnly) }, {}),
      id: fields.id,
      etag: nextEtag(fields["etag"]),
      updated_at: now,
      remote_data: { ...asObject(fields["remote_data"]), ...asObject(body["remote_data"]) },
    }),
    toRaw: ({ fields }) => ({ key: fields.id, ...asObject(fields["remote_data"]) }),
    toNormalized: ({ fields }) => ({ ...asObject(fields["remote_data"]), id: fields.id }),
  };
}

const requestOnly = new Set(["remote_data"]);

function sortKey(field: string): (fields: ItemFields) => SortKey {
  return (fields) => asString(fields[field]) ?? null;
}

function nextEtag(etag: unknown): string {
  return `"${Number(asString(etag)?.replaceAll('"', "") ?? 0) + 1}"`;
}
