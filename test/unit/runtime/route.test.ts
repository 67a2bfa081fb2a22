import { describe, expect, test } from "vitest";
import {
  brackets,
  byName,
  createRequest,
  form,
  pathOf,
  queryAfter,
  queryOf,
  routeURL,
  simple,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { api } from "./fixtures.js";

const search: OperationDescriptor = {
  api,
  id: "search",
  method: "GET",
  route: { path: "/search", query: queryOf(byName(form, { filter: brackets })) },
};

describe("a URL by itself", () => {
  test("is that of the request", () => {
    const query = { filter: { a: [1] }, q: "é" };
    expect(routeURL(search.route, { query }, "https://h/v1/?key=1")).toBe(
      createRequest(search, { query }).url("https://h/v1/?key=1"),
    );
  });

  test("is refused with a TypeError, which a request explains with its operation", () => {
    const query = { q: NaN };
    expect(() => routeURL(search.route, { query }, "https://h")).toThrow(TypeError);
    expect(() => createRequest(search, { query }).url()).toThrow(
      expect.objectContaining({
        name: "ConfigError",
        message: "search: q cannot be sent",
        cause: expect.any(TypeError),
      }),
    );
  });

  test("writes query parameters in the order of their names, then undocumented ones", () => {
    const query = { q: 1, filter: { b: 1, a: [2] } };
    expect(createRequest(search, { query }, { extraQuery: { a: 1 } }).url("https://h")).toBe(
      "https://h/search?filter%5Bb%5D=1&filter%5Ba%5D%5B%5D=2&q=1&a=1",
    );
    const options = { extraQuery: { Q: { a: [1] } } };
    expect(createRequest(search, {}, options).url("https://h")).toBe(
      "https://h/search?Q%5Ba%5D%5B%5D=1",
    );
  });

  test.each([
    ["https://h", "https://h/search?q=1"],
    ["https://h/", "https://h/search?q=1"],
    ["https://h/v1//", "https://h/v1/search?q=1"],
    ["https://h/v1?", "https://h/v1/search?q=1"],
    ["https://h/v1/?key=$&/", "https://h/v1/search?key=$&/&q=1"],
    ["", "/search?q=1"],
  ])("keeps path and query of the base URL %s", (baseURL, url) => {
    expect(routeURL(search.route, { query: { q: 1 } }, baseURL)).toBe(url);
  });

  test("has no question mark without a query", () => {
    expect(routeURL(search.route, { query: {} }, "https://h")).toBe("https://h/search");
    expect(routeURL({ path: "/$&" }, {}, "https://h?")).toBe("https://h/$&");
  });

  test("begins its query with that of the path template", () => {
    const expand = pathOf({ kind: simple });
    const query = queryAfter("kind={kind}&v=2", { expand, query: queryOf(form) });
    const input = { path: { kind: "a b" }, query: { q: 1 } };
    expect(routeURL({ path: "/items", query }, input, "https://h?key=1")).toBe(
      "https://h/items?key=1&kind=a%20b&v=2&q=1",
    );
    const alone = { path: "/items", query: queryAfter("v=2", {}) };
    expect(routeURL(alone, {}, "https://h")).toBe("https://h/items?v=2");
  });

  test("a date that is none is refused, wherever it is", () => {
    for (const query of [{ q: new Date(NaN) }, { filter: { since: [new Date(NaN)] } }]) {
      expect(() => routeURL(search.route, { query }, "https://h")).toThrow(TypeError);
    }
  });
});
