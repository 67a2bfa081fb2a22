import type { StoredItem } from "../store.js";
import type { UserEmail, UserFields, UserRole } from "./fields.js";
import { nameStocks, type NameStock } from "./names.js";
import { createRandom, type Random } from "./random.js";

/** Identifier of the first user; the others follow in steps of one. */
export const firstUserId = 23_423_523;

/** A time that many users share, as after an import: sorting by it has ties. */
export const importTime = "2024-06-01T00:00:00.000Z";

const domains = ["example.com", "example.org", "support.example.net"] as const;
const teamCount = 12;
const collectionCount = 8;
const organizationCount = 5;
const roles: readonly [UserRole, ...UserRole[]] = [
  { id: "1", name: "admin" },
  { id: "2", name: "agent" },
  { id: "3", name: "light agent" },
  { id: "4" },
  { id: "5", name: null },
];
const firstCreation = Date.parse("2019-01-01T00:00:00.000Z");
const lastCreation = Date.parse("2026-10-31T00:00:00.000Z");
const lastChange = Date.parse("2026-11-15T00:00:00.000Z");

/** Made-up users: the same for the same arguments, on every machine. */
export function seedUsers(count: number, seed: number): StoredItem<UserFields>[] {
  const random = createRandom(seed);
  const taken = new Map<string, number>();
  return Array.from({ length: count }, (_, sequence) => {
    const person = createPerson(random, taken);
    return {
      sequence,
      fields: createUser(random, person, firstUserId + sequence),
      links: {
        collections: someOf(random, "project", { limit: collectionCount, most: 2 }),
        organization: [`org-${random.integer(1, organizationCount + 1)}`],
      },
    };
  });
}

interface Person {
  readonly given: string;
  readonly family: string;
  readonly name: string;
  readonly locale: string;
  /** Part of the address before the `@`; unique. */
  readonly mailbox: string;
}

function createPerson(random: Random, taken: Map<string, number>): Person {
  const stock: NameStock = random.pick(nameStocks);
  const [given, givenLatin] = random.pick(stock.given);
  const [family, familyLatin] = random.pick(stock.family);
  const base = `${givenLatin}.${familyLatin}`;
  const count = taken.get(base) ?? 0;
  taken.set(base, count + 1);
  return {
    given,
    family,
    name: stock.full(given, family),
    locale: stock.locale,
    mailbox: count === 0 ? base : `${base}${count + 1}`,
  };
}

function createUser(random: Random, person: Person, id: number): UserFields {
  const createdAt = creationTime(random);
  const emails = createEmails(random, person.mailbox);
  const teamIds = someOf(random, "team", { limit: teamCount, most: 3 });
  const isActive = random.chance(0.05) ? null : random.chance(0.84);
  return {
    id: String(id),
    name: person.name,
    ...sometimes(random, "avatar", `https://images.example.com/${id}.png`),
    created_at: random.chance(0.05) ? null : createdAt,
    emails,
    etag: `"${random.integer(1, 90)}"`,
    ...sometimes(random, "first_name", person.given),
    is_active: isActive,
    ...sometimes(random, "last_name", person.family),
    remote_data: {
      user_id: id,
      display_name: person.name,
      mail: emails?.[0]?.email ?? null,
      deactivated: isActive === false,
      groups: teamIds.map((team) => ({ key: team })),
      profile: { locale: person.locale, "weird key [0]": true },
    },
    roles: createRoles(random),
    team_ids: teamIds,
    updated_at: random.chance(0.06) ? null : changeTime(random, createdAt),
    ...sometimes(random, "username", person.mailbox),
    ...customFields(random, person),
  };
}

function createEmails(random: Random, mailbox: string): UserEmail[] | null {
  if (random.chance(0.04)) return null;
  const domain = random.pick(domains);
  const first: UserEmail = { email: `${mailbox}@${domain}`, type: "primary" };
  if (!random.chance(0.2)) return [first];
  const second = `${mailbox}+private@${domain}`;
  return [
    first,
    random.chance(0.5) ? { email: second, type: "other" } : { email: second, type: null },
  ];
}

function createRoles(random: Random): UserRole[] | null {
  if (random.chance(0.1)) return null;
  return random.chance(0.2) ? [] : [random.pick(roles)];
}

function creationTime(random: Random): string {
  if (random.chance(0.04)) return importTime;
  return new Date(random.integer(firstCreation, lastCreation)).toISOString();
}

function changeTime(random: Random, createdAt: string): string {
  return new Date(random.integer(Date.parse(createdAt), lastChange)).toISOString();
}

/** The member with its value, with null, or not at all. */
function sometimes(random: Random, name: string, value: unknown): Record<string, unknown> {
  const draw = random.next();
  if (draw < 0.7) return { [name]: value };
  return draw < 0.85 ? { [name]: null } : {};
}

/** Fields that only some accounts have. */
function customFields(random: Random, { locale }: Person): Record<string, unknown> {
  return random.chance(0.3) ? { locale, custom_fields: { seat: random.integer(1, 400) } } : {};
}

/** Up to `most` different identifiers `name-1` … `name-limit`. */
function someOf(
  random: Random,
  name: string,
  { limit, most }: { readonly limit: number; readonly most: number },
): string[] {
  const numbers = Array.from({ length: random.integer(0, most + 1) }, () =>
    random.integer(1, limit + 1),
  );
  return [...new Set(numbers)].map((number) => `${name}-${number}`);
}
