/** What docs/caching.md declares as inputs and outputs is all that a run reads and writes. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";
import { listFiles } from "../support/files.js";

interface Declared {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const guide = readFileSync(new URL("../../docs/caching.md", import.meta.url), "utf8");
const [turborepo, nx] = [...guide.matchAll(/^```json\n(.*?)^```/gmsu)].map(
  ([, text = ""]): unknown => JSON.parse(text),
) as [{ tasks: { generate: Declared } }, { targets: { generate: Declared } }];
const { inputs, outputs } = turborepo.tasks.generate;

const pets = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: { default: { $ref: "../_shared/error.yaml#/components/responses/Error" } }
`;

const sources = {
  "package.json": `{ "type": "module" }\n`,
  "specloom.config.ts": `export default {
  input: "spec", output: "generated", overlays: ["spec/_overlays/more.yaml"],
};
`,
  "spec/pets/api.yaml": pets,
  "spec/_shared/error.yaml": "components: { responses: { Error: { description: Wrong. } } }\n",
  "spec/_overlays/more.yaml": `overlay: 1.0.0
info: { title: More, version: 1.0.0 }
actions: [{ target: $.info, update: { summary: More. } }]
`,
  "notes.md": "Neither goes in nor comes out.\n",
};

const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
const [first, second, restored] = folders.map(({ path }) => path) as [string, string, string];

/** `**` is anything, `*` anything in a folder. */
function matches(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => {
    const pattern = glob
      .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
      .replaceAll(/\*+/gu, (stars) => (stars === "*" ? "[^/]*" : ".*"));
    return new RegExp(`^${pattern}$`, "u").test(path);
  });
}

/** Copies the files that globs name. */
function copy(from: string, to: string, globs: readonly string[]): void {
  for (const path of listFiles(from).filter((each) => matches(each, globs))) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(from, path), join(to, path));
  }
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(first, name)), { recursive: true });
    writeFileSync(join(first, name), text);
  }
  expect(await specloom(first, "generate", "--manifest")).toMatchObject({ code: 0, stderr: "" });
});

afterAll(() => {
  for (const folder of folders) folder.remove();
});

test("every file that a run has read is among the inputs, every one it wrote among the outputs", () => {
  const manifest = JSON.parse(readFileSync(join(first, "specloom.manifest.json"), "utf8"));
  const read = Object.keys(manifest.inputs).filter((path) => /\.\w+$/u.test(path));
  expect(read).toContain("spec/_overlays/more.yaml");
  expect(read.filter((path) => !matches(path, inputs))).toEqual([]);
  const written = listFiles(first).filter((path) => !Object.hasOwn(sources, path));
  expect(written).toContain("generated/pets/client.ts");
  expect(written.filter((path) => !matches(path, outputs))).toEqual([]);
});

test("a run with nothing but the inputs writes the same bytes elsewhere", async () => {
  copy(first, second, inputs);
  expect(existsSync(join(second, "notes.md"))).toBe(false);
  expect((await specloom(second, "generate", "--manifest")).code).toBe(0);
  const written = (folder: string) =>
    listFiles(folder)
      .filter((path) => matches(path, outputs))
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]);
  expect(written(second)).toEqual(written(first));
});

test("an output that was restored is what would be generated", async () => {
  copy(first, restored, [...inputs, ...outputs]);
  expect((await specloom(restored, "verify")).code).toBe(0);
  expect((await specloom(restored, "generate", "--check")).code).toBe(0);
});

test("Nx has the same lists", () => {
  const { generate } = nx.targets;
  const own = (globs: readonly unknown[]) =>
    globs.flatMap((glob) => (typeof glob === "string" ? glob.replace("{projectRoot}/", "") : []));
  expect(own(generate.inputs)).toEqual(inputs);
  expect(own(generate.outputs)).toEqual(outputs);
});
