import { describe, expect, test } from "vitest";
import { bundleSpec } from "../../support/spec.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

function schemasOf(value: unknown): unknown {
  return (value as { components?: { schemas?: unknown } }).components?.schemas;
}

describe("one document", () => {
  test("is shared with the source, not copied", () => {
    const { value, diagnostics, files } = bundleSpec(
      `${head}components:\n  schemas: { A: { $ref: '#/components/schemas/A' } }\n`,
    );
    expect(value).toEqual({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      components: { schemas: { A: { $ref: "#/components/schemas/A" } } },
    });
    expect([diagnostics, files]).toEqual([[], ["spec/api/test.yaml"]]);
  });

  test.each([
    ["- 1\n", "document-not-mapping"],
    ["info: {}\n", "version-missing"],
    ["openapi: 4.0.0\n", "version-unsupported"],
    ["openapi: [3]\n", "version-unsupported"],
    ["swagger: '1.2'\n", "version-unsupported"],
  ])("%j is refused", (text, code) => {
    expect(() => bundleSpec(text)).toThrow(code);
  });

  test.each([
    ["openapi: 3.0", "3.0"],
    ["openapi: '3.0.4'", "3.0"],
    ["openapi: 3.1.1-rc1", "3.1"],
    ["openapi: 3.2.0", "3.2"],
    ["swagger: 2.0", "2.0"],
    ["swagger: '2.0'", "2.0"],
  ])("%s is version %s", (text, version) => {
    expect(bundleSpec(text).version).toBe(version);
  });
});

describe("references", () => {
  test("to nothing, to URLs and out of the folder are reported where they stand", () => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  schemas:
    A: { $ref: '#/components/schemas/Missing' }
    B: { $ref: 'missing.yaml#/B' }
    C: { $ref: 'https://example.com/c.yaml' }
    D: { $ref: '../../outside.yaml' }
    E: { $ref: '#anchor' }
    F: { $ref: '/etc/passwd' }
`,
      "outside.yaml": "type: string\n",
    });
    expect(diagnostics).toEqual([
      "error unresolved-reference a.yaml:5:16",
      "error unresolved-reference a.yaml:6:16",
      "error remote-reference a.yaml:7:16",
      "error reference-outside a.yaml:8:16",
      "error unresolved-reference a.yaml:9:16",
      "error reference-outside a.yaml:10:16",
    ]);
  });

  test("in data are data", () => {
    const { diagnostics } = bundleSpec(`${head}components:
  examples: { E: { value: { $ref: '#/no' } } }
  schemas:
    A:
      properties:
        $ref: { type: string }
        example: { type: string }
      example: { $ref: '#/no' }
      examples: [{ $ref: '#/no' }]
      default: { $ref: '#/no' }
      enum: [{ $ref: '#/no' }]
      const: { $ref: '#/no' }
      x-anything: { $ref: '#/no' }
`);
    expect(diagnostics).toEqual([]);
  });

  test("to properties named like data are references", () => {
    const { diagnostics } = bundleSpec(
      `${head}components: { schemas: { A: { properties: { default: { $ref: '#/no' } } } } }\n`,
    );
    expect(diagnostics).toEqual(["error unresolved-reference test.yaml:3:62"]);
  });

  test("to a broken file are not reported twice", () => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components: { schemas: { A: { $ref: _b.yaml } } }\n`,
      "spec/api/_b.yaml": "a: [\n",
    });
    expect(diagnostics).toEqual(["error syntax-error _b.yaml:2:1"]);
  });
});

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
    Other: { $ref: '_b.yaml#/components/schemas/Error' }
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
          Own: { discriminator: { mapping: { a: "Dog", b: "#/components/schemas/Cat", c: 1 } } },
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

