import { describe, expect, test } from "vitest";
import { document31, readSpec } from "../../support/spec.js";

/** A list with every parameter and property that the declarations below name. */
function read(extension: string, root = "") {
  const api = readSpec(
    document31(`${root}
paths:
  /a:
    get:
      operationId: a
      ${extension.replaceAll("\n", "\n      ")}
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        '200':
          content:
            application/json:
              schema:
                properties:
                  value: { type: array }
                  '@odata.nextLink': { type: string }
                  meta: { properties: { more: { type: string }, total: { type: integer } } }
`),
  );
  const [operation] = api.document.operations;
  return { pagination: operation?.pagination, diagnostics: api.diagnostics };
}

const shared = { items: "/value", limit: undefined };
const speakeasy = (text: string) => `x-speakeasy-pagination: { ${text} }`;
const input = (type: string) => `{ name: ${type}, in: parameters, type: ${type} }`;
const fern = (text: string) => `x-fern-pagination: { ${text}, results: $response.value }`;

describe("the declaration of another generator", () => {
  test.each([
    [
      "x-ms-pageable: { nextLinkName: '@odata.nextLink' }",
      { ...shared, style: "next-url", next: "/@odata.nextLink" },
    ],
    [
      "x-ms-pageable: { nextLinkName: '@odata.nextLink', itemName: value, operationName: next }",
      { ...shared, style: "next-url", next: "/@odata.nextLink" },
    ],
    ["x-ms-pageable: { nextLinkName: null }", undefined],
    [
      speakeasy(
        `type: cursor, inputs: [${input("cursor")}, ${input("limit")}], outputs: { results: '$.value[*]', nextCursor: "$.meta['more']" }`,
      ),
      { ...shared, style: "cursor", parameter: "cursor", next: "/meta/more", limit: "limit" },
    ],
    [
      speakeasy(
        `type: offsetLimit, inputs: [${input("page")}], outputs: { results: $.value, numPages: $.x }`,
      ),
      { ...shared, style: "page", parameter: "page", start: 1 },
    ],
    [
      speakeasy(
        "type: offsetLimit, inputs: [{ name: cursor, in: parameters, type: offset }], outputs: { results: '$[\"value\"]' }",
      ),
      { ...shared, style: "offset", parameter: "cursor" },
    ],
    [
      speakeasy("type: url, outputs: { results: $.value, nextUrl: $.meta.more }"),
      { ...shared, style: "next-url", next: "/meta/more" },
    ],
    [
      fern("cursor: $request.cursor, next_cursor: $response.meta.more"),
      { ...shared, style: "cursor", parameter: "cursor", next: "/meta/more" },
    ],
    [fern("offset: $request.page"), { ...shared, style: "page", parameter: "page", start: 1 }],
    [
      fern("offset: $request.page, step: $request.limit"),
      { ...shared, style: "offset", parameter: "page", limit: "limit" },
    ],
    [fern("next_uri: $response.meta.more"), { ...shared, style: "next-url", next: "/meta/more" }],
    [fern("next_path: $response.meta.more"), { ...shared, style: "next-url", next: "/meta/more" }],
    ["x-fern-pagination: false", undefined],
  ])("%s is understood", (extension, expected) => {
    const { pagination, diagnostics } = read(extension);
    expect(diagnostics).toEqual([]);
    const origin = `/paths/~1a/get/${extension.split(":")[0] ?? ""}`;
    expect(pagination).toEqual(expected && { ...expected, origin });
  });

  test.each([
    "x-ms-pageable: 1",
    "x-ms-pageable: {}",
    "x-ms-pageable: { nextLinkName: 1 }",
    "x-ms-pageable: { nextLinkName: a, itemName: null }",
    "x-speakeasy-pagination: true",
    speakeasy("type: link, outputs: {}"),
    speakeasy("type: url"),
    speakeasy("type: url, inputs: 1, outputs: {}"),
    speakeasy("type: url, inputs: [1], outputs: {}"),
    speakeasy("type: url, inputs: [{ name: a, in: parameters }], outputs: {}"),
    speakeasy("type: cursor, outputs: { results: $.value, nextCursor: $.meta.more }"),
    speakeasy("type: offsetLimit, outputs: { results: $.value }"),
    "x-fern-pagination: {}",
    fern("cursor: $response.cursor, next_cursor: $response.meta.more"),
    fern("cursor: $request.cursor"),
    fern("offset: page"),
    fern("offset: $request.page, step: limit"),
    fern("next_uri: meta.next"),
    "x-fern-pagination: { offset: $request.page }",
  ])("%s is malformed", (extension) => {
    const { pagination, diagnostics } = read(extension);
    expect(pagination).toBeUndefined();
    expect(diagnostics.map((line) => line.replace(/:.*/, ""))).toEqual([
      "warning pagination-ignored test.yaml",
    ]);
  });

  test.each([
    "x-ms-pageable: { nextLinkName: nextLink }",
    "x-ms-pageable: { nextLinkName: '@odata.nextLink', itemName: meta }",
    speakeasy("type: url, inputs: [{ name: a, in: requestBody, type: page }], outputs: {}"),
    speakeasy("type: url, outputs: { nextUrl: $.meta.more }"),
    speakeasy("type: url, outputs: { results: '$.value[-1]', nextUrl: $.meta.more }"),
    speakeasy("type: url, outputs: { results: $.value, nextUrl: 1 }"),
    speakeasy("type: cursor, outputs: { results: $.value }"),
    fern("type: custom"),
    fern("cursor: $request.body.cursor, next_cursor: $response.meta.more"),
    fern("offset: $request.body.page"),
    fern("offset: $request.other"),
  ])("%s is ignored with a warning", (extension) => {
    const { pagination, diagnostics } = read(extension);
    expect(pagination).toBeUndefined();
    expect(diagnostics).toEqual(["warning pagination-ignored test.yaml:8:7"]);
  });

  test("gives way to our own", () => {
    const ours = "x-loom-pagination: { style: page, parameter: page, items: /value }";
    expect(read(`x-ms-pageable: 1\n${ours}`)).toMatchObject({
      pagination: { style: "page" },
      diagnostics: [],
    });
  });

  test("may stand at the root", () => {
    const root = "x-fern-pagination: { offset: $request.page, results: $response.value }";
    expect(read("x-fern-pagination: true", root)).toMatchObject({
      pagination: { style: "page", origin: "/x-fern-pagination" },
      diagnostics: [],
    });
    expect(read("x-fern-pagination: true").diagnostics).toEqual([
      "warning pagination-ignored test.yaml:8:26",
    ]);
  });

  test("needs a success response", () => {
    const { diagnostics } = readSpec(
      document31(
        "paths: { /a: { get: { operationId: a, x-ms-pageable: { nextLinkName: next } } } }\n",
      ),
    );
    expect(diagnostics).toEqual(["warning pagination-ignored test.yaml:3:39"]);
  });
});
