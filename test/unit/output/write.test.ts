import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diffOutput } from "../../../generator/output/diff.js";
import { withBanner } from "../../../generator/output/print.js";
import { writeOutput } from "../../../generator/output/write.js";

const generated = withBanner("spec", "export {};\n");
const other = withBanner("spec", "export type A = string;\n");

let root = "";
let output = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specloom-output-"));
  output = join(root, "generated");
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
}

function read(path: string): string {
  return readFileSync(join(output, path), "utf8");
}

/** Every file and folder of the output, with what is hidden. */
function listing(): readonly string[] {
  return readdirSync(output, { recursive: true, encoding: "utf8" }).sort();
}

const file = (path: string, text = generated) => ({ path, text });

describe("writing", () => {
  test("creates the output directory and its folders", async () => {
    expect(writeOutput([file("b.ts"), file("a/b/c.ts")], output)).toEqual({
      kind: "written",
      written: ["a/b/c.ts", "b.ts"],
      unchanged: [],
      removed: [],
    });
    expect(listing()).toEqual(["a", "a/b", "a/b/c.ts", "b.ts"]);
    expect(read("a/b/c.ts")).toBe(generated);
  });

  test("leaves files that have not changed as they are", async () => {
    put("same.ts", generated);
    put("stale.ts", other);
    utimesSync(join(output, "same.ts"), 1, 1);
    expect(writeOutput([file("stale.ts"), file("same.ts")], output)).toEqual({
      kind: "written",
      written: ["stale.ts"],
      unchanged: ["same.ts"],
      removed: [],
    });
    expect(statSync(join(output, "same.ts")).mtimeMs).toBe(1000);
    expect(read("stale.ts")).toBe(generated);
  });

  test("removes orphans with their folders, and nothing that is not ours", async () => {
    put("old/one.ts", generated);
    put("old/two.ts", generated);
    put("runtime/old.ts", "// Run-time of specloom. Do not edit.\n");
    put("kept/orphan.ts", generated);
    put("kept/mine.ts", "export {};\n");
    put("banner-below.ts", `\n${generated}`);
    put("notes.md", generated);
    put("node_modules/sdk/index.ts", generated);
    put(".cache/index.ts", generated);
    expect(writeOutput([file("a.ts")], output)).toMatchObject({
      written: ["a.ts"],
      removed: ["kept/orphan.ts", "old/one.ts", "old/two.ts", "runtime/old.ts"],
    });
    expect(listing().filter((path) => path.includes("."))).toEqual([
      ".cache",
      ".cache/index.ts",
      "a.ts",
      "banner-below.ts",
      "kept/mine.ts",
      "node_modules/sdk/index.ts",
      "notes.md",
    ]);
    expect(listing()).not.toContain("old");
  });

  test("touches nothing where there is nothing to do", async () => {
    put("a.ts", generated);
    utimesSync(output, 1, 1);
    writeOutput([file("a.ts")], output);
    expect(statSync(output).mtimeMs).toBe(1000);
  });
});

describe("a failure leaves the output whole", () => {
  test("where a file is in the place of a folder", async () => {
    put("changed.ts", other);
    put("orphan.ts", generated);
    put("folder", "mine\n");
    const files = [file("changed.ts"), file("new/a.ts"), file("folder/b.ts")];
    const before = listing();
    expect(writeOutput(files, output)).toMatchObject({
      kind: "unwritable",
      reason: "a file is in the place of a folder",
    });
    expect(listing()).toEqual(before);
    expect(read("changed.ts")).toBe(other);
  });

  test("where a folder is in the place of a file", async () => {
    put("a.ts", other);
    put("z.ts/mine.txt", "mine\n");
    expect(writeOutput([file("a.ts"), file("z.ts")], output)).toMatchObject({
      kind: "unwritable",
      reason: "a folder is in the place of a file",
    });
    expect(read("a.ts")).toBe(other);
    expect(listing()).toEqual(["a.ts", "z.ts", "z.ts/mine.txt"]);
  });

  test("and does not leave a new directory behind", async () => {
    const name = `${"x".repeat(300)}.ts`;
    expect(writeOutput([file("a.ts"), file(name)], join(root, "new/generated"))).toMatchObject({
      kind: "unwritable",
      reason: "the name is too long",
    });
    expect(readdirSync(root)).toEqual([]);
  });

  test("where the output itself is a file", async () => {
    writeFileSync(output, "mine\n");
    expect(writeOutput([file("a.ts")], output)).toMatchObject({ kind: "unwritable" });
    expect(readFileSync(output, "utf8")).toBe("mine\n");
  });

  test("and mistakes of ours are not disguised as one", async () => {
    // @ts-expect-error: text must be a string
    expect(() => writeOutput([{ path: "a.ts", text: 1n }], output)).toThrow();
  });
});

describe("nothing leaves the output directory", () => {
  test.each([
    "../a.ts",
    "/a.ts",
    "a/../../b.ts",
    "a/./b.ts",
    "a//b.ts",
    "",
    "a\\b.ts",
    "C:/a.ts",
    "a\0.ts",
  ])("by the path %j", async (path) => {
    expect(writeOutput([file("fine.ts"), file(path)], output)).toEqual({
      kind: "outside",
      path,
      reason: "",
    });
    expect(readdirSync(root)).toEqual([]);
  });

  test("through a link to a folder, when writing, comparing and removing", async () => {
    mkdirSync(join(root, "elsewhere"));
    writeFileSync(join(root, "elsewhere/a.ts"), generated);
    mkdirSync(output);
    symlinkSync(join(root, "elsewhere"), join(output, "linked"));
    expect(writeOutput([file("linked/a.ts", other)], output)).toMatchObject({
      kind: "outside",
    });
    expect(diffOutput([file("linked/a.ts")], output)).toMatchObject({
      stale: ["linked/a.ts"],
    });
    expect(writeOutput([file("b.ts")], output)).toMatchObject({ removed: [] });
    expect(readFileSync(join(root, "elsewhere/a.ts"), "utf8")).toBe(generated);
  });

  test("through a link to a file: the link is replaced", async () => {
    mkdirSync(output);
    writeFileSync(join(root, "mine.ts"), other);
    symlinkSync(join(root, "mine.ts"), join(output, "a.ts"));
    expect(writeOutput([file("a.ts", other)], output)).toMatchObject({ written: ["a.ts"] });
    expect(lstatSync(join(output, "a.ts")).isFile()).toBe(true);
    expect(readFileSync(join(root, "mine.ts"), "utf8")).toBe(other);
  });

  test("except where it is itself a link", async () => {
    mkdirSync(join(root, "real"));
    symlinkSync(join(root, "real"), output);
    expect(writeOutput([file("a.ts")], output)).toMatchObject({ written: ["a.ts"] });
    expect(readFileSync(join(root, "real/a.ts"), "utf8")).toBe(generated);
  });
});

describe("comparing", () => {
  test("lists what is stale, missing and orphaned, and writes nothing", async () => {
    put("same.ts", generated);
    put("stale.ts", `${generated} `);
    put("orphan.ts", generated);
    const before = listing();
    const files = [file("stale.ts"), file("same.ts"), file("missing.ts")];
    expect(diffOutput(files, output)).toEqual({
      stale: ["stale.ts"],
      missing: ["missing.ts"],
      orphan: ["orphan.ts"],
    });
    expect(listing()).toEqual(before);
  });

  test("finds everything missing where there is no directory", async () => {
    expect(diffOutput([file("a.ts")], output)).toEqual({
      stale: [],
      missing: ["a.ts"],
      orphan: [],
    });
  });
});
