/** Operations by pattern, and types of formats: flags and configuration, with the built command. */
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";
import { listFiles } from "../support/files.js";

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get: { operationId: listPets, tags: [pets], responses: { "204": { description: None. } } }
  /health:
    get: { operationId: getHealth, responses: { "204": { description: Fine. } } }
`;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
  write("pets.yaml", document);
});

afterEach(() => {
  folder.remove();
});

function path(name: string): string {
  return join(folder.path, name);
}

function write(name: string, text: string): void {
  writeFileSync(path(name), text);
}

function generatePets(...flags: readonly string[]) {
  return specloom(folder.path, "generate", "pets.yaml", "--output", "sdk", ...flags);
}

describe("--include and --exclude", () => {
  test("select operations, together with the configuration", async () => {
    write("specloom.config.json", '{ "operations": { "include": ["path:/**"] } }');
    const { code, stderr } = await generatePets("--exclude", "tag:pets");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(listFiles(path("sdk"))).toContain("health/operations.ts");
    expect(listFiles(path("sdk"))).not.toContain("pets/operations.ts");
  });

  test("warn of a pattern that names nothing", async () => {
    const { code, stderr } = await generatePets("--include", "id:list*", "--include", "id:show*");
    expect(code).toBe(0);
    expect(stderr).toContain("The pattern id:show* names no operation.");
  });

  test("end with 2 for what is no pattern", async () => {
    const { code, stderr } = await generatePets("--exclude", "pets");
    expect(code).toBe(2);
    expect(stderr).toContain("The option --exclude must be a pattern");
  });
});

describe("operations and pagination in the configuration", () => {
  test.each([
    ['{ "operations": [] }', "The option operations must be an object"],
    ['{ "operations": { "include": "tag:pets" } }', "The option include must be a list"],
    ['{ "operations": { "only": [] } }', "The option only must be include or exclude"],
    ['{ "pagination": [{ "style": "link" }] }', "The option pagination must be a list"],
  ])("%s ends with 2", async (config, message) => {
    write("specloom.config.json", config);
    const { code, stderr } = await generatePets();
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("a declaration that does not hold ends with 3 at the operation", async () => {
    const declaration =
      '"style": "cursor", "parameter": "after", "next": "/next", "items": "/data"';
    write(
      "specloom.config.json",
      `{ "pagination": [{ "operations": ["id:**"], ${declaration} }] }`,
    );
    const { code, stderr } = await generatePets();
    expect(code).toBe(3);
    expect(stderr).toMatch(/pets\.yaml:6:\d+ error pagination-parameter-unknown/u);
  });
});

describe("types of formats in the configuration", () => {
  test.each([
    ['"int64": "string"', "config-invalid", 'types.int64 must be "number" or "bigint"'],
    ['"date": "Date"', "config-unknown-key", "there are types.int64, types.dateTime"],
  ])("%s ends with 2 at its line", async (member, diagnostic, message) => {
    write("specloom.config.json", `{\n  "input": "pets.yaml",\n  "types": {\n ${member} } }\n`);
    const { code, stderr } = await specloom(folder.path, "generate", "-o", "sdk");
    expect(code).toBe(2);
    expect(stderr).toContain("specloom.config.json:4:");
    expect(stderr).toContain(diagnostic);
    expect(stderr).toContain(message);
  });
});
