import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { upgrade } from "../../../generator/input/upgrade.js";
import { bundleSpec, describeDiagnostic, readSpec } from "../../support/spec.js";

const head = "swagger: '2.0'\ninfo: { title: T, version: '1' }\n";

function upgraded(lines: string) {
  const bag = new DiagnosticBag();
  const { value, locate } = upgrade(bundleSpec(head + lines), bag);
  return { value, locate, diagnostics: bag.diagnostics.map(describeDiagnostic) };
}

describe("a 2.0 document", () => {
  test.each([
    [
      "host: h.com\nbasePath: /v1/\nschemes: [http, https]\n",
      [{ url: "https://h.com/v1" }, { url: "http://h.com/v1" }],
    ],
    ["host: h.com\n", [{ url: "https://h.com" }]],
    ["basePath: /v1\n", [{ url: "/v1" }]],
    ["basePath: /\n", []],
  ])("%j has these servers", (lines, servers) => {
    expect(upgraded(lines).value).toMatchObject({ openapi: "3.0.3", servers });
  });

  test("that is a 3.x document stays as it is", () => {
    const bundled = bundleSpec("openapi: 3.0.0\n");
    expect(upgrade(bundled, new DiagnosticBag())).toBe(bundled);
  });

  test("has security schemes with flows", () => {
    const { value } = upgraded(`securityDefinitions:
  basic: { type: basic }
  key: { type: apiKey, in: header, name: K }
  app: { type: oauth2, flow: application, tokenUrl: t, scopes: { a: b } }
  code: { type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: t }
  odd: 1
`);
    expect(value["components"]).toMatchObject({
      securitySchemes: {
        basic: { type: "http", scheme: "basic" },
        key: { type: "apiKey", in: "header", name: "K" },
        app: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "t", scopes: { a: "b" } } },
        },
        code: {
          type: "oauth2",
          flows: { authorizationCode: { authorizationUrl: "a", tokenUrl: "t", scopes: {} } },
        },
        odd: 1,
      },
    });
  });

  test("has schemas in the words of 3.0", () => {
    const { value } = upgraded(`definitions:
  Pet:
    discriminator: type
    properties:
      self: { $ref: '#/definitions/Pet' }
      file: { type: file }
      maybe: { type: string, x-nullable: true }
      $ref: { type: string }
    additionalProperties: true
    allOf: [{ $ref: '#/definitions/Pet' }]
    example: { $ref: '#/definitions/Pet' }
    required: [self]
  Plain: { type: string, properties: [] }
`);
    expect(value["components"]).toMatchObject({
      schemas: {
        Pet: {
          discriminator: { propertyName: "type" },
          properties: {
            self: { $ref: "#/components/schemas/Pet" },
            file: { type: "string", format: "binary" },
            maybe: { type: "string", nullable: true },
            $ref: { type: "string" },
          },
          additionalProperties: true,
          allOf: [{ $ref: "#/components/schemas/Pet" }],
          example: { $ref: "#/definitions/Pet" },
          required: ["self"],
        },
        Plain: { type: "string", properties: [] },
      },
    });
  });
});

