import { describe, expect, test } from "vitest";
import { document31, readSpec } from "../../support/spec.js";

function check(lines: string): readonly string[] {
  return readSpec(document31(`${lines}\n`)).diagnostics;
}

describe("extensions of parameters", () => {
  function parameter(text: string, operationMembers = ""): readonly string[] {
    const members = `operationId: a\nparameters:\n  - { name: p, in: query, ${text} }\n${operationMembers}`;
    return check(`paths:\n  /a:\n    get:\n${members.replace(/^/gm, "      ")}\n`);
  }

  const range = "schema: { anyOf: [{ type: string }, { properties: { gt: {}, lt: {} } }] }";
  const sortable =
    "style: deepObject, schema: { properties: { a: {} }, propertyNames: { enum: [b] } }";
  const choice = "schema: { enum: [a, b, null] }";

  test.each([
    `${range}, x-loom-filter: { operators: [gt, lt] }`,
    `${range}, x-loom-filter: true`,
    `${sortable}, x-loom-sort: { fields: [a, b] }`,
    "schema: { type: array }, x-loom-response: { kind: omit-properties }",
    "schema: { type: boolean }, x-loom-response: { kind: omit-properties, properties: [a] }",
    `${choice}, x-loom-response: { kind: select, default: a, values: { a: { body: declared }, b: { body: unknown } } }`,
    "schema: { const: a }, x-loom-response: { kind: select, default: a, values: { a: { body: stream } } }",
  ])("%s fits", (text) => {
    expect(parameter(text)).toEqual([]);
  });

  test.each([
    [`${range}, x-loom-filter: { operators: [gt, eq] }`, ["filter-operator-unknown"]],
    [`${sortable}, x-loom-sort: { fields: [a, c] }`, ["sort-field-unknown"]],
    [
      "schema: { type: string }, x-loom-response: { kind: key-items }",
      ["response-pagination-missing"],
    ],
    [
      "schema: { type: string }, x-loom-response: { kind: omit-properties }",
      ["response-parameter-type"],
    ],
    [
      "schema: { type: array }, x-loom-response: { kind: omit-properties, properties: [a] }",
      ["response-parameter-type"],
    ],
    [
      `${choice}, x-loom-response: { kind: select, default: d, values: { a: { body: declared }, c: { body: unknown } } }`,
      ["response-values-mismatch", "response-values-mismatch", "response-values-mismatch"],
    ],
  ])("%s does not fit", (text, codes) => {
    expect(parameter(text).map((line) => line.split(" ")[1])).toEqual(codes);
  });

  test("are reported once for a shared parameter", () => {
    const lines = `paths:
  /a: { get: { operationId: a, parameters: [{ $ref: '#/components/parameters/P' }] } }
  /b: { get: { operationId: b, parameters: [{ $ref: '#/components/parameters/P' }] } }
components: { parameters: { P: { name: p, in: query, schema: {}, x-loom-sort: { fields: [a] } } } }`;
    expect(check(lines)).toEqual(["error sort-field-unknown test.yaml:6:90"]);
  });

  test.each([
    [`${range}, x-loom-filter: { operators: [gt, eq] }`, "eq"],
    [`${sortable}, x-loom-sort: { fields: [a, missing] }`, "missing"],
    [
      "schema: { enum: [a] }, x-loom-response: { kind: select, default: a, values: { a: { body: declared }, csv: { body: stream } } }",
      "csv",
    ],
    [
      "schema: { enum: [a, zip] }, x-loom-response: { kind: select, default: a, values: { a: { body: declared } } }",
      "zip",
    ],
    [
      "schema: { enum: [a] }, x-loom-response: { kind: select, default: raw, values: { a: { body: declared } } }",
      "raw",
    ],
  ])("%s is reported at %s", (text, part) => {
    const column = `        - { name: p, in: query, ${text} }`.indexOf(part) + 1;
    expect(parameter(text).map((line) => line.split(":").at(-1))).toEqual([String(column)]);
  });
});
