/** Which of several templates a path means that more than one of them matches. */
import { expect, test } from "vitest";
import { preferredPaths } from "../../../generator/emit/mock-paths.js";
import type { ApiModel, OperationModel } from "../../../generator/ir/model.js";

/** What is looked at of operations with these paths. */
function preferred(path: string, ...others: readonly string[]): readonly string[] {
  const operations = [path, ...others].map((each) => ({ method: "GET", path: each }));
  const api = { resources: [{ operations }] } as unknown as ApiModel;
  return preferredPaths({ method: "GET", path } as OperationModel, api);
}

test.each<[string, string[], string[]]>([
  ["/users/{id}", ["/users/me", "/users", "/users/me/posts", "/teams/me"], ["/users/me"]],
  ["/users/me", ["/users/{id}"], []],
  ["/{a}/x", ["/y/{b}"], ["/y/{b}"]],
  ["/y/{b}", ["/{a}/x"], []],
  ["/users/{id}", ["/users/{name}"], []],
  [
    "/files/{name}",
    ["/files/{name}.json", "/files/a.json"],
    ["/files/{name}.json", "/files/a.json"],
  ],
  ["/files/{name}.json", ["/files/a.xml", "/files/a.json"], ["/files/a.json"]],
  ["/jobs/{id}", ["/jobs/{id}:cancel"], ["/jobs/{id}:cancel"]],
  ["/items", ["/items?kind=big"], ["/items?kind=big"]],
  ["/items?kind=big", ["/items", "/items?kind=big&all=1"], ["/items?kind=big&all=1"]],
])("%s beside %s gives way to %s", (path, others, expected) => {
  expect(preferred(path, ...others)).toEqual(expected);
});

test("other methods are no competition", () => {
  const operations = [{ method: "POST", path: "/users/me" }];
  const api = { resources: [{ operations }] } as unknown as ApiModel;
  expect(preferredPaths({ method: "GET", path: "/users/{id}" } as OperationModel, api)).toEqual([]);
});
