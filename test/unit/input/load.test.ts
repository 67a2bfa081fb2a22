import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { loadApis } from "../../../generator/input/load.js";
import { readApis } from "../../../generator/input/read.js";
import { remoteReader } from "../../../generator/input/remote.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "specloom-load-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function load(path: string) {
  const bag = new DiagnosticBag();
  const apis = await loadApis(join(folder, path), bag, {
    readRemote: remoteReader([]),
    onRead: () => undefined,
  });
  const summary = apis.map((api) => ({
    name: api.name,
    isGenericName: api.isGenericName,
    entries: api.entries.map(({ file }) => relative(folder, file)),
    boundary: relative(folder, api.boundary),
  }));
  return {
    apis,
    summary,
    messages: bag.diagnostics.map(({ code, message }) => ({ code, message })),
  };
}

const text = "openapi: 3.1.0\ninfo: { title: My First API, version: 1.0.0 }\n";

describe("loadApis", () => {
  test("takes a file for an API", async () => {
    write({ "apis/users.yaml": text });
    expect((await load("apis/users.yaml")).summary).toEqual([
      { name: "users", isGenericName: false, entries: ["apis/users.yaml"], boundary: "" },
    ]);
  });

  test("takes a folder of documents for one API, in code-unit order", async () => {
    write({ "api/b.yaml": text, "api/B.yml": text, "api/a.json": "{}", "api/_c.yaml": text });
    write({ "api/.d.yaml": text, "api/readme.md": "", "api/sub/e.yaml": text });
    expect((await load("api/")).summary).toEqual([
      {
        name: "api",
        isGenericName: true,
        entries: ["api/B.yml", "api/a.json", "api/b.yaml"],
        boundary: "",
      },
    ]);
  });

  test.each(["spec", "Specs", "openapi", "apis", "swagger", "schemas", "docs"])(
    "takes the name %s for none where it is the input",
    async (name) => {
      write({ [`${name}/x.yaml`]: text, [`all/${name}/x.yaml`]: text, "all/b/x.yaml": text });
      expect((await load(name)).summary).toMatchObject([{ name, isGenericName: true }]);
      expect((await load(`${name}/x.yaml`)).summary).toMatchObject([{ isGenericName: false }]);
      const { summary } = await load("all");
      expect(summary.find((api) => api.name === name)).toMatchObject({ isGenericName: false });
    },
  );

  test("takes a folder of folders for one API each", async () => {
    write({ "spec/b/x.yaml": text, "spec/a/x.yaml": text, "spec/_shared/x.yaml": text });
    write({ "spec/empty/readme.md": "" });
    const { summary } = await load("spec");
    expect(summary.map(({ name, boundary }) => [name, boundary])).toEqual([
      ["a", "spec"],
      ["b", "spec"],
    ]);
  });

  test("follows links", async () => {
    write({ "real/x.yaml": text, "spec/readme.md": "" });
    symlinkSync(join(folder, "real"), join(folder, "spec/linked"));
    expect((await load("spec")).summary.map(({ name }) => name)).toEqual(["linked"]);
  });

  test("reports an input without documents", async () => {
    write({ "spec/a/readme.md": "" });
    expect((await load("spec")).messages).toEqual([
      { code: "no-documents", message: `${join(folder, "spec")} holds no OpenAPI documents.` },
    ]);
  });

  test("reports an input that is not there", async () => {
    expect((await load("spec")).messages).toEqual([
      {
        code: "input-unreadable",
        message: `${join(folder, "spec")} cannot be read: there is no such file or folder.`,
      },
    ]);
  });

  test("gives the system's reason for other failures", async () => {
    write({ "file.yaml": text });
    const { messages } = await load("file.yaml/inner.yaml");
    expect(messages).toEqual([
      { code: "input-unreadable", message: expect.stringContaining("ENOTDIR") },
    ]);
  });

  test("opens referenced files once", async () => {
    write({ "spec/a/x.yaml": text, "spec/_shared/y.yaml": text, "spec/_shared/z.yaml": "a: [" });
    const { apis } = await load("spec");
    const file = join(folder, "spec/_shared/y.yaml");
    expect(apis[0]?.open(file)).toBe(apis[0]?.open(file));
    expect(apis[0]?.open(file)).toMatchObject({ file });
    expect(apis[0]?.open(join(folder, "spec/_shared/missing.yaml"))).toBe("missing");
    expect(apis[0]?.open(join(folder, "spec/_shared/z.yaml"))).toBeUndefined();
  });
});

describe("readApis", () => {
  async function read(path: string) {
    const bag = new DiagnosticBag();
    const apis = await readApis(join(folder, path), bag);
    return {
      names: apis.map(({ document }) => document.name),
      codes: bag.diagnostics.map((d) => d.code),
      lines: bag.diagnostics.map((d) => d.range?.line),
    };
  }

  test.each([
    ["openapi.yaml", text, "my-first-api"],
    ["userAccounts.yaml", text, "user-accounts"],
    ["spec.yaml", text, "my-first-api"],
    ["users.yaml", `${text}x-loom-name: people\n`, "people"],
  ])("names the API of %s", async (file, content, name) => {
    write({ [file]: content });
    expect(await read(file)).toMatchObject({ names: [name], codes: [] });
  });

  test("names the API of a folder without a name of its own", async () => {
    write({ "spec/a.yaml": text, "specs/a.yaml": `${text}x-loom-name: people\n` });
    expect((await read("spec")).names).toEqual(["my-first-api"]);
    expect((await read("specs")).names).toEqual(["people"]);
  });

  test("reports two APIs of one name, at the name of the second", async () => {
    write({ "spec/a/x.yaml": text, "spec/b/x.yaml": `${text}x-loom-name: a\n` });
    expect(await read("spec")).toMatchObject({ codes: ["api-name-conflict"], lines: [3] });
    write({ "spec/a/x.yaml": `${text}x-loom-name: b\n`, "spec/b/x.yaml": text });
    expect(await read("spec")).toMatchObject({ codes: ["api-name-conflict"], lines: [1] });
  });

  test("calls an empty document empty", async () => {
    write({ "a.yaml": "# Nothing yet.\n" });
    const bag = new DiagnosticBag();
    await readApis(join(folder, "a.yaml"), bag);
    expect(bag.diagnostics[0]?.message).toBe("The document is empty, not a mapping.");
  });

  test("stops after a stage with errors", async () => {
    write({ "a.yaml": "openapi: 4.0.0\n", "b.yaml": "openapi: 3.1.0\n" });
    expect(await read("a.yaml")).toMatchObject({ names: [], codes: ["version-unsupported"] });
    expect(await read("b.yaml")).toMatchObject({ names: [], codes: ["missing-field"] });
  });
});
