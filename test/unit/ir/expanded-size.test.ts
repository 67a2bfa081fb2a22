import { expect, test } from "vitest";
import { generate } from "../../../generator/index.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A chain of schemas that are no components, each of which refers to the next one twice. */
function chain(length: number): object {
  const next = (index: number) => ({ $ref: `#/x-parts/${index + 1}` });
  const parts = Array.from({ length }, (_, index) =>
    index === length - 1
      ? { type: "string" }
      : { type: "object", properties: { a: next(index), b: next(index) } },
  );
  const content = { "application/json": { schema: { $ref: "#/x-parts/0" } } };
  const responses = { "200": { description: "Parts.", content } };
  return {
    openapi: "3.1.0",
    info: { title: "Parts", version: "1.0.0" },
    paths: { "/parts": { get: { operationId: "getParts", responses } } },
    "x-parts": parts,
  };
}

async function models(length: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "specloom-"));
  writeFileSync(join(folder, "api.json"), JSON.stringify(chain(length)));
  const { files } = await generate({ input: join(folder, "api.json") });
  rmSync(folder, { recursive: true });
  return files.find(({ path }) => path === "models.ts")?.text ?? "";
}

test("what is no component is written out where it is small", async () => {
  expect((await models(4)).match(/export /gu)).toHaveLength(1);
});

test("what would become too large to be written out gets a name", async () => {
  const text = await models(30);
  expect(text.length).toBeLessThan(200_000);
  expect(text).toMatch(/export interface \w+ \{/u);
});
