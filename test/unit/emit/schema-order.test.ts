import { expect, test } from "vitest";
import { claims } from "../../../generator/emit/companion-names.js";
import { declarationOrder } from "../../../generator/emit/schema-order.js";

function orderOf(references: Readonly<Record<string, readonly string[]>>) {
  const dependents = Object.entries(references).map(([name, others]) => {
    return { name, references: others };
  });
  const { names, recursive } = declarationOrder(dependents);
  return { names, recursive: [...recursive] };
}

test("what is referred to comes first, else the order stays", () => {
  expect(orderOf({ a: ["c"], b: [], c: ["d"], d: [] })).toEqual({
    names: ["d", "c", "a", "b"],
    recursive: [],
  });
});

test("only what leads back to itself is recursive", () => {
  const { names, recursive } = orderOf({ a: ["b"], b: ["c"], c: ["b"], d: ["d"], e: ["a"] });
  expect(recursive.sort()).toEqual(["b", "c", "d"]);
  expect(names.indexOf("a")).toBeGreaterThan(names.indexOf("b"));
  expect(names).toHaveLength(5);
});

test("a long chain is one way, from its end", () => {
  const links = Array.from({ length: 50_000 }, (_, index) => {
    return { name: String(index), references: index < 49_999 ? [String(index + 1)] : [] };
  });
  const { names, recursive } = declarationOrder(links);
  expect([names[0], names.at(-1), recursive.size]).toEqual(["49999", "0", 0]);
});

test("names are kept apart by numbers", () => {
  const claim = claims(["TagSchema"]);
  expect(["TagSchema", "UserSchema", "TagSchema"].map(claim)).toEqual([
    "TagSchema2",
    "UserSchema",
    "TagSchema3",
  ]);
});
