/**
 * A document of one's own, from nothing to the second generation: init, generate, edit, check,
 * generate, migrate. Each step is one process of the built command; the compiler is the judge.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";

const compiler = new URL("../../node_modules/typescript7/bin/tsc", import.meta.url).pathname;

const petstore = `openapi: 3.0.3
info: { title: Petstore, version: 1.0.0 }
servers: [{ url: https://petstore.example/v1 }]
tags: [{ name: pets, description: Everything about pets. }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      summary: Lists all pets.
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
        - { name: status, in: query, schema: { $ref: "#/components/schemas/PetStatus" } }
      responses:
        "200":
          description: The pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
        default: { $ref: "#/components/responses/Error" }
    post:
      operationId: createPet
      tags: [pets]
      summary: Creates a pet.
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Pet" }
      responses:
        "201": { description: Created. }
        default: { $ref: "#/components/responses/Error" }
  /pets/{petId}:
    get:
      operationId: showPetById
      tags: [pets]
      summary: Shows a pet.
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The pet.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
        default: { $ref: "#/components/responses/Error" }
components:
  responses:
    Error:
      description: What went wrong.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/Error" }
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: { type: integer, format: int64 }
        name: { type: string }
        tag: { type: string }
        status: { $ref: "#/components/schemas/PetStatus" }
    PetStatus:
      type: string
      enum:
        - available
        - pending
        - sold
    Error:
      type: object
      required: [code, message]
      properties:
        code: { type: integer, format: int32 }
        message: { type: string }
`;

/** An optional field more, another name of an operation, a member of an enumeration less. */
const edited = petstore
  .replace("        tag: {", "        born: { type: string, format: date }\n        tag: {")
  .replace("operationId: listPets", "operationId: findPets")
  .replace("        - pending\n", "");

const program = `import { listPets, PetStatus, PetstoreClient, type Pet } from "../sdk/index.js";
import { listPetsURL as where } from "../sdk/index.js";

const client = new PetstoreClient();
export async function available(): Promise<readonly Pet[]> {
  const pets = await client.pets.list({ status: PetStatus.Available });
  console.log(where(), listPets({ limit: 10 }));
  return pets.filter((pet) => pet.status !== PetStatus.Sold);
}
`;

/** Uses what is going to be removed, in its third line. */
const waiting = `import { PetStatus } from "../sdk/index.js";

export const waiting = PetStatus.Pending;
`;

const folder = temporaryFolder();

afterAll(() => {
  folder.remove();
});

function path(name: string): string {
  return join(folder.path, name);
}

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  execFileSync("git", [...who, ...args], { cwd: folder.path, stdio: "pipe" });
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

/** `file(line,column): error …` for everything that does not compile. */
async function mistakes(): Promise<readonly string[]> {
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, [compiler], { cwd: folder.path }, (_, stdout) => {
      done(stdout);
    });
  });
  return output.split("\n").filter((line) => line.includes("error TS"));
}

/** A repository with a consumer of an SDK that does not exist yet. */
function createRepository(): void {
  mkdirSync(path("src"));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
  };
  const files = {
    "petstore.yaml": petstore,
    "package.json": `{ "type": "module" }\n`,
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["src", "sdk"] }),
    "src/available.ts": program,
    "src/waiting.ts": waiting,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text);
  git("init", "--quiet");
}

test("a consumer lives through a regeneration", async () => {
  createRepository();

  const args = ["--input", "petstore.yaml", "--output", "sdk", "--yes"];
  expect(await specloom(folder.path, "init", ...args)).toMatchObject({ code: 0, stderr: "" });
  expect(await specloom(folder.path, "generate")).toMatchObject({ code: 0, stderr: "" });
  expect(await mistakes()).toEqual([]);
  commit("sdk");

  writeFileSync(path("petstore.yaml"), edited);
  const check = await specloom(folder.path, "check", "--json");
  expect(check).toMatchObject({ code: 1, stderr: "" });
  const { verdict, changes } = JSON.parse(check.stdout);
  expect(verdict).toBe("major");
  expect(changes).toHaveLength(3);
  expect(changes).toEqual([
    expect.objectContaining({
      severity: "major",
      code: "operation-renamed",
      symbol: "findPets",
      range: expect.objectContaining({ line: lineOf(edited, "    get:\n      operationId: find") }),
    }),
    expect.objectContaining({
      severity: "major",
      code: "enum-member-removed",
      symbol: "PetStatus.Pending",
      range: expect.objectContaining({ line: lineOf(edited, "    PetStatus:") }),
    }),
    expect.objectContaining({
      severity: "minor",
      code: "member-added",
      symbol: "Pet.born",
      range: expect.objectContaining({ line: lineOf(edited, "        born:") }),
    }),
  ]);

  expect((await specloom(folder.path, "generate")).code).toBe(0);
  // Former names are aliases; only what is gone does not compile, where it is used.
  expect(await mistakes()).toEqual([
    expect.stringMatching(/^src\/waiting\.ts\(3,34\): error TS2339: .*'Pending'/u),
  ]);
  writeFileSync(path("src/waiting.ts"), waiting.replace("Pending", "Available"));
  commit("second generation");

  const migrated = await specloom(folder.path, "migrate");
  expect(migrated).toMatchObject({ code: 0, stderr: "" });
  const text = readFileSync(path("src/available.ts"), "utf8");
  expect(text).toContain("import { findPets, PetStatus, PetstoreClient, type Pet }");
  expect(text).toContain("findPetsURL as where");
  expect(text).not.toMatch(/listPets|pets\.list\b/u);

  // Without the aliases the judge sees nothing but new names.
  const dropped = await specloom(folder.path, "generate", "--drop-aliases");
  expect(dropped.stdout).toContain("  removed  pets/aliases.ts\n");
  expect(await mistakes()).toEqual([]);
});
