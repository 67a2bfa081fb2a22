import { accounts } from "./accounts.js";
import { seedRecords, type Records } from "./records/seed.js";
import { createStore, type ItemFields, type Store, type StoredItem } from "./store.js";
import type { UserFields } from "./users/fields.js";
import { firstUserId, seedUsers } from "./users/seed.js";

/** The data of all accounts. */
export interface Stores {
  readonly users: (account: string) => Store<UserFields>;
  /** The records of another resource, which refer to the users that there were at first. */
  readonly records: (resource: string) => (account: string) => Store<ItemFields>;
}

interface StoresOptions {
  readonly seed?: number;
  readonly userCount?: number;
  readonly users?: readonly UserFields[];
}

const secondaryUserCount = 40;
const firstRecordId = 1;

/** Every account has data of its own; only the primary one has many users. */
export function createStores(options: StoresOptions): Stores {
  const users = createUserStores(options);
  const userStore = (account: string) => users.get(account) ?? createStore([], firstUserId);
  const seeds = new Map<string, Records>();
  const stores = new Map<string, Store<ItemFields>>();

  // Made when they are first asked for: most tests need users only.
  const seedOf = (account: string): Records => {
    const known = seeds.get(account);
    if (known !== undefined) return known;
    const people = userStore(account)
      .all()
      .map(({ fields }) => fields);
    const records = seedRecords(people, options.seed ?? 1);
    seeds.set(account, records);
    return records;
  };
  return {
    users: userStore,
    records: (resource) => (account) => {
      const key = `${account} ${resource}`;
      const store = stores.get(key) ?? createStore(seedOf(account)[resource] ?? [], firstRecordId);
      stores.set(key, store);
      return store;
    },
  };
}

function createUserStores(options: StoresOptions): ReadonlyMap<string, Store<UserFields>> {
  const { seed = 1, userCount = 5000, users } = options;
  return new Map(
    Object.values(accounts).map(({ id }, index) => {
      const count = index === 0 ? userCount : secondaryUserCount;
      const items = index === 0 && users ? users.map(storedUser) : seedUsers(count, seed + index);
      return [id, createStore(items, firstUserId)];
    }),
  );
}

function storedUser(fields: UserFields, sequence: number): StoredItem<UserFields> {
  return { fields, links: {}, sequence };
}
