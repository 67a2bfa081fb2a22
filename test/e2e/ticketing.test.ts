/** The ticketing SDK against the embedded server: what is particular to its resources. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ContactSort,
  getTicketLinks,
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
