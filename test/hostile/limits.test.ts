/** Documents that are made to exhaust, to escape or to confuse: each is refused with a place and a hint, or harmless. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate, type Generation } from "../../generator/index.js";
import type { JsonValue } from "../../generator/input/openapi.js";
import { compileStrict } from "../support/compile.js";
import { fileProblems } from "./output-checks.js";

let folder = "";
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specloom-limits-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Files = Readonly<Record<string, string>>;

/** Generates from `api/openapi.yaml` in a folder of its own. */
async function run(document: string | Members, others: Files = {}): Promise<Generation> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const root = join(folder, String((count += 1)), "parent");
  const files: Files = { ...others, "api/openapi.yaml": text };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return generate({ input: join(root, "api/openapi.yaml") });
}

/** `line:column code` of the errors. */
function errors({ diagnostics }: Generation): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ range, code }) => `${range?.line ?? 0}:${range?.column ?? 0} ${code}`);
}

function compileErrors(files: Generation["files"]): Promise<string[]> {
  const sources = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  return compileStrict({ files: sources, typescript: "7", moduleResolution: "nodenext" });
}

type Members = Readonly<Record<string, JsonValue>>;

const start = { openapi: "3.1.0", info: { title: "A", version: "1" } };

function withSchemas(schemas: Members): Members {
  return { ...start, paths: {}, components: { schemas } };
}

const head = "openapi: 3.1.0\ninfo: { title: A, version: 1 }\npaths: {}\n";

function bomb(item: (name: string) => string): string {
  const names = "abcdefghi".split("");
  const lines = names.map((name, index) => {
    const inner = names[index - 1];
    return `  ${name}: &${name} ${inner === undefined ? "{ type: string }" : item(inner)}`;
  });
  return `${head}x-bomb:\n${lines.join("\n")}\n`;
}

function nested(open: string, close: string, levels = 10_000): string {
  return `${open.repeat(levels)}1${close.repeat(levels)}`;
}

describe("is refused", () => {
  test("a text that ends too early, at its end", async () => {
    expect(errors(await run('"'))).toEqual(["1:2 syntax-error"]);
  });

  test.each<[string, string, string]>([
    ["aliases in lists that expand", bomb((name) => `[${`*${name}, `.repeat(9)}]`), "alias-limit"],
    [
      "aliases in mappings that expand",
      bomb((name) => `{ ${"pqrstuvwx".replaceAll(/./gu, `$&: *${name}, `)}}`),
      "alias-limit",
    ],
    [
      "ten thousand levels of flow lists",
      `${head}x-deep: ${nested("[", "]")}`,
      "document-too-deep",
    ],
    [
      "ten thousand levels of flow mappings",
      `${head}x-deep: ${nested("{a: ", "}")}`,
      "document-too-deep",
    ],
    [
      "ten thousand levels of JSON",
      `{"openapi":"3.1.0","x":${nested('{"a":', "}")}}`,
      "document-too-deep",
    ],
    [
      "ten thousand levels of block lists",
      `${head}x-deep: \n${nested("- ", "")}`,
      "document-too-deep",
    ],
    [
      "ten thousand levels of schemas",
      `{"openapi":"3.1.0","components":{"schemas":{"A":${nested('{"items":', "}")}}}}`,
      "document-too-deep",
    ],
  ])("%s", async (_, text, code) => {
    const generation = await run(text);
    expect(generation.files).toEqual([]);
    expect(errors(generation)).toEqual([`1:1 ${code}`]);
  });

  test("merge keys that expand end in bounded time", async () => {
    const generation = await run(bomb((name) => `{ <<: [${`*${name}, `.repeat(9)}] }`));
    expect(errors(generation).every((error) => error === "1:1 alias-limit")).toBe(true);
  });

  test("a document that is too large", async () => {
    const generation = await run(`${head}# ${" ".repeat(64 * 1024 * 1024)}`);
    expect(errors(generation)).toEqual(["1:1 document-too-large"]);
  });
});

