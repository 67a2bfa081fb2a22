import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { proposePagination } from "../../../generator/input/rules-proposals.js";
import { document31, readSpec } from "../../support/spec.js";

function proposals(properties: string, parameters: string, members = ""): readonly string[] {
  const api = readSpec(
    document31(`paths:
  /a:
    get:
      operationId: a
      parameters: [${parameters}]
      responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } } }
      ${members}
components: { schemas: { P: { properties: { ${properties} } } } }
`),
  );
  const bag = new DiagnosticBag();
  proposePagination(api, bag);
  return bag.diagnostics.map(({ message }) => message);
}

const query = (name: string, type = "string") =>
  `{ name: ${name}, in: query, schema: { type: ${type} } }`;
const items = "data: { type: array }";

describe("a list that passes a value on", () => {
  test("is shown its declaration", () => {
    const parameters = `${query("cursor")}, ${query("page_size", "integer")}`;
    expect(proposals(`${items}, next_cursor: { type: [string, 'null'] }`, parameters)).toEqual([
      `GET /a looks like a list. To iterate over it, declare:
x-loom-pagination:
  style: cursor
  parameter: cursor
  next: /next_cursor
  items: /data
  limit: page_size`,
    ]);
  });

  test.each([
    ["next: { type: string }", "cursor", "/next"],
    ["nextPageToken: { type: string }", "pageToken", "/nextPageToken"],
    ["next_page_token: { type: string }", "page_token", "/next_page_token"],
    ["meta: { properties: { after: { type: string } } }", "after", "/meta/after"],
    [
      "links: { properties: { next: { type: string } } }, meta: { properties: { cursors: { properties: { next: { type: string } } } } }",
      "cursor",
      "/meta/cursors/next",
    ],
    ["'next cursor': { type: string }", '"next cursor"', '"/next cursor"'],
  ])("is found by { %s } and %s", (properties, parameter, next) => {
    const [message] = proposals(`${items}, ${properties}`, query(parameter));
    expect(message).toContain(`\n  parameter: ${parameter}\n  next: ${next}\n  items: /data`);
    expect(message).not.toContain("limit");
  });

  const next = "next_cursor: { type: string }";

  test.each([
    [next, query("cursor"), ""],
    [`${items}, more: { type: array }, ${next}`, query("cursor"), ""],
    [`${items}, ${next}`, "", ""],
    [`${items}, ${next}`, query("page"), ""],
    [`${items}, ${next}`, query("page_token"), ""],
    [`${items}, ${next}`, "{ name: cursor, in: header, schema: {} }", ""],
    [`${items}, next_cursor: { type: integer }`, query("cursor"), ""],
    [`${items}, next: { type: string, format: uri }`, query("cursor"), ""],
    [
      `${items}, ${next}`,
      query("cursor"),
      "x-loom-pagination: { style: cursor, parameter: cursor, next: /next_cursor, items: /data }",
    ],
  ])("{ %s } with [%s] %s is none", (properties, parameters, members) => {
    expect(proposals(properties, parameters, members)).toEqual([]);
  });

  test("is no POST, and has a response", () => {
    const { diagnostics } = readSpec(
      document31(`paths:
  /a:
    post:
      operationId: a
      parameters: [${query("cursor")}]
      responses: { '200': { content: { application/json: { schema: { properties: { ${items}, ${next} } } } } } }
    get: { operationId: b, parameters: [${query("cursor")}] }
`),
    );
    expect(diagnostics).toEqual([]);
  });
});
