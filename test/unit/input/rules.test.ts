import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import {
  checkDuplicateParameters,
  checkMethods,
  checkMissingOperationIds,
  checkOperationIds,
  checkRules,
  checkSecurity,
  rules,
} from "../../../generator/input/rules.js";
import {
  checkFilters,
  checkResponses,
  checkSorts,
} from "../../../generator/input/rules-extensions.js";
import { checkPagination } from "../../../generator/input/rules-pagination.js";
import { checkPaths } from "../../../generator/input/rules-paths.js";
import { proposePagination } from "../../../generator/input/rules-proposals.js";
import {
  checkParameterContents,
  checkQuerystrings,
  checkSerialization,
} from "../../../generator/input/rules-serialization.js";
import { checkServers } from "../../../generator/input/rules-servers.js";
import { document31, readSpec } from "../../support/spec.js";

function check(lines: string): readonly string[] {
  return readSpec(document31(`${lines}\n`)).diagnostics;
}

/** One GET with these members on lines 6 and later. */
function operation(members: string, rest = ""): readonly string[] {
  return check(`paths:
  /a:
    get:
${members.replace(/^/gm, "      ")}
${rest}`);
}

test("every rule is applied", () => {
  expect(rules).toEqual([
    checkOperationIds,
    checkMissingOperationIds,
    checkMethods,
    checkDuplicateParameters,
    checkSecurity,
    checkPaths,
    checkServers,
    checkSerialization,
    checkParameterContents,
    checkQuerystrings,
    checkPagination,
    checkFilters,
    checkSorts,
    checkResponses,
    proposePagination,
  ]);
});

test("a sound document passes every rule", () => {
  const api = readSpec(document31("paths: { /a: { get: { operationId: a } } }\n"));
  const bag = new DiagnosticBag();
  checkRules(api, bag);
  expect(bag.diagnostics).toEqual([]);
});

describe("operations", () => {
  test("have ids of their own", () => {
    expect(
      check("paths:\n  /a: { get: { operationId: a } }\n  /b: { get: { operationId: a } }"),
    ).toEqual(["error duplicate-operation-id test.yaml:5:29"]);
  });

  test("without an id are told the assumed one", () => {
    expect(check("paths: { /a: { get: {} } }")).toEqual([
      "warning missing-operation-id test.yaml:3:16",
    ]);
  });

  test("have paths that differ in more than the names of their parameters", () => {
    const lines = `paths:
  /a/{x}: { get: { operationId: a, parameters: [{ name: x, in: path, schema: { type: string } }] } }
  /a/{y}: { put: { operationId: b, parameters: [{ name: y, in: path, schema: { type: string } }] } }
  /a/b: { get: { operationId: c } }`;
    expect(check(lines)).toEqual(["warning ambiguous-path test.yaml:5:3"]);
  });

  test("declare a parameter once", () => {
    const parameters = `operationId: a
parameters:
  - { name: a, in: query, schema: {} }
  - { name: a, in: query, schema: {} }
  - { name: a, in: header, schema: {} }
  - { name: A, in: header, schema: {} }`;
    expect(operation(parameters)).toEqual([
      "error duplicate-parameter test.yaml:9:11",
      "error duplicate-parameter test.yaml:11:11",
    ]);
  });

  test("require declared security schemes, and are told once", () => {
    const lines = `security: [{ a: [] }]
paths:
  /a: { get: { operationId: a }, put: { operationId: b, security: [{ c: [] }] } }
components: { securitySchemes: { d: { type: http, scheme: basic } } }`;
    expect(check(lines)).toEqual([
      "error security-scheme-unknown test.yaml:3:12",
      "error security-scheme-unknown test.yaml:5:68",
    ]);
  });
});

