/** `specloom generate --watch`, the built command, and real edits. Waits for lines, not for time. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { awaitChange, staysAsRead } from "../../generator/cli/await-change.js";
import { fingerprints } from "../../generator/cli/fingerprints.js";
import { specloom, temporaryFolder } from "../support/command.js";
import { startSpecloom } from "../support/watched.js";

const api = (field: string) => `openapi: 3.1.0
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
            application/json: { schema: { $ref: "../_shared/pet.yaml#/components/schemas/Pet" } }
components:
  schemas:
    Owner: { type: object, properties: { ${field}: { type: string } } }
`;

const pet = (field: string) => `components:
  schemas:
    Pet: { type: object, properties: { ${field}: { type: string } } }
`;

const overlay = (field: string) => `overlay: 1.0.0
info: { title: More, version: 1.0.0 }
actions:
  - target: $.components.schemas.Owner.properties
    update: { ${field}: { type: string } }
`;

const config = (output: string) => `export default {
  input: "spec", output: "${output}", overlays: ["more.yaml"],
};
`;

let folder: ReturnType<typeof temporaryFolder>;
let watched: ReturnType<typeof startSpecloom> | undefined;

beforeEach(() => {
  folder = temporaryFolder();
  write("spec/pets/api.yaml", api("name"));
  write("spec/_shared/pet.yaml", pet("kind"));
  write("more.yaml", overlay("more"));
  write("specloom.config.ts", config("sdk"));
});

afterEach(async () => {
  await watched?.interrupt();
  watched = undefined;
  folder.remove();
});

function write(name: string, text: string): void {
  const path = join(folder.path, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** As editors do: another file takes the place. */
function replace(name: string, text: string): void {
  write(`${name}~`, text);
  renameSync(join(folder.path, `${name}~`), join(folder.path, name));
}

function read(name: string): string {
  return readFileSync(join(folder.path, name), "utf8");
}

const done = /^\d\d:\d\d:\d\d Generated \w+: .* in [\d.]+ s\.\n/mu;

async function start() {
  const process = startSpecloom(folder.path, "generate", "--watch");
  watched = process;
  await process.printed(/Watching \d+ paths; Ctrl-C ends\.\n/u);
  return process;
}

test("follows every file that a run has read, and ends with 0", async () => {
  const { printed, interrupt } = await start();
  expect(read("sdk/pets/models.ts")).toContain("kind?: string;");

  replace("spec/pets/api.yaml", api("street"));
  expect(await printed(done)).toMatch(/^\d\d:\d\d:\d\d Generated sdk: \d written, [^\n]*\n$/u);
  expect(read("sdk/pets/models.ts")).toContain("street?: string;");

  write("spec/_shared/pet.yaml", pet("size"));
  await printed(done);
  expect(read("sdk/pets/models.ts")).toContain("size?: string;");

  replace("more.yaml", overlay("most"));
  await printed(done);
  expect(read("sdk/pets/models.ts")).toContain("most?: string;");

  write("spec/owners/api.yaml", api("city").replace("Pets,", "Owners,"));
  await printed(done);
  expect(read("sdk/owners/models.ts")).toContain("city?: string;");

  replace("specloom.config.ts", config("other"));
  expect(await printed(done)).toContain("Generated other: ");
  expect(read("other/pets/models.ts")).toContain("size?: string;");

  expect(await interrupt()).toBe(0);
});

test("keeps the last output where there are errors, and recovers", async () => {
  const { printed, interrupt } = await start();
  const before = read("sdk/pets/models.ts");
  const kept = /^\d\d:\d\d:\d\d Nothing was written: .* What was there stays\.\n/mu;

  write("spec/pets/api.yaml", "openapi: [");
  expect(await printed(kept)).toMatch(/^spec\/pets\/api\.yaml:\d+:\d+ error /mu);
  replace("specloom.config.ts", `export default { output: 7 };`);
  expect(await printed(kept)).toContain("The option output must be a path.");
  expect(read("sdk/pets/models.ts")).toBe(before);

  replace("specloom.config.ts", config("sdk"));
  await printed(kept);
  renameSync(join(folder.path, "spec/_shared/pet.yaml"), join(folder.path, "pet.yaml"));
  replace("spec/pets/api.yaml", api("fixed"));
  await printed(kept);
  // A file that was asked for and was not there is waited for, too.
  renameSync(join(folder.path, "pet.yaml"), join(folder.path, "spec/_shared/pet.yaml"));
  await printed(done);
  expect(read("sdk/pets/models.ts")).toContain("fixed?: string;");
  expect(await interrupt()).toBe(0);
});

test("misses no change, however they come", async () => {
  const { printed } = await start();
  for (let count = 0; count <= 40; count += 1) {
    write("spec/pets/api.yaml", api(`name${count}`));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  for (;;) {
    await printed(done);
    if (read("sdk/pets/models.ts").includes("name40?: string;")) break;
  }
  expect(watched?.output()).not.toContain("Nothing was written");
});

describe("the wait", () => {
  test("goes on while a file is empty, as it is before it is written", async () => {
    const path = join(folder.path, "slow.yaml");
    write("slow.yaml", overlay("before"));
    const waiting = awaitChange(fingerprints([path]), new AbortController().signal);
    write("slow.yaml", "");
    await new Promise((resolve) => setTimeout(resolve, 100));
    write("slow.yaml", overlay("after"));
    await waiting;
    expect(read("slow.yaml")).toBe(overlay("after"));
  });

  test("ends at once for what has changed before it began", async () => {
    const path = join(folder.path, "more.yaml");
    const before = fingerprints([path]);
    replace("more.yaml", overlay("again"));
    await awaitChange(before, new AbortController().signal);
    expect(fingerprints([path])).not.toEqual(before);
  });

  test("is none for what is still as it was read, however empty", async () => {
    const path = join(folder.path, "none.yaml");
    write("none.yaml", "");
    const read = fingerprints([path]);
    expect(await staysAsRead(read)).toBe(true);
    const looking = staysAsRead(read);
    write("none.yaml", overlay("now"));
    expect(await looking).toBe(false);
    expect(await staysAsRead(fingerprints([path]))).toBe(true);
  });

  test("ends when it is given up", async () => {
    const controller = new AbortController();
    const waiting = awaitChange(fingerprints([join(folder.path, "none.yaml")]), controller.signal);
    controller.abort();
    await waiting;
  });
});

test("is for people, and for inputs that can change", async () => {
  const both = await specloom(folder.path, "generate", "--watch", "--check");
  expect(both.code).toBe(2);
  expect(both.stderr).toContain("cannot be used with option");
  const empty = temporaryFolder();
  expect((await specloom(empty.path, "generate", "--watch")).code).toBe(2);
  empty.remove();
});
