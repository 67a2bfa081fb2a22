import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer, type UserFields } from "../../server/server.js";
import { importTime } from "../../server/users/seed.js";
import { list, send, usersPath, walk } from "./client.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  expect(server.violations).toEqual([]);
  await server.close();
});

const ids = (users: readonly UserFields[]): string[] => users.map(({ id }) => id);
const time = (value: string | null | undefined): number => (value ? Date.parse(value) : Number.NaN);

describe("data", () => {
  test("has 5 000 users with unique identifiers", () => {
    expect(new Set(ids(server.users)).size).toBe(5000);
  });

  test("is the same for the same seed, and another for another", async () => {
    const [same, other] = await Promise.all([
      startServer({ userCount: 50 }),
      startServer({ userCount: 50, seed: 7 }),
    ]);

    expect(same.users).toEqual(server.users.slice(0, 50));
    expect(other.users).not.toEqual(same.users);
    await Promise.all([same.close(), other.close()]);
  });

  test("has null fields, absent fields, further fields and several scripts", () => {
    expect(server.users.some(({ avatar }) => avatar === null)).toBe(true);
    expect(server.users.some((user) => !("avatar" in user))).toBe(true);
    expect(server.users.some((user) => "custom_fields" in user)).toBe(true);
    for (const script of [/\p{sc=Latin}/u, /\p{sc=Cyrillic}/u, /\p{sc=Han}/u, /\p{sc=Arabic}/u]) {
      expect(server.users.some(({ name }) => script.test(name))).toBe(true);
    }
  });

  test("is separate for each account", async () => {
    const { body } = await list(server, {
      integrated_account_id: server.integratedAccountIds.secondary,
      limit: 100,
    });

    expect(body.result_count).toBe(40);
    expect(body.result[0]?.name).not.toBe(server.users[0]?.name);
  });
});

describe("filters", () => {
  const sample = (): UserFields => {
    const found = server.users.find(
      ({ username, emails, team_ids }) => username && emails?.[1] && team_ids?.[0],
    );
    return found ?? { id: "", name: "" };
  };

  test("username, id and name are exact", async () => {
    const { id, name, username } = sample();
    const named = server.users.filter((user) => user.name === name);

    expect(ids((await list(server, { username })).body.result)).toEqual([id]);
    expect(ids((await list(server, { id })).body.result)).toEqual([id]);
    expect(ids((await walk(server, { name })).flatMap(({ result }) => result))).toEqual(ids(named));
  });

  test("emails match one of several, and the type where one is given", async () => {
    const { id, emails } = sample();
    const email = emails?.[1]?.email;
    const wanted = [{ email: "nobody@example.com" }, { email }];

    expect(ids((await list(server, { emails: wanted })).body.result)).toEqual([id]);
    expect((await list(server, { emails: [{ email, type: "primary" }] })).body.result).toEqual([]);
  });

  test("team_ids match one of several", async () => {
    const wanted = ["team-3", "team-11"];
    const pages = await walk(server, { team_ids: wanted, limit: 100 });
    const expected = server.users.filter(({ team_ids }) =>
      team_ids?.some((team) => wanted.includes(team)),
    );

    expect(ids(pages.flatMap(({ result }) => result))).toEqual(ids(expected));
  });

  test("is_active takes both values and leaves null out", async () => {
    for (const isActive of [true, false]) {
      const pages = await walk(server, { is_active: isActive, limit: 100 });
      const expected = server.users.filter(({ is_active }) => is_active === isActive);

      expect(ids(pages.flatMap(({ result }) => result))).toEqual(ids(expected));
    }
  });

  test.each(["created_at", "updated_at"] as const)(
    "%s takes an instant or bounds",
    async (field) => {
      const bounds = { gte: importTime, lt: "2024-09-01T02:00:00+02:00" };
      const pages = await walk(server, { [field]: bounds, limit: 100 });
      const expected = server.users.filter((user) => {
        const value = time(user[field]);
        return value >= time(bounds.gte) && value < time(bounds.lt);
      });
      const instants = await walk(server, { [field]: "2024-06-01T02:00:00+02:00", limit: 100 });
      const same = server.users.filter((user) => user[field] === importTime);

      expect(ids(pages.flatMap(({ result }) => result))).toEqual(ids(expected));
      expect(ids(instants.flatMap(({ result }) => result))).toEqual(ids(same));
    },
  );

  test("gt and lte split a list without overlap", async () => {
    const count = async (query: object): Promise<number> =>
      (await walk(server, { created_at: query, limit: 100 })).flatMap(({ result }) => result)
        .length;
    const dated = server.users.filter(({ created_at }) => created_at).length;

    expect((await count({ gt: importTime })) + (await count({ lte: importTime }))).toBe(dated);
  });

  test("collections and organization select users by what they belong to", async () => {
    const one = await walk(server, { collections: [{ id: "project-1" }], limit: 100 });
    const two = await walk(server, {
      collections: [{ id: "project-1" }, { id: "project-2" }],
      limit: 100,
    });
    const both = await walk(server, {
      collections: [{ id: "project-1" }],
      organization: { id: "org-2" },
      limit: 100,
    });
    const [a, b, c] = [two, one, both].map((pages) => pages.flatMap(({ result }) => result).length);

    expect(a).toBeGreaterThan(b ?? 0);
    expect(b).toBeGreaterThan(c ?? 0);
    expect(c).toBeGreaterThan(0);
  });
});

