/** `specloom check`, the built command, in a git repository of its own. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";

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
    Kind: { type: string, enum: [cat, dog] }
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        kind: { $ref: "#/components/schemas/Kind" }
`;

/** A repository in which the output is committed; every test has a copy of it. */
let committed: ReturnType<typeof temporaryFolder>;
let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  committed = temporaryFolder();
  folder = committed;
  writeFileSync(path("pets.yaml"), document);
  await generatePets();
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "sdk");
});

afterAll(() => {
  committed.remove();
});

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(committed.path, folder.path, { recursive: true });
});

afterEach(() => {
  folder.remove();
});

function path(name: string): string {
  return join(folder.path, name);
}

function edit(from: string, to: string): void {
  const text = readFileSync(path("pets.yaml"), "utf8");
  if (!text.includes(from)) throw new Error(`Not there: ${from}`);
  writeFileSync(path("pets.yaml"), text.replace(from, to));
}

function check(...flags: readonly string[]) {
  return specloom(folder.path, "check", "pets.yaml", "--output", "sdk", ...flags);
}

async function generatePets(): Promise<void> {
  const { code } = await specloom(folder.path, "generate", "pets.yaml", "--output", "sdk");
  expect(code).toBe(0);
}

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  execFileSync("git", [...who, ...args], { cwd: folder.path, stdio: "pipe" });
}

/** The document changes in three ways. */
function editThrice(): void {
  edit(
    "        name: { type: string }\n",
    "        name: { type: string }\n        age: { type: integer }\n",
  );
  edit("operationId: listPets", "operationId: findPets");
  edit("[cat, dog]", "[cat]");
}

test("without changes everything is up to date, also against a commit", async () => {
  const { code, stdout, stderr } = await check("--against", "HEAD", "--fail-on", "patch");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^Checked sdk against HEAD: files up to date; no changes for programs in [\d.]+ s\.\n$/u,
  );
  const report = await check("--json");
  expect(report.code).toBe(0);
  expect(JSON.parse(report.stdout)).toMatchObject({
    command: "check",
    code: 0,
    compared: true,
    drift: [],
    changes: [],
  });
});

describe("a document that changed", () => {
  beforeEach(editThrice);

  test("is drift with diffs, and changes with their lines", async () => {
    const { code, stdout } = await check();

    expect(code).toBe(1);
    expect(stdout).toContain("stale    models.ts\n  --- models.ts\n  +++ models.ts\n");
    expect(stdout).toContain("+  age?: number;");
    expect(stdout).toMatch(/more lines; --verbose shows all/u);
    expect(stdout).toContain(
      "major (2)\n  findPets was listPets (pets.yaml:6:5) [operation-renamed]\n",
    );
    expect(stdout).toContain("  Kind.Dog is gone (pets.yaml:17:5) [enum-member-removed]");
    expect(stdout).toContain("minor (1)\n  Pet.age is new (pets.yaml:23:9) [member-added]");
    expect(stdout).toMatch(/Checked sdk: \d stale; 2 major, 1 minor, 0 patch in [\d.]+ s\.\n$/u);
    expect(existsSync(path("sdk/pets/operations.ts"))).toBe(true);
  });

  test("is machine-readable", async () => {
    const { code, stdout } = await check("--json");
    const report = JSON.parse(stdout);

    expect(code).toBe(1);
    expect(report).toMatchObject({ code: 1, output: "sdk", verdict: "major" });
    expect(report.changes.map((change: { symbol: string }) => change.symbol)).toEqual([
      "findPets",
      "Kind.Dog",
      "Pet.age",
    ]);
    expect(report.changes[2]).toMatchObject({
      severity: "minor",
      code: "member-added",
      pointer: "/components/schemas/Pet/properties/age",
      range: { line: 23, column: 9 },
    });
    const models = report.drift.find(({ path: file }: { path: string }) => file === "models.ts");
    expect(models).toMatchObject({ state: "stale" });
    expect(models.diff).toContain("+  age?: number;");
  });

  test("fails against a commit as --fail-on says, once files are up to date", async () => {
    edit("operationId: findPets", "operationId: listPets");
    edit("[cat]", "[cat, dog]");
    await generatePets();

    expect((await check("--against", "main")).code).toBe(0);
    const { code, stdout } = await check("--against", "main", "--fail-on", "minor", "--markdown");
    expect(code).toBe(1);
    expect(stdout).toContain("### minor: <code>sdk</code> against <code>main</code>");
    expect(stdout).toContain(
      "| minor | <code>Pet&#46;age</code> | is new |  | <code>number</code> |",
    );
  });

  test("is compared with the commit, not with what the folder holds", async () => {
    rmSync(path("sdk"), { recursive: true });
    const { code, stdout } = await check("--against", "HEAD");

    expect(code).toBe(1);
    expect(stdout).toMatch(/\d+ missing; 2 major, 1 minor, 0 patch/u);
  });
});

