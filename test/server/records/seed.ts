import { asArray, asObject, asString, type JsonObject } from "../json.js";
import type { ItemFields, StoredItem } from "../store.js";
import type { UserFields } from "../users/fields.js";
import { createRandom, type Random } from "../users/random.js";

/** The records of one account by resource; what they refer to is there. */
export type Records = Readonly<Record<string, readonly StoredItem<ItemFields>[]>>;

const start = Date.parse("2025-01-01T00:00:00.000Z");
const end = Date.parse("2026-10-31T00:00:00.000Z");
const counts = {
  workspaces: 2,
  teams: 12,
  collections: 8,
  accounts: 15,
  contacts: 60,
  tickets: 120,
};
const priorities = ["Low", "Normal", "High", "Urgent"];
const statuses = ["open", "pending", "resolved", "closed", "Waiting for parts"];
const types = ["Question", "Incident", "Task"];
const organization = "org-1";

interface Seeding {
  readonly random: Random;
  readonly users: readonly UserFields[];
}

/** Made-up records around these users: the same for the same arguments, on every machine. */
export function seedRecords(users: readonly UserFields[], seed: number): Records {
  const seeding: Seeding = { random: createRandom(seed), users };
  const tickets = many(counts.tickets, (number) => createTicket(seeding, number));
  return {
    ...seedOrganization(seeding),
    contacts: many(counts.contacts, (number) => createContact(seeding, number)),
    tickets,
    comments: tickets.flatMap((ticket) => commentsOf(seeding, ticket)).map(inOrder),
    attachments: tickets.map((ticket) => attachmentOf(seeding, ticket)).map(inOrder),
  };
}

/** What tickets are divided by. */
function seedOrganization({ random }: Seeding): Records {
  const dated = (name: string, count: number, more: (number: number) => JsonObject = () => ({})) =>
    many(count, (number) => ({
      fields: { ...base(random, `${name}-${number}`), name: `${name} ${number}`, ...more(number) },
    }));
  const named = (names: readonly string[], more: JsonObject = {}) =>
    many(names.length, (number) => ({
      fields: { ...more, id: String(number), name: names[number - 1] ?? null, etag: null },
    }));
  return {
    accounts: dated("account", counts.accounts, (number) => ({
      domains: [`account-${number}.example.com`],
    })),
    workspaces: dated("workspace", counts.workspaces, () => ({ status: "active" })),
    teams: dated("team", counts.teams),
    tags: dated("tag", 6, (number) => ({
      color: "#1f6feb",
      status: number === 6 ? "retired" : "active",
    })),
    collections: dated("project", counts.collections, (number) => ({
      type: number === 1 ? "project" : "section",
      parent_collection_id: number === 1 ? null : "project-1",
      entity_type: "ticket",
      urls: [{ url: `https://tracker.example.com/project-${number}` }],
      workspace: reference(random, "workspace", counts.workspaces),
    })),
    fields: dated("field", 5, (number) => ({
      label: `Field ${number}`,
      type: number === 5 ? "formula" : "string",
      entity_type: "ticket",
      is_user_defined: number > 2,
    })),
    ticket_priorities: named(priorities),
    ticket_status: named(statuses),
    ticket_types: named(types, { created_at: new Date(start).toISOString() }),
  };
}

function createContact({ random }: Seeding, number: number): Draft {
  const name = `Contact ${number}`;
  const fields = {
    ...base(random, `contact-${number}`),
    name,
    first_name: "Contact",
    last_name: String(number),
    account_id: `account-${random.integer(1, counts.accounts + 1)}`,
    emails: [{ email: `contact${number}@example.com`, type: "work" }],
    phones: random.chance(0.3) ? null : [{ number: `+4420794600${number}`, type: null }],
    is_active: random.chance(0.9),
  };
  return { fields };
}

