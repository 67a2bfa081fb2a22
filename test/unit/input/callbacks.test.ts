import { describe, expect, test } from "vitest";
import { document30, document31, readSpec } from "../../support/spec.js";

describe("webhooks", () => {
  const lines = `security: [{ key: [] }]
webhooks:
  newPet:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: ok } }
      callbacks: { done: { 'https://example.com/{id}': { put: {} } } }
  shared: { $ref: '#/components/pathItems/Shared' }
  x-other: 1
components:
  pathItems: { Shared: { get: { operationId: shared } } }
  securitySchemes: { key: { type: http, scheme: basic } }
`;

  test("are operations by name", () => {
    const { document, diagnostics } = readSpec(document31(lines));
    expect(diagnostics).toEqual([]);
    expect(document.operations).toEqual([]);
    expect(document.webhooks).toMatchObject([
      {
        name: "newPet",
        origin: "/webhooks/newPet",
        operations: [
          {
            method: "POST",
            path: "newPet",
            id: "postNewPet",
            operationId: undefined,
            requestBody: { content: [{ mediaType: "application/json" }] },
            security: [{ schemes: [{ name: "key" }] }],
            callbacks: [{ name: "done" }],
          },
        ],
      },
      {
        name: "shared",
        operations: [{ id: "shared", origin: "/components/pathItems/Shared/get" }],
      },
    ]);
  });

  test("are new in 3.1", () => {
    expect(readSpec(document30("webhooks: 1\n")).document.webhooks).toEqual([]);
  });
});

describe("callbacks", () => {
  test("are operations by name and expression", () => {
    const { document, diagnostics } = readSpec(
      document31(`paths:
  /subscriptions:
    post:
      operationId: subscribe
      callbacks:
        onEvent:
          '{$request.body#/url}': { post: { operationId: onEvent, callbacks: { a: { b: { get: {} } } } } }
          '{$request.body#/url}/closed': { delete: {} }
          x-note: 1
        again: { $ref: '#/components/callbacks/Again' }
    get: { operationId: list }
components:
  callbacks: { Again: { 'https://example.com': { $ref: '#/paths/~1subscriptions' } } }
`),
    );
    expect(diagnostics).toEqual([]);
    const [subscribe, list] = document.operations;
    expect(list?.callbacks).toEqual([]);
    expect(
      subscribe?.callbacks.map(({ name, expression, operations }) => [
        name,
        expression,
        operations.map(({ method, id, callbacks }) => [method, id, callbacks]),
      ]),
    ).toEqual([
      ["onEvent", "{$request.body#/url}", [["POST", "onEvent", []]]],
      ["onEvent", "{$request.body#/url}/closed", [["DELETE", "deleteOnEvent", []]]],
      [
        "again",
        "https://example.com",
        [
          ["POST", "subscribe", []],
          ["GET", "list", []],
        ],
      ],
    ]);
  });

  test("that refer to nothing, or are no mappings, are reported", () => {
    const { diagnostics } = readSpec(
      document31(`paths:
  /a:
    get:
      operationId: a
      callbacks: { b: { $ref: '#/no' }, c: { d: 1 } }
`),
    );
    expect(diagnostics).toEqual([
      "error unresolved-reference test.yaml:7:31",
      "error unexpected-type test.yaml:7:49",
    ]);
  });
});

describe("links", () => {
  test("are read as they are written", () => {
    const { document, diagnostics } = readSpec(
      document31(`paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: ok
          links:
            next: { operationId: a, parameters: { page: $response.body#/next, size: 5 }, requestBody: { a: 1 }, description: Next }
            other: { $ref: '#/components/links/Other' }
            gone: { $ref: '#/components/links/Gone' }
components: { links: { Other: { operationRef: '#/paths/~1a/get' } } }
`),
    );
    expect(diagnostics).toEqual(["error unresolved-reference test.yaml:13:27"]);
    expect(document.operations[0]?.responses[0]?.links).toEqual([
      {
        name: "next",
        operationId: "a",
        operationRef: undefined,
        operationPointer: undefined,
        parameters: [
          { name: "page", value: "$response.body#/next" },
          { name: "size", value: 5 },
        ],
        requestBody: { a: 1 },
        description: "Next",
        origin: "/paths/~1a/get/responses/200/links/next",
      },
      {
        name: "other",
        operationId: undefined,
        operationRef: "#/paths/~1a/get",
        operationPointer: "/paths/~1a/get",
        parameters: [],
        requestBody: undefined,
        description: undefined,
        origin: "/components/links/Other",
      },
    ]);
  });
});
