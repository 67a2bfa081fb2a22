import { ts as compiler } from "ts-morph";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { interopStatements, interopTypes } from "../../../generator/emit/interop.js";
import { readApis } from "../../../generator/input/read.js";
import { childFolders } from "../../support/files.js";
import { compileStrict } from "../../support/compile.js";
import { refereed, syntaxErrors } from "./referee.js";

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

const responses = {
  "200": { description: "Fine.", content: { "application/json": { schema: { type: "string" } } } },
};

function document(paths: Record<string, unknown>) {
  return frozen({ openapi: "3.1.0", info: { title: "Test", version: "1" }, paths });
}

test("types come from a copy: a frozen document is no problem", async () => {
  const text = await interopText(
    document({ "/users": { get: { operationId: "listUsers", responses } } }),
  );
  expect(syntaxErrors(text)).toEqual([]);
  expect(text).toContain("export interface operations");
  expect(text).toContain("listUsers: {");
});

test("operations without an id are typed by their path alone", async () => {
  const text = await interopText(document({ "/users": { get: { responses } } }));
  expect(text).toContain('"/users"');
  expect(text).toContain("export type operations = Record<string, never>;");
});

test("an index of a long name breaks as Prettier breaks it", async () => {
  const name = `io.example.${"long".repeat(16)}`;
  const A = { type: "object", additionalProperties: circle(name) };
  const text = await interopText(
    frozen({ ...document({}), components: { schemas: { A, [name]: { type: "string" } } } }),
  );
  expect(text).toContain("key: string\n");
  expect(text).toBe(await refereed(text));
});

test("a mapping to what is no text is no reason to have no types", async () => {
  const discriminator = { propertyName: "kind", mapping: { a: 1, b: null, c: {} } };
  const Parent = { type: "object", properties: { kind: { type: "string" } }, discriminator };
  const schemas = { Parent, Child: { allOf: [circle("Parent")] } };
  const interop = await interopTypes(frozen({ ...document({}), components: { schemas } }));
  expect(interop).toEqual({ text: expect.stringContaining("Child: ") as string });
});

test("comments of the document cannot end theirs", async () => {
  const get = { summary: "*/ export const evil = 1; /*", responses };
  const text = await interopText(document({ "/users": { get } }));
  expect(syntaxErrors(text)).toEqual([]);
  expect(text).not.toMatch(/^export const evil/mu);
});

test.each([
  ["references only", { A: circle("B"), B: circle("A") }],
  [
    "a union and a list",
    { A: { oneOf: [{ type: "string" }, { type: "array", items: circle("A") }] } },
  ],
  ["itself", { A: circle("A"), B: { type: "object", properties: { a: circle("B") } } }],
])("a circle of %s becomes unknown where it closes, and compiles", async (_, schemas) => {
  const text = await interopText(frozen({ ...document({}), components: { schemas } }));
  const compilation = { typescript: "7", moduleResolution: "nodenext" } as const;
  expect(await compileStrict({ ...compilation, files: { "schema.ts": text } })).toEqual([]);
});

function circle(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

test("what is not an OpenAPI document gives the reason", async () => {
  expect(await interopTypes({})).toEqual({ reason: "the document has no version" });
});

async function interopText(of: Parameters<typeof interopTypes>[0]): Promise<string> {
  const interop = await interopTypes(of);
  return "text" in interop ? interop.text : interop.reason;
}

describe("a reference that leads out of the document", () => {
  test.each([
    ["in an example", { example: { $ref: "http://127.0.0.1:9/secret" } }],
    ["in an extension", { "x-more": { $ref: "../../../etc/passwd" } }],
    ["in a default", { default: { $ref: "file:///etc/passwd" } }],
    ["broken", { example: { $ref: "#/%" } }],
    ["into nothing", { example: { $ref: "#/components/schemas/Nobody" } }],
    ["as an identifier", { $id: "http://127.0.0.1:9/id", $schema: "http://127.0.0.1:9/schema" }],
    [
      "in a mapping",
      { discriminator: { propertyName: "a", mapping: { b: "http://127.0.0.1:9/" } } },
    ],
  ])("(%s) is not followed", async (_, schema) => {
    const components = { schemas: { A: { type: "object", ...schema } } };
    const interop = await interopTypes(frozen({ ...document({}), components }));
    expect(interop).toEqual({ text: expect.stringContaining("A: ") as string });
  });

  test("and is a property of that name is kept", async () => {
    const A = { type: "object", properties: { $ref: { type: "string" }, $id: { type: "number" } } };
    const text = await interopText(frozen({ ...document({}), components: { schemas: { A } } }));
    expect(text).toContain("$ref?: string;");
    expect(text).toContain("$id?: number;");
  });
});

const cases = new URL("../../golden/cases/", import.meta.url).pathname;

describe("what is printed is what openapi-typescript would print", () => {
  test.each(childFolders(cases))("%s", async (name) => {
    for (const { bundled } of await readApis(`${cases}${name}/spec`, new DiagnosticBag())) {
      const interop = await interopTypes(bundled);
      if ("reason" in interop) continue;
      expect(syntaxOf(interop.text)).toEqual(syntaxOf(printed(interopStatements(bundled))));
      expect(interop.text).toBe(await refereed(interop.text));
    }
  });
});

/** As `openapi-typescript` prints, by the compiler that has made the trees. */
function printed(statements: readonly compiler.Node[]): string {
  const printer = compiler.createPrinter({ removeComments: false });
  const file = compiler.createSourceFile("schema.ts", "", compiler.ScriptTarget.ESNext);
  return statements
    .map((node) => printer.printNode(compiler.EmitHint.Unspecified, node, file))
    .join("\n");
}

/** Kinds and texts of all nodes, and the comments; nothing that makes no difference to a compiler. */
function syntaxOf(text: string) {
  const file = ts.createSourceFile("schema.ts", text, ts.ScriptTarget.ESNext, true);
  const nodes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyName(node) && ts.isPropertySignature(node.parent)) {
      nodes.push(`key ${ts.isComputedPropertyName(node) ? "__proto__" : node.text}`);
      return;
    }
    if (!isTransparent(node)) {
      nodes.push(`${ts.SyntaxKind[node.kind]} ${"text" in node ? String(node.text) : ""}`);
    }
    ts.forEachChild(ts.isIndexSignatureDeclaration(node) ? node.type : node, visit);
  };
  ts.forEachChild(file, visit);
  const comments = text.match(/\/\*\*[\s\S]*?\*\//gu) ?? [];
  return { nodes, comments: comments.map((comment) => comment.replaceAll(/[\s*\\]+/gu, " ")) };
}

/** Parentheses, unions in unions, and unions of one type; intersections likewise. */
function isTransparent(node: ts.Node): boolean {
  if (ts.isParenthesizedTypeNode(node)) return true;
  if (!ts.isUnionTypeNode(node) && !ts.isIntersectionTypeNode(node)) return false;
  let around = node.parent;
  while (ts.isParenthesizedTypeNode(around)) around = around.parent;
  return node.types.length === 1 || around.kind === node.kind;
}
