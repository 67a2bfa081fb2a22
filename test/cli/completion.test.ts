/** `specloom completion`: bash completes with it what the help lists; others parse it. */
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../generator/cli/commands/index.js";
import { specloom, temporaryFolder } from "../support/command.js";

let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  folder = temporaryFolder();
  for (const shell of ["bash", "zsh", "fish"]) {
    const { code, stdout, stderr } = await specloom(folder.path, "completion", shell);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    writeFileSync(join(folder.path, shell), stdout);
  }
});

afterAll(() => {
  folder.remove();
});

/** What bash offers for the last word of a command line. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `
source "$1"; shift
COMP_WORDS=(specloom "$@"); COMP_CWORD=$#; COMPREPLY=()
_specloom
printf '%s\\n' "\${COMPREPLY[@]}"
`;
  const args = ["--norc", "-c", script, "bash", join(folder.path, "bash"), ...words];
  const output = execFileSync("bash", args, { encoding: "utf8" });
  return output.split("\n").filter((line) => line !== "");
}

test("bash offers every command, and options of each", async () => {
  const names = offered("");
  expect(names.length).toBeGreaterThanOrEqual(commands.size);
  expect(names).toEqual(expect.arrayContaining(["init", "generate", "check", "completion"]));
  expect(offered("gen")).toEqual(["generate"]);
  const { stdout } = await specloom(folder.path, "generate", "--help");
  const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gmu)].map(([, flag]) => flag);
  expect(options.length).toBeGreaterThan(5);
  expect(offered("generate", "--")).toEqual(options);
});

test("bash offers values, subcommands and, where there is nothing else, files", () => {
  expect(offered("check", "--fail-on", "m")).toEqual(["major", "minor"]);
  expect(offered("add", "")).toContain("resource");
  expect(offered("add", "resource", "--meth")).toEqual(["--methods"]);
  expect(offered("completion", "")).toEqual(["bash", "zsh", "fish"]);
  expect(offered("generate", "spec", "--ch")).toEqual(["--check"]);
  expect(offered("generate", "--output", "")).toEqual([]);
  expect(offered("generate", "")).toEqual([]);
});

test.each([
  ["bash", "-n"],
  ["zsh", "-n"],
  ["fish", "--no-execute"],
])("%s parses its script", (shell, flag) => {
  const { error, status, stderr } = spawnSync(shell, [flag, join(folder.path, shell)]);
  if (error !== undefined) {
    console.warn(`${shell} is not installed: its script was generated and not parsed.`);
    return;
  }
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
});

test("other shells are refused, and the help has exit codes", async () => {
  const { code, stderr } = await specloom(folder.path, "completion", "tcsh");
  expect(code).toBe(2);
  expect(stderr).toContain("Allowed choices are bash, zsh, fish.");
  expect((await specloom(folder.path, "completion", "--help")).stdout).toContain("Exit codes:");
});