describe("references in circles", () => {
  const ref = (pointer: string) => ({ $ref: `#/${pointer}` });
  const schema = (name: string) => ref(`components/schemas/${name}`);

  test.each<[string, Members]>([
    ["a schema that is itself", { A: schema("A") }],
    ["schemas that are each other", { A: schema("B"), B: schema("C"), C: schema("A") }],
    ["allOf", { A: { allOf: [schema("B")] }, B: { allOf: [schema("A")], properties: { x: {} } } }],
    ["anyOf and oneOf", { A: { anyOf: [schema("B")] }, B: { oneOf: [schema("A"), schema("B")] } }],
    [
      "items and additionalProperties",
      { A: { items: schema("B") }, B: { additionalProperties: schema("A") } },
    ],
    ["not", { A: { not: schema("A") } }],
    ["all schemas as one", { A: ref("components/schemas"), B: ref("components") }],
    ["the document as a schema", { A: { $ref: "#" }, B: { properties: { x: { $ref: "#/" } } } }],
    [
      "a chain of two thousand",
      Object.fromEntries(
        Array.from({ length: 2000 }, (_, index) => [`S${index}`, schema(`S${(index + 1) % 2000}`)]),
      ),
    ],
  ])("of schemas: %s", async (_, schemas) => {
    const { files, diagnostics } = await run(withSchemas(schemas));
    expect(fileProblems(files)).toEqual([]);
    expect(diagnostics.every(({ range, hint }) => range !== undefined && hint !== "")).toBe(true);
    if (files.length > 0) expect(await compileErrors(files)).toEqual([]);
  });

  test.each<[string, Members]>([
    ["path items", { paths: { "/a": ref("paths/~1b"), "/b": ref("paths/~1a") } }],
    [
      "parameters",
      {
        paths: { "/a": { parameters: [ref("components/parameters/A")], get: { responses: {} } } },
        components: {
          parameters: { A: ref("components/parameters/B"), B: ref("components/parameters/A") },
        },
      },
    ],
    [
      "responses",
      {
        paths: { "/a": { get: { responses: { 200: ref("components/responses/A") } } } },
        components: { responses: { A: ref("components/responses/A") } },
      },
    ],
  ])("of %s are refused", async (_, members) => {
    const generation = await run({ ...start, ...members });
    expect(errors(generation).length).toBeGreaterThan(0);
    expect(errors(generation).every((error) => error.endsWith(" reference-cycle"))).toBe(true);
  });
});

describe("references out of the input", () => {
  const refTo = (target: string) =>
    `${head}components:\n  schemas:\n    A:\n      $ref: ${JSON.stringify(target)}\n`;

  test.each([
    ["../../../etc/passwd", "reference-outside"],
    ["../../secret.yaml#/A", "reference-outside"],
    ["..%2F..%2Fsecret.yaml#/A", "reference-outside"],
    ["/etc/passwd", "reference-outside"],
    ["file:///etc/passwd", "remote-reference"],
    ["FILE:///etc/passwd", "remote-reference"],
    ["//169.254.169.254/latest/meta-data", "remote-reference"],
    ["http://127.0.0.1:1/a.yaml#/A", "remote-reference"],
    ["http://169.254.169.254/latest/meta-data", "remote-reference"],
    ["https://localhost/a.yaml", "remote-reference"],
    ["data:application/json,{}", "remote-reference"],
  ])("%s is %s", async (target, code) => {
    const generation = await run(refTo(target), { "../secret.yaml": "A: { const: secret }" });
    expect(errors(generation)).toEqual([`7:13 ${code}`]);
    expect(generation.files).toEqual([]);
  });

  test("to a file in the folder that holds the API's folder are followed", async () => {
    const generation = await run(refTo("../shared/a.yaml#/A"), {
      "shared/a.yaml": "A: { const: shared }",
    });
    expect(errors(generation)).toEqual([]);
    expect(generation.files.some(({ text }) => text.includes('"shared"'))).toBe(true);
  });

  test("nothing is fetched, whatever looks like an address", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}/a.json`;
    const example = { $ref: url, externalValue: url };
    const operation = {
      responses: {
        200: {
          description: "",
          content: {
            "application/json": { schema: { $id: url, example }, examples: { a: example } },
          },
        },
      },
    };
    await run({
      ...start,
      servers: [{ url }],
      externalDocs: { url },
      "x-a": example,
      paths: { "/a": { get: operation } },
    });
    await run(refTo(url));
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([]);
  });
});

describe("names of the prototype", () => {
  const names = [
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "prototype",
    "toString",
    "valueOf",
    "then",
  ];
  const all = (value: (name: string) => JsonValue) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  const text = { type: "string" };

  test("are ordinary names, wherever they stand", async () => {
    const operations = names.map((name): [string, JsonValue] => [
      `/${name}`,
      {
        get: {
          operationId: name,
          tags: [name],
          security: [{ [name]: [] }],
          parameters: names.flatMap((each) =>
            ["query", "header", "cookie"].map((place) => ({ name: each, in: place, schema: text })),
          ),
          responses: {
            200: {
              description: "",
              headers: all(() => ({ schema: text })),
              content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
            },
          },
        },
      },
    ]);
    const { files, diagnostics } = await run({
      ...start,
      paths: Object.fromEntries(operations),
      tags: names.map((name) => ({ name, description: name })),
      components: {
        schemas: all(() => ({ type: "object", properties: all(() => text), required: names })),
        securitySchemes: all((name) => ({ type: "apiKey", in: "header", name })),
      },
    });
    expect(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
    ).toEqual([]);
    expect(fileProblems(files)).toEqual([]);
    expect(await compileErrors(files)).toEqual([]);
  });
});
