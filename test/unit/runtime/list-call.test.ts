import { describe, expect, expectTypeOf, test } from "vitest";
import {
  ConfigError,
  createRequest,
  listCall,
  walkPages,
  type ListOptions,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import {
  animalList,
  listAnimals,
  serve,
  zooOf,
  type Animal,
  type AnimalsCall,
} from "./fixtures.js";
import { collect, failureOfWork, ids, pagesServer, parametersOf } from "./list-fixtures.js";

describe("P49 limits", () => {
  test("maxPages, maxItems and toArray stop the requests", async () => {
    const server = await pagesServer([2, 2, 2, 2, 2]);
    const count = async (
      work: (list: (options?: ListOptions) => AnimalsCall) => Promise<unknown>,
    ) => {
      const before = server.requests.length;
      const result = await work((options) => zooOf(server).list({}, options));
      return [result, server.requests.length - before];
    };
    const length = async (items: Promise<unknown[]>) => (await items).length;
    expect(await count((list) => length(collect(list({ maxPages: 3 }))))).toEqual([6, 3]);
    expect(await count((list) => length(collect(list({ maxItems: 5 }))))).toEqual([5, 3]);
    expect(await count((list) => length(collect(list({ maxItems: 4 }))))).toEqual([4, 2]);
    expect(await count((list) => length(collect(list({ maxItems: 3 }).pages())))).toEqual([2, 2]);
    expect(await count((list) => length(list().toArray({ limit: 3 })))).toEqual([3, 2]);
    expect(await count((list) => length(list({ maxItems: 2 }).toArray({ limit: 3 })))).toEqual([
      2, 1,
    ]);
  });

  test("toArray has to have one", async () => {
    const list = zooOf({ url: "http://h" }).list();
    // @ts-expect-error the limit is mandatory
    expect(await failureOfWork(() => list.toArray())).toBeInstanceOf(ConfigError);
    // @ts-expect-error the limit is mandatory
    expect(await failureOfWork(() => list.toArray({}))).toBeInstanceOf(ConfigError);
    expect(await failureOfWork(() => list.toArray({ limit: 0 }))).toBeInstanceOf(ConfigError);
    expect(await failureOfWork(() => collect(list.with({ maxPages: 0 })))).toBeInstanceOf(
      ConfigError,
    );
  });
});

describe("P50 early exits", () => {
  test("cause no further request", async () => {
    const server = await pagesServer([2, 2, 2]);
    const list = zooOf(server).list();
    for await (const _item of list) break;
    await expect(async () => {
      for await (const _item of list) throw new Error("in the loop");
    }).rejects.toThrow("in the loop");
    const pages = list.pages();
    await pages.next();
    await pages.return();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(server.requests).toHaveLength(3);
  });

  test("parallel next() calls cause one request each, one after the other", async () => {
    const server = await pagesServer([1, 1]);
    const pages = zooOf(server).list().pages();
    const all = await Promise.all([pages.next(), pages.next(), pages.next()]);
    expect(all.map(({ value }) => value?.items[0]?.id)).toEqual(["0", "1", undefined]);
    expect(server.requests).toHaveLength(2);
  });
});

test("P51 an error carries the token that continues with the failed page", async () => {
  let isBroken = true;
  const server = await serve((response, request) => {
    const index = Number(parametersOf(request).get("next_cursor") ?? 0);
    if (index === 2 && isBroken) sendJson(response, {}, { status: 400 });
    else
      sendJson(response, {
        result: [{ id: String(index) }],
        next_cursor: index < 3 ? String(index + 1) : null,
      });
  });
  const zoo = zooOf(server);
  const seen: string[] = [];
  const error = await failureOfWork(async () => {
    for await (const { id } of zoo.list()) seen.push(id);
  });
  expect(error).toMatchObject({
    name: "BadRequestError",
    pageIndex: 2,
    itemsYielded: 2,
    resumeToken: "2",
  });
  isBroken = false;
  for await (const { id } of zoo.list({}, { resumeToken: error.resumeToken })) seen.push(id);
  expect(seen).toEqual(ids(4));
});

describe("a list", () => {
  test("is a page when it is awaited, sent once", async () => {
    const server = await pagesServer([2, 1]);
    const list = zooOf(server).list();
    const first = await list;
    expect(await list).toBe(first);
    expect(first).toMatchObject({
      items: [{ id: "0" }, { id: "1" }],
      resumeToken: "1",
      requestId: "r0",
    });
    expect(first.body.next_cursor).toBe("1");
    expect((await list.withResponse()).data).toBe(first);
    expect(server.requests).toHaveLength(1);
    const rest = await zooOf(server).list({}, { resumeToken: first.resumeToken });
    expect(rest.items).toEqual([{ id: "2" }]);
    expect(rest.resumeToken).toBeUndefined();
  });

  test("grows step by step and never changes", () => {
    const list = zooOf({ url: "http://h" }).list();
    const url = list.url();
    const built = list
      .where("born_at", "gt", new Date("2026-01-01"))
      .where("born_at", "lt", new Date("2026-02-01"))
      .where("name", "Bob")
      .where("name", "Ada")
      .sortBy("name", "asc")
      .sortBy("id", "desc")
      .exclude("a")
      .exclude("b", "c")
      .limit(50);
    expect(list.url()).toBe(url);
    expect(built.url()).toBe(
      zooOf({ url: "http://h" })
        .list({
          born_at: { gt: new Date("2026-01-01"), lt: new Date("2026-02-01") },
          name: "Ada",
          sort_by: { name: "asc", id: "desc" },
          exclude: ["a", "b", "c"],
          limit: 50,
        })
        .url(),
    );
    expect(list.where("born_at", "x").where("born_at", "gt", 1).url()).toContain(
      "born_at%5Bgt%5D=1",
    );
    expect(built.with({ extraQuery: { y: 2 } }).url()).toBe(`${built.url()}&y=2`);
  });

  test("keyed by a property gives objects, entries and a record", async () => {
    const server = await serve((response, request) => {
      const isFirst = !parametersOf(request).has("next_cursor");
      const result = isFirst ? '{"1":{"id":"1"},"__proto__":{"id":"p"}}' : '{"2":{"id":"2"}}';
      response.setHeader("content-type", "application/json");
      response.end(`{"result":${result},"next_cursor":${isFirst ? '"x"' : "null"}}`);
    });
    const list = zooOf(server).list().keyBy("id");
    const { items } = await list;
    expectTypeOf(items["1"]).toEqualTypeOf<Animal | undefined>();
    expect(Object.keys(items)).toEqual(["1", "__proto__"]);
    expect(items["__proto__"]).toEqual({ id: "p" });
    expect(Object.getPrototypeOf(items)).toBeNull();
    expect(await collect(list)).toEqual([
      ["1", { id: "1" }],
      ["__proto__", { id: "p" }],
      ["2", { id: "2" }],
    ]);
    const record = await list.toRecord({ limit: 3 });
    expect(Object.keys(record)).toEqual(
      ["1", "2", "__proto__"].sort(
        (a, b) => Object.keys(record).indexOf(a) - Object.keys(record).indexOf(b),
      ),
    );
    expect(Object.keys(await list.toRecord({ limit: 1 }))).toEqual(["1"]);
  });

  test("in a form without pages is its body, and has nothing to iterate over", async () => {
    const server = await serve((response) => sendJson(response, ["raw"]));
    const raw = zooOf(server).list().format("raw");
    expect(await raw).toEqual(["raw"]);
    expect(await zooOf(server).list({ format: "raw" })).toEqual(["raw"]);
    expect(
      await failureOfWork(() => collect(raw as unknown as AsyncIterable<unknown>)),
    ).toBeInstanceOf(ConfigError);
    expect(
      await zooOf(server)
        .list({ format: "unified" })
        .then(
          () => 1,
          () => 2,
        ),
    ).toBe(1);
  });

  test("is walked without a builder, too", async () => {
    const server = await pagesServer([1, 1]);
    const zoo = zooOf(server);
    const all = await collect(
      walkPages<{ items: Animal[] }>(zoo, listAnimals, animalList, {}, { resumeToken: "1" }),
    );
    expect(all.map(({ items }) => items)).toEqual([[{ id: "1" }]]);
    const pure = createRequest(listAnimals, { query: { zoo_id: "z1" } });
    expect(await zoo.send(pure)).toMatchObject({ next_cursor: "1" });
    expect(listCall<AnimalsCall>(zoo, listAnimals, animalList, {}).url()).toBe(zoo.list().url());
  });
});
