/** Companions by flag and configuration, with the built command. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";
import { listFiles } from "../support/files.js";

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get: { operationId: listPets, responses: { "204": { description: None. } } }
`;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
  write("pets.yaml", document);
});

afterEach(() => {
  folder.remove();
});

function write(name: string, text: string): void {
  writeFileSync(join(folder.path, name), text);
}

function generatePets(...flags: readonly string[]) {
  return specloom(folder.path, "generate", "pets.yaml", "--output", "sdk", ...flags);
}

test("there are none by default, and one by flag", async () => {
  expect(await generatePets()).toMatchObject({ code: 0, stderr: "" });
  expect(listFiles(join(folder.path, "sdk"))).not.toContain("pets/queries.ts");
  expect(await generatePets("--companion", "tanstack-query")).toMatchObject({ code: 0 });
  expect(listFiles(join(folder.path, "sdk"))).toContain("pets/queries.ts");
});

test("modules of the run-time that only a companion needs come with it", async () => {
  const modules = ["runtime/mock.ts", "runtime/query-options.ts", "runtime/schema-guards.ts"];
  const written = () =>
    modules.filter((path) => listFiles(join(folder.path, "sdk")).includes(path));
  expect(await generatePets()).toMatchObject({ code: 0 });
  expect(written()).toEqual([]);
  expect(await generatePets("--companion", "msw")).toMatchObject({ code: 0 });
  expect(written()).toEqual(["runtime/mock.ts"]);
  expect(listFiles(join(folder.path, "sdk"))).toEqual(
    expect.arrayContaining(["handlers.ts", "pets/handlers.ts"]),
  );
});

test("the configuration names them", async () => {
  write("specloom.config.json", '{ "companions": ["tanstack-query"] }');
  expect(await generatePets()).toMatchObject({ code: 0, stderr: "" });
  expect(listFiles(join(folder.path, "sdk"))).toContain("pets/queries.ts");
});

test.each(['["react"]', '"tanstack-query"'])("%s is none", async (value) => {
  write("specloom.config.json", `{\n  "companions": ${value}\n}\n`);
  const { code, stderr } = await generatePets();
  expect(code).toBe(2);
  expect(stderr).toContain("specloom.config.json:2:4 error config-invalid");
  expect(stderr).toContain('companions must be a list of "tanstack-query" or "zod" or "msw"');
});

test("an unknown flag ends with 2", async () => {
  const { code, stderr } = await generatePets("--companion", "react");
  expect(code).toBe(2);
  expect(stderr).toContain('companions must be a list of "tanstack-query" or "zod" or "msw"');
});
