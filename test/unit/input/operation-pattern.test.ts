import { describe, expect, test } from "vitest";
import { isOperationPattern, patternSet } from "../../../generator/input/operation-pattern.js";

const getUser = { id: "getUser", path: "/v1/users/{id}", tags: ["Users", "a/b"] };

describe("patterns", () => {
  test.each([
    ["tag:Users", true],
    ["tag:users", false],
    ["tag:U*", true],
    ["tag:a*", false],
    ["tag:a**", true],
    ["path:/v1/users/{id}", true],
    ["path:/v1/users", false],
    ["path:/v1/*/*", true],
    ["path:/*", false],
    ["path:/**", true],
    ["path:/v1/users/.id.", false],
    ["id:get*", true],
    ["id:*User", true],
    ["id:list*", false],
  ] as const)("%s: %s", (pattern, isNamed) => {
    expect(patternSet([pattern]).matches(getUser)).toBe(isNamed);
  });

  test.each(["users", "tag:", "name:x", "", undefined, 1])("%s is none", (text) => {
    expect(isOperationPattern(text)).toBe(false);
  });

  test("remember which of them named nothing", () => {
    const set = patternSet(["id:a", "id:getUser", "path:/**"]);
    set.matches(getUser);
    expect(set.unmatched()).toEqual(["id:a"]);
  });

  test("of none match nothing", () => {
    const set = patternSet([]);
    expect([set.isEmpty, set.matches(getUser), set.unmatched()]).toEqual([true, false, []]);
  });
});
