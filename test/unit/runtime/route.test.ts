import { describe, expect, test } from "vitest";
import {
  brackets,
  byName,
  createRequest,
  form,
  queryOf,
  routeURL,
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
});
