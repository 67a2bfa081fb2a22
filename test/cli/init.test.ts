/** `specloom init`: the built command with flags, and questions answered by a scripted stream. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
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

const config = (input: string, output: string) => `import type { Config } from "specloom";

export default {
  input: ${JSON.stringify(input)},
  output: ${JSON.stringify(output)},
} satisfies Config;
`;

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder.path, "openapi.yaml"), document);
});

afterEach(() => {
  folder.remove();
});

function written(): string {
  return readFileSync(join(folder.path, "specloom.config.ts"), "utf8");
}

describe("with flags", () => {
  test("writes a configuration that works without specloom being installed", async () => {
    const args = ["--input", "./openapi.yaml", "--output", join(folder.path, "sdk")];
    const { code, stdout, stderr } = await specloom(folder.path, "init", ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Wrote specloom\.config\.ts: openapi\.yaml → sdk\.\n\nNext:\n/u);
    expect(written()).toBe(config("openapi.yaml", "sdk"));
    expect((await specloom(folder.path, "generate")).code).toBe(0);
    expect(existsSync(join(folder.path, "sdk/pets/operations.ts"))).toBe(true);
  });

  test("--yes takes what is suggested, and machines get one JSON object", async () => {
    const { code, stdout, stderr } = await specloom(folder.path, "init", "--yes", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      command: "init",
      code: 0,
      config: "specloom.config.ts",
      input: "openapi.yaml",
      output: "generated",
      diagnostics: [],
    });
    expect(written()).toBe(config("openapi.yaml", "generated"));
  });

  test("never replaces a configuration, of whatever kind", async () => {
    writeFileSync(join(folder.path, "specloom.config.json"), "{}");
    const { code, stderr } = await specloom(folder.path, "init", "--yes");
    expect(code).toBe(2);
    expect(stderr).toContain("There is a configuration already: specloom.config.json.\n");
    expect(readdirSync(folder.path)).toEqual(["openapi.yaml", "specloom.config.json"]);
  });

  test.each([
    [["--input", "none.yaml", "--yes"], "none.yaml does not exist"],
    [["--input", "openapi.yaml"], "Nothing says what --output is"],
    [[], "Nothing says what --input is"],
  ])("%j is not enough, ends with 2, and writes nothing", async (args, problem) => {
    const { code, stdout, stderr } = await specloom(folder.path, "init", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "Nothing was written.\n" });
    expect(stderr).toContain(problem);
    expect(readdirSync(folder.path)).toEqual(["openapi.yaml"]);
  });

  test("the help has examples and exit codes", async () => {
    const { stdout } = await specloom(folder.path, "init", "--help");
    expect(stdout).toContain("$ specloom init --yes");
    expect(stdout).toContain("0  specloom.config.ts was written");
  });
});

/** Runs the command on a terminal on which lines have been typed ahead. */
async function typed(lines: readonly string[], ...args: readonly string[]) {
  const answers = new PassThrough();
  answers.end(lines.map((line) => `${line}\n`).join(""));
  let shown = "";
  const write = (text: string) => {
    shown += text;
  };
  const code = await run(["init", ...args], {
    out: write,
    error: write,
    answers,
    directory: folder.path,
    colors: false,
    interactive: false,
    now: () => 0,
  });
  return { code, shown };
}

describe("on a terminal", () => {
  test("asks until there is an answer, and an empty line takes what is suggested", async () => {
    const { code, shown } = await typed(["none.yaml", " openapi.yaml ", ""]);
    expect(code).toBe(0);
    expect(shown).toContain(
      "Document, its URL, or folder of documents? (openapi.yaml) none.yaml does not exist\n" +
        "Document, its URL, or folder of documents? (openapi.yaml) " +
        "Folder of the generated code? (generated) Wrote specloom.config.ts",
    );
    expect(written()).toBe(config("openapi.yaml", "generated"));
  });

  test("asks only what no flag says, and takes a URL", async () => {
    const { code, shown } = await typed(["code/sdk"], "-i", "https://pets.example/openapi.json");
    expect(code).toBe(0);
    expect(shown).not.toContain("Document,");
    expect(written()).toBe(config("https://pets.example/openapi.json", "code/sdk"));
  });

  test("that is closed before the last answer leaves nothing behind", async () => {
    const { code, shown } = await typed(["openapi.yaml"]);
    expect(code).toBe(2);
    expect(shown).toContain("Nothing says what --output is, and there was no answer.");
    expect(readdirSync(folder.path)).toEqual(["openapi.yaml"]);
  });
});