test("missing, stale and orphan files are told apart", async () => {
  const models = readFileSync(path("sdk/models.ts"), "utf8");
  writeFileSync(path("sdk/former.ts"), models);
  writeFileSync(path("sdk/models.ts"), `${models}export type Mine = string;\n`);
  rmSync(path("sdk/client.ts"));
  const { code, stdout } = await check("--json");

  expect(code).toBe(1);
  const { drift } = JSON.parse(stdout);
  expect(
    drift.map((file: { path: string; state: string }) => `${file.state} ${file.path}`),
  ).toEqual(["missing client.ts", "orphan former.ts", "stale models.ts"]);
});

test("without an output there is nothing to compare with", async () => {
  git("rm", "--quiet", "-r", "sdk");
  git("commit", "--quiet", "--message", "no sdk");
  for (const [flags, where] of [
    [[], "on disk"],
    [["--against", "HEAD"], "at HEAD"],
  ] as const) {
    const { code, stdout } = await check(...flags);
    expect(code).toBe(1);
    expect(stdout).toContain(` missing; there is no output ${where} to compare with in `);
  }
});

describe("what cannot be compared", () => {
  test("is a commit that the repository does not have", async () => {
    for (const reference of ["nowhere", "--output=x"]) {
      const { code, stdout, stderr } = await check(`--against=${reference}`);
      expect({ code, stdout }).toEqual({
        code: 2,
        stdout: "Nothing was compared: 1 error, 0 warnings.\n",
      });
      expect(stderr).toContain(`The repository has no commit ${reference}.`);
      expect(stderr).toContain("hint: Name a branch, a tag or a commit.");
    }
  });

  test("is a folder without a repository", async () => {
    rmSync(path(".git"), { recursive: true });
    writeFileSync(path(".git"), "gitdir: nowhere\n");
    const { code, stderr } = await check("--against", "HEAD");

    expect(code).toBe(2);
    expect(stderr).toContain("error git-repository-missing");
    expect(stderr).toContain("hint: Run the command inside a repository");
  });

  test("is a document with errors", async () => {
    edit("openapi: 3.1.0", "openapi: 9");
    expect(await check("--json")).toMatchObject({ code: 3 });
    rmSync(path("pets.yaml"));
    expect(await check()).toMatchObject({ code: 4 });
  });

  test("is a wrong command line", async () => {
    expect((await check("--fail-on", "any")).code).toBe(2);
    expect((await check("--json", "--markdown")).code).toBe(2);
    expect((await specloom(folder.path, "check")).code).toBe(2);
  });
});

test("help has examples and exit codes", async () => {
  const { code, stdout } = await specloom(folder.path, "check", "--help");

  expect(code).toBe(0);
  expect(stdout).toContain("$ specloom check --against main");
  expect(stdout).toMatch(/--fail-on <severity>.*\(choices: "major",\s+"minor", "patch"/u);
  expect(stdout).toMatch(/Exit codes:\n {2}0 {2}the output is up to date/u);
});
