/** The admin SDK against the embedded server. */
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import {
  AdminClient,
  BadRequestError,
  IntegratedAccountFilter,
  NotFoundError,
  type CrmContact,
  type TicketingUser,
} from "../../generated/admin/index.js";
import { startServer, type TestServer } from "../server/server.js";

let server: TestServer;
let client: AdminClient;

beforeAll(async () => {
  server = await startServer({ userCount: 50 });
  const { url: baseURL, token: auth, integratedAccountId } = server;
  client = new AdminClient({ baseURL, auth, integratedAccountId });
});

afterAll(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

describe("integrated accounts", () => {
  test("are listed page by page", async () => {
    const ids: string[] = [];
    for await (const { id } of client.integratedAccounts.list({ limit: 2 })) ids.push(id);

    expect(new Set(ids)).toEqual(new Set(Object.values(server.integratedAccountIds)));
    expect(ids).toHaveLength(5);
  });

  test("are filtered by customer, tool and state", async () => {
    const where = (query: Parameters<typeof client.integratedAccounts.list>[0]) =>
      client.integratedAccounts.list(query).toArray({ limit: 10 });

    expect(await where({ "integration.name": "zendesk" })).toHaveLength(1);
    expect(await where({ tenant_id: "tenant-2", is_sandbox: false })).toHaveLength(1);
    expect(
      await client.integratedAccounts
        .list()
        .where(IntegratedAccountFilter.Status, "needs_reauth")
        .toArray({ limit: 10 }),
    ).toMatchObject([{ id: server.integratedAccountIds.needsReauth }]);
  });

  test("are got one by one, in states that nobody foresaw", async () => {
    const { status } = await client.integratedAccounts.get(server.integratedAccountIds.blocked);

    expect(status).toBe("blocked");
    await expect(client.integratedAccounts.get("none")).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe("meta", () => {
  const users = { model: "ticketing", resource: "users", method: "list" };

  test("has the schemas of a method, with what the account adds", async () => {
    const { schema, query_schema } = await client.meta.getMethod(users);
    const { secondary } = server.integratedAccountIds;
    const other = await client.meta.getMethod(users, { integrated_account_id: secondary });

    expect(schema).toHaveProperty("properties.emails.items.properties.email.type", "string");
    expect(schema).toHaveProperty("properties.custom_fields.properties.seat.type", "integer");
    expect(query_schema).toHaveProperty("properties.is_active.type", "boolean");
    expect(other.schema).not.toHaveProperty("properties.custom_fields");
    expect(JSON.stringify(schema)).not.toContain("$ref");
  });

  test("is there for an integration, too, and not for what is not there", async () => {
    const integration = { ...users, integration: "zendesk" };

    expect(await client.meta.getIntegrationMethod(integration)).toHaveProperty("schema.properties");
    expect(await client.meta.getIntegration(integration)).toMatchObject({ model: "ticketing" });
    await expect(client.meta.getMethod({ ...users, method: "fly" })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });
});

describe("a batch request", () => {
  test("gives typed records by resource, every page of them", async () => {
    const { result, errors } = await client.batchRequests.create({
      integrated_account_id: server.integratedAccountId,
      args: { contacts: ["contact-1", "contact-2"] },
      resources: [
        {
          resource: "crm/contacts",
          method: "get",
          id: "{{args.contacts}}",
          loop_on: "contacts",
          depends_on: "people",
        },
        { name: "people", resource: "ticketing/users", method: "list", query: { limit: 20 } },
      ],
    });

    expect(errors).toEqual({});
    expectTypeOf(result["ticketing/users"]).toEqualTypeOf<TicketingUser[] | undefined>();
    expectTypeOf(result["crm/contacts"]).toEqualTypeOf<CrmContact[] | undefined>();
    expect(result["ticketing/users"]?.map(({ emails }) => emails)).toHaveLength(50);
    expect(result["crm/contacts"]?.map(({ account }) => typeof account?.id)).toEqual([
      "string",
      "string",
    ]);
  });

  test("tells what went wrong, and leaves the other requests alone", async () => {
    const { result, errors } = await client.batchRequests.create({
      integrated_account_id: server.integratedAccountId,
      resources: [
        { resource: "ticketing/teams", method: "get", id: "team-1" },
        { resource: "ticketing/tags", method: "get", id: "none" },
        { resource: "ticketing/workspaces", method: "list", persist: false },
      ],
    });

    expect(Object.keys(result)).toEqual(["ticketing/teams"]);
    expect(errors["ticketing/tags"]).toMatchObject([{ statusCode: 404 }]);
  });

  test("is refused where a request depends on none of them", async () => {
    const batch = client.batchRequests.create({
      integrated_account_id: server.integratedAccountId,
      resources: [{ resource: "ticketing/teams", method: "list", depends_on: "nothing" }],
    });

    await expect(batch).rejects.toBeInstanceOf(BadRequestError);
  });
});