describe("several documents", () => {
  function merge(first: string, second: string) {
    return bundleSpec({ "spec/api/a.yaml": head + first, "spec/api/b.yaml": head + second });
  }

  test("become one", () => {
    const { value, diagnostics, locate } = merge(
      `servers: [{ url: /a }]
tags: [{ name: a }, { name: both }]
paths: { /x: { summary: X, get: { operationId: g } } }
components: { schemas: { A: {}, Same: { type: string } } }
`,
      `tags: [{ name: both }, { name: b }]
externalDocs: { url: b }
paths:
  /x: { summary: X, post: { operationId: p } }
  /y: { get: { operationId: y } }
components:
  schemas: { B: { $ref: 'a.yaml#/components/schemas/A' }, Same: { type: string } }
  responses: { R: { description: r } }
`,
    );
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "/a" }],
      tags: [{ name: "a" }, { name: "both" }, { name: "b" }],
      externalDocs: { url: "b" },
      paths: {
        "/x": { summary: "X", get: { operationId: "g" }, post: { operationId: "p" } },
        "/y": { get: { operationId: "y" } },
      },
      components: {
        schemas: { A: {}, Same: { type: "string" }, B: { $ref: "#/components/schemas/A" } },
        responses: { R: { description: "r" } },
      },
    });
    const places = ["/tags/2/name", "/paths/~1x/post", "/paths/~1x/get", "/components/responses/R"];
    expect(places.map((pointer) => locate(pointer, "member")?.file)).toEqual([
      "spec/api/b.yaml",
      "spec/api/b.yaml",
      "spec/api/a.yaml",
      "spec/api/b.yaml",
    ]);
  });

  test.each([
    ["operations", "paths: { /x: { get: {} } }", "duplicate-operation b.yaml:3:16"],
    [
      "other operations",
      "paths: { /x: { get: { deprecated: true } } }",
      "duplicate-operation b.yaml:3:16",
    ],
    ["parts of a path", "paths: { /x: { summary: Y } }", "document-conflict b.yaml:3:16"],
    [
      "components",
      "components: { schemas: { A: { type: string } } }",
      "component-conflict b.yaml:3:26",
    ],
    ["servers", "servers: [{ url: /b }]", "document-conflict b.yaml:3:1"],
    ["extensions", "x-loom-name: b", "document-conflict b.yaml:3:1"],
    ["paths that are none", "paths: []", "document-conflict b.yaml:3:1"],
  ])("may not both have %s", (_, second, expected) => {
    const first = `servers: [{ url: /a }]
x-loom-name: a
paths: { /x: { get: {}, summary: X } }
components: { schemas: { A: {} } }
`;
    const { diagnostics } = merge(first, second);
    expect(diagnostics).toContain(`error ${expected}`);
  });

  test("share what stands beside their operations", () => {
    const { diagnostics } = merge(
      "paths: { /x: { get: {}, summary: X } }",
      "paths: { /x: { post: {} } }",
    );
    expect(diagnostics).toEqual(["error document-conflict b.yaml:3:10"]);
  });

  test("keep their first of everything else", () => {
    const { value, diagnostics } = merge(
      "tags: 1\nx-other: 1\n",
      "tags: [{ name: a }, 1]\nx-other: 2\n",
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ tags: 1, "x-other": 1 });
  });

  test("may hold odd tags", () => {
    expect(merge("tags: [a]\n", "tags: [b]\n").value).toMatchObject({ tags: ["a"] });
  });

  test("are of one version", () => {
    const entries = { "spec/api/a.yaml": head, "spec/api/b.yaml": "openapi: 3.0.0\n" };
    expect(bundleSpec(entries).diagnostics).toEqual(["error document-conflict b.yaml:1:10"]);
    const swagger = { "spec/api/a.yaml": head, "spec/api/b.yaml": "swagger: '2.0'\n" };
    expect(bundleSpec(swagger).diagnostics).toContain("error document-conflict b.yaml:1:10");
  });
});

describe("extensions", () => {
  test("with unknown names or in the wrong place are reported", () => {
    const { diagnostics } = bundleSpec(`${head}x-loom-nam: a
x-other: { x-loom-foo: 1 }
paths:
  /a:
    get:
      x-loom-filter: true
      responses: { '200': { description: ok, x-loom-something: 1 } }
components:
  schemas: { A: { properties: { x-loom-foo: { x-loom-open: true } }, example: { x-loom-foo: 1 } } }
`);
    expect(diagnostics).toEqual([
      "warning unknown-extension test.yaml:3:1",
      "warning misplaced-extension test.yaml:8:7",
      "warning unknown-extension test.yaml:9:46",
    ]);
  });
});
