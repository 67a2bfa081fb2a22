import { describe, expect, test } from "vitest";
import {
  nextURL,
  PaginationError,
  walkItems,
  walkPages,
  type ListDescriptor,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { listAnimals, serve, zooOf } from "./fixtures.js";
import { collect, failureOfWork, ids, parametersOf } from "./list-fixtures.js";

const operation: OperationDescriptor = {
  ...listAnimals,
  clientParameters: {},
};
const list: ListDescriptor = { pagination: nextURL({ items: "/data", next: "/links/next" }) };

/** Pages of two of five items, whose next URL `linkTo` writes. */
async function pagedServer(linkTo: (at: number, path: string) => string) {
  return await serve((response, request) => {
    const at = Number(parametersOf(request).get("at") ?? 0);
    const [path = ""] = request.url.split("?");
    const next = at + 2 < 5 ? linkTo(at + 2, path) : null;
    sendJson(response, { data: ids(5).slice(at, at + 2), links: { next } });
  });
}

describe("P44 next URLs yield every item once, in order", () => {
  test.each<[string, (at: number, path: string) => string]>([
    ["relative to the path", (at, path) => `${path}?at=${at}`],
    ["only a query", (at) => `?at=${at}`],
    ["with a fragment", (at) => `?at=${at}#page`],
  ])("when they are %s", async (_, linkTo) => {
    const server = await pagedServer(linkTo);
    const query = { kind: "fish" };
    expect(await collect(walkItems<string>(zooOf(server), operation, list, { query }))).toEqual(
      ids(5),
    );
    // P47: parameters that the next URL does not repeat are kept.
    expect(server.requests.map((request) => parametersOf(request).get("kind"))).toEqual(
      Array(3).fill("fish"),
    );
  });

  test("when they are absolute", async () => {
    const origin: { url?: string } = {};
    const server = await pagedServer((at, path) => `${origin.url ?? ""}${path}?kind=cat&at=${at}`);
    origin.url = server.url;
    expect(await collect(walkItems<string>(zooOf(server), operation, list, {}))).toEqual(ids(5));
  });
});

describe("P48 a next URL elsewhere", () => {
  test.each([
    ["another host", "http://other.example/animals?at=2"],
    ["another port", "http://127.0.0.1:1/animals?at=2"],
    ["another scheme", "ftp://127.0.0.1/animals?at=2"],
    ["a scheme that is none of HTTP's", "javascript:alert(1)"],
    ["a host without a scheme", "//other.example/animals?at=2"],
    ["nothing that is a URL", "http://"],
  ])("(%s) is an error and is not requested", async (_, next) => {
    const server = await pagedServer(() => next);
    const items: string[] = [];
    const error = await failureOfWork(async () => {
      for await (const item of walkItems<string>(zooOf(server), operation, list, {}))
        items.push(item);
    });
    expect(error).toBeInstanceOf(PaginationError);
    expect(items).toEqual(ids(2));
    expect(server.requests).toHaveLength(1);
  });

  test("with a user name is an error", async () => {
    const origin: { url?: string } = {};
    const server = await pagedServer(
      (at) => `${(origin.url ?? "").replace("//", "//me:pw@")}/?at=${at}`,
    );
    origin.url = server.url;
    const work = collect(walkItems<string>(zooOf(server), operation, list, {}));
    await expect(work).rejects.toBeInstanceOf(PaginationError);
  });
});

test("P46 a next URL that repeats is an error before it is requested again", async () => {
  const server = await pagedServer(() => "?at=2");
  const work = collect(walkItems<string>(zooOf(server), operation, list, {}));
  await expect(work).rejects.toBeInstanceOf(PaginationError);
  expect(server.requests).toHaveLength(2);
});

test("P51 a resume token continues without loss or repetition", async () => {
  const server = await pagedServer((at) => `?at=${at}`);
  const first = await walkFirst(server);
  const rest = walkItems<string>(zooOf(server), operation, list, {}, { resumeToken: first });
  expect(await collect(rest)).toEqual(ids(5).slice(2));
});

async function walkFirst(server: Awaited<ReturnType<typeof pagedServer>>): Promise<string> {
  for await (const page of walkPages<{ resumeToken: string }>(zooOf(server), operation, list, {})) {
    return page.resumeToken;
  }
  return "";
}
