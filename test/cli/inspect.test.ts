/** `specloom list` and `specloom explain`, the built command, with every exit code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: A pet.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
  /owners:
    get:
      operationId: listOwners
      tags: [owners]
      responses: { "204": { description: None. } }
components:
  schemas:
    Pet:
      type: object
      # What it is called.
      properties:
        name:
          type: string
          description: "\u001b[31mred"
        kind: { $ref: "#/components/schemas/Kind" }
    Kind: { type: string, enum: [cat, dog] }
`;

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder.path, "pets.yaml"), document);
  writeFileSync(join(folder.path, "broken.yaml"), document.replace("3.1.0", "7"));
  const config = { input: "pets.yaml", output: "sdk" };
  writeFileSync(join(folder.path, "specloom.config.json"), JSON.stringify(config));
});

afterAll(() => {
  folder.remove();
});

function run(...args: readonly string[]) {
  return specloom(folder.path, ...args);
}

test("list gives operations and types by resource, with their places", async () => {
  expect(await run("list")).toEqual({
    code: 0,
    stderr: "",
    stdout: `pets
  pets
    getPet  GET /pets/{id}  pets.yaml:6:5
  owners
    listOwners  GET /owners  pets.yaml:18:5
  shared
    PetsClientOptions  type  pets.yaml:1:1
    Pet                type  pets.yaml:24:5
    Kind               type  pets.yaml:32:5

2 operations, 3 types.
`,
  });
});

test("list takes words, gives machines one JSON object, and ends with 1 where nothing is found", async () => {
  const found = await run("list", "KIND", "pets", "--all", "--json");
  const { code, names } = JSON.parse(found.stdout);
  expect({ code, stderr: found.stderr }).toEqual({ code: found.code, stderr: "" });
  expect(names.map(({ symbol }: { symbol: string }) => symbol)).toEqual([
    "Pet.kind",
    "Kind",
    "Kind.Cat",
    "Kind.Dog",
  ]);
  expect(names[0]).toMatchObject({
    api: "pets",
    kind: "member",
    pointer: "/components/schemas/Pet/properties/kind",
    range: { line: 31, column: 9 },
  });

  const nothing = await run("list", "nobody");
  expect(nothing).toEqual({ code: 1, stdout: "0 operations, 0 types.\n", stderr: "" });
});

test("explain shows the lines that a name comes from, and nothing that commands the terminal", async () => {
  const { code, stdout } = await run("explain", "Pet.name");
  expect(code).toBe(0);
  expect(stdout).toBe(`pets.yaml:28:9  /components/schemas/Pet/properties/name
  26 |       # What it is called.
  27 |       properties:
> 28 |         name:
  29 |           type: string
  30 |           description: "\\u{001b}[31mred"
  31 |         kind: { $ref: "#/components/schemas/Kind" }
  32 |     Kind: { type: string, enum: [cat, dog] }
  Pet.name  member  in pets
`);
});

test("explain leads from a line and from a pointer to names", async () => {
  const line = await run("explain", "pets.yaml:29");
  expect(line.stdout).toMatch(/^ {2}Pet\.name {2}member {2}in pets$/mu);
  const pointer = await run("explain", "#/components/schemas/Pet/properties/name", "--json");
  expect(JSON.parse(pointer.stdout)).toMatchObject({
    command: "explain",
    code: 0,
    names: [{ symbol: "Pet.name", range: { line: 28 } }],
  });
});

test("explain suggests what was meant, and ends with 2", async () => {
  const { code, stdout, stderr } = await run("explain", "Pet.nmae");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Nothing is called Pet.nmae; did you mean Pet.name?\n");
  const place = await run("explain", "pets.yaml:2");
  expect(place.code).toBe(2);
  expect(place.stderr).toContain("No name comes from pets.yaml:2.\n");
});

test("a document that is broken ends with 3, one that is not there with 4", async () => {
  const broken = await run("list", "--spec", "broken.yaml");
  expect({ code: broken.code, stdout: broken.stdout }).toEqual({ code: 3, stdout: "" });
  expect(broken.stderr).toContain("broken.yaml:1:10 error ");
  expect((await run("explain", "Pet", "--spec", "none.yaml", "--json")).code).toBe(4);
});

test.each(["list", "explain"])("the help of %s has examples and exit codes", async (command) => {
  const { code, stdout } = await run(command, "--help");
  expect(code).toBe(0);
  expect(stdout).toContain(`$ specloom ${command} `);
  expect(stdout).toContain("3  the document or the lock file has errors");
});
