import { describe, expect, expectTypeOf, test } from "vitest";
import {
  cursor,
  offset,
  page,
  PaginationError,
  walkItems,
  type ListDescriptor,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { createLoopGuard } from "../../../generator/runtime/loop-guard.js";
import { sendJson } from "../../support/server.js";
import { listAnimals, serve, zooOf, type Animal } from "./fixtures.js";
import { collect, failureOfWork, ids, pagesServer, parametersOf } from "./list-fixtures.js";

describe("P44 every item once, in order", () => {
  test("with cursors, by item and by page", async () => {
    const server = await pagesServer([3, 2, 1]);
    const list = zooOf(server).list();
    const byItem = await collect(list);
    const byPage = (await collect(list.pages())).flatMap(({ items }) => items);
    expectTypeOf(byItem).toEqualTypeOf<Animal[]>();
    expect(byItem.map(({ id }) => id)).toEqual(ids(6));
    expect(byPage).toEqual(byItem);
    expect(server.requests).toHaveLength(6);
  });

  const counting: OperationDescriptor = {
    ...listAnimals,
    clientParameters: {},
  };

  test.each<[string, ListDescriptor, (at: number) => number, string[]]>([
    [
      "offsets",
      { pagination: offset({ parameter: "at", items: "/data" }) },
      (at) => at,
      ["", "2", "4", "5"],
    ],
    [
      "page numbers",
      { pagination: page({ parameter: "at", items: "/data" }) },
      (at) => (at === 0 ? 0 : (at - 1) * 2),
      ["", "2", "3", "4"],
    ],
    [
      "page numbers from 0",
      { pagination: page({ parameter: "at", items: "/data", start: 0 }) },
      (at) => at * 2,
      ["", "1", "2", "3"],
    ],
  ])("with %s", async (...[, list, startOf, expected]) => {
    const server = await serve((response, request) => {
      const start = startOf(Number(parametersOf(request).get("at") ?? 0));
      sendJson(response, { data: ids(5).slice(start, start + 2) });
    });
    const all = await collect(walkItems<string>(zooOf(server), counting, list, {}));
    expect(all).toEqual(ids(5));
    expect(server.requests.map((request) => parametersOf(request).get("at") ?? "")).toEqual(
      expected,
    );
  });

  test("a server that ignores the position is noticed", async () => {
    const server = await serve((response) => sendJson(response, { data: ["same"] }));
    const list = { pagination: offset({ parameter: "at", items: "/data" }) };
    const items: string[] = [];
    const error = await failureOfWork(async () => {
      for await (const item of walkItems<string>(zooOf(server), counting, list, {}))
        items.push(item);
    });
    expect(error).toBeInstanceOf(PaginationError);
    expect(items).toEqual(["same"]);
  });
});

describe("P45 the end of a list", () => {
  test("is not an empty page", async () => {
    const server = await pagesServer([0, 2, 0, 1, 0]);
    expect(await collect(zooOf(server).list())).toHaveLength(3);
    expect(server.requests).toHaveLength(5);
  });

  test.each([{}, { next_cursor: null }, { next_cursor: "" }])("is %j", async (end) => {
    const server = await serve((response) => sendJson(response, { result: [{ id: "1" }], ...end }));
    const [only] = await collect(zooOf(server).list().pages());
    expect(only?.resumeToken).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  test("is a flag that is false", async () => {
    const pagination = cursor({
      parameter: "next_cursor",
      next: "/meta/next",
      items: "/meta/a~1b~0",
      hasMore: "/more",
    });
    const server = await serve((response, _request, index) => {
      sendJson(response, { more: index < 1, meta: { next: `c${index}`, "a/b~": [index] } });
    });
    expect(await collect(walkItems(zooOf(server), listAnimals, { pagination }, {}))).toEqual([
      0, 1,
    ]);
  });

  test("is not an inherited property", () => {
    const { items, next } = cursor({
      parameter: "c",
      items: "/constructor/name",
      next: "/__proto__/x",
    });
    expect([items({}), next({}, undefined, new Headers()), items(null), items(1)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("P46 repetitions", () => {
  const walkOf = async (continuationAfter: (token: string | null) => string) => {
    const requested: (string | null)[] = [];
    const server = await serve((response, request) => {
      const token = parametersOf(request).get("next_cursor");
      requested.push(token);
      sendJson(response, {
        result: [{ id: String(token) }],
        next_cursor: continuationAfter(token),
      });
    });
    const items: string[] = [];
    const error = await failureOfWork(async () => {
      for await (const { id } of zooOf(server).list()) items.push(id);
    });
    return { error, requested, items };
  };

  test.each<[string, (token: string | null) => string, number]>([
    ["A A", () => "A", 2],
    ["A B A", (token) => (token === "A" ? "B" : "A"), 3],
    ["a cycle of 50", (token) => String((Number(token ?? 0) % 50) + 1), 51],
    [
      "a cycle of long cursors",
      (token) => `${"x".repeat(100)}${(Number(token?.slice(100) ?? 0) % 3) + 1}`,
      4,
    ],
  ])("%s fail before the repeated request", async (_name, next, requests) => {
    const { error, requested, items } = await walkOf(next);
    expect(error).toBeInstanceOf(PaginationError);
    expect(requested).toHaveLength(requests);
    expect(new Set(items).size).toBe(items.length);
    expect(error).toMatchObject({
      pageIndex: requests,
      itemsYielded: requests,
      resumeToken: expect.any(String) as string,
    });
  });

  test("of more cursors than are remembered are found a little later", () => {
    const guard = createLoopGuard();
    const walk = () => {
      for (let step = 1; step <= 20_000; step += 1) {
        guard.enter(String(step <= 10_100 ? step : 10_001 + ((step - 10_001) % 100)));
      }
    };
    expect(walk).toThrow(PaginationError);
  });

  test.each([
    { next_cursor: true, result: [] },
    { next_cursor: {}, result: [] },
    { next_cursor: null, result: "text" },
  ])("a body of another shape fails: %j", async (body) => {
    const server = await serve((response) => sendJson(response, body));
    expect(await failureOfWork(() => collect(zooOf(server).list()))).toBeInstanceOf(
      PaginationError,
    );
  });

  test("no items at all are an empty page", async () => {
    const server = await serve((response) => sendJson(response, { next_cursor: null }));
    expect((await zooOf(server).list()).items).toEqual([]);
  });
});

test("P47 the first request has no continuation; later ones keep all other parameters", async () => {
  const server = await pagesServer([1, 1, 1]);
  await collect(
    zooOf(server).list(
      { name: "Ada", limit: 1 },
      { extraQuery: { x: 1 }, headers: { "x-a": "1" } },
    ),
  );
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/animals?limit=1&name=Ada&zoo_id=z1&x=1",
    "/animals?limit=1&name=Ada&next_cursor=1&zoo_id=z1&x=1",
    "/animals?limit=1&name=Ada&next_cursor=2&zoo_id=z1&x=1",
  ]);
  expect(server.requests.every(({ headers }) => headers["x-a"] === "1")).toBe(true);
  await collect(zooOf(server).list({ next_cursor: "2" }));
  expect(server.requests).toHaveLength(4);
});
