import { describe, expect, test } from "vitest";
import { document30, document31, readSpec } from "../../support/spec.js";

describe("bodies and responses", () => {
  test("are read through references, whose description wins since 3.1", () => {
    const lines = `paths:
  /a:
    post:
      operationId: a
      requestBody: { $ref: '#/components/requestBodies/B', description: mine }
      responses:
        2xx: { $ref: '#/components/responses/R', description: mine }
        default: { $ref: '#/components/responses/R' }
        '404':
components:
  requestBodies:
    B:
      description: theirs
      required: true
      content:
        application/json:
          schema: { type: string }
          example: one
          examples:
            two: { value: two }
            three: { $ref: '#/components/examples/three' }
            external: { externalValue: x }
            odd: 1
          encoding: { a: { contentType: b } }
        text/event-stream: { itemSchema: { type: object } }
  examples: { three: { dataValue: 3 } }
  responses:
    R:
      description: theirs
      headers:
        X-Count: { required: true, deprecated: true, description: c, schema: { type: integer } }
        X-Json: { content: { application/json: {} } }
        X-Any: {}
        X-Ref: { $ref: '#/components/headers/H' }
        Content-Type: { schema: { type: string } }
  headers: { H: { schema: { type: string } } }
`;
    const { document, diagnostics } = readSpec(document31(lines));
    expect(diagnostics).toEqual([]);
    expect(document.operations[0]?.requestBody).toMatchObject({
      description: "mine",
      required: true,
      content: [
        {
          mediaType: "application/json",
          schema: { types: ["string"] },
          itemSchema: undefined,
          examples: ["one", "two", 3],
          encoding: { a: { contentType: "b" } },
          origin: "/components/requestBodies/B/content/application~1json",
        },
        { mediaType: "text/event-stream", schema: undefined, itemSchema: { types: ["object"] } },
      ],
      origin: "/components/requestBodies/B",
    });
    expect(document.operations[0]?.responses).toMatchObject([
      { status: "404", description: undefined },
      {
        status: "2XX",
        description: "mine",
        headers: [
          {
            name: "X-Count",
            required: true,
            deprecated: true,
            description: "c",
            schema: { types: ["integer"] },
          },
          { name: "X-Json", required: false, schema: true },
          { name: "X-Any", schema: true },
          { name: "X-Ref", schema: { types: ["string"] }, origin: "/components/headers/H" },
        ],
      },
      { status: "default", description: "theirs", origin: "/components/responses/R" },
    ]);
    expect(readSpec(document30(lines)).document.operations[0]?.requestBody?.description).toBe(
      "theirs",
    );
  });

  test("that refer to themselves are reported", () => {
    const { diagnostics } = readSpec(
      document31(`paths:
  /a:
    post:
      operationId: a
      requestBody: { $ref: '#/components/requestBodies/A' }
      responses: { '200': { content: { a/b: { $ref: '#/components/mediaTypes/M' } }, headers: { H: { $ref: '#/components/headers/H' } } } }
      parameters: [{ $ref: '#/components/parameters/N' }, { $ref: '#/components/parameters/T' }]
components:
  mediaTypes: { M: { $ref: '#/components/mediaTypes/M' } }
  headers: { H: { $ref: '#/components/headers/H' } }
  securitySchemes: { S: { $ref: '#/components/securitySchemes/S' } }
  examples: { E: { $ref: '#/components/examples/E' } }
  parameters:
    N: { $ref: '#/components/x/N' }
    T: { name: t, in: query, schema: {}, examples: { a: { $ref: '#/components/examples/E' } } }
  x: { N: 1 }
  requestBodies: { A: { $ref: '#/components/requestBodies/B' }, B: { $ref: '#/components/requestBodies/A' } }
`),
    );
    expect(diagnostics.map((line) => line.replace(/:\d+$/, ""))).toEqual([
      "error reference-cycle test.yaml:11",
      "error reference-cycle test.yaml:12",
      "error reference-cycle test.yaml:13",
      "error reference-cycle test.yaml:14",
      "error unexpected-type test.yaml:18",
      "error reference-cycle test.yaml:19",
    ]);
  });

  test("that refer to nothing are reported once", () => {
    const { diagnostics } = readSpec(
      document31("paths: { /a: { get: { operationId: a, parameters: [{ $ref: '#/no' }] } } }\n"),
    );
    expect(diagnostics).toEqual(["error unresolved-reference test.yaml:3:60"]);
  });
});
