import { describe, expect, test } from "vitest";
import { bundleSpec, document31, readSpec } from "../../support/spec.js";

function schemasOf(value: unknown): Readonly<Record<string, unknown>> {
  const { components } = value as { components: { schemas: Readonly<Record<string, unknown>> } };
  return components.schemas;
}

const point = (pointer: string) => ({ $ref: `#${pointer}` });

describe("references by name", () => {
  test("to an anchor become references by pointer", () => {
    const { value, diagnostics } = bundleSpec(
      document31(`components:
  schemas:
    Tree: { $anchor: tree, properties: { left: { $ref: '#tree' }, right: { $ref: '#leaf' } } }
    Forest: { items: { $ref: '#tree' }, $defs: { Leaf: { $anchor: leaf, type: string } } }
    Example: { example: { $anchor: tree }, properties: { $anchor: { type: string } } }
`),
    );
    expect(diagnostics).toEqual([]);
    expect(schemasOf(value)).toMatchObject({
      Tree: {
        properties: {
          left: point("/components/schemas/Tree"),
          right: point("/components/schemas/Forest/$defs/Leaf"),
        },
      },
      Forest: { items: point("/components/schemas/Tree") },
    });
  });

  test("start from the nearest $id", () => {
    const { value, diagnostics } = bundleSpec(
      document31(`components:
  schemas:
    User:
      $id: https://example.com/schemas/user
      properties:
        name: { $ref: '#/$defs/Name' }
        team: { $ref: team }
        self: { $ref: '#' }
        lead: { $ref: 'team#lead' }
        plain: { $ref: '#/components/schemas/Plain' }
      $defs: { Name: { type: string } }
    Team:
      $id: https://example.com/schemas/team
      properties: { lead: { $anchor: lead, $ref: 'https://example.com/schemas/user' } }
    Plain: { type: string }
`),
    );
    expect(diagnostics).toEqual([]);
    expect(schemasOf(value)["User"]).toMatchObject({
      properties: {
        name: point("/components/schemas/User/$defs/Name"),
        team: point("/components/schemas/Team"),
        self: point("/components/schemas/User"),
        lead: point("/components/schemas/Team/properties/lead"),
        plain: point("/components/schemas/Plain"),
      },
    });
    expect(schemasOf(value)["Team"]).toMatchObject({
      properties: { lead: point("/components/schemas/User") },
    });
  });

  test("reach into other files", () => {
    const { value, diagnostics } = bundleSpec({
      "spec/api/a.yaml": document31(`components:
  schemas:
    Pet: { $ref: '_shared.yaml#pet' }
    Other: { $ref: 'https://example.com/other' }
    Inner: { properties: { cat: { $ref: '_shared.yaml#/components/schemas/Cat' } } }
`),
      "spec/api/b.yaml": document31(
        "components: { schemas: { Target: { $id: 'https://example.com/other', type: string } } }\n",
      ),
      "spec/api/_shared.yaml": `components:
  schemas:
    Animal: { $anchor: pet, type: object }
    Cat: { allOf: [{ $ref: '#pet' }] }
`,
    });
    expect(diagnostics).toEqual([]);
    expect(schemasOf(value)).toMatchObject({
      Pet: point("/components/schemas/Animal"),
      Other: point("/components/schemas/Target"),
      Animal: { type: "object" },
      Cat: { allOf: [point("/components/schemas/Animal")] },
    });
  });

  test("by $dynamicRef lead to the outermost schema with the anchor", () => {
    const { document, diagnostics, bundled } = readSpec(
      document31(`components:
  schemas:
    List:
      $dynamicAnchor: node
      properties: { children: { type: array, items: { $dynamicRef: '#node', description: d } } }
      $defs: { inner: { $dynamicAnchor: node } }
    Plain: { $dynamicRef: '#/components/schemas/List' }
    Both: { $ref: '#/components/schemas/List', $dynamicRef: '#node' }
`),
    );
    expect(diagnostics).toEqual([]);
    expect(schemasOf(bundled)).toMatchObject({
      List: {
        properties: {
          children: { items: { ...point("/components/schemas/List"), description: "d" } },
        },
      },
      Plain: point("/components/schemas/List"),
      Both: point("/components/schemas/List"),
    });
    const [list] = document.schemas;
    expect(list?.schema).toMatchObject({
      properties: [{ schema: { items: { ref: "/components/schemas/List" } } }],
    });
  });

  test("by $dynamicRef are a choice where several schemas have the anchor", () => {
    const { diagnostics, bundled } = readSpec(
      document31(`components:
  schemas:
    List:
      type: array
      items: { $dynamicRef: '#item', description: d }
      $defs: { item: { $dynamicAnchor: item, not: {} } }
    Texts:
      $ref: '#/components/schemas/List'
      $defs: { item: { $dynamicAnchor: item, type: string } }
    Either: { anyOf: [true], allOf: [true], $dynamicRef: '#item' }
    Both: { $ref: '#/components/schemas/List', $dynamicRef: '#item' }
`),
    );
    const choice = {
      anyOf: [
        point("/components/schemas/List/$defs/item"),
        point("/components/schemas/Texts/$defs/item"),
      ],
    };
    expect(diagnostics).toEqual([]);
    expect(schemasOf(bundled)).toMatchObject({
      List: { items: { ...choice, description: "d" } },
      Either: { anyOf: [true], allOf: [true, choice] },
      Both: point("/components/schemas/List"),
    });
  });

  test("that no schema has are reported", () => {
    const { diagnostics } = bundleSpec(
      document31(`components:
  schemas:
    A: { $anchor: a, $ref: '#b' }
    B: { $id: 'http://[', $ref: '#a%' }
    C: { $id: 'https://example.com/c', $ref: 'https://example.com/d' }
    D: { $dynamicRef: '#d' }
    E: { $ref: 'http://[' }
`),
    );
    expect(diagnostics).toEqual([
      "error unresolved-reference test.yaml:5:28",
      "error unresolved-reference test.yaml:6:33",
      "error remote-reference test.yaml:7:46",
      "error unresolved-reference test.yaml:8:23",
      "error remote-reference test.yaml:9:16",
    ]);
  });

  test("are followed in parameters and lists", () => {
    const { value, diagnostics } = bundleSpec(
      document31(`paths:
  /a:
    get:
      parameters: [{ name: p, in: query, schema: { $ref: '#p' } }]
components: { schemas: { P: { anyOf: [{ $anchor: p, type: string }] } } }
`),
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      paths: {
        "/a": { get: { parameters: [{ schema: point("/components/schemas/P/anyOf/0") }] } },
      },
    });
  });
});

