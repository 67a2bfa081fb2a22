/** `specloom lint`, the built command, with every exit code. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { specloom, temporaryFolder } from "../support/command.js";

const departing = new URL("../golden/errors/convention-name/spec/api.yaml", import.meta.url);

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(departing, join(folder.path, "api.yaml"));
});

afterEach(() => {
  folder.remove();
});

function change(from: string, to: string): void {
  const path = join(folder.path, "api.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

test("departures are shown at their lines, and end with 1", async () => {
  const { code, stdout, stderr } = await specloom(folder.path, "lint", "api.yaml");

  expect(code).toBe(1);
  expect(stdout).toBe("0 errors, 1 warning.\n");
  expect(stderr).toContain("api.yaml:23:20 warning convention-name\n");
});

test("a spec that follows its conventions ends with 0", async () => {
  change("fetchD", "listD");
  const { code, stdout, stderr } = await specloom(folder.path, "lint", "api.yaml");

  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "No departures.\n", stderr: "" });
});

test("machines get one JSON object", async () => {
  const { code, stdout, stderr } = await specloom(folder.path, "lint", "api.yaml", "--json");

  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toMatchObject({
    command: "lint",
    code,
    diagnostics: [{ code: "convention-name", severity: "warning", range: { line: 23 } }],
  });
});

test("a wrong command line ends with 2, a broken document with 3, none at all with 4", async () => {
  expect((await specloom(folder.path, "lint")).code).toBe(2);
  expect((await specloom(folder.path, "lint", "none.yaml")).code).toBe(4);
  change("openapi: 3.1.0", "openapi: 7");
  expect((await specloom(folder.path, "lint", "api.yaml")).code).toBe(3);
});

test("the help names the exit codes", async () => {
  const { code, stdout } = await specloom(folder.path, "lint", "--help");

  expect(code).toBe(0);
  expect(stdout).toContain("1  something does");
});
