import { describe, expect, test } from "vitest";
import {
  link,
  simple,
  type LinkValues,
  type OperationDescriptor,
  type Received,
  pathOf,
} from "../../../generator/runtime/index.js";
import { api, listAnimals, zooAnswering } from "./fixtures.js";

const target: OperationDescriptor = {
  api,
  id: "target",
  method: "GET",
  route: { path: "/target/{value}", expand: pathOf({ value: simple }) },
};

const received = {
  data: { a: [{ "b/c": "deep" }], "": "empty" },
  response: new Response(null, { status: 201, headers: { "X-Id": "7" } }),
  request: {
    operation: { ...target, id: "source", method: "POST" },
    input: { path: { id: 5 }, query: { "q.x": "q" }, headers: { "X-One": "1" }, body: { n: 1 } },
    options: {},
    url: "https://zoo.example/v1/source",
  },
} as unknown as Received<unknown>;

function valueOf(value: unknown): unknown {
  const values: LinkValues = { path: { value } };
  const request = link({ ...target, id: "source" }, target, values)(received);
  return (request as { input: { path: { value?: unknown } } }).input.path.value;
}

describe("run-time expressions", () => {
  test.each([
    ["$url", "https://zoo.example/v1/source"],
    ["$method", "POST"],
    ["$statusCode", 201],
    ["$request.path.id", 5],
    ["$request.query.q.x", "q"],
    ["$request.header.x-one", "1"],
    ["$request.body#/n", 1],
    ["$response.header.x-id", "7"],
    ["$response.body#/a/0/b~1c", "deep"],
    ["$response.body#/", "empty"],
    ["$response.body", { a: [{ "b/c": "deep" }], "": "empty" }],
    ["user-{$request.path.id}-{$statusCode}", "user-5-201"],
    ["$response.body#/toString", undefined],
    ["$response.body#/missing", undefined],
    ["$request.path.toString", undefined],
    ["$5", "$5"],
    ["{braces}", "{braces}"],
    [42, 42],
    [["$url"], ["$url"]],
  ])("%s", (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  test("of a list are about its body", async () => {
    const zoo = zooAnswering(() => Response.json({ result: [{ id: "1" }], next_cursor: null }));
    const page = await zoo.list().withResponse();
    const first = link(listAnimals, target, { path: { value: "$response.body#/result/0/id" } });
    expect(first(page).url()).toBe("https://zoo.example/v1/target/1");
  });
});
