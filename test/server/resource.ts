import type { Filter } from "./filter.js";
import type { JsonObject } from "./json.js";
import type { SortKeyOf } from "./sort.js";
import type { ItemFields, Store, StoredItem } from "./store.js";

/** A change of the data, with the circumstances it is made in. */
export interface Change<Fields extends ItemFields> {
  readonly body: JsonObject;
  readonly store: Store<Fields>;
  /** Records that the query says a new one belongs to. */
  readonly links?: StoredItem<Fields>["links"];
  /** ISO 8601. */
  readonly now: string;
}

/** The forms in which a record is shown besides its fields. */
export interface Presentation<Fields extends ItemFields> {
  /** Last segment of the path of its resource. */
  readonly name: string;
  /** The record as the provider has it, for `raw` and `debug`. */
  readonly toRaw: (item: StoredItem<Fields>) => JsonObject;
  /** The record as `normalized` shows it. */
  readonly toNormalized: (item: StoredItem<Fields>) => JsonObject;
}

/**
 * Everything that distinguishes one resource of the API from another. Routes, pages, formats,
 * errors and limits are the same for all of them.
 */
export interface Resource<Fields extends ItemFields> extends Presentation<Fields> {
  /** By query parameter. */
  readonly filters: Readonly<Record<string, Filter<Fields>>>;
  /** By field of `sort_by`. */
  readonly sortKeys: Readonly<Record<string, SortKeyOf<Fields>>>;
  /** Names of links that a request may set through a query parameter of the same name. */
  readonly links: readonly string[];
  /** Makes the fields of a new record; throws what the provider would refuse. */
  readonly create: (change: Change<Fields>) => Fields;
  readonly update: (item: StoredItem<Fields>, change: Change<Fields>) => Fields;
}