function createTicket({ random, users }: Seeding, number: number): Draft {
  const contact = `contact-${random.integer(1, counts.contacts + 1)}`;
  const user = users[random.integer(0, users.length)];
  const fields = {
    ...base(random, `ticket-${number}`),
    name: `Ticket ${number}`,
    number: String(1000 + number),
    account: { id: `account-${random.integer(1, counts.accounts + 1)}` },
    assignees: user === undefined ? [] : [{ id: user.id, name: user.name }],
    collections: [{ ...reference(random, "project", counts.collections), type: "project" }],
    contact: { id: contact },
    created_by: { id: contact, type: "contact" },
    parent_ticket: number > 1 && random.chance(0.2) ? { id: `ticket-${number - 1}` } : null,
    priority: oneOf(random, priorities),
    status: oneOf(random, statuses),
    tags: [reference(random, "tag", 6)],
    team: reference(random, "team", counts.teams),
    ticket_type: oneOf(random, types),
    workspace: reference(random, "workspace", counts.workspaces),
  };
  return { fields, links: { organization: [organization] } };
}

function commentsOf({ random }: Seeding, ticket: StoredItem<ItemFields>): Draft[] {
  return Array.from({ length: random.integer(0, 4) }, (_, index) => {
    const id = `${ticket.fields.id.replace("ticket", "comment")}-${index + 1}`;
    const isInternal = random.chance(0.3);
    const fields = {
      ...base(random, id),
      author: { id: "contact-1", name: "Contact 1", type: "contact" },
      body: `Comment ${index + 1}`,
      is_internal: isInternal,
      is_private: isInternal,
      ticket: { id: ticket.fields.id },
    };
    return { fields, links: ticketLinks(ticket) };
  });
}

function attachmentOf({ random }: Seeding, ticket: StoredItem<ItemFields>): Draft {
  const id = ticket.fields.id.replace("ticket", "attachment");
  const fields = {
    ...base(random, id),
    file_name: `${id}.txt`,
    content_type: "text/plain",
    size: id.length,
    file_url: `https://files.example.com/${id}.txt`,
    ticket_id: ticket.fields.id,
    uploaded_by: "contact-1",
    uploaded_by_type: "contact",
  };
  return { fields, links: ticketLinks(ticket) };
}

/** What belongs to a ticket belongs where the ticket does. */
function ticketLinks({ fields }: StoredItem<ItemFields>): StoredItem<ItemFields>["links"] {
  const idsOf = (value: unknown) => {
    const id = asString(asObject(value)["id"]);
    return id === undefined ? [] : [id];
  };
  return {
    workspace: idsOf(fields["workspace"]),
    team: idsOf(fields["team"]),
    collections: asArray(fields["collections"]).flatMap(idsOf),
    organization: [organization],
  };
}

interface Draft {
  readonly fields: ItemFields;
  readonly links?: StoredItem<ItemFields>["links"];
}

function many(count: number, make: (number: number) => Draft): StoredItem<ItemFields>[] {
  return Array.from({ length: count }, (_, index) => make(index + 1)).map(inOrder);
}

function inOrder({ fields, links = {} }: Draft, sequence: number): StoredItem<ItemFields> {
  return { fields, links, sequence };
}

/** What almost every record has. */
function base(random: Random, id: string): ItemFields {
  const created = random.integer(start, end);
  return {
    id,
    etag: `"${random.integer(1, 90)}"`,
    created_at: new Date(created).toISOString(),
    updated_at: random.chance(0.05) ? null : new Date(random.integer(created, end)).toISOString(),
    remote_data: { key: id },
  };
}

function reference(random: Random, name: string, count: number): { id: string; name: string } {
  const number = random.integer(1, count + 1);
  return { id: `${name}-${number}`, name: `${name} ${number}` };
}

function oneOf(random: Random, names: readonly string[]): { id: string; name: string | null } {
  const index = random.integer(0, names.length);
  return { id: String(index + 1), name: names[index] ?? null };
}