describe("2.0 parameters", () => {
  test("have a schema, and a style for their collection format", () => {
    const { document, diagnostics } = readSpec(`${head}paths:
  /a/{p}:
    parameters:
      - { name: shared, in: query, type: string }
      - { name: body, in: body, schema: { type: number } }
    get:
      operationId: a
      parameters:
        - { name: p, in: path, required: true, type: array, items: { type: string } }
        - { name: csv, in: query, type: array, items: { type: integer }, description: D }
        - { name: multi, in: query, type: array, collectionFormat: multi }
        - { name: ssv, in: query, type: array, collectionFormat: ssv }
        - { name: pipes, in: query, type: array, collectionFormat: pipes }
        - { name: choice, in: query, type: string, enum: [a], x-enum-varnames: [A], x-nullable: true }
        - { $ref: '#/parameters/Limit' }
        - { $ref: '#/paths/~1a~1{p}/parameters/0' }
parameters:
  Limit: { name: limit, in: header, type: integer, format: int32 }
  Body: { name: b, in: body, schema: {} }
`);
    expect(diagnostics).toEqual([]);
    const parameters = document.operations[0]?.parameters.map(
      ({ name, style, explode, schema }) => {
        const { types, format } = typeof schema === "object" ? schema : {};
        return [name, style, explode, types?.join(), format];
      },
    );
    expect(parameters).toEqual([
      ["p", "simple", false, "array", undefined],
      ["csv", "form", false, "array", undefined],
      ["multi", "form", true, "array", undefined],
      ["ssv", "spaceDelimited", false, "array", undefined],
      ["pipes", "pipeDelimited", false, "array", undefined],
      ["choice", "form", true, "string,null", undefined],
      ["limit", "simple", false, "integer", "int32"],
      ["shared", "form", true, "string", undefined],
    ]);
    expect(document.operations[0]?.parameters[5]).toMatchObject({
      schema: { enum: ["a", null], enumNames: ["A"] },
    });
    expect(document.operations[0]?.requestBody).toMatchObject({
      content: [{ mediaType: "application/json", schema: { types: ["number"] } }],
    });
  });

  test.each([
    [
      "{ name: a, in: query, type: array, collectionFormat: tsv }",
      "warning unsupported-collection-format test.yaml:3:107",
    ],
    [
      "{ name: a, in: path, type: array, collectionFormat: pipes }",
      "warning unsupported-collection-format test.yaml:3:106",
    ],
  ])("%s is not supported", (parameter, expected) => {
    const { diagnostics } = upgraded(
      `paths: { /a: { get: { parameters: [${parameter}] } } }\n`.padStart(0),
    );
    expect(diagnostics.map((line) => line.replace(/:\d+$/, ""))).toEqual([
      expected.replace(/:\d+$/, ""),
    ]);
  });

  test("that are none stay what they are", () => {
    const { value } = upgraded(
      "paths: { /a: { get: { parameters: [1] }, post: 1 }, /b: 1, x-c: {} }\n",
    );
    expect(value["paths"]).toMatchObject({
      "/a": { get: { parameters: [1], responses: {} }, post: 1 },
      "/b": 1,
      "x-c": {},
    });
  });
});

describe("2.0 responses", () => {
  test("have content, headers and examples", () => {
    const { document, locate, diagnostics } = readSpec(`${head}produces: [application/json]
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: ok
          schema: { $ref: '#/definitions/Pet' }
          examples: { application/json: { a: 1 } }
          headers: { X-Count: { type: integer, description: C }, X-Odd: {} }
        '201': { description: file, schema: { type: file } }
        '204': { description: none }
        '400': { $ref: '#/responses/Failed' }
        '500': { description: examples, examples: { text/plain: oops } }
  /b: { $ref: '#/x-path-items/b' }
x-path-items: { b: { get: { operationId: b, produces: [], responses: { '200': { schema: { type: file } }, '201': { schema: {} } } } } }
responses: { Failed: { description: failed, schema: { type: string } } }
definitions: { Pet: { type: object } }
`);
    expect(diagnostics).toEqual([]);
    const [first, second] = document.operations;
    expect(first?.responses).toMatchObject([
      {
        status: "200",
        description: "ok",
        headers: [
          { name: "X-Count", description: "C", schema: { types: ["integer"] } },
          { name: "X-Odd", schema: { types: [] } },
        ],
        content: [
          {
            mediaType: "application/json",
            schema: { ref: "/components/schemas/Pet" },
            examples: [{ a: 1 }],
          },
        ],
      },
      { status: "201", content: [{ mediaType: "application/json", schema: { format: "binary" } }] },
      { status: "204", content: [] },
      { status: "400", description: "failed", content: [{ schema: { types: ["string"] } }] },
      {
        status: "500",
        content: [{ mediaType: "text/plain", schema: undefined, examples: ["oops"] }],
      },
    ]);
    expect(second?.responses).toMatchObject([
      { status: "200", content: [{ mediaType: "application/octet-stream" }] },
      { status: "201", content: [{ mediaType: "application/json" }] },
    ]);
    const responses = "/paths/~1a/get/responses";
    expect(locate(`${responses}/400/content/application~1json/schema/type`)).toMatchObject({
      line: 20,
    });
    expect(locate(`${responses}/200/headers/X-Count/schema/type`)).toMatchObject({ line: 13 });
    expect(locate("/paths/~1b/get/operationId")).toMatchObject({ line: 19, column: 42 });
  });

  test("that are none stay what they are", () => {
    const { value } = upgraded(
      "paths: { /a: { get: { responses: { '200': 1, '201': { headers: { A: 1 } } } } } }\n",
    );
    expect(value["paths"]).toMatchObject({
      "/a": { get: { responses: { "200": 1, "201": { headers: { A: 1 } } } } },
    });
  });
});