describe("discriminator mappings", () => {
  test("by name become references, also to another document", () => {
    const text = {
      "spec/api/a.yaml": document31(`components:
  schemas:
    Pet: { discriminator: { propertyName: t, mapping: { dog: Dog, cat: Cat, no: No }, defaultMapping: Dog } }
    Dog: { type: object }
`),
      "spec/api/b.yaml": document31("components: { schemas: { Cat: { type: object } } }\n"),
    };
    expect(schemasOf(bundleSpec(text).value)["Pet"]).toEqual({
      discriminator: {
        propertyName: "t",
        mapping: { dog: "#/components/schemas/Dog", cat: "#/components/schemas/Cat", no: "No" },
        defaultMapping: "#/components/schemas/Dog",
      },
    });
  });
});

describe("references of 2.0 documents", () => {
  test("into paths, responses and body parameters follow their targets", () => {
    const { schemaAt, document, diagnostics } = readSpec(`swagger: '2.0'
info: { title: T, version: '1' }
paths:
  /a:
    post:
      operationId: a
      parameters: [{ $ref: '#/parameters/Body' }]
      responses:
        '200': { description: ok, schema: { type: object, properties: { id: { type: integer } } } }
        '404': { $ref: '#/responses/Failed' }
parameters: { Body: { name: body, in: body, schema: { type: object, properties: { n: { type: string } } } } }
responses: { Failed: { description: no, schema: { type: object, properties: { code: { type: number } } } } }
definitions:
  Page: { $ref: '#/paths/~1a/post/responses/200/schema' }
  Id: { $ref: '#/paths/~1a/post/responses/200/schema/properties/id' }
  Holder: { properties: { error: { $ref: '#/responses/Failed/schema' }, list: { allOf: [{ $ref: '#/parameters/Body/schema' }] } } }
`);
    expect(diagnostics).toEqual([]);
    const [page, id] = document.schemas.map(({ schema }) => schema);
    const target = (schema: typeof page) =>
      typeof schema === "object" && schema.ref !== undefined ? schemaAt(schema.ref) : undefined;
    expect(target(page)).toMatchObject({ properties: [{ name: "id" }] });
    expect(target(id)).toMatchObject({ types: ["integer"] });
    const error = schemaAt("/components/schemas/Holder/properties/error");
    expect(target(error)).toMatchObject({ properties: [{ name: "code" }] });
    const body = schemaAt("/components/schemas/Holder/properties/list/allOf/0");
    expect(target(body)).toMatchObject({ properties: [{ name: "n" }] });
  });

  test("to nothing are reported", () => {
    const { diagnostics } = readSpec(`swagger: '2.0'
info: { title: T, version: '1' }
paths: {}
responses: { Unused: { description: no, schema: { type: object } } }
definitions: { A: { $ref: '#/responses/Unused/schema' }, B: { $ref: '#/responses/None' } }
`);
    expect(diagnostics).toEqual([
      "error unresolved-reference test.yaml:5:27",
      "error unresolved-reference test.yaml:5:69",
    ]);
  });
});
