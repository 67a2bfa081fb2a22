/** `specloom.lock`, aliases and `specloom migrate`: the built command in a git repository. */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";
import { after, before } from "../support/former-names.js";

const run = promisify(execFile);
const compiler = new URL("../../node_modules/typescript7/bin/tsc", import.meta.url).pathname;

const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters: [{ name: q, in: query, schema: { type: string } }]
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string }, mood: { $ref: "#/components/schemas/Mood" } } }
    Mood: { type: string, enum: [happy, sad] }
`;

const renamed = document
  .replace("operationId: listPets", "operationId: findAnimals")
  .replaceAll("schemas/Pet", "schemas/Animal")
  .replace("    Pet: {", "    Animal: {")
  .replaceAll("schemas/Mood", "schemas/Temper")
  .replace("    Mood: {", "    Temper: {");

const config = { input: "pets.yaml", output: "sdk" };
const renames = { Pet: "Animal", Mood: "Temper" };

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function read(name: string): string {
  return readFileSync(join(folder.path, name), "utf8");
}

function configured(extra: object): Readonly<Record<string, string>> {
  return { "specloom.config.json": JSON.stringify({ ...config, ...extra }) };
}

async function git(...args: readonly string[]): Promise<void> {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  await run("git", [...identity, ...args], { cwd: folder.path });
}

async function commit(): Promise<void> {
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "state");
}

/** What the compiler says, as another program than the one that migrates. */
async function mistakes(): Promise<string> {
  return await new Promise((done) => {
    execFile(process.execPath, [compiler, "-p", folder.path], (_, stdout) => {
      done(stdout);
    });
  });
}

const compilerOptions = {
  strict: true,
  noEmit: true,
  module: "nodenext",
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
  types: [],
};

/** A consumer of an SDK that was generated, then generated again after renames. */
async function createConsumer(): Promise<void> {
  const { "src/mixed.ts": _, ...written } = before;
  write({ ...written, ...configured({}), "pets.yaml": document, ".gitignore": "node_modules\n" });
  write({
    "tsconfig.json": JSON.stringify({ compilerOptions }),
    "package.json": `{ "type": "module" }`,
  });
  await git("init", "--quiet");
  await specloom(folder.path, "generate");
  await commit();
  write({ ...before, ...configured({ renames }), "pets.yaml": renamed });
  await specloom(folder.path, "generate");
}

describe("after renames", () => {
  test("code compiles through deprecated aliases, is migrated, and compiles without them", async () => {
    await createConsumer();
    expect(read("sdk/pets/aliases.ts")).toContain(
      "/** @deprecated Renamed to {@link findAnimals}. */\n  findAnimals as listPets,",
    );
    expect(await mistakes()).toBe("");
    await commit();

    const dry = await specloom(folder.path, "migrate", "--dry-run", "--json", "src/conflict.ts");
    expect(JSON.parse(dry.stdout)).toEqual({
      command: "migrate",
      code: 0,
      dryRun: true,
      diagnostics: [],
      files: [
        { path: "src/conflict.ts", renames: [{ from: "listPets", to: "findAnimals", count: 1 }] },
      ],
    });
    expect(read("src/conflict.ts")).toBe(before["src/conflict.ts"]);
    const { code, stdout, stderr } = await specloom(folder.path, "migrate");

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("src/client.ts\n  list → findAnimals (2)\n");
    expect(stdout).toContain("Rewrote 8 files.\n");
    for (const [name, text] of Object.entries(after)) expect(read(name), name).toBe(text);
    expect(await mistakes()).toBe("");
    await commit();
    const again = await specloom(folder.path, "migrate");
    expect(again).toEqual({ code: 0, stdout: "No former names are used.\n", stderr: "" });

    const dropped = await specloom(folder.path, "generate", "--drop-aliases");
    expect(dropped.stdout).toContain("  removed  aliases.ts\n  removed  pets/aliases.ts\n");
    expect(read("sdk/pets/resource.ts")).not.toContain("list(");
    expect(await mistakes()).toBe("");
    expect((await specloom(folder.path, "generate", "--check")).code).toBe(0);
  }, 120_000);
});

describe("a migration that cannot be", () => {
  test("of a dirty tree is refused, unless it is forced", async () => {
    write({ "tsconfig.json": "{}", "src/one.ts": "export {};\n" });
    await git("init", "--quiet");
    const refused = await specloom(folder.path, "migrate");
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({
      code: 2,
      stdout: "Nothing was written.\n",
    });
    expect(refused.stderr).toBe(`error migrate-dirty
  The working tree of git has 2 uncommitted changes.
  hint: Commit or stash them, so that what is rewritten can be told from them, or use --force.
`);
    const forced = await specloom(folder.path, "migrate", "--force");
    expect({ code: forced.code, stderr: forced.stderr }).toEqual({ code: 0, stderr: "" });
  }, 60_000);

  test("without a tsconfig.json says which one it looked for", async () => {
    const { code, stderr } = await specloom(folder.path, "migrate", "--project", "app.json");
    expect(code).toBe(2);
    expect(stderr).toContain(
      "error migrate-project\n  The project app.json cannot be used: there is no such file.\n",
    );
  });

  test("with a broken tsconfig.json says where it is broken", async () => {
    write({ "tsconfig.json": '{\n  "compilerOptions": oops\n}\n' });
    const { code, stderr } = await specloom(folder.path, "migrate", "--project", ".");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^tsconfig\.json:2:22 error migrate-project\n/u);
  });

  test("of a file outside the project says so", async () => {
    write({ "tsconfig.json": `{ "files": ["one.ts"] }`, "one.ts": "export {};\n", "two.ts": "" });
    const { code, stderr } = await specloom(folder.path, "migrate", "two.ts");
    expect(code).toBe(2);
    expect(stderr).toContain("error migrate-file\n  two.ts is not part of the project.\n");
  });
});
