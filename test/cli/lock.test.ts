/** `specloom.lock` as `generate`, the built command, reads and writes it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: { "204": { description: Nothing. } }
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

function read(name: string): string {
  return readFileSync(join(folder.path, name), "utf8");
}

function has(name: string): boolean {
  return existsSync(join(folder.path, name));
}

function configure(): void {
  write("specloom.config.json", `{ "input": "pets.yaml", "output": "code/sdk" }`);
}

test("stands beside the configuration, and is written with the output or not at all", async () => {
  configure();
  mkdirSync(join(folder.path, "code/sdk"), { recursive: true });
  write("code/sdk/models.ts", "mine\n");
  write("pets.yaml", `${document}components: { schemas: { Pet: { type: object } } }\n`);
  expect((await specloom(folder.path, "generate")).code).toBe(4);
  expect(has("specloom.lock")).toBe(false);

  write("pets.yaml", document);
  const { code, stdout } = await specloom(folder.path, "generate");
  expect(code).toBe(0);
  expect(stdout).toContain("  written  ../../specloom.lock\n");
  expect(read("specloom.lock")).toContain(
    `"GET /pets": { "operationId": "listPets", "resource": "pets", "method": "list", "wantedMethod": "list" }`,
  );
});

test("of the configuration is not for another document or another folder", async () => {
  configure();
  await specloom(folder.path, "generate");
  const names = read("specloom.lock");
  write("other.yaml", document.replaceAll("pets", "cats").replaceAll("Pets", "Cats"));
  expect((await specloom(folder.path, "generate", "other.yaml", "-o", "other")).code).toBe(0);
  expect((await specloom(folder.path, "generate", "other.yaml")).code).toBe(0);
  expect(read("specloom.lock")).toBe(names);
  expect((await specloom(folder.path, "generate", "other.yaml", "-o", "o/t", "--lock")).code).toBe(
    0,
  );
  expect(read("o/specloom.lock")).toContain("listCats");
});

test("is stale for --check when it is not the one that would be written", async () => {
  configure();
  await specloom(folder.path, "generate");
  expect((await specloom(folder.path, "generate", "--check")).code).toBe(0);
  write("specloom.lock", read("specloom.lock").replace(`"proposals": {}`, `"proposals": { }`));
  const { code, stdout } = await specloom(folder.path, "generate", "--check");
  expect(code).toBe(1);
  expect(stdout).toContain("  stale    ../../specloom.lock\n");
});

test("is only read when some of the operations are asked for", async () => {
  configure();
  await specloom(folder.path, "generate");
  const before = read("specloom.lock");
  const { code } = await specloom(folder.path, "generate", "--exclude", "tag:pets");
  expect(code).toBe(0);
  expect(read("specloom.lock")).toBe(before);
});

test("is kept without a configuration once it was asked for", async () => {
  const args = ["generate", "pets.yaml", "--output", "sdk"] as const;
  await specloom(folder.path, ...args);
  expect(has("specloom.lock")).toBe(false);
  await specloom(folder.path, ...args, "--lock");
  expect(has("specloom.lock")).toBe(true);
  write("pets.yaml", document.replace("listPets", "findPets"));
  await specloom(folder.path, ...args);
  expect(read("specloom.lock")).toContain(`"listPets": "findPets"`);
});

test("with the marks of a conflict stops the run, and nothing is written", async () => {
  configure();
  await specloom(folder.path, "generate");
  const conflict = `<<<<<<< HEAD\n${read("specloom.lock")}=======\n>>>>>>> other\n`;
  write("specloom.lock", conflict);
  write("pets.yaml", document.replace("listPets", "findPets"));
  const { code, stderr } = await specloom(folder.path, "generate");
  expect(code).toBe(3);
  expect(stderr).toMatch(/^specloom\.lock:1:1 error lock-conflict\n/u);
  expect(read("specloom.lock")).toBe(conflict);
  expect(read("code/sdk/pets/operations.ts")).toContain("listPets");
});
