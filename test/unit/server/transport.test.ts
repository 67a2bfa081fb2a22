import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startServer, tokens, type TestServer } from "../../server/server.js";
import { list, send, usersPath } from "./client.js";

let now = 0;
let server: TestServer;
beforeEach(async () => {
  now = Date.parse("2026-11-20T08:00:00.000Z");
  server = await startServer({
    userCount: 30,
    rateLimit: { requests: 10, seconds: 5 },
    now: () => now,
  });
});
afterEach(async () => {
  await server.close();
});

describe("access", () => {
  test.each([undefined, "Bearer wrong", "Basic abc", tokens.full])(
    "authorization %j is refused",
    async (authorization) => {
      const { status, body, headers } = await send(server, `GET ${usersPath}`, {
        headers: { authorization: authorization ?? "" },
      });

      expect(status).toBe(401);
      expect(body).toMatchObject({ statusCode: 401, error: "Unauthorized" });
      expect(headers.get("www-authenticate")).toBe("Bearer");
    },
  );

  test("an account is needed", async () => {
    const answer = await list(server, { integrated_account_id: undefined });

    expect(answer.status).toBe(400);
    expect(answer.body.truto_error_insight).toEqual({
      missing_required_query_parameters: {
        description: expect.any(String),
        value: ["integrated_account_id"],
      },
    });
    expect(server.violations).toHaveLength(1);
  });

  test("an unknown account is not found", async () => {
    const id = "00000000-0000-4000-8000-000000000000";

    expect((await list(server, { integrated_account_id: id })).status).toBe(404);
  });

  test("accounts fail in their own ways", async () => {
    const { needsReauth, blocked, readOnly } = server.integratedAccountIds;
    const reauth = await list(server, { integrated_account_id: needsReauth });
    const change = { query: { integrated_account_id: readOnly }, body: { name: "Ada" } };

    expect(reauth.status).toBe(401);
    expect(reauth.body.truto_is_remote_error).toBe(true);
    expect((await list(server, { integrated_account_id: blocked })).status).toBe(503);
    expect((await list(server, { integrated_account_id: readOnly })).status).toBe(200);
    expect((await send(server, `POST ${usersPath}`, change)).status).toBe(405);
  });

  test("a token without the scope may only read", async () => {
    const headers = { authorization: `Bearer ${tokens.readOnly}` };
    const change = await send(server, `DELETE ${usersPath}/23423523`, { headers });

    expect((await send(server, `GET ${usersPath}`, { headers })).status).toBe(200);
    expect(change.status).toBe(403);
    expect(change.body.truto_error_insight["forbidden_error"]?.value).toEqual({
      missing_scopes: ["users:write"],
    });
  });
});

describe("requests", () => {
  test("to unknown paths and methods are refused", async () => {
    const put = await send(server, `PUT ${usersPath}`, { body: {} });

    expect((await send(server, "GET /unified/ticketing/people")).status).toBe(404);
    expect((await send(server, `GET ${usersPath}/1/2`)).status).toBe(404);
    expect((await send(server, `GET ${usersPath}/%E0`)).status).toBe(400);
    expect(put.status).toBe(405);
    expect(put.headers.get("allow")).toBe("GET, POST");
  });

  test.each([
    ["limit", { limit: 0 }],
    ["is_active", { is_active: "yes" }],
    ["sort_by", { sort_by: { name: "up" } }],
    ["created_at", { created_at: "yesterday" }],
    ["created_at", { created_at: { gt: "soon" } }],
    ["emails", { emails: [{ type: "primary" }] }],
    ["emails", { emails: "ada@example.com" }],
    ["organization", { organization: "org-1" }],
    ["truto_response_format", { truto_response_format: "xml" }],
    ["truto_exclude_fields", { truto_exclude_fields: "name" }],
  ])("with a wrong %s break the spec: %j", async (_name, query) => {
    expect((await list(server, query)).status).toBe(400);
    expect(server.violations).toMatchObject([{ kind: "request", operation: "listUsers" }]);
  });

  test("with too many nested names are refused", async () => {
    const name = `remote_query${"[a]".repeat(40)}`;

    expect((await list(server, { [name]: "1" })).status).toBe(400);
  });

  test("are recorded, with names that the spec does not declare", async () => {
    await send(server, `POST ${usersPath}`, {
      query: { workspace: { id: "w1" }, truto_exclude_fields: ["name"] },
      headers: { "x-client": "test" },
      body: { name: "Ada" },
    });

    expect(server.requests).toMatchObject([
      {
        method: "POST",
        path: usersPath,
        query: { workspace: { id: "w1" }, truto_exclude_fields: ["name"] },
        headers: { "x-client": "test" },
        body: '{"name":"Ada"}',
        operation: "createUser",
        undeclared: ["workspace"],
        account: server.integratedAccountId,
        status: 200,
      },
    ]);
  });
});

