/** The generated SDK against the embedded server, which serves every resource from one data set. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ContactSort,
  getTicketLinks,
  NotFoundError,
  SortDirection,
  TicketingClient,
  type Ticket,
} from "../../generated/ticketing/index.js";
import { startServer, type TestServer } from "../server/server.js";

let server: TestServer;
let client: TicketingClient;

beforeAll(async () => {
  server = await startServer({ userCount: 50 });
  client = new TicketingClient({
    baseURL: server.url,
    auth: server.token,
    integratedAccountId: server.integratedAccountId,
  });
});

afterAll(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

type Records = AsyncIterable<{ readonly id?: string | null }>;

const lists: readonly (readonly [string, () => Records])[] = [
  ["accounts", () => client.accounts.list({ limit: 7 })],
  ["attachments", () => client.attachments.list({ limit: 7 })],
  ["collections", () => client.collections.list({ limit: 7 })],
  ["comments", () => client.comments.list({ limit: 7 })],
  ["contacts", () => client.contacts.list({ limit: 7 })],
  ["fields", () => client.fields.list({ limit: 7 })],
  ["tags", () => client.tags.list({ limit: 7 })],
  ["teams", () => client.teams.list({ limit: 7 })],
  ["ticket_priorities", () => client.ticketPriorities.list({ limit: 7 })],
  ["ticket_status", () => client.ticketStatus.list({ limit: 7 })],
  ["ticket_types", () => client.ticketTypes.list({ limit: 7 })],
  ["tickets", () => client.tickets.list({ limit: 7 })],
  ["users", () => client.users.list({ limit: 7 })],
  ["workspaces", () => client.workspaces.list({ limit: 7 })],
];

test.each(lists)("%s are listed to the end, each once", async (_name, list) => {
  const ids: unknown[] = [];
  for await (const { id } of list()) ids.push(id);

  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

interface Writes {
  readonly create: () => PromiseLike<{
    readonly id?: string | null;
    readonly name?: string | null;
  }>;
  readonly get: (id: string) => PromiseLike<unknown>;
  readonly update: (id: string) => PromiseLike<unknown>;
  readonly remove: (id: string) => PromiseLike<unknown>;
  readonly changed: object;
}

const name = "Made by a test";
const changes = { name: "Changed by a test" };
const writes: readonly (readonly [string, () => Writes])[] = [
  ["accounts", () => writesOf(client.accounts)],
  ["collections", () => writesOf(client.collections)],
  ["contacts", () => writesOf(client.contacts)],
  ["fields", () => writesOf(client.fields)],
  ["tags", () => writesOf(client.tags)],
  ["teams", () => writesOf(client.teams)],
  ["tickets", () => writesOf(client.tickets)],
  ["users", () => writesOf(client.users)],
  ["workspaces", () => writesOf(client.workspaces)],
  [
    "attachments",
    () => ({
      create: () => client.attachments.create({ file_name: name }),
      get: (id) => client.attachments.get(id),
      update: (id) => client.attachments.update(id, { file_name: "b.txt" }),
      remove: (id) => client.attachments.delete(id),
      changed: { file_name: "b.txt" },
    }),
  ],
  [
    "comments",
    () => ({
      create: () => client.comments.create({ body: name }, { ticket: { id: "ticket-1" } }),
      get: (id) => client.comments.get(id),
      update: (id) => client.comments.update(id, { body: "Changed." }),
      remove: (id) => client.comments.delete(id),
      changed: { body: "Changed.", ticket: { id: "ticket-1" } },
    }),
  ],
];

interface Named {
  readonly create: (body: { name: string }) => ReturnType<Writes["create"]>;
  readonly get: Writes["get"];
  readonly update: (id: string, body: { name: string }) => PromiseLike<unknown>;
  readonly delete: Writes["remove"];
}

function writesOf(resource: Named): Writes {
  return {
    create: () => resource.create({ name }),
    get: (id) => resource.get(id),
    update: (id) => resource.update(id, changes),
    remove: (id) => resource.delete(id),
    changed: changes,
  };
}

test.each(writes)("%s are created, changed and deleted", async (_name, writesOfResource) => {
  const { create, get, update, remove, changed } = writesOfResource();
  const { id } = await create();
  expect(id).toEqual(expect.any(String));
  await update(id ?? "");

  expect(await get(id ?? "")).toMatchObject(changed);
  expect(await remove(id ?? "")).toEqual({ id });
  await expect(get(id ?? "")).rejects.toBeInstanceOf(NotFoundError);
});

describe("what records refer to is there", () => {
  test("the links of a ticket", async () => {
    const ticket = await client.tickets.get("ticket-1").withResponse();
    const { team, workspace, contact, account, creatorAsContact } = getTicketLinks;

    expect(await client.send(team(ticket))).toMatchObject(ticket.data.team ?? {});
    expect(await client.send(workspace(ticket))).toMatchObject(ticket.data.workspace ?? {});
    expect(await client.send(contact(ticket))).toMatchObject(ticket.data.contact ?? {});
    expect(await client.send(account(ticket))).toMatchObject(ticket.data.account ?? {});
    expect(await client.send(creatorAsContact(ticket))).toMatchObject({
      id: ticket.data.created_by?.id,
    });
  });

  test("the users who work on tickets", async () => {
    const users = new Set((await client.users.list().toArray({ limit: 1000 })).map(({ id }) => id));
    const tickets: Ticket[] = await client.tickets.list().toArray({ limit: 1000 });
    const assignees = tickets.flatMap(({ assignees }) => assignees ?? []);

    expect(assignees.length).toBeGreaterThan(0);
    expect(assignees.filter(({ id }) => !users.has(id ?? ""))).toEqual([]);
  });
});

test("comments are those of the ticket", async () => {
  const all = await client.comments.list().toArray({ limit: 1000 });
  const id = all[0]?.ticket?.id ?? "";
  const expected = all.filter(({ ticket }) => ticket?.id === id);

  expect(await client.comments.list({ ticket: { id } }).toArray({ limit: 1000 })).toEqual(expected);
  expect(await client.comments.list({ ticket_id: id }).toArray({ limit: 1000 })).toEqual(expected);
  expect(expected.length).toBeLessThan(all.length);
});

test("contacts are sorted, and filtered by address", async () => {
  const sorted = await client.contacts
    .list()
    .sortBy(ContactSort.LastName, SortDirection.Desc)
    .toArray({ limit: 1000 });
  const lastNames = sorted.map(({ last_name }) => last_name ?? "");

  expect(lastNames).toEqual([...lastNames].sort().reverse());
  const [only, ...others] = await client.contacts
    .list({ emails: [{ email: "contact7@example.com" }] })
    .toArray({ limit: 1000 });
  expect(only?.name).toBe("Contact 7");
  expect(others).toEqual([]);
});

test("an attachment is downloaded, a ticket imported", async () => {
  const file = await client.attachments.download({ remote_data: { key: "attachment-3" } });
  expect(await file.text()).toBe("attachment-3");
  expect(file.type).toBe("text/plain");

  const { result } = await client.tickets.import({ remote_data: { subject: "From elsewhere" } });
  expect(result).toMatchObject({ name: "From elsewhere" });
});
