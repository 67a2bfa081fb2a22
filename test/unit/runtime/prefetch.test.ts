import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../generator/runtime/index.js";
import { pagesAhead } from "../../../generator/runtime/prefetch.js";
import { sendJson, type TestServer } from "../../support/server.js";
import { serve, zooOf } from "./fixtures.js";
import { collect, ids, pagesServer, parametersOf } from "./list-fixtures.js";

const cursorsOf = ({ requests }: TestServer) =>
  requests.map((request) => parametersOf(request).get("next_cursor"));

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe("P50 prefetch: pages", () => {
  test.each([0, 1, 2, 8])("come complete and in order, %i ahead", async (pages) => {
    const server = await pagesServer([2, 0, 3, 1, 2]);
    const prefetch = pagesAhead(pages);
    const list = zooOf(server).list({}, { prefetch });
    expect(idsOf(await collect(list))).toEqual(ids(8));
    expect(cursorsOf(server)).toEqual([null, "1", "2", "3", "4"]);
    expect(idsOf((await collect(list.pages())).flatMap(({ items }) => items))).toEqual(ids(8));
    expect(idsOf(await list.toArray({ limit: 4 }))).toEqual(ids(4));
  });

  test.each([0, 1, 3])("are %i, one request at a time", async (pages) => {
    let open = 0;
    let most = 0;
    const server = await serve((response, request) => {
      most = Math.max(most, (open += 1));
      const index = Number(parametersOf(request).get("next_cursor") ?? 0);
      setTimeout(() => {
        open -= 1;
        sendJson(response, { result: [{ id: String(index) }], next_cursor: String(index + 1) });
      }, 5);
    });
    const walk = zooOf(server)
      .list({}, { prefetch: pagesAhead(pages), maxPages: 20 })
      .pages();
    await walk.next();
    await expect.poll(() => server.requests.length).toBe(1 + pages);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(1 + pages);
    await walk.return();
    expect(most).toBe(1);
  });

  test("obey maxPages and maxItems", async () => {
    const server = await pagesServer([2, 2, 2, 2]);
    const list = zooOf(server).list({}, { prefetch: pagesAhead(8), maxPages: 3 });
    expect(await collect(list)).toHaveLength(6);
    expect(await collect(list.with({ maxItems: 3 }))).toHaveLength(3);
    expect(server.requests).toHaveLength(5);
  });

  /** Two pages, then one that never comes. */
  async function stalling() {
    const closed: number[] = [];
    const server = await serve((response, _request, index) => {
      if (index < 2) sendJson(response, { result: [{ id: "a" }], next_cursor: String(index) });
      else response.on("close", () => closed.push(index));
    });
    return { server, closed };
  }

  test.each(["break", "return", "throw"])(
    "of a running prefetch are aborted by %s",
    async (way) => {
      const { server, closed } = await stalling();
      const list = zooOf(server).list({}, { prefetch: pagesAhead(2) });
      const loop = async () => {
        for await (const item of list) {
          await expect.poll(() => server.requests.length).toBe(3);
          if (way === "break") break;
          if (way === "return") return item;
          throw new RangeError("loop");
        }
        return undefined;
      };
      await (way === "throw" ? expect(loop()).rejects.toThrow(RangeError) : loop());
      await expect.poll(() => closed).toEqual([2]);
      expect(server.requests).toHaveLength(3);
    },
  );

  test("are aborted by return() while a page is waited for", async () => {
    const { server, closed } = await stalling();
    const walk = zooOf(server)
      .list({}, { prefetch: pagesAhead(1) })
      .pages();
    await walk.next();
    await walk.next();
    const third = walk.next().catch((error: unknown) => error);
    await expect.poll(() => server.requests.length).toBe(3);
    await walk.return();
    expect(await third).toMatchObject({ name: "AbortError" });
    await expect.poll(() => closed).toEqual([2]);
  });

  test("end with the signal, its reason and no listener", async () => {
    const { server } = await stalling();
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(signal, args);
    };
    const prefetch = pagesAhead(1);
    const collected = collect(zooOf(server).list({}, { prefetch, signal }));
    await expect.poll(() => server.requests.length).toBe(3);
    controller.abort("enough");
    await expect(collected).rejects.toMatchObject({ name: "AbortError", cause: "enough" });
    expect(listeners).toBe(0);
    const late = collect(zooOf(server).list({}, { prefetch, signal }));
    await expect(late).rejects.toMatchObject({ name: "AbortError", cause: "enough" });
    expect(server.requests).toHaveLength(3);
  });

  test("P51 an error is told when it is its turn, with the place to go on from", async () => {
    const server = await serve((response, request) => {
      const cursor = parametersOf(request).get("next_cursor");
      const body = { result: [{ id: "a" }], next_cursor: cursor === null ? "1" : "2" };
      sendJson(response, body, { status: cursor === "2" ? 400 : 200 });
    });
    const walk = zooOf(server)
      .list({}, { prefetch: pagesAhead(8) })
      [Symbol.asyncIterator]();
    expect(await walk.next()).toEqual({ done: false, value: { id: "a" } });
    await expect.poll(() => server.requests.length).toBe(3);
    await walk.next();
    await expect(walk.next()).rejects.toMatchObject({
      pageIndex: 2,
      itemsYielded: 2,
      resumeToken: "2",
    });
  });

  test.each([-1, 9, NaN])("T43 %d pages are refused", (pages) => {
    expect(() => pagesAhead(pages)).toThrow(ConfigError);
  });
});
