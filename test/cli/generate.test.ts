/** `specloom generate`, the built command, with every exit code. */
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";
import { listFiles } from "../support/files.js";

const repository = new URL("../../", import.meta.url).pathname;

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
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

function read(name: string): string {
  return readFileSync(path(name), "utf8");
}

function generatePets(...flags: readonly string[]) {
  return specloom(folder.path, "generate", "pets.yaml", "--output", "sdk", ...flags);
}

describe("a document without errors", () => {
  test("is generated with a summary", async () => {
    const { code, stdout, stderr } = await generatePets();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/Generated sdk: \d+ written, 0 unchanged, 0 removed in [\d.]+ s\.\n$/u);
    expect(read("sdk/models.ts")).toContain("export interface Pet {");
  });

  test("is written once: what has not changed is left alone", async () => {
    await generatePets();
    const before = statSync(path("sdk/models.ts")).mtimeMs;
    const { stdout } = await generatePets();
    expect(stdout).toMatch(/^Generated sdk: 0 written, \d+ unchanged, 0 removed/u);
    expect(statSync(path("sdk/models.ts")).mtimeMs).toBe(before);
  });

  test("takes its orphans with it and nothing else", async () => {
    await generatePets();
    cpSync(path("sdk/models.ts"), path("sdk/former.ts"));
    write("sdk/notes.ts", "export const mine = true;\n");
    const { stdout } = await generatePets();
    expect(stdout).toContain("1 removed");
    expect(existsSync(path("sdk/former.ts"))).toBe(false);
    expect(existsSync(path("sdk/notes.ts"))).toBe(true);
  });

  test("reports as JSON", async () => {
    const { stdout, stderr } = await generatePets("--json");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ command: "generate", code: 0, diagnostics: [] });
  });
});

describe("--check", () => {
  test("ends with 0 when the output is up to date and writes nothing", async () => {
    await generatePets();
    const { code, stdout } = await generatePets("--check");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Checked sdk: 0 stale, 0 missing, 0 orphan/u);
  });

  test("ends with 1 after one byte of the output changed", async () => {
    await generatePets();
    write("sdk/models.ts", `${read("sdk/models.ts")} `);
    const { code, stdout } = await generatePets("--check");
    expect(code).toBe(1);
    expect(stdout).toContain("stale    models.ts");
  });

  test("ends with 1 after one byte of the document changed", async () => {
    await generatePets();
    write("pets.yaml", document.replace("name: { type", "nam2: { type"));
    expect((await generatePets("--check")).code).toBe(1);
  });

  test("ends with 1 when there is no output at all", async () => {
    const { code } = await generatePets("--check");
    expect(code).toBe(1);
    expect(existsSync(path("sdk"))).toBe(false);
  });
});

describe("a document with errors", () => {
  test("ends with 3, shows the place, and leaves the previous output whole", async () => {
    await generatePets();
    const before = listFiles(path("sdk")).map((file) => [file, read(`sdk/${file}`)]);
    write("pets.yaml", document.replace("schemas/Pet", "schemas/Cat"));
    const { code, stderr, stdout } = await generatePets();
    expect(code).toBe(3);
    expect(stderr).toContain("pets.yaml:14:");
    expect(stderr).toContain("error unresolved-reference");
    expect(stderr).toContain("hint:");
    expect(stdout).toContain("Nothing was written");
    expect(listFiles(path("sdk")).map((file) => [file, read(`sdk/${file}`)])).toEqual(before);
  });

  test("shows a code frame for broken YAML", async () => {
    write("pets.yaml", `${document}  - broken: [\n`);
    const { code, stderr } = await generatePets();
    expect(code).toBe(3);
    expect(stderr).toMatch(/pets\.yaml:\d+:\d+ error/u);
    expect(stderr).toMatch(/\^/u);
  });
});

describe("many diagnostics of one kind", () => {
  const nameless = Array.from(
    { length: 9 },
    (_, index) =>
      `  /cats/${index}:\n    get: { tags: [pets], responses: { "204": { description: Done. } } }\n`,
  );

  beforeEach(() => {
    write("pets.yaml", document.replace("components:", `${nameless.join("")}components:`));
  });

  test("are counted after the third", async () => {
    const { code, stderr, stdout } = await generatePets();
    expect(code).toBe(0);
    expect(stderr.match(/warning missing-operation-id$/gmu)).toHaveLength(4);
    expect(stderr).toContain("\nand 6 more: warning missing-operation-id\n");
    expect(stdout).toContain("; 0 errors, 9 warnings.");
  });

  test("are all shown with --verbose", async () => {
    const { stderr } = await generatePets("--verbose");
    expect(stderr.match(/warning missing-operation-id$/gmu)).toHaveLength(9);
  });
});

