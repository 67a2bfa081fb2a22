/** What every record has on the wire. */
export type ItemFields = Readonly<Record<string, unknown>> & { readonly id: string };

/** A record with what is known about it besides its fields. */
export interface StoredItem<Fields extends ItemFields> {
  readonly fields: Fields;
  /** Identifiers of records it belongs to, such as collections, which are no fields of it. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Position in the order of creation. */
  readonly sequence: number;
}

/** The records of one account, in the order of creation. */
export interface Store<Fields extends ItemFields> {
  /** Grows with every change, so that derived lists can be kept. */
  readonly version: () => number;
  readonly all: () => readonly StoredItem<Fields>[];
  readonly find: (id: string) => StoredItem<Fields> | undefined;
  readonly insert: (fields: Fields, links: StoredItem<Fields>["links"]) => StoredItem<Fields>;
  readonly replace: (item: StoredItem<Fields>, fields: Fields) => StoredItem<Fields>;
  readonly remove: (id: string) => void;
  /** An identifier that no record ever had. */
  readonly nextId: () => string;
}

export function createStore<Fields extends ItemFields>(
  seed: readonly StoredItem<Fields>[],
  firstId: number,
): Store<Fields> {
  const items = new Map(seed.map((item) => [item.fields.id, item]));
  let sequence = seed.length;
  let id = firstId + seed.length;
  let version = 0;

  const put = (item: StoredItem<Fields>): StoredItem<Fields> => {
    items.set(item.fields.id, item);
    version += 1;
    return item;
  };
  return {
    version: () => version,
    all: () => [...items.values()],
    find: (key) => items.get(key),
    insert: (fields, links) => put({ fields, links, sequence: sequence++ }),
    replace: (item, fields) => put({ ...item, fields }),
    remove: (key) => {
      items.delete(key);
      version += 1;
    },
    nextId: () => String(id++),
  };
}
