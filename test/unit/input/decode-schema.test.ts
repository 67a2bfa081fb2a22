import { describe, expect, test } from "vitest";
import type { SchemaObject } from "../../../generator/input/openapi.js";
import { emptySchema } from "../../../generator/input/schema-draft.js";
import { document30, document31, readSpec } from "../../support/spec.js";

type Document = (lines: string) => string;

function read(schema: string, document: Document = document31) {
  const { document: decoded, diagnostics } = readSpec(
    document(`components:
  schemas:
    Test: ${schema}
    User: { type: object }
    Pet: {}
`),
  );
  return { schema: decoded.schemas[0]?.schema, diagnostics };
}

const origin = "/components/schemas/Test";

function schema(keywords: Partial<SchemaObject>): SchemaObject {
  return { ...emptySchema, origin, ...keywords };
}

describe("schemas", () => {
  test.each<[string, Partial<SchemaObject>]>([
    ["{}", {}],
    [
      "{ type: string, format: date, title: T, description: D }",
      { types: ["string"], format: "date", title: "T", description: "D" },
    ],
    ["{ type: [string, 'null'] }", { types: ["string", "null"] }],
    ["{ type: [string, null] }", { types: ["string", "null"] }],
    ["{ type: }", {}],
    [
      "{ deprecated: true, readOnly: true, writeOnly: true }",
      { deprecated: true, readOnly: true, writeOnly: true },
    ],
    [
      "{ contentEncoding: base64, contentMediaType: image/png }",
      { contentEncoding: "base64", contentMediaType: "image/png" },
    ],
    ["{ default: null, example: 1, examples: [2, 3] }", { default: null, examples: [1, 2, 3] }],
    ["{ examples: { a: { value: 1 } } }", {}],
    ["{ enum: [a, 1, null] }", { enum: ["a", 1, null] }],
    ["{ const: null }", { const: { value: null } }],
    ["{ const: false }", { const: { value: false } }],
    [
      "{ required: [a, b], minItems: 1, maxItems: 2 }",
      { required: ["a", "b"], minItems: 1, maxItems: 2 },
    ],
    [
      "{ additionalProperties: false, unevaluatedProperties: true }",
      { additionalProperties: false, unevaluatedProperties: true },
    ],
    ["{ externalDocs: { url: u } }", { externalDocs: { url: "u", description: undefined } }],
    ["{ externalDocs: {} }", {}],
    [
      "{ enum: [1, 2], x-enum-varnames: [One, Two], x-enumNames: [no] }",
      { enum: [1, 2], enumNames: ["One", "Two"] },
    ],
    [
      "{ enum: [1, 2], x-enumDescriptions: { '2': two }, x-enum-names: [One, 2] }",
      { enum: [1, 2], enumNames: ["One", ""], enumDescriptions: ["", "two"] },
    ],
    [
      "{ enum: [a, []], x-enum-descriptions: { a: A } }",
      { enum: ["a", []], enumDescriptions: ["A", ""] },
    ],
    ["{ enum: [a], x-loom-open: true }", { enum: ["a"], open: true }],
    [
      "{ x-loom-support: { integrations: 1 } }",
      {
        support: { integrations: 1, required: undefined, names: [], requiredBy: [], notes: [] },
      },
    ],
    ["{ if: {}, then: {}, contains: {} }", {}],
    [
      "{ $ref: '#/components/schemas/User', description: D }",
      { ref: "/components/schemas/User", description: "D" },
    ],
  ])("%s", (text, keywords) => {
    expect(read(text)).toEqual({ schema: schema(keywords), diagnostics: [] });
  });

  test("may be booleans", () => {
    expect(read("true").schema).toBe(true);
    expect(read("false").schema).toBe(false);
  });

  test("hold schemas, each with its origin", () => {
    const child = (pointer: string, keywords: Partial<SchemaObject> = {}) =>
      schema({ origin: origin + pointer, ...keywords });
    const text = `
      allOf: [{}]
      anyOf: [{}, {}]
      oneOf: [true]
      not: {}
      properties: { __proto__: {}, a/b: {} }
      patternProperties: { ^x: {} }
      additionalProperties: {}
      propertyNames: {}
      items: {}
      prefixItems: [{ type: string }]`;
    expect(read(text).schema).toEqual(
      schema({
        allOf: [child("/allOf/0")],
        anyOf: [child("/anyOf/0"), child("/anyOf/1")],
        oneOf: [true],
        not: child("/not"),
        properties: [
          { name: "__proto__", schema: child("/properties/__proto__") },
          { name: "a/b", schema: child("/properties/a~1b") },
        ],
        patternProperties: [{ name: "^x", schema: child("/patternProperties/^x") }],
        additionalProperties: child("/additionalProperties"),
        propertyNames: child("/propertyNames"),
        items: child("/items"),
        prefixItems: [child("/prefixItems/0", { types: ["string"] })],
      }),
    );
  });

  test("take a list of items for a tuple", () => {
    expect(read("{ items: [{}, {}] }").schema).toMatchObject({
      items: undefined,
      prefixItems: [{}, {}],
    });
  });

  test("may refer to any place of the document", () => {
    const { document, schemaAt, diagnostics } = readSpec(
      document31(`paths:
  /a: { get: { operationId: a, responses: { '200': { content: { a/b: { schema: { type: number } } } } } } }
components:
  schemas:
    Response: { $ref: '#/paths/~1a/get/responses/200/content/a~1b/schema' }
    Property: { $ref: '#/components/schemas/Alias/properties/a%20b' }
    Alias: { $ref: '#/components/schemas/User' }
    User: { properties: { 'a b': { type: string } }, $defs: { D: { type: boolean } } }
    Definition: { $ref: '#/components/schemas/User/$defs/D' }
`),
    );
    const target = (name: string) => {
      const found = document.schemas.find((item) => item.name === name)?.schema;
      return typeof found === "object" && found.ref !== undefined ? schemaAt(found.ref) : undefined;
    };
    expect(diagnostics).toEqual([]);
    expect(target("Response")).toMatchObject({ types: ["number"] });
    expect(target("Property")).toMatchObject({
      types: ["string"],
      origin: "/components/schemas/User/properties/a b",
    });
    expect(target("Definition")).toMatchObject({ types: ["boolean"] });
  });

  test.each([
    ["1", "error unexpected-type test.yaml:5:11"],
    ["{ type: file }", "warning unknown-type test.yaml:5:19"],
    ["{ type: [string, int] }", "warning unknown-type test.yaml:5:28"],
    ["{ type: string, enum: [a, 1] }", "warning enum-value-mismatch test.yaml:5:37"],
    ["{ required: true }", "warning ignored-value test.yaml:5:23"],
    ["{ minItems: many }", "warning ignored-value test.yaml:5:23"],
    ["{ enum: a }", "error unexpected-type test.yaml:5:19"],
    ["{ properties: [] }", "error unexpected-type test.yaml:5:13"],
    ["{ x-enum-varnames: a }", "warning ignored-value test.yaml:5:30"],
    ["{ nullable: true }", "warning nullable-outdated test.yaml:5:13"],
    ["{ discriminator: {} }", "error missing-field test.yaml:5:13"],
    [
      "{ discriminator: { propertyName: t, mapping: { a: 1 } } }",
      "error unexpected-type test.yaml:5:61",
    ],
    [
      "{ discriminator: { propertyName: t, mapping: { a: Missing } } }",
      "error unresolved-reference test.yaml:5:61",
    ],
    ["{ $ref: '#/components/schemas/No' }", "error unresolved-reference test.yaml:5:19"],
  ])("%s is reported", (text, expected) => {
    expect(read(text).diagnostics).toContain(expected);
  });

  test.each([
    ["{ type: string, enum: [a, 1, b], x-enum-varnames: [A, One, B] }", ["a", "b"], ["A", "B"]],
    ["{ type: integer, enum: [1, 1.5] }", [1], undefined],
    ["{ type: [number, boolean], enum: [1.5, true, 'true'] }", [1.5, true], undefined],
    ["{ type: [array, object, 'null'], enum: [[], {}, null, 1] }", [[], {}, null], undefined],
    ["{ type: object, enum: [{}, [], null] }", [{}], undefined],
    ["{ type: string, enum: [1, 2] }", undefined, undefined],
    ["{ enum: [a, 1] }", ["a", 1], undefined],
  ])("%s keeps the values of its type", (text, values, enumNames) => {
    expect(read(text).schema).toMatchObject({ enum: values, enumNames });
  });

  test("report each value of another type", () => {
    const { diagnostics } = read("{ type: string, enum: [1, a, 2] }");
    expect(diagnostics).toEqual([
      "warning enum-value-mismatch test.yaml:5:34",
      "warning enum-value-mismatch test.yaml:5:40",
    ]);
  });

  test("report nullable once, and not where it is redundant", () => {
    const { diagnostics } = read(
      "{ properties: { a: { nullable: true }, b: { nullable: true }, c: { nullable: true, type: [string, 'null'] }, d: { nullable: true, anyOf: [{ type: 'null' }] } } }",
    );
    expect(diagnostics).toEqual(["warning nullable-outdated test.yaml:5:32"]);
  });
});