describe("serialization", () => {
  const object = "schema: { type: object, properties: { a: { type: string } } }";
  const nested = "schema: { properties: { a: { type: array } } }";

  function parameter(text: string, root = ""): readonly string[] {
    return operation(`operationId: a\nparameters: [{ name: p, ${text} }]`, root).map((line) =>
      line.replace(/ test.*/, ""),
    );
  }

  test.each([
    "in: query, style: form, schema: { type: array }",
    `in: query, style: deepObject, ${object}`,
    "in: query, style: deepObject, schema: {}",
    `in: query, style: deepObject, ${nested}, x-loom-query-dialect: json`,
    "in: query, style: deepObject, schema: { items: {} }, x-loom-query-dialect: brackets",
    "in: query, style: deepObject, schema: { anyOf: [{ type: object }, { type: string }] }",
    "in: query, style: spaceDelimited, explode: false, schema: { prefixItems: [{}] }",
    "in: query, style: pipeDelimited, explode: false, schema: { additionalProperties: {} }",
    "in: query, style: deepObject, content: { application/json: { schema: { type: string } } }",
    "in: header, schema: { type: object }",
    "in: cookie, style: cookie, schema: { type: [array, 'null'] }",
  ])("of %s is defined", (text) => {
    expect(parameter(text)).toEqual([]);
  });

  test.each([
    ["in: query, style: deepObject, schema: { type: string }", "warning undefined-serialization"],
    ["in: query, style: deepObject, schema: { type: array }", "warning undefined-serialization"],
    [
      "in: query, style: spaceDelimited, explode: false, schema: { type: integer }",
      "warning undefined-serialization",
    ],
    [
      "in: query, style: pipeDelimited, explode: true, schema: { type: array }",
      "warning undefined-serialization",
    ],
    ["in: query, style: simple, schema: {}", "warning undefined-serialization"],
    ["in: header, style: form, schema: {}", "warning undefined-serialization"],
    [`in: query, style: deepObject, ${nested}`, "warning undefined-nesting"],
    [
      "in: query, style: deepObject, schema: { type: object, additionalProperties: { type: object } }",
      "warning undefined-nesting",
    ],
  ])("of %s is not", (text, expected) => {
    expect(parameter(text)).toEqual([expected]);
  });

  const form = { style: "form", explode: true, queryDialect: undefined };

  test.each([
    [
      "style: deepObject, schema: { type: array }",
      { style: "deepObject", explode: false, queryDialect: "indices" },
    ],
    ["style: deepObject, schema: { type: string }", form],
    ["style: pipeDelimited, explode: true, schema: { type: array }", form],
    ["style: spaceDelimited, explode: false, schema: { type: string }", form],
    ["style: matrix, explode: false, schema: {}", form],
    [
      "style: deepObject, schema: { anyOf: [{ type: object }, {}] }",
      { style: "deepObject", explode: false, queryDialect: undefined },
    ],
  ])("of %s is decoded as it is used", (text, expected) => {
    const { document } = readSpec(
      document31(
        `paths: { /a: { get: { operationId: a, parameters: [{ name: p, in: query, ${text} }] } } }`,
      ),
    );
    expect(document.operations[0]?.parameters[0]).toMatchObject(expected);
  });

  test("of a header or path falls back to simple", () => {
    const { document } = readSpec(
      document31(
        "paths: { '/a/{p}': { get: { operationId: a, parameters: [{ name: p, in: path, style: form, schema: {} }] } } }",
      ),
    );
    expect(document.operations[0]?.parameters[0]).toMatchObject({
      style: "simple",
      explode: false,
    });
  });

  test("may be defined for the whole document", () => {
    expect(
      parameter(`in: query, style: deepObject, ${nested}`, "x-loom-query-dialect: repeat"),
    ).toEqual([]);
  });

  test("is reported once for a shared parameter", () => {
    const lines = `paths:
  /a: { get: { operationId: a, parameters: [{ $ref: '#/components/parameters/P' }] } }
  /b: { get: { operationId: b, parameters: [{ $ref: '#/components/parameters/P' }] } }
components: { parameters: { P: { name: p, in: query, style: deepObject, schema: { type: string } } } }`;
    expect(check(lines)).toEqual(["warning undefined-serialization test.yaml:6:29"]);
  });
});

describe("pagination", () => {
  function paginated(
    pagination: string,
    response = "'200'",
    media = "application/json",
  ): readonly string[] {
    return operation(
      `operationId: a
x-loom-pagination:
${pagination.replace(/^/gm, "  ")}
parameters: [{ name: cursor, in: query, schema: {} }, { name: X, in: header, schema: {} }]
responses:
  ${response}: { content: { ${media}: { schema: { $ref: '#/components/schemas/Page' } } } }`,
      `components:
  schemas:
    Page:
      allOf:
        - { $ref: '#/components/schemas/Meta' }
        - { properties: { result: { $ref: '#/components/schemas/List' }, self: { $ref: '#/components/schemas/Page' } } }
    Meta: { anyOf: [{ properties: { meta: { properties: { next: { type: string } } } } }, true] }
    List: { type: [array, 'null'] }
`,
    );
  }

  test.each([
    "style: cursor\nparameter: cursor\nnext: /meta/next\nitems: /result",
    "style: offset\nparameter: cursor\nitems: /self/self/result",
    "style: page\nparameter: cursor\nitems: /result\nlimit: cursor",
  ])("%j fits", (pagination) => {
    expect(paginated(pagination)).toEqual([]);
  });

  test.each([
    [
      "style: page\nparameter: page\nitems: /result\nlimit: X",
      [
        "error pagination-parameter-unknown test.yaml:9:20",
        "error pagination-parameter-unknown test.yaml:11:16",
      ],
    ],
    [
      "style: cursor\nparameter: cursor\nnext: /next\nitems: /data",
      [
        "error pagination-pointer-unresolved test.yaml:10:15",
        "error pagination-pointer-unresolved test.yaml:11:16",
      ],
    ],
    [
      "style: offset\nparameter: cursor\nitems: /meta",
      ["error pagination-items-not-array test.yaml:10:16"],
    ],
    [
      "style: offset\nparameter: cursor\nitems: ''",
      ["error pagination-items-not-array test.yaml:10:16"],
    ],
  ])("%j does not fit", (pagination, expected) => {
    expect(paginated(pagination)).toEqual(expected);
  });

  const offset = "style: offset\nparameter: cursor\nitems: /result";

  test.each([["2XX"], ["default"]])("looks at the response %s", (status) => {
    expect(paginated(offset, status)).toEqual([]);
  });

  test("looks at any media type where there is no JSON", () => {
    expect(paginated(offset, "'200'", "text/csv")).toEqual([]);
  });

  test("needs a success response", () => {
    expect(paginated(offset, "'404'")).toEqual(["error pagination-response-missing test.yaml:7:7"]);
  });
});
