import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clientOptions } from "../../../generator/ir/lower-parameter.js";

test("a client parameter never takes the name of an option that every client has", () => {
  const source = readFileSync(
    new URL("../../../generator/runtime/options.ts", import.meta.url),
    "utf8",
  );
  const [, declared = ""] = /interface ClientOptions\b([^]*?)\n\}/u.exec(source) ?? [];
  const own = [...declared.matchAll(/readonly (\w+)\?:/gu)].map(([, name]) => name);
  const picked = [...(declared.split("{")[0] ?? "").matchAll(/"(\w+)"/gu)].map(([, name]) => name);
  expect([...clientOptions].sort()).toEqual([...own, ...picked].sort());
});