describe("responses", () => {
  test("carry an identifier and the rate limit, whatever the status", async () => {
    const answers = [
      await list(server),
      await send(server, "GET /nowhere"),
      await list(server, { integrated_account_id: undefined }),
    ];

    for (const { headers } of answers) {
      expect(headers.get("x-request-id")).toMatch(/^req_/);
      expect(headers.get("ratelimit-limit")).toBe("10");
      expect(headers.get("ratelimit-remaining")).toMatch(/^\d+$/);
      expect(headers.get("ratelimit-reset")).toMatch(/^\d+$/);
    }
  });

  test("that break the spec are replaced and recorded", async () => {
    const broken = await startServer({
      users: [{ id: "1", name: "Ada", created_at: "yesterday" }],
    });
    const { status, body } = await list(broken);

    expect(status).toBe(500);
    expect(body.message).toContain("/result/0/created_at must match format");
    expect(broken.violations).toMatchObject([{ kind: "response", operation: "listUsers" }]);
    broken.reset();
    expect(broken.violations).toEqual([]);
    await broken.close();
  });
});

describe("rate limit", () => {
  test("holds for each account and refills", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await list(server)).status);
    const limited = await list(server);
    const { secondary } = server.integratedAccountIds;
    const other = await list(server, { integrated_account_id: secondary });
    now += 1000;
    const later = await list(server);

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    expect(limited.headers.get("retry-after")).toBe("1");
    expect(limited.headers.get("ratelimit-remaining")).toBe("0");
    expect(limited.headers.get("ratelimit-reset")).toBe("5");
    expect(limited.body.truto_error_insight).toHaveProperty("rate_limit_error");
    expect(other.status).toBe(200);
    expect(later.headers.get("ratelimit-remaining")).toBe("1");
  });
});

describe("planned faults", () => {
  test("replace the next responses", async () => {
    server.failNext({ status: 503, times: 2, retryAfter: 7 });
    server.failNext({ status: 502, body: "<html>", headers: { "content-type": "text/html" } });
    const answers = [
      await list(server),
      await list(server),
      await list(server),
      await list(server),
    ];

    expect(answers.map(({ status }) => status)).toEqual([503, 503, 502, 200]);
    expect(answers[0]?.headers.get("retry-after")).toBe("7");
    expect(answers[0]?.headers.get("ratelimit-limit")).toBe("10");
    expect(answers[2]?.text).toBe("<html>");
  });

  test("reset the connection, before or after the change", async () => {
    const create = () => send(server, `POST ${usersPath}`, { body: { name: "Ada" } });
    server.failNext({ connection: "reset" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(server.users).toHaveLength(30);

    server.failNext({ connection: "reset", phase: "after" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(server.users).toHaveLength(31);
    expect(server.requests.map(({ status }) => status)).toEqual([undefined, undefined]);
  });

  test("cut the body short", async () => {
    server.failNext({ connection: "truncate" });

    await expect(list(server)).rejects.toThrow("terminated");
  });

  test("leave a request without an answer", async () => {
    server.failNext({ connection: "hang" });
    const url = `${server.url}${usersPath}`;

    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
  });

  test("hold a request back", async () => {
    server.delayNext(60);
    const start = performance.now();
    await list(server);

    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });
});
