import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rewriteFiles } from "../../../generator/output/rewrite.js";
import { writeOutput } from "../../../generator/output/write.js";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specloom-rewrite-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const at = (name: string) => join(root, name);
const textOf = (name: string) => readFileSync(at(name), "utf8");

test("rewrites files, follows links and keeps modes", async () => {
  writeFileSync(at("a.ts"), "a", { mode: 0o640 });
  symlinkSync(at("a.ts"), at("link.ts"));

  expect(await rewriteFiles([{ path: at("link.ts"), text: "b" }], root)).toBeUndefined();

  expect(textOf("a.ts")).toBe("b");
  expect(statSync(at("a.ts")).mode & 0o777).toBe(0o640);
  expect(readdirSync(root).sort()).toEqual(["a.ts", "link.ts"]);
});

test("rewrites nothing where one of the files cannot be", async () => {
  writeFileSync(at("a.ts"), "a");
  const files = ["a.ts", "gone.ts"].map((name) => ({ path: at(name), text: "b" }));

  expect(await rewriteFiles(files, root)).toMatchObject({
    kind: "unwritable",
    path: at("gone.ts"),
  });

  expect(textOf("a.ts")).toBe("a");
  expect(readdirSync(root)).toEqual(["a.ts"]);
});

test("a file beside the output is written with it, or stays when it fails", async () => {
  const beside = [{ path: "../names.lock", text: "new" }];
  const output = at("generated");
  const written = { kind: "written", written: ["../names.lock"], unchanged: [], removed: [] };
  expect(writeOutput([], output, beside)).toEqual(written);
  writeFileSync(at("names.lock"), "old");
  writeFileSync(join(output, "folder"), "in the way");
  const file = { path: "folder/a.ts", text: "" };

  expect(writeOutput([file], output, beside)).toMatchObject({ kind: "unwritable" });

  expect(textOf("names.lock")).toBe("old");
});
