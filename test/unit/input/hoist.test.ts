import { describe, expect, test } from "vitest";
import { bundleSpec } from "../../support/spec.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

function schemasOf(value: unknown): unknown {
  return (value as { components?: { schemas?: unknown } }).components?.schemas;
}

describe("components of other files", () => {
  const entry = `${head}paths:
  /users: { $ref: 'paths/users.yaml' }
components:
  schemas:
    Own: { $ref: '../_shared/errors.yaml#/components/schemas/ErrorEnvelope' }
    Whole: { $ref: 'types/Money.yaml' }
    Part: { $ref: '../_shared/errors.yaml#/components/schemas/ErrorEnvelope/properties/error' }
    Any: { items: { $ref: '../_shared/errors.yaml#/components/schemas/ErrorEnvelope' } }
`;
  const spec = {
    "spec/api/a.yaml": entry,
    "spec/api/paths/users.yaml":
      "get: { responses: { '200': { $ref: '../../_shared/errors.yaml#/components/responses/Failed' } } }\n",
    "spec/api/types/Money.yaml": "properties: { again: { $ref: 'Money.yaml' } }\n",
    "spec/_shared/errors.yaml": `components:
  responses:
    Failed: { description: Failed, content: { a/b: { schema: { $ref: '#/components/schemas/ErrorEnvelope' } } } }
  schemas:
    ErrorEnvelope:
      properties:
        error: { $ref: '#/components/schemas/Error' }
        owner: { $ref: '../api/a.yaml#/components/schemas/Own' }
    Error: { type: string }
    Unused: { type: string }
`,
  };

  test("keep their section and name, once", () => {
    const { value, diagnostics, files } = bundleSpec(spec);
    expect(diagnostics).toEqual([]);
    expect(schemasOf(value)).toEqual({
      Own: { $ref: "#/components/schemas/ErrorEnvelope" },
      Whole: { $ref: "#/components/schemas/Money" },
      Part: { $ref: "#/components/schemas/ErrorEnvelope/properties/error" },
      Any: { items: { $ref: "#/components/schemas/ErrorEnvelope" } },
      ErrorEnvelope: {
        properties: {
          error: { $ref: "#/components/schemas/Error" },
          owner: { $ref: "#/components/schemas/Own" },
        },
      },
      Money: { properties: { again: { $ref: "#/components/schemas/Money" } } },
      Error: { type: "string" },
    });
    expect(value).toMatchObject({
      paths: { "/users": { $ref: "#/components/pathItems/users" } },
      components: {
        pathItems: {
          users: { get: { responses: { "200": { $ref: "#/components/responses/Failed" } } } },
        },
      },
    });
    expect(files).toEqual([
      "spec/api/a.yaml",
      "spec/api/paths/users.yaml",
      "spec/_shared/errors.yaml",
      "spec/api/types/Money.yaml",
    ]);
  });

  test("are located in their file", () => {
    const { locate } = bundleSpec(spec);
    expect(
      locate("/components/schemas/ErrorEnvelope/properties/error/$ref", "member"),
    ).toMatchObject({
      file: "spec/_shared/errors.yaml",
      line: 7,
      column: 24,
    });
    expect(locate("/components/schemas/Own", "member")).toMatchObject({
      file: "spec/api/a.yaml",
      line: 7,
    });
  });

  test("conflict with others of the same name", () => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  schemas:
    Error: { type: object }
    Other: { items: { $ref: '_b.yaml#/components/schemas/Error' } }
`,
      "spec/api/_b.yaml": "components:\n  schemas:\n    Error: { type: string }\n",
    });
    expect(diagnostics).toEqual(["error component-conflict _b.yaml:3:5"]);
  });

  test("take the place of a component that only refers to them", () => {
    const { value, diagnostics, locate } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  schemas:
    Error: { $ref: '_b.yaml#/components/schemas/Error' }
    Other: { $ref: '_b.yaml#/components/schemas/Error' }
`,
      "spec/api/_b.yaml": "components:\n  schemas:\n    Error: { type: string }\n",
    });
    expect(diagnostics).toEqual([]);
    expect(schemasOf(value)).toEqual({
      Error: { type: "string" },
      Other: { $ref: "#/components/schemas/Error" },
    });
    expect(locate("/components/schemas/Error", "key")?.file).toBe("spec/api/_b.yaml");
  });

  test("that are the same are one, also of two files", () => {
    const { value, diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  schemas:
    A: { $ref: '_b.yaml#/components/schemas/Error' }
    B: { $ref: '_c.yaml#/definitions/Error' }
`,
      "spec/api/_b.yaml": "components: { schemas: { Error: { type: string } } }\n",
      "spec/api/_c.yaml": "definitions: { Error: { type: string } }\n",
    });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(schemasOf(value) as object)).toEqual(["A", "B", "Error"]);
  });

  test("that look the same but refer to something else are not one", () => {
    const file = (type: string) =>
      `components: { schemas: { E: { properties: { c: { $ref: '#/components/schemas/C' }, e: { $ref: '#/components/schemas/E' } } }, C: { type: ${type} } } }\n`;
    const spec = (type: string) => ({
      "spec/api/a.yaml": `${head}components:
  schemas:
    A: { items: { $ref: '_b.yaml#/components/schemas/E' } }
    B: { items: { $ref: '_c.yaml#/components/schemas/E' } }
`,
      "spec/api/_b.yaml": file("string"),
      "spec/api/_c.yaml": file(type),
    });
    expect(bundleSpec(spec("string")).diagnostics).toEqual([]);
    expect(bundleSpec(spec("number")).diagnostics).toEqual([
      "error component-conflict _c.yaml:1:26",
    ]);
  });

  test("that are the same by way of a reference are one", () => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  schemas:
    A: { items: { $ref: '_b.yaml#/components/schemas/E' } }
    E: { properties: { c: { $ref: '#/components/schemas/C' } } }
    C: { $ref: '_b.yaml#/components/schemas/C' }
`,
      "spec/api/_b.yaml":
        "components: { schemas: { E: { properties: { c: { $ref: '#/components/schemas/C' } } }, C: { type: string } } }\n",
    });
    expect(diagnostics).toEqual([]);
  });

  test("that have no name get a free one, unless they are schemas", () => {
    const { value, diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}paths:
  /a: { $ref: 'a/item.yaml' }
  /b: { $ref: 'b/item.yaml' }
  /c: { $ref: 'c/item.yaml' }
`,
      "spec/api/a/item.yaml": "summary: a\n",
      "spec/api/b/item.yaml": "summary: b\n",
      "spec/api/c/item.yaml": "summary: c\n",
    });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      components: {
        pathItems: { item: { summary: "a" }, item2: { summary: "b" }, item3: { summary: "c" } },
      },
    });
  });

  test("include what discriminators and envelopes name", () => {
    const { value, diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  parameters:
    P:
      x-loom-response:
        kind: select
        values: { a: { body: wrapped, envelope: '_b.yaml#/components/schemas/Envelope' }, b: 1 }
    Q: { x-loom-response: 1 }
    R: { x-loom-response: { values: 1 } }
  schemas:
    Own: { discriminator: { propertyName: t, mapping: { a: Dog, b: '_b.yaml#/components/schemas/Cat', c: 1 } } }
    Odd: { discriminator: t }
    Dog: { $ref: '_b.yaml#/components/schemas/Pet' }
`,
      "spec/api/_b.yaml": `components:
  schemas:
    Envelope: { type: object }
    Pet: { discriminator: { propertyName: t, mapping: { c: Cat, d: Gone }, defaultMapping: Cat } }
    Cat: { type: object }
`,
    });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      components: {
        parameters: {
          P: {
            "x-loom-response": { values: { a: { envelope: "#/components/schemas/Envelope" } } },
          },
        },
        schemas: {
          Own: {
            discriminator: {
              mapping: { a: "#/components/schemas/Dog", b: "#/components/schemas/Cat", c: 1 },
            },
          },
          Pet: {
            discriminator: {
              mapping: { c: "#/components/schemas/Cat", d: "Gone" },
              defaultMapping: "#/components/schemas/Cat",
            },
          },
        },
      },
    });
  });

  test("of 2.0 go where 2.0 keeps them", () => {
    const { value, diagnostics } = bundleSpec({
      "spec/api/a.yaml": `swagger: '2.0'
paths:
  /a:
    get:
      parameters: [{ $ref: '_b.yaml#/parameters/P' }]
      responses: { '200': { $ref: '_b.yaml#/responses/R' } }
  /b: { $ref: '_b.yaml#/item' }
`,
      "spec/api/_b.yaml": `parameters: { P: { name: p } }
responses: { R: { schema: { $ref: '#/definitions/D' } } }
definitions: { D: { type: string } }
item: { summary: b }
`,
    });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      parameters: { P: { name: "p" } },
      responses: { R: { schema: { $ref: "#/definitions/D" } } },
      definitions: { D: { type: "string" } },
      paths: { "/b": { $ref: "#/components/pathItems/item" } },
    });
  });

  test("found through something that is no component are hoisted as what they are used for", () => {
    const { value } = bundleSpec({
      "spec/api/a.yaml": `${head}components: { schemas: { A: { $ref: '_b.yaml#/components/x/y/z' } } }\n`,
      "spec/api/_b.yaml": "components: { x: { y: { z: { type: string } } } }\n",
    });
    expect(schemasOf(value)).toEqual({
      A: { $ref: "#/components/schemas/z" },
      z: { type: "string" },
    });
  });
});

