import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runtimeFiles } from "../../../generator/emit/runtime.js";

const sources = new URL("../../../generator/runtime/", import.meta.url);

test("the run-time is copied byte for byte, and nothing but its sources", async () => {
  const files = await runtimeFiles("runtime");
  const names = readdirSync(sources)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  expect(files.map(({ path }) => path)).toEqual(names.map((name) => `runtime/${name}`));
  for (const [index, name] of names.entries()) {
    expect(files[index]?.text).toBe(readFileSync(new URL(name, sources), "utf8"));
  }
});