describe("--overlay", () => {
  const overlay = (actions: string) =>
    `overlay: 1.0.0\ninfo: { title: Names, version: 1.0.0 }\nactions:\n${actions}\n`;

  test("may be repeated; each overlay sees the work of those before it", async () => {
    write("one.yaml", overlay("  - { target: $.components.schemas, update: { Cat: {} } }"));
    write(
      "two.yaml",
      overlay("  - { target: $.components.schemas.Cat, update: { type: string } }"),
    );
    const { code, stderr } = await generatePets("--overlay", "one.yaml", "--overlay", "two.yaml");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(read("sdk/models.ts")).toContain("export type Cat = string;");
  });

  test("that is not there ends with 4", async () => {
    const { code, stderr } = await generatePets("--overlay", "none.yaml");
    expect(code).toBe(4);
    expect(stderr).toContain("overlay-unreadable");
  });
});

describe("a wrong call", () => {
  test("without input ends with 2", async () => {
    const { code, stderr } = await specloom(folder.path, "generate");
    expect(code).toBe(2);
    expect(stderr).toContain("config-missing");
  });

  test("with an unknown option ends with 2", async () => {
    expect((await generatePets("--outptu")).code).toBe(2);
  });

  test("with an unknown key in the configuration ends with 2 at its line", async () => {
    write("specloom.config.json", '{\n  "input": "pets.yaml",\n  "outptu": "sdk"\n}\n');
    const { code, stderr } = await specloom(folder.path, "generate");
    expect(code).toBe(2);
    expect(stderr).toContain("specloom.config.json:3:");
    expect(stderr).toContain("config-unknown-key");
  });

  test("with a configuration that does not load ends with 2", async () => {
    write("specloom.config.mjs", "export default {");
    expect((await specloom(folder.path, "generate")).code).toBe(2);
  });
});

describe("files that cannot be used", () => {
  test("an input that is not there ends with 4", async () => {
    const { code, stderr } = await specloom(folder.path, "generate", "none.yaml", "-o", "sdk");
    expect(code).toBe(4);
    expect(stderr).toContain("input-unreadable");
  });

  test("an output that is a file ends with 4 and changes nothing", async () => {
    write("sdk", "a file\n");
    const { code, stderr } = await generatePets();
    expect(code).toBe(4);
    expect(stderr).toContain("output-unwritable");
    expect(read("sdk")).toBe("a file\n");
  });

  test("an output below something that is no folder ends with 4", async () => {
    const { code, stderr } = await specloom(
      folder.path,
      "generate",
      "pets.yaml",
      "-o",
      "/dev/null/sdk",
    );
    expect(code).toBe(4);
    expect(stderr).toContain("output-unwritable");
  });
});

describe("files that are not ours", () => {
  test("are never overwritten: a planned path that someone else wrote ends with 4", async () => {
    await generatePets();
    write("sdk/models.ts", "export const mine = true;\n");
    const { code, stderr } = await generatePets();
    expect(code).toBe(4);
    expect(stderr).toContain("output-foreign");
    expect(read("sdk/models.ts")).toBe("export const mine = true;\n");
  });

  test("include the output of another run below ours", async () => {
    await specloom(folder.path, "generate", "pets.yaml", "--output", "sdk/other");
    const { stdout } = await generatePets();
    expect(stdout).toContain("0 removed");
    expect(existsSync(path("sdk/other/models.ts"))).toBe(true);
  });
});

describe("configuration files", () => {
  test.each([
    ["specloom.config.json", '{ "input": "pets.yaml", "output": "sdk" }'],
    ["specloom.config.mjs", 'export default { input: "pets.yaml", output: "sdk" };'],
    [
      "specloom.config.ts",
      'const input: string = "pets.yaml";\nexport default { input, output: "sdk" };',
    ],
  ])("%s is found and read", async (name, text) => {
    write(name, text);
    const { code, stderr } = await specloom(folder.path, "generate");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(existsSync(path("sdk/models.ts"))).toBe(true);
  });
});

describe("help", () => {
  test("has examples and exit codes", async () => {
    const { code, stdout } = await specloom(repository, "generate", "--help");
    expect(code).toBe(0);
    expect(stdout).toContain("Examples:");
    expect(stdout).toContain("Exit codes:");
  });

  test("prints the version", async () => {
    const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
      version: string;
    };
    expect((await specloom(repository, "--version")).stdout.trim()).toBe(manifest.version);
  });
});
