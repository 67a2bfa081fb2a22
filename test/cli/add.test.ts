/** `specloom add resource`, the built command, in a copy of this repository's spec. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";
import { specFolder } from "../support/resources.js";

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(() => {
  folder = temporaryFolder();
  cpSync(specFolder, join(folder.path, "spec"), { recursive: true });
  writeFileSync(
    join(folder.path, "specloom.config.json"),
    '{ "input": "spec", "output": "sdk" }\n',
  );
});

afterAll(() => {
  folder.remove();
});

const add = (...args: readonly string[]) => specloom(folder.path, "add", "resource", ...args);
const files = () => readdirSync(join(folder.path, "spec/ticketing"));

describe("a new resource", () => {
  test("can be looked at before it is written", async () => {
    const before = files();
    const { code, stdout, stderr } = await add("labels", "--model", "ticketing", "--dry-run");

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("operationId: updateLabel\n");
    expect(files()).toEqual(before);
  });

  test("is written, follows the conventions, and is generated", async () => {
    const { code, stdout } = await add("labels", "--model", "ticketing", "--json");
    const lint = await specloom(folder.path, "lint", "--json");
    const { code: generated } = await specloom(folder.path, "generate");

    expect(JSON.parse(stdout)).toMatchObject({
      command: "add resource",
      code,
      diagnostics: [],
      path: "spec/ticketing/labels.yaml",
      template: expect.stringMatching(/^ticketing\/\w+\.yaml$/u) as string,
    });
    expect(JSON.parse(lint.stdout)).toMatchObject({ code: 0, diagnostics: [] });
    expect(generated).toBe(0);
    expect(readFileSync(join(folder.path, "sdk/ticketing/client.ts"), "utf8")).toContain(
      "readonly labels: LabelsResource;",
    );
  });
});

describe("bad input", () => {
  test.each([
    ["add-resource-exists", ["teams", "--model", "ticketing"]],
    ["add-model-unknown", ["invoices", "--model", "accounting"]],
    ["add-name-invalid", ["../x", "--model", "ticketing"]],
    ["config-invalid", ["invoices", "--model", "ticketing", "--methods", "list,fly"]],
  ])("%s ends with 2, and leaves everything as it is", async (expected, args) => {
    const before = files();
    const { code, stdout, stderr } = await add(...args);

    expect(code).toBe(2);
    expect(stdout).toBe("Nothing was written.\n");
    expect(stderr).toContain(`error ${expected}\n`);
    expect(files()).toEqual(before);
  });

  test("a model is needed, a folder too", async () => {
    expect((await add("invoices")).code).toBe(2);
    expect((await add("invoices", "--model", "x", "--spec", "none")).code).toBe(4);
    expect(existsSync(join(folder.path, "none"))).toBe(false);
  });
});