describe("two components of the same name", () => {
  const spec = (aliases: string) => ({
    "spec/api/a.yaml": `${head}components:
  schemas:
    Batch:
      properties:
        one: { $ref: '../one/users.yaml#/components/schemas/User' }
        two: { $ref: '../two/users.yaml#/components/schemas/User' }
${aliases}`,
    "spec/one/users.yaml": "components: { schemas: { User: { properties: { a: {} } } } }\n",
    "spec/two/users.yaml":
      "components: { schemas: { User: { properties: { next: { $ref: '#/components/schemas/User' } } } } }\n",
  });

  test("are a conflict where nothing names them", () => {
    expect(bundleSpec(spec("")).diagnostics).toEqual(["error component-conflict users.yaml:1:26"]);
  });

  test("are told apart by the names that the entry gives them", () => {
    const { value, diagnostics } = bundleSpec(
      spec("    Other: { $ref: '../two/users.yaml#/components/schemas/User' }\n"),
    );

    expect(diagnostics).toEqual([]);
    expect(schemasOf(value)).toEqual({
      Batch: {
        properties: {
          one: { $ref: "#/components/schemas/User" },
          two: { $ref: "#/components/schemas/Other" },
        },
      },
      User: { properties: { a: {} } },
      Other: { properties: { next: { $ref: "#/components/schemas/Other" } } },
    });
  });
});
