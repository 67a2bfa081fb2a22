import { describe, expect, test } from "vitest";
import { readSpec } from "../../support/spec.js";

const head = "swagger: '2.0'\ninfo: { title: T, version: '1' }\n";

describe("2.0 bodies", () => {
  test("are the body parameter in every media type", () => {
    const { document, locate } = readSpec(`${head}consumes: [application/json, application/xml]
paths:
  /a:
    post:
      operationId: a
      parameters:
        - { name: q, in: query, type: string }
        - name: body
          in: body
          description: B
          required: true
          schema: { $ref: '#/definitions/Pet' }
        - { name: r, in: query, type: string }
definitions: { Pet: { type: object } }
`);
    expect(document.operations[0]?.requestBody).toMatchObject({
      description: "B",
      required: true,
      content: [
        { mediaType: "application/json", schema: { ref: "/components/schemas/Pet" } },
        { mediaType: "application/xml" },
      ],
    });
    const body = "/paths/~1a/post/requestBody/content/application~1json/schema";
    expect(locate(body)).toMatchObject({ line: 14, column: 11 });
    expect(locate("/paths/~1a/post/parameters/1/name")).toMatchObject({ line: 15, column: 19 });
    expect(locate("/components/schemas/Pet/type")).toMatchObject({ line: 16, column: 29 });
  });

  test("and headers without a description get none", () => {
    const { bundled } = readSpec(`${head}paths:
  /a:
    post:
      operationId: a
      parameters: [{ name: b, in: body }]
      responses: { '200': { description: ok, headers: { H: { type: string } } } }
`);
    expect(JSON.stringify(bundled)).not.toContain("null");
  });

  test("may lack a schema", () => {
    const { document } = readSpec(
      `${head}paths: { /a: { post: { operationId: a, parameters: [{ name: b, in: body }] } } }\n`,
    );
    expect(document.operations[0]?.requestBody).toMatchObject({
      content: [{ schema: { types: [] } }],
    });
  });

  test("are the form parameters", () => {
    const { document, locate, diagnostics } = readSpec(`${head}paths:
  /a:
    parameters:
      - { name: shared, in: formData, type: string }
      - { name: replaced, in: formData, type: string }
    post:
      operationId: a
      parameters:
        - { name: file, in: formData, type: file, required: true, description: F }
        - { name: tags, in: formData, type: array, items: { type: string }, collectionFormat: multi }
        - { name: replaced, in: formData, type: integer }
`);
    expect(diagnostics).toEqual([]);
    expect(document.operations[0]?.requestBody).toMatchObject({
      required: true,
      content: [
        {
          mediaType: "multipart/form-data",
          schema: {
            types: ["object"],
            properties: [
              { name: "shared", schema: { types: ["string"] } },
              { name: "file", schema: { types: ["string"], format: "binary", description: "F" } },
              { name: "tags", schema: { types: ["array"] } },
              { name: "replaced", schema: { types: ["integer"] } },
            ],
            required: ["file"],
          },
          encoding: { tags: { style: "form", explode: true } },
        },
      ],
    });
    const properties = "/paths/~1a/post/requestBody/content/multipart~1form-data/schema/properties";
    expect(locate(`${properties}/file/type`)).toMatchObject({ line: 11 });
    expect(locate(`${properties}/shared`)).toMatchObject({ line: 6 });
  });

  test.each([
    ["[application/json]", "application/x-www-form-urlencoded"],
    ["[multipart/form-data]", "multipart/form-data"],
  ])("of a form that consumes %s are %s", (consumes, mediaType) => {
    const { document } = readSpec(
      `${head}paths: { /a: { post: { operationId: a, consumes: ${consumes}, parameters: [{ name: b, in: formData, type: string }] } } }\n`,
    );
    expect(document.operations[0]?.requestBody?.content).toMatchObject([{ mediaType }]);
  });
});
