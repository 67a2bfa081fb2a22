/** The generated users SDK against the embedded server: what the README promises, run. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  listUsers,
  SortDirection,
  TicketingClient,
  UserFilter,
  UserSort,
  type User,
} from "../../generated/ticketing/index.js";
import { startServer, type TestServer } from "../server/server.js";

let server: TestServer;
let truto: TicketingClient;

beforeAll(async () => {
  server = await startServer();
  truto = new TicketingClient({
    baseURL: server.url,
    auth: server.token,
    integratedAccountId: server.integratedAccountId,
  });
});

afterAll(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

describe("reading", () => {
  test("gets a user", async () => {
    const expected = server.users[0];
    const user = await truto.users.get(expected?.id ?? "");
    expect(user).toEqual(expected);
  });

  test("takes the path parameter as an object too", async () => {
    const id = server.users[1]?.id ?? "";
    expect((await truto.users.get({ id })).id).toBe(id);
  });

  test("iterates over every user once, past an empty page", async () => {
    const ids: string[] = [];
    for await (const user of truto.users.list({ is_active: true, limit: 100 })) ids.push(user.id);

    const expected = server.users.filter((user) => user.is_active).map((user) => user.id);
    expect(ids).toEqual(expected);
  });

  test("iterates over pages", async () => {
    const counts: number[] = [];
    let token: string | undefined;
    for await (const page of truto.users.list({ limit: 20 }, { maxPages: 2 }).pages()) {
      counts.push(page.items.length);
      expect(page.body.result_count).toBe(page.items.length);
      token = page.resumeToken;
    }
    expect(counts).toEqual([20, 20]);
    expect(token).toEqual(expect.any(String));
  });

  test("continues from a resume token without loss or repetition", async () => {
    const first = await truto.users.list({ limit: 10 });
    const rest = truto.users.list({ limit: 10 }, { resumeToken: first.resumeToken });
    const ids = [...first.items, ...(await rest.toArray({ limit: 10 }))].map((user) => user.id);
    expect(ids).toEqual(server.users.slice(0, 20).map((user) => user.id));
  });

  test("collects up to a limit", async () => {
    const users: User[] = await truto.users.list({ limit: 100 }).toArray({ limit: 250 });
    expect(users).toHaveLength(250);
  });
});

describe("the fluent form", () => {
  test("filters, sorts, limits and excludes", async () => {
    const recent = truto.users
      .list()
      .where(UserFilter.UpdatedAt, "gt", new Date("2026-01-01"))
      .where(UserFilter.IsActive, true)
      .sortBy(UserSort.CreatedAt, SortDirection.Desc)
      .limit(50)
      .exclude("remote_data");
    const page = await recent;

    expect(page.items.length).toBeGreaterThan(0);
    for (const user of page.items) {
      expect(user.is_active).toBe(true);
      expect(Date.parse(user.updated_at ?? "")).toBeGreaterThan(Date.parse("2026-01-01"));
      expect(user).not.toHaveProperty("remote_data");
    }
    const created = page.items.map((user) => user.created_at ?? "");
    expect(created).toEqual([...created].sort().reverse());
  });

  test("shows the exact URL without sending anything", () => {
    const before = server.requests.length;
    const url = truto.users
      .list({ truto_exclude_fields: ["id", "name"] })
      .where("updated_at", "gt", new Date("2026-01-01"))
      .sortBy("created_at", "desc")
      .url();

    expect(url).toBe(
      `${server.url}/unified/ticketing/users?integrated_account_id=${server.integratedAccountId}` +
        "&sort_by%5Bcreated_at%5D=desc&truto_exclude_fields%5B%5D=id" +
        "&truto_exclude_fields%5B%5D=name&updated_at%5Bgt%5D=2026-01-01T00%3A00%3A00.000Z",
    );
    expect(server.requests).toHaveLength(before);
  });

  test("builds the same request as the argument form", () => {
    const fluent = truto.users.list().where("is_active", true).sortBy("name", "asc").limit(5);
    const given = truto.users.list({ is_active: true, sort_by: { name: "asc" }, limit: 5 });
    expect(fluent.url()).toBe(given.url());
  });

  test("never changes the builder it is called on", () => {
    const all = truto.users.list();
    const url = all.url();
    all.limit(1).where("name", "Ada");
    expect(all.url()).toBe(url);
  });
});

describe("forms of the response", () => {
  test("keys items by a property", async () => {
    const byId = await truto.users.list({ limit: 3 }).keyBy("id");
    const ids = server.users.slice(0, 3).map((user) => user.id);
    expect(Object.keys(byId.items).sort()).toEqual([...ids].sort());
    expect(byId.items[ids[0] ?? ""]?.name).toBe(server.users[0]?.name);
  });

  test("merges the pages of a keyed list", async () => {
    const record = await truto.users.list({ limit: 20 }).keyBy("id").toRecord({ limit: 50 });
    expect(Object.keys(record)).toHaveLength(50);
  });

  test("leaves a raw body as it is", async () => {
    const body: unknown = await truto.users.list({ limit: 2, truto_response_format: "raw" });
    expect(body).toEqual(expect.anything());
  });

  test("wraps items in a debug envelope", async () => {
    const { result, debug } = await truto.users.list({ limit: 2 }).format("debug");
    expect(result.map((user) => user.id)).toEqual(server.users.slice(0, 2).map(({ id }) => id));
    expect(debug).toBeTypeOf("object");
  });

  test("streams bytes", async () => {
    const stream = await truto.users.list({ limit: 50, truto_response_format: "stream" });
    const text = await new Response(stream).text();
    expect(text.trim().split("\n")).toHaveLength(50);
  });
});

describe("writing", () => {
  test("creates, updates and deletes", async () => {
    const created = await truto.users.create({
      name: "Ada Lovelace",
      emails: [{ email: "ada@example.com" }],
    });
    const updated = await truto.users.update(created.id, { first_name: "Ada" });
    const deleted = await truto.users.delete(created.id);

    expect(updated).toMatchObject({ id: created.id, name: "Ada Lovelace", first_name: "Ada" });
    expect(deleted).toEqual({ id: created.id });
    expect(await truto.users.get(created.id).result()).toMatchObject({ ok: false, status: 404 });
  });

  test("repeats a failed create with the same idempotency key and creates one user", async () => {
    const before = server.users.length;
    server.failNext({ status: 503, times: 1 });
    await truto.users.create({ name: "Grace Hopper" }, {}, { maxRetries: 2 });

    const keys = server.requests.slice(-2).map((request) => request.headers["idempotency-key"]);
    expect(keys[0]).toEqual(expect.any(String));
    expect(keys[0]).toBe(keys[1]);
    expect(server.users).toHaveLength(before + 1);
  });
});

describe("what else a call gives", () => {
  test("the response and its request id", async () => {
    const id = server.users[0]?.id ?? "";
    const { data, response, requestId } = await truto.users.get(id).withResponse();
    expect(data.id).toBe(id);
    expect(response.status).toBe(200);
    expect(requestId).toBe(response.headers.get("x-request-id"));
  });

  test("a typed result instead of an exception", async () => {
    const result = await truto.users.get("missing").result();
    if (result.ok) throw new Error("expected a failure");
    expect(result.status).toBe(404);
    if (result.status === 404) expect(result.error.body.statusCode).toBe(404);
  });

  test("a pure builder without a client", () => {
    const request = listUsers({ integrated_account_id: server.integratedAccountId, name: "Ada" });
    expect(request.url(server.url)).toBe(
      `${server.url}/unified/ticketing/users?integrated_account_id=${server.integratedAccountId}&name=Ada`,
    );
    expect(request.toRequest(server.url).method).toBe("GET");
  });

  test("undocumented parameters through extraQuery", async () => {
    const call = truto.users.list({}, { extraQuery: { workspace: { id: "1" } } });
    expect(call.url()).toContain("&workspace%5Bid%5D=1");
  });

  test("an error before the network when no account is given", async () => {
    const before = server.requests.length;
    const client = new TicketingClient({ baseURL: server.url, auth: server.token });
    await expect(client.users.list()).rejects.toMatchObject({
      name: "ConfigError",
      message: expect.stringContaining("integrated_account_id") as string,
    });
    expect(server.requests).toHaveLength(before);
  });
});
