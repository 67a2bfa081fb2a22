/** The CRM SDK against the embedded server, beside the ticketing SDK, about the same people. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ContactFilter,
  ContactSort,
  CrmClient,
  SortDirection,
  UserFilter,
} from "../../generated/crm/index.js";
import { TicketingClient } from "../../generated/ticketing/index.js";
import { startServer, type TestServer } from "../server/server.js";

let server: TestServer;
let crm: CrmClient;
let ticketing: TicketingClient;

beforeAll(async () => {
  server = await startServer({ userCount: 50 });
  const options = {
    baseURL: server.url,
    auth: server.token,
    integratedAccountId: server.integratedAccountId,
  };
  crm = new CrmClient(options);
  ticketing = new TicketingClient(options);
});

afterAll(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

describe("lists", () => {
  test("advance page by page", async () => {
    const sizes: number[] = [];
    for await (const page of crm.contacts.list({ limit: 25 }).pages())
      sizes.push(page.items.length);

    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(60);
    expect(Math.max(...sizes)).toBe(25);
  });

  test("are filtered by address, by time and by workspace", async () => {
    const [contact, ...others] = await crm.contacts
      .list({ email_addresses: [{ email: "contact7@example.com" }] })
      .toArray({ limit: 100 });
    expect(contact?.name).toBe("Contact 7");
    expect(others).toEqual([]);

    const bound = "2026-01-01T00:00:00.000Z";
    const recent = await crm.contacts
      .list()
      .where(ContactFilter.CreatedAt, "gte", new Date(bound))
      .toArray({ limit: 100 });
    expect(recent.length).toBeGreaterThan(0);
    expect(recent.filter(({ created_at }) => (created_at ?? "") < bound)).toEqual([]);

    const members = await crm.users
      .list()
      .where(UserFilter.Workspace, { id: "workspace-1" })
      .toArray({ limit: 100 });
    expect(members).toHaveLength(25);
  });

  test("are sorted", async () => {
    const contacts = await crm.contacts
      .list()
      .sortBy(ContactSort.LastName, SortDirection.Desc)
      .toArray({ limit: 100 });
    const names = contacts.map(({ last_name }) => last_name ?? "");

    expect(names).toEqual([...names].sort().reverse());
  });
});

describe("the same people in two models", () => {
  test("a user has one address here, and a list of them there", async () => {
    const [first] = await ticketing.users.list().toArray({ limit: 1 });
    const user = await crm.users.get(first?.id ?? "");

    expect(user.name).toBe(first?.name);
    expect(user.email).toBe(first?.emails?.[0]?.email ?? null);
    expect(user).not.toHaveProperty("emails");
  });

  test("a contact belongs to the same account, and has an owner among the users", async () => {
    const contact = await crm.contacts.get("contact-3");
    const same = await ticketing.contacts.get("contact-3");

    expect(contact.account?.id).toBe(same.account_id);
    expect(contact.email_addresses).toEqual(same.emails);
    expect((await crm.users.get(contact.owner?.id ?? "")).email).toEqual(expect.any(String));
  });
});

test("a contact is created where the query says", async () => {
  const created = await crm.contacts.create(
    { first_name: "Ada", email_addresses: [{ email: "ada@example.com" }] },
    { workspace: { id: "workspace-2" } },
  );

  expect(server.requests.at(-1)?.query).toMatchObject({ workspace: { id: "workspace-2" } });
  expect(await crm.contacts.get(created.id)).toMatchObject({ first_name: "Ada" });
});