describe("sorting", () => {
  const keys = {
    created_at: (user: UserFields) => user.created_at,
    updated_at: (user: UserFields) => user.updated_at,
    first_name: (user: UserFields) => user.first_name,
    last_name: (user: UserFields) => user.last_name,
    name: (user: UserFields) => user.name,
    emails: (user: UserFields) => user.emails?.[0]?.email,
  };

  test.each(Object.entries(keys))(
    "by %s, both ways, nulls last, ties as created",
    async (field, key) => {
      for (const [direction, sign] of [
        ["asc", 1],
        ["desc", -1],
      ] as const) {
        const pages = await walk(server, { sort_by: { [field]: direction }, limit: 100 });
        const expected = [...server.users].sort((left, right) => {
          const [a, b] = [key(left) ?? null, key(right) ?? null];
          if (a === b) return 0;
          if (a === null || b === null) return a === null ? 1 : -1;
          return a < b ? -sign : sign;
        });

        expect(ids(pages.flatMap(({ result }) => result))).toEqual(ids(expected));
      }
    },
  );

  test("by several fields, the first one first", async () => {
    const { body } = await list(server, {
      sort_by: { created_at: "asc", name: "desc" },
      limit: 100,
    });
    const shared = body.result.filter(({ created_at }) => created_at === importTime);

    expect(body.result.map(({ created_at }) => created_at)).toEqual(
      body.result.map(({ created_at }) => created_at).sort(),
    );
    expect(shared.map(({ name }) => name)).toEqual(
      shared
        .map(({ name }) => name)
        .sort()
        .reverse(),
    );
  });
});

describe("shape", () => {
  test("keys the items by a field", async () => {
    const { body } = await list(server, { truto_key_by: "id", limit: 2 });
    const [first, second] = server.users;

    expect(body.result).toEqual({ [String(first?.id)]: first, [String(second?.id)]: second });
    expect(body.next_cursor).toEqual(expect.any(String));
  });

  test("leaves fields out, of lists and of single users", async () => {
    const query = { truto_exclude_fields: ["name", "emails"], truto_ignore_remote_data: true };
    const page = await list(server, query);
    const single = await send(server, `GET ${usersPath}/23423523`, { query });

    for (const user of [...page.body.result, single.body]) {
      expect(user).toHaveProperty("id");
      for (const field of ["name", "emails", "remote_data"]) expect(user).not.toHaveProperty(field);
    }
  });

  test("raw is the provider's payload, normalized keeps the envelope", async () => {
    const raw = await list(server, { truto_response_format: "raw", limit: 1 });
    const normalized = await list(server, { truto_response_format: "normalized", limit: 1 });

    expect(raw.body).toMatchObject({ data: [{ user_id: 23423523 }], paging: { count: 1 } });
    expect(normalized.body).toMatchObject({ result: [{ user_id: 23423523 }], result_count: 1 });
  });

  test("debug wraps the items and traces the provider's request", async () => {
    const query = { truto_response_format: "debug", remote_query: { expand: ["groups"] } };
    const page = await list(server, { ...query, limit: 1 });
    const single = await send(server, `GET ${usersPath}/23423523`, { query });
    const synced = await list(server, { ...query, truto_super_query: "apac" });

    expect(page.body).toMatchObject({
      result: [server.users[0]],
      debug: {
        requestOptions: { query: { expand: ["groups"] } },
        isLooping: false,
        resultCount: 1,
      },
    });
    expect(single.body).toMatchObject({ result: server.users[0] });
    expect(single.body["debug"]).not.toHaveProperty("resultCount");
    expect(synced.body["debug"]).toBeNull();
  });

  test("stream sends all users as lines, in many chunks", async () => {
    const search = `integrated_account_id=${server.integratedAccountId}&truto_response_format=stream`;
    const response = await fetch(`${server.url}${usersPath}?${search}`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    const chunks = await readChunks(response);
    const lines = Buffer.concat(chunks).toString().trimEnd().split("\n");

    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(chunks.length).toBeGreaterThan(20);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(server.users);
  });

  test("stream takes filters, limit and exclusions", async () => {
    const { text } = await list(server, {
      truto_response_format: "stream",
      truto_exclude_fields: ["remote_data"],
      is_active: false,
      limit: 3,
    });

    expect(text.trimEnd().split("\n")).toHaveLength(3);
    expect(text).not.toContain("remote_data");
  });
});

async function readChunks(response: Response): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    chunks.push(part.value);
  }
  return chunks;
}
