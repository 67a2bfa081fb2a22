import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../server/server.js";
import { list, send, usersPath } from "./client.js";

const now = Date.parse("2026-11-20T08:00:00.000Z");

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ userCount: 30, now: () => now });
});
afterEach(async () => {
  await server.close();
});

const ada = { name: "Ada", emails: [{ email: "ada@example.test", type: "primary" }] };

describe("create", () => {
  test("stores the user and returns it", async () => {
    const created = await send(server, `POST ${usersPath}`, {
      query: { collections: [{ id: "project-77" }] },
      body: { ...ada, password: "secret", status: "inactive", remote_data: { locale: "en" } },
    });
    const read = await send(server, `GET ${usersPath}/${created.body.id}`);
    const found = await list(server, { collections: [{ id: "project-77" }] });

    expect(created.status).toBe(200);
    expect(created.body).toMatchObject({
      ...ada,
      is_active: false,
      created_at: "2026-11-20T08:00:00.000Z",
      remote_data: { locale: "en" },
    });
    expect(created.text).not.toContain("secret");
    expect(read.body).toEqual(created.body);
    expect(found.body.result).toEqual([created.body]);
    expect(server.users.at(-1)).toEqual(created.body);
    expect(server.violations).toEqual([]);
  });

  test("names the fields that are missing", async () => {
    const { status, body } = await send(server, `POST ${usersPath}`, { body: { first_name: "A" } });

    expect(status).toBe(400);
    expect(body.truto_error_insight["missing_required_body_fields"]?.value).toEqual(["name"]);
    expect(server.violations).toMatchObject([{ kind: "request", operation: "createUser" }]);
  });

  test("refuses values that the spec does not allow", async () => {
    const body = { name: "Ada", emails: [{ email: "a@example.test", type: "work" }] };
    const answer = await send(server, `POST ${usersPath}`, { body });

    expect(answer.status).toBe(400);
    expect(answer.body["details"]).toMatchObject({ failures: [{ pointer: "/emails/0/type" }] });
    expect(server.violations).toHaveLength(1);
  });

  test("takes any role, since the known ones may grow", async () => {
    const body = { ...ada, roles: [{ id: "4711" }, { name: "viewer" }] };

    expect((await send(server, `POST ${usersPath}`, { body })).status).toBe(200);
  });

  test.each([
    [422, "not an address"],
    [409, "taken"],
  ])("answers %i as the provider when an address is %s", async (status, problem) => {
    const taken = server.users.find(({ emails }) => emails)?.emails?.[0]?.email;
    const email = problem === "taken" ? taken : "nobody";
    const answer = await send(server, `POST ${usersPath}`, {
      body: { ...ada, emails: [{ email }] },
    });

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      truto_is_remote_error: true,
      raw_response: { code: status },
    });
  });

  test.each([
    ["text/plain", "hello", 415],
    ["application/json", '{"name":', 400],
    ["application/json", "", 400],
    ["application/json", `{"name":"${"x".repeat(1_100_000)}"}`, 413],
  ])("refuses %s that is no usable JSON", async (contentType, body, status) => {
    const headers = { "content-type": contentType };

    expect((await send(server, `POST ${usersPath}`, { body, headers })).status).toBe(status);
  });

  test("takes a body of any type when it is passed through", async () => {
    const answer = await send(server, `POST ${usersPath}`, {
      query: { truto_body_passthrough: true },
      headers: { "content-type": "application/octet-stream" },
      body: "\u0001\u0002",
    });

    expect(answer.body.remote_data).toMatchObject({ bytes: 2 });
  });
});

describe("update", () => {
  test("changes what is given and keeps the rest", async () => {
    const [before] = server.users;
    const path = `${usersPath}/${String(before?.id)}`;
    const { status, body } = await send(server, `PATCH ${path}`, { body: { first_name: "Zed" } });

    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      first_name: "Zed",
      etag: body.etag,
      updated_at: "2026-11-20T08:00:00.000Z",
    });
    expect(body.etag).not.toBe(before?.etag);
    expect((await send(server, `GET ${path}`)).body).toEqual(body);
  });

  test("lets a user keep an address", async () => {
    const user = server.users.find(({ emails }) => emails);
    const email = user?.emails?.[0]?.email;
    const body = { emails: [{ email, type: "other" }] };
    const answer = await send(server, `PATCH ${usersPath}/${String(user?.id)}`, { body });

    expect(answer.body.emails).toEqual(body.emails);
  });
});

describe("delete", () => {
  test("returns the identifier, once", async () => {
    const path = `${usersPath}/23423523`;
    const first = await send(server, `DELETE ${path}`);
    const second = await send(server, `DELETE ${path}`);

    expect(first.body).toEqual({ id: "23423523" });
    expect(second.status).toBe(404);
    expect((await send(server, `GET ${path}`)).status).toBe(404);
    expect(server.users).toHaveLength(29);
  });

  test("takes the forms of other responses", async () => {
    const answer = async (id: number, format: string): Promise<unknown> =>
      (
        await send(server, `DELETE ${usersPath}/${id}`, {
          query: { truto_response_format: format },
        })
      ).body;

    expect(await answer(23423523, "debug")).toMatchObject({ result: { id: "23423523" } });
    expect(await answer(23423524, "raw")).toMatchObject({ data: { user_id: 23423524 } });
    expect(server.violations).toEqual([]);
  });
});

describe("idempotency keys", () => {
  const create = (key: string, body: unknown, account = server.integratedAccountId) =>
    send(server, `POST ${usersPath}`, {
      query: { integrated_account_id: account },
      headers: { "idempotency-key": key },
      body,
    });

  test("repeat the response instead of the change", async () => {
    const first = await create("k1", ada);
    const second = await create("k1", ada);

    expect(second.body).toEqual(first.body);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(server.users).toHaveLength(31);
  });

  test("cannot be used for another request", async () => {
    await create("k1", ada);
    const { status } = await create("k1", { name: "Grace" });

    expect(status).toBe(422);
    expect(server.users).toHaveLength(31);
  });

  test("are separate for each account and path", async () => {
    await create("k1", ada);
    const other = await create("k1", ada, server.integratedAccountIds.secondary);
    const deleted = await send(server, `DELETE ${usersPath}/23423523`, {
      headers: { "idempotency-key": "k1" },
    });

    expect(other.headers.get("idempotency-replayed")).toBeNull();
    expect(deleted.body).toEqual({ id: "23423523" });
  });

  test("repeat a deletion", async () => {
    const remove = () =>
      send(server, `DELETE ${usersPath}/23423523`, { headers: { "idempotency-key": "d1" } });

    expect((await remove()).status).toBe(200);
    expect((await remove()).status).toBe(200);
  });

  test("do not remember failures", async () => {
    const body = { name: "Ada", emails: [{ email: "wrong" }] };

    expect((await create("k1", body)).status).toBe(422);
    expect((await create("k1", ada)).status).toBe(200);
  });
});
