/** What references into other files may name, and how those files may be written. */
import { describe, expect, test } from "vitest";
import { bundleSpec, readSpec } from "../../support/spec.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

function componentsOf(spec: Readonly<Record<string, string>>) {
  const { value, diagnostics } = bundleSpec(spec);
  expect(diagnostics).toEqual([]);
  return value["components"];
}

function schemas(...references: readonly string[]): string {
  const members = references.map((text, index) => `S${index}: { items: { $ref: '${text}' } }`);
  return `${head}components: { schemas: { ${members.join(", ")} } }\n`;
}

describe("places that are no components", () => {
  test("have the name that leads there, and a free one each", () => {
    const components = componentsOf({
      "spec/api/a.yaml": schemas(
        "_b.yaml#/list/0",
        "_b.yaml#/list/1",
        "_b.yaml#/properties/owner",
        "_c.yaml#/properties/owner",
        "_c.yaml#/properties/items/items/oneOf/1",
        "_c.yaml",
      ),
      "spec/api/_b.yaml":
        "list: [{ type: string }, { type: number }]\nproperties: { owner: { type: boolean } }\n",
      "spec/api/_c.yaml":
        "properties: { owner: { type: 'null' }, items: { items: { oneOf: [{}, { title: one }] } } }\n",
    });
    expect(components).toMatchObject({
      schemas: {
        S0: { items: { $ref: "#/components/schemas/list" } },
        S1: { items: { $ref: "#/components/schemas/list2" } },
        S2: { items: { $ref: "#/components/schemas/owner" } },
        S3: { items: { $ref: "#/components/schemas/owner2" } },
        S4: { items: { $ref: "#/components/schemas/items" } },
        S5: { items: { $ref: "#/components/schemas/_c" } },
        list: { type: "string" },
        list2: { type: "number" },
        owner: { type: "boolean" },
        owner2: { type: "null" },
        items: { title: "one" },
      },
    });
  });

  test("of the operations of another document are schemas and parameters", () => {
    const operation = "/paths/~1x~1{id}/get";
    const { value, diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${schemas(
        `_o.yaml#${operation}/responses/200/content/application~1json/schema`,
        `_o.yaml#${operation}/parameters/0/schema`,
      )}paths: { /a: { get: { parameters: [{ $ref: '_o.yaml#${operation}/parameters/0' }], responses: { '200': { $ref: '_o.yaml#${operation}/responses/200' } } } } }\n`,
      "spec/api/_o.yaml": `${head}paths:
  /x/{id}:
    get:
      parameters: [{ name: id, in: path, schema: { type: boolean } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Z' } } } }
components: { schemas: { Z: { type: string } } }
`,
    });
    expect(diagnostics).toEqual([]);
    expect(value["components"]).toEqual({
      schemas: {
        S0: { items: { $ref: "#/components/schemas/~1x~1%7Bid%7D" } },
        S1: { items: { $ref: "#/components/schemas/~1x~1%7Bid%7D2" } },
        "/x/{id}": { $ref: "#/components/schemas/Z" },
        "/x/{id}2": { type: "boolean" },
        Z: { type: "string" },
      },
      parameters: { "/x/{id}": { name: "id", in: "path", schema: { type: "boolean" } } },
      responses: {
        "/x/{id}": {
          description: "ok",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Z" } } },
        },
      },
    });
  });

  test("of the own document stay where they are", () => {
    const { diagnostics } = readSpec(`${head}paths:
  /a:
    get:
      operationId: a
      parameters: [{ name: q, in: query, schema: { type: string } }]
      responses: { '200': { description: ok } }
  /b:
    get:
      operationId: b
      parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }]
      responses: { '200': { $ref: '#/paths/~1a/get/responses/200' } }
`);
    expect(diagnostics).toEqual([]);
  });
});

describe("fragments and file names", () => {
  test("are decoded: percent first, then tildes", () => {
    const components = componentsOf({
      "spec/api/a.yaml": schemas("./_b%20c.yaml#/x~1y/%7E0z"),
      "spec/api/_b c.yaml": "x/y: { '~z': { items: { $ref: '#/w' } } }\nw: { type: number }\n",
    });
    expect(components).toMatchObject({
      schemas: {
        S0: { items: { $ref: "#/components/schemas/~0z" } },
        "~z": { items: { $ref: "#/components/schemas/w" } },
        w: { type: "number" },
      },
    });
  });
});

describe("path items of other files", () => {
  test("bring their parameters, and schemas from further files", () => {
    const { diagnostics, value } = bundleSpec({
      "spec/api/a.yaml": `${head}paths: { '/b/{id}': { $ref: '_p.yaml#/paths/~1b~1{id}' }, /c: { $ref: 'p/c.json' } }\n`,
      "spec/api/_p.yaml": `paths:
  /b/{id}: { parameters: [{ $ref: '#/shared/0' }], get: { responses: { '204': { description: ok } } } }
shared: [{ name: id, in: path, required: true, schema: { type: string } }]
`,
      "spec/api/p/c.json":
        '{"post":{"responses":{"200":{"description":"ok","content":{"a/b":{"schema":{"$ref":"../_s.json#/$defs/S"}}}}}}}',
      "spec/api/_s.json": '{"$defs":{"S":{"properties":{"again":{"$ref":"#/$defs/S"}}}}}',
    });
    expect(diagnostics).toEqual([]);
    expect(value["components"]).toMatchObject({
      pathItems: {
        "/b/{id}": { parameters: [{ $ref: "#/components/parameters/shared" }] },
        c: { post: {} },
      },
      parameters: { shared: { name: "id" } },
      schemas: { S: { properties: { again: { $ref: "#/components/schemas/S" } } } },
    });
  });
});

describe("spellings", () => {
  test.each([
    ["merge keys", "x: &x { type: string }\nS: { <<: *x, minLength: 1 }\n"],
    [
      "lists of merge keys",
      "x: &x { type: number }\nS: { <<: [{ type: string }, *x], minLength: 1 }\n",
    ],
    ["aliases", "x: &x { type: string, minLength: 1 }\nS: *x\n"],
    ["carriage returns", "S:\r\n  type: string\r\n  minLength: 1\r\n"],
    ["a byte order mark in YAML", "\uFEFFS: { type: string, minLength: 1 }\n"],
    ["a byte order mark in JSON", '\uFEFF{"S":{"type":"string",\r\n"minLength":1}}'],
  ])("mean the same: %s", (_, text) => {
    const components = componentsOf({
      "spec/api/a.yaml": schemas("_b.yaml#/S"),
      "spec/api/_b.yaml": text,
    });
    expect(components).toMatchObject({ schemas: { S: { type: "string", minLength: 1 } } });
  });

  test.each([
    ["a: 1\r\nb: 2\r\na: 3\r\n", "_b.yaml:3:1"],
    ['\uFEFF{\r\n"a": 1,\r\n  "a": 2}', "_b.yaml:3:3"],
  ])("%j has a duplicate key, reported once where it is", (text, place) => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": schemas("_b.yaml#/a", "_b.yaml#/b"),
      "spec/api/_b.yaml": text,
    });
    expect(diagnostics.filter((line) => line.includes("duplicate-key"))).toEqual([
      `error duplicate-key ${place}`,
    ]);
  });
});

describe("a pointer through a reference", () => {
  const through = "{ type: object, properties: { name: { type: string, title: found } } }";
  const files = {
    "spec/api/_b.yaml": `components: { schemas: { User: { $ref: '_c.yaml#/components/schemas/User' } } }\n`,
    "spec/api/_c.yaml": `components: { schemas: { User: { $ref: 'sub/d.yaml' } } }\n`,
    "spec/api/sub/d.yaml": `${through}\n`,
  };

  test("leads into a third file, and from there on", () => {
    const components = componentsOf({
      ...files,
      "spec/api/a.yaml": schemas("_b.yaml#/components/schemas/User/properties/name"),
    });
    expect(components).toMatchObject({
      schemas: {
        S0: { items: { $ref: "#/components/schemas/name" } },
        name: { title: "found" },
      },
    });
  });

  test("does so from the document itself", () => {
    const entry = `${head}components:
  schemas:
    User: { $ref: '_b.yaml#/components/schemas/User' }
    Name: { $ref: '#/components/schemas/User/properties/name' }
    Again: { $ref: '#/components/schemas/User/properties/name' }
`;
    const { document, schemaAt, diagnostics } = readSpec({ ...files, "spec/api/a.yaml": entry });
    expect(diagnostics).toEqual([]);
    const referred = document.schemas
      .filter(({ name }) => name === "Name" || name === "Again")
      .map(({ schema }) => (typeof schema === "object" ? schemaAt(schema.ref ?? "") : undefined));
    expect(referred).toMatchObject([{ title: "found" }, { title: "found" }]);
  });

  test("is reported where it finds nothing, leads out, or goes in circles", () => {
    const { diagnostics } = bundleSpec({
      ...files,
      "spec/api/a.yaml": schemas(
        "_b.yaml#/components/schemas/User/properties/nothing",
        "_out.yaml#/a/properties/name",
        "_loop.yaml#/a/properties/name",
      ),
      "spec/api/_out.yaml": "a: { $ref: '../../other.yaml' }\n",
      "spec/api/_loop.yaml": "a: { $ref: '_pool.yaml#/a' }\n",
      "spec/api/_pool.yaml": "a: { $ref: '_loop.yaml#/a' }\n",
    });
    expect(diagnostics).toEqual([
      "error unresolved-reference a.yaml:3:47",
      "error reference-outside a.yaml:3:127",
      "error unresolved-reference a.yaml:3:184",
    ]);
  });
});
