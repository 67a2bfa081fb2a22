import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runtimeFiles } from "../../../generator/emit/runtime.js";

const sources = new URL("../../../generator/runtime/", import.meta.url);

test("the run-time is copied byte for byte, and nothing but its sources", async () => {
  const files = await runtimeFiles("runtime", ".js");
  const names = readdirSync(sources)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  expect(files.map(({ path }) => path)).toEqual(names.map((name) => `runtime/${name}`));
  for (const [index, name] of names.entries()) {
    expect(files[index]?.text).toBe(readFileSync(new URL(name, sources), "utf8"));
  }
});

test.each([".ts", ""])("imports end in %j, and nothing else changes", async (extension) => {
  for (const { path, text } of await runtimeFiles("runtime", extension)) {
    const source = readFileSync(new URL(path.replace("runtime/", ""), sources), "utf8");
    const imported = [...text.matchAll(/from "(.*)"/gu)].map(([, specifier]) => specifier);
    const expected = [...source.matchAll(/from "(.*)\.js"/gu)].map(
      ([, specifier = ""]) => `${specifier}${extension}`,
    );
    expect(imported, path).toEqual(expected);
    expect(text.replaceAll(/from ".*"/gu, ""), path).toBe(source.replaceAll(/from ".*"/gu, ""));
  }
});
