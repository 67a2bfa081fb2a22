import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../server/server.js";
import { list, send, usersPath, walk } from "./client.js";

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ userCount: 230 });
});
afterEach(async () => {
  await server.close();
});

describe("pages", () => {
  test("hold every user once, in order", async () => {
    const pages = await walk(server, { limit: 20 });

    expect(pages.flatMap(({ result }) => result)).toEqual(server.users);
    expect(pages.at(-1)?.next_cursor).toBeNull();
    for (const page of pages) expect(page.result_count).toBe(page.result.length);
  });

  test("have 25 users by default and 100 at most", async () => {
    expect((await list(server)).body.result).toHaveLength(25);
    expect((await list(server, { limit: 1000 })).body.result).toHaveLength(100);
  });

  test("have the provider's size when the limit is ignored", async () => {
    const { body } = await list(server, { limit: 5, truto_ignore_limit: true });

    expect(body).toMatchObject({ result_count: 230, next_cursor: null });
  });

  test("are empty in the middle of a long walk", async () => {
    const sizes = (await walk(server)).map(({ result_count }) => result_count);

    expect(sizes).toEqual([25, 25, 0, 25, 25, 25, 25, 25, 25, 25, 5]);
  });

  test("are never empty in a short walk, or when switched off", async () => {
    const full = await startServer({ userCount: 230, emptyPages: "none" });
    const short = (await walk(server, { limit: 58 })).map(({ result_count }) => result_count);
    const long = (await walk(full)).map(({ result_count }) => result_count);

    expect(short).toEqual([58, 58, 58, 56]);
    expect(long).not.toContain(0);
    await full.close();
  });

  test("lead back through prev_cursor, over the empty page too", async () => {
    const pages = await walk(server, { limit: 20 });
    const back = async (index: number): Promise<unknown> =>
      (await list(server, { limit: 20, next_cursor: pages[index]?.prev_cursor })).body.result;

    expect(pages[0]?.prev_cursor).toBeNull();
    expect(await back(1)).toEqual(pages[0]?.result);
    expect(await back(2)).toEqual(pages[1]?.result);
    expect(await back(3)).toEqual(pages[1]?.result);
    expect(await back(5)).toEqual(pages[4]?.result);
  });

  test("neither skip nor repeat when users come and go during a walk", async () => {
    const before = server.users.map(({ id }) => id);
    const first = await list(server, { sort_by: { name: "asc" } });
    const gone = first.body.result[3]?.id ?? "";
    await send(server, `DELETE ${usersPath}/${gone}`);
    await send(server, `POST ${usersPath}`, { body: { name: "" } });
    const rest = await walk(server, {
      sort_by: { name: "asc" },
      next_cursor: first.body.next_cursor,
    });
    const seen = [first.body, ...rest].flatMap(({ result }) => result).map(({ id }) => id);

    expect(seen.sort()).toEqual(before.sort());
  });
});

describe("cursors", () => {
  test.each(["x", "", "b2Zmc2V0OjI", "%00"])("%j is refused", async (cursor) => {
    const { status, body } = await list(server, { next_cursor: cursor });

    expect(status).toBe(400);
    expect(body.message).toBe("The cursor is not valid.");
  });

  test("are refused when changed by one character", async () => {
    const cursor = (await list(server)).body.next_cursor ?? "";
    const changed = `${cursor.slice(0, 40)}${cursor[40] === "A" ? "B" : "A"}${cursor.slice(41)}`;

    expect((await list(server, { next_cursor: changed })).status).toBe(400);
  });

  test("are refused for a list with other filters, order or account", async () => {
    const cursor = (await list(server)).body.next_cursor;
    const others = [
      { is_active: true },
      { sort_by: { name: "asc" } },
      { integrated_account_id: server.integratedAccountIds.secondary },
    ];

    for (const other of others) {
      expect((await list(server, { ...other, next_cursor: cursor })).status).toBe(400);
    }
    expect((await list(server, { limit: 3, next_cursor: cursor })).status).toBe(200);
  });
});
