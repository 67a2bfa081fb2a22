import { accounts } from "./accounts.js";
import type { Contracts } from "./contract.js";
import { crmContacts, crmUsers } from "./records/crm-seed.js";
import { seedRecords, type Records } from "./records/seed.js";
import { exampleRecords } from "./records/spec-resource.js";
import { createStore, type ItemFields, type Store, type StoredItem } from "./store.js";
import type { UserFields } from "./users/fields.js";
import { firstUserId, seedUsers } from "./users/seed.js";

/** The data of all accounts. */
export interface Stores {
  readonly users: (account: string) => Store<UserFields>;
  /**
   * The records of another resource, by `model/resource`. They refer to the users that there were at
   * first; a resource without data of its own has the examples of its spec.
   */
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
export function createStores(options: StoresOptions, contracts: Contracts): Stores {
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
    const records = seedModels(people, options.seed ?? 1);
    seeds.set(account, records);
    return records;
  };
  const initial = (account: string, resource: string) =>
    seedOf(account)[resource] ?? exampleRecords(contracts.ofResource(resource).spec, resource);
  return {
    users: userStore,
    records: (resource) => (account) => {
      const key = `${account} ${resource}`;
      const store = stores.get(key) ?? createStore(initial(account, resource), firstRecordId);
      stores.set(key, store);
      return store;
    },
  };
}

/** The records of all models, by `model/resource`: one set of people and things. */
function seedModels(users: readonly UserFields[], seed: number): Records {
  const ticketing = seedRecords(users, seed);
  const byKey = Object.entries(ticketing).map(([name, items]) => [`ticketing/${name}`, items]);
  return {
    ...Object.fromEntries(byKey),
    "crm/contacts": crmContacts(ticketing["contacts"] ?? [], users),
    "crm/users": crmUsers(users),
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
