import { describe, expect, test } from "vitest";
import { pathProblem } from "../../../generator/input/decode-path-template.js";
import { document31, readSpec } from "../../support/spec.js";

describe("operations", () => {
  test("inherit from path and document", () => {
    const { document, diagnostics } = readSpec(
      document31(`security: [{ key: [] }]
paths:
  /users/{id}:
    servers: [{ url: /path }]
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: page, in: query, schema: { type: integer } }
    get:
      operationId: getUser
      tags: [users]
      summary: Get
      description: Get a user
      deprecated: true
      externalDocs: { url: https://example.com, description: more }
      security: []
      servers: [{ url: /operation }]
      x-loom-method: read
      x-loom-support: { integrations: 3 }
      parameters: [{ name: page, in: query, schema: { type: string } }]
      responses: { '204': { description: none }, x-foo: 1 }
    delete: { operationId: deleteUser }
    x-other: {}
  x-paths: {}
components: { securitySchemes: { key: { type: http, scheme: basic } } }
`),
    );
    expect(diagnostics).toEqual([]);
    const [get, remove] = document.operations;
    expect(get).toMatchObject({
      method: "GET",
      path: "/users/{id}",
      operationId: "getUser",
      tags: ["users"],
      summary: "Get",
      description: "Get a user",
      deprecated: true,
      externalDocs: { url: "https://example.com", description: "more" },
      security: [],
      servers: [{ url: "/operation" }],
      methodName: "read",
      support: { integrations: 3, required: undefined, names: [], requiredBy: [], notes: [] },
      requestBody: undefined,
      pagination: undefined,
      responses: [{ status: "204", description: "none", headers: [], content: [] }],
      origin: "/paths/~1users~1{id}/get",
    });
    expect(get?.parameters.map(({ name, origin }) => [name, origin])).toEqual([
      ["id", "/paths/~1users~1{id}/parameters/0"],
      ["page", "/paths/~1users~1{id}/get/parameters/0"],
    ]);
    expect(remove).toMatchObject({
      method: "DELETE",
      security: [{ schemes: [{ name: "key", scopes: [] }], origin: "/security/0" }],
      servers: [{ url: "/path" }],
      responses: [],
      externalDocs: undefined,
    });
  });

  test("of a referenced path item come after its own", () => {
    const { document, diagnostics } = readSpec(
      document31(`paths:
  /a: { $ref: '#/components/pathItems/A', put: { operationId: own } }
  /b: { $ref: '#/paths/~1a' }
  /empty:
components:
  pathItems:
    A: { parameters: [{ name: q, in: query, schema: {} }], get: { operationId: get } }
`),
    );
    expect(
      document.operations.map(({ path, method, parameters }) => [path, method, parameters.length]),
    ).toEqual([
      ["/a", "PUT", 1],
      ["/a", "GET", 1],
      ["/b", "GET", 1],
    ]);
    expect(diagnostics).toEqual(["error duplicate-operation-id test.yaml:9:80"]);
  });

  test("of 3.2 have more methods", () => {
    const lines = `paths:
  /a:
    query: { operationId: q }
    additionalOperations: { COPY: { operationId: c } }
`;
    const methods = (text: string) =>
      readSpec(text).document.operations.map(({ method }) => method);
    expect(methods(`openapi: 3.2.0\ninfo: { title: T, version: '1' }\n${lines}`)).toEqual([
      "QUERY",
      "COPY",
    ]);
    expect(methods(document31(lines))).toEqual([]);
  });

  test.each([
    ["paths: { users: {} }", "error invalid-path test.yaml:3:10"],
    ["paths: { /a: 1 }", "error unexpected-type test.yaml:3:14"],
    ["paths: { /a: { $ref: '#/paths/~1a' } }", "error reference-cycle test.yaml:3:22"],
    [
      "paths: { /a: { get: { operationId: a, responses: { ok: {} } } } }",
      "error invalid-value test.yaml:3:52",
    ],
    [
      "paths: { /a: { get: { operationId: a, tags: [[]] } } }",
      "warning ignored-value test.yaml:3:46",
    ],
    [
      "paths: { /a: { get: { operationId: a, deprecated: 'yes' } } }",
      "warning ignored-value test.yaml:3:51",
    ],
    [
      "paths: { '/a/{b}': { get: { operationId: a } } }",
      "warning path-parameter-undeclared test.yaml:3:22",
    ],
    [
      "paths: { /a: { get: { operationId: a, parameters: [{ name: b, in: path, schema: {} }] } } }",
      "warning path-parameter-unused test.yaml:3:52",
    ],
  ])("%s is reported", (lines, expected) => {
    expect(readSpec(document31(`${lines}\n`)).diagnostics).toContain(expected);
  });

  test("have exactly the path parameters of their path", () => {
    const { document } = readSpec(
      document31(`paths:
  /a/{b}/{c}:
    get: { operationId: a, parameters: [{ name: c, in: path, schema: {} }, { name: d, in: path, schema: {} }] }
`),
    );
    expect(document.operations[0]?.parameters).toMatchObject([
      { name: "c" },
      { name: "b", in: "path", required: true, style: "simple", schema: { types: ["string"] } },
    ]);
  });
});

describe("paths", () => {
  test.each([
    ["a", "does not start with a slash"],
    ["/a/{b}/{c}/{b}", undefined],
    [`/${"a".repeat(8192)}`, "is longer than 8192 characters"],
    ["/a/{b", "has a brace without its counterpart"],
    ["/a/b}", "has a brace without its counterpart"],
    ["/a/{}", "has a parameter without a name"],
    ["/a/{b}/{b}/{c:", "has a brace without its counterpart"],
    ["/a/{b}.{c}", undefined],
  ])("%s: %s", (path, problem) => {
    expect(pathProblem(path)).toBe(problem);
  });

  test("that are malformed are reported and left out", () => {
    const { document, diagnostics } = readSpec(
      document31(
        "paths:\n  /a/{b: { get: { operationId: a } }\n  /c: { get: { operationId: c } }\n",
      ),
    );
    expect(diagnostics).toEqual(["error invalid-path test.yaml:4:3"]);
    expect(document.operations.map(({ id }) => id)).toEqual(["c"]);
  });

  test("may be empty, but their operations may not", () => {
    const { document, diagnostics } = readSpec(document31("paths:\n  /a:\n  /b: { get: }\n"));
    expect(diagnostics).toEqual(["error unexpected-type test.yaml:5:9"]);
    expect(document.operations).toEqual([]);
  });
});
