import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printWidth, tabWidth } from "../../../generator/emit/layout-settings.js";
import { formatFile, prettierOptions } from "../../../generator/output/format.js";

test("our own sources and the output have one layout", () => {
  const configuration: unknown = JSON.parse(
    readFileSync(new URL("../../../.prettierrc.json", import.meta.url), "utf8"),
  );
  expect(configuration).toEqual(prettierOptions);
});

test("the layout engine works at the width that Prettier is given", () => {
  expect(printWidth).toBe(prettierOptions.printWidth);
  expect(tabWidth).toBe(2);
});

test("text is formatted by the kind of its file", async () => {
  expect(await formatFile("a/schema.ts", "type A={a:'x'}")).toBe('type A = { a: "x" };\n');
});
