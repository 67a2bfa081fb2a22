/** Which requests are those of an operation, whatever its path looks like. */
import { describe, expect, test } from "vitest";
import { requestMatcher } from "../../../generator/runtime/mock-match.js";

const api = { name: "desk", baseURL: "https://desk.example/v1", security: {} };

interface Others {
  readonly baseURL?: string;
  readonly method?: string;
  readonly except?: readonly string[];
  readonly accept?: { readonly mediaType: string; readonly isMeant: boolean };
}

function match(path: string, url: string, others: Others = {}) {
  const { baseURL, method = "GET", ...mocked } = others;
  const operation = { api, id: "operation", method, route: { path } };
  const find = requestMatcher({ operation, responses: [], ...mocked }, { baseURL });
  const { matches, params } = find({ request: new Request(url) });
  return matches ? params : undefined;
}

describe("paths", () => {
  test.each([
    ["/users", "/users", {}],
    ["/users", "/users?page=2#top", {}],
    ["/users/{id}", "/users/7", { id: "7" }],
    ["/users/{user-id}/posts/{2}", "/users/a%2Fb/posts/%C3%A9", { "user-id": "a/b", "2": "é" }],
    ["/files/{name}.{extension}", "/files/a.b.c", { name: "a", extension: "b.c" }],
    ["/jobs/{id}:cancel", "/jobs/7:cancel", { id: "7" }],
    ["/naïve path/(x)*", "/na%C3%AFve%20path/(x)*", {}],
    ["/a%20b", "/a%20b", {}],
    ["/{__proto__}", "/own", JSON.parse('{"__proto__":"own"}') as object],
    ["/items?kind={kind}&fixed=1", "/items?fixed=1&kind=big&more=2", { kind: "big" }],
  ])("%s is meant by %s", (path, url, params) => {
    expect(match(path, `https://desk.example/v1${url}`)).toEqual(params);
  });

  test.each([
    ["/users", "/users/"],
    ["/users/{id}", "/users/"],
    ["/users/{id}", "/users/7/posts"],
    ["/users/{id}", "/accounts/7"],
    ["/users/{id}", "/users/%E0%A4%A"],
    ["/a.c", "/abc"],
    ["/items?kind={kind}&fixed=1", "/items?kind=big&fixed=2"],
    ["/items?kind={kind}", "/items"],
  ])("%s is not meant by %s", (path, url) => {
    expect(match(path, `https://desk.example/v1${url}`)).toBeUndefined();
  });
});

test("the base URL counts, and a host only where there is one", () => {
  expect(match("/users", "https://other.example/v1/users")).toBeUndefined();
  expect(match("/users", "https://desk.example/users")).toBeUndefined();
  const own = { baseURL: "http://127.0.0.1:4010/api/" };
  expect(match("/users", "http://127.0.0.1:4010/api/users", own)).toEqual({});
  expect(match("/users", "https://desk.example/v1/users", own)).toBeUndefined();
  expect(match("/users", "https://any.example/api/users", { baseURL: "/api" })).toEqual({});
  expect(match("/users", "https://any.example/users", { baseURL: "/" })).toEqual({});
});

test("another operation may be meant by the same path", () => {
  const url = "https://desk.example/v1/users/me";
  expect(match("/users/{id}", url)).toEqual({ id: "me" });
  expect(match("/users/{id}", url, { except: ["/users/me"] })).toBeUndefined();
  expect(match("/users/{id}", url, { method: "POST" })).toBeUndefined();
  expect(match("/users/{id}", url, { method: "QUERY" })).toBeUndefined();
  const stream = { mediaType: "text/event-stream" };
  expect(match("/users/{id}", url, { accept: { ...stream, isMeant: true } })).toBeUndefined();
  expect(match("/users/{id}", url, { accept: { ...stream, isMeant: false } })).toBeDefined();
});
