import { describe, expect, test } from "vitest";
import {
  linkHeader,
  offset,
  page,
  PaginationError,
  walkItems,
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
const list: ListDescriptor = { pagination: linkHeader({ items: "" }) };

/** Pages of two of five items; `linkTo` writes the header, `undefined` on the last page. */
async function linkedServer(linkTo: (at: number, url: string) => string) {
  const server = { url: "" };
  const started = await serve((response, request) => {
    const at = Number(parametersOf(request).get("at") ?? 0);
    const headers = at + 2 < 5 ? { link: linkTo(at + 2, server.url) } : { link: "</>; rel=first" };
    sendJson(response, ids(5).slice(at, at + 2), { headers });
  });
  server.url = started.url;
  return started;
}

describe("P44 Link headers yield every item once, in order", () => {
  test.each<[string, (at: number, url: string) => string]>([
    ["absolute", (at, url) => `<${url}/animals?at=${at}>; rel="next"`],
    ["relative", (at) => `<?at=${at}>; rel=next`],
    ["of another path", (at) => `</animals/by-id/1?at=${at}>; rel="next"`],
    ["after others", (at) => `</?at=9>; rel="last", <?at=${at}>; rel="next", </>; rel=first`],
    ["of several relations", (at) => `<?at=${at}>; title="a, b"; REL="prefetch Next"`],
    ["with commas", (at) => `<?at=${at}&kind=a,b>; rel="next"`],
    ["with quoted pieces of syntax", (at) => `<?at=${at}>; title="<x>; rel=\\"prev\\""; rel=next`],
  ])("when they are %s", async (_, linkTo) => {
    const server = await linkedServer(linkTo);
    const query = { kind: "fish" };
    expect(await collect(walkItems<string>(zooOf(server), operation, list, { query }))).toEqual(
      ids(5),
    );
    expect(server.requests.every(({ url }) => url.startsWith("/animals?"))).toBe(true);
  });
});

test.each([
  "<?at=2>; rel=prev",
  '<?at=2>; rel="nextish"',
  "<?at=2>; title=next",
  "<?at=2>; rel=prev; rel=next",
  '<?at=2>; rel=next; anchor="#other"',
  "?at=2; rel=next",
  '<?at=2; rel="next"',
  "",
])("a header that names no next page ends the list: %s", async (link) => {
  const server = await linkedServer(() => link);
  expect(await collect(walkItems<string>(zooOf(server), operation, list, {}))).toEqual(ids(2));
});

test.each(["http://other.example/animals?at=2", "//other.example/", "javascript:alert(1)"])(
  "P48 a Link elsewhere is an error and is not requested: %s",
  async (target) => {
    const server = await linkedServer(() => `<${target}>; rel="next"`);
    const error = await failureOfWork(() =>
      collect(walkItems<string>(zooOf(server), operation, list, {})),
    );
    expect(error).toBeInstanceOf(PaginationError);
    expect(server.requests).toHaveLength(1);
  },
);

test("a hostile header takes no time", () => {
  const { next } = list.pagination;
  for (const part of ["<", '<>"', '<>;"\\', "<>; rel", "<> ; ;", '<>;a="', "; "]) {
    const headers = new Headers({ link: part.repeat(20_000) });
    const start = performance.now();
    expect(next([], undefined, headers)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  }
});

test.each([
  [
    "offset",
    offset({ parameter: "at", items: "/data", hasMore: "/more" }),
    ["/animals", "/animals?at=2"],
  ],
  [
    "page",
    page({ parameter: "at", items: "/data", hasMore: "/more" }),
    ["/animals", "/animals?at=2"],
  ],
])("P45 %s: hasMore false ends the list without an empty page", async (_, pagination, urls) => {
  const server = await serve((response, _request, index) => {
    sendJson(response, { data: [index, "x"], more: index < 1 });
  });
  const items = await collect(walkItems(zooOf(server), operation, { pagination }, {}));
  expect(items).toEqual([0, "x", 1, "x"]);
  expect(server.requests.map(({ url }) => url)).toEqual(urls);
});