describe("discriminators", () => {
  test("map values to schemas by name and by reference", () => {
    const { schema: decoded, diagnostics } = read(
      "{ discriminator: { propertyName: t, mapping: { u: User, p: '#/components/schemas/Pet' }, defaultMapping: Pet } }",
    );
    expect(diagnostics).toEqual([]);
    expect(decoded).toMatchObject({
      discriminator: {
        propertyName: "t",
        mapping: [
          { value: "u", ref: "/components/schemas/User" },
          { value: "p", ref: "/components/schemas/Pet" },
        ],
        defaultMapping: "/components/schemas/Pet",
        origin: `${origin}/discriminator`,
      },
    });
  });
});

describe("schemas of 3.0", () => {
  const nothing = (pointer: string) => schema({ types: ["null"], origin: origin + pointer });

  test.each<[string, Partial<SchemaObject>]>([
    [
      "{ $ref: '#/components/schemas/User', description: ignored }",
      { ref: "/components/schemas/User" },
    ],
    ["{ type: string, nullable: true }", { types: ["string", "null"] }],
    ["{ type: string, nullable: false }", { types: ["string"] }],
    ["{ type: [string, 'null'], nullable: true }", { types: ["string", "null"] }],
    ["{ nullable: true }", {}],
    [
      "{ type: string, enum: [a], nullable: true }",
      { types: ["string", "null"], enum: ["a", null] },
    ],
    ["{ enum: [a, null], nullable: true }", { enum: ["a", null] }],
    ["{ nullable: true, oneOf: [true] }", { oneOf: [true, nothing("/oneOf/1")] }],
    ["{ nullable: true, anyOf: [true] }", { anyOf: [true, nothing("/anyOf/1")] }],
    [
      "{ nullable: true, $ref: '#/components/schemas/User' }",
      {
        anyOf: [
          schema({ ref: "/components/schemas/User", origin: `${origin}/anyOf/0` }),
          nothing("/anyOf/1"),
        ],
      },
    ],
    [
      "{ nullable: true, description: D, readOnly: true, type: object, allOf: [true] }",
      {
        description: "D",
        readOnly: true,
        anyOf: [
          schema({ types: ["object"], allOf: [true], origin: `${origin}/anyOf/0` }),
          nothing("/anyOf/1"),
        ],
      },
    ],
  ])("%s", (text, keywords) => {
    expect(read(text, document30)).toEqual({ schema: schema(keywords), diagnostics: [] });
  });

  test("have the schemas that nullable adds by pointer, too", () => {
    const { schemaAt } = readSpec(
      document30("components: { schemas: { A: { nullable: true, allOf: [true] } } }\n"),
    );
    expect(schemaAt("/components/schemas/A/anyOf/0")).toMatchObject({ allOf: [true] });
    expect(schemaAt("/components/schemas/A/anyOf/1")).toMatchObject({ types: ["null"] });
  });
});
