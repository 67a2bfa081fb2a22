/** Bounds of values, which no type has. */
import { describe, expect, test } from "vitest";
import { document30, document31, readSpec } from "../../support/spec.js";

function read(schema: string, document: (lines: string) => string = document31) {
  const { document: decoded, diagnostics } = readSpec(
    document(`components:
  schemas:
    Test: ${schema}
`),
  );
  return { schema: decoded.schemas[0]?.schema, diagnostics };
}

describe("bounds", () => {
  const noBounds = {
    minLength: undefined,
    maxLength: undefined,
    pattern: undefined,
    minimum: undefined,
    maximum: undefined,
    exclusiveMinimum: undefined,
    exclusiveMaximum: undefined,
    multipleOf: undefined,
    uniqueItems: false,
    minProperties: undefined,
    maxProperties: undefined,
  };

  test.each<[string, object | undefined]>([
    ["{ type: string }", undefined],
    [
      "{ minLength: 1, maxLength: 9, pattern: '^a' }",
      { minLength: 1, maxLength: 9, pattern: "^a" },
    ],
    ["{ minimum: 0, exclusiveMaximum: 5.5 }", { minimum: 0, exclusiveMaximum: 5.5 }],
    ["{ multipleOf: 0.01, uniqueItems: true }", { multipleOf: 0.01, uniqueItems: true }],
    ["{ minProperties: 1, maxProperties: 2 }", { minProperties: 1, maxProperties: 2 }],
    ["{ minLength: '1', pattern: 7, uniqueItems: yes, minimum: [] }", {}],
  ])("%s", (written, bounds) => {
    const { schema: decoded, diagnostics } = read(written);
    const expected = bounds && { ...noBounds, ...bounds };
    expect(decoded).toMatchObject({ bounds: expected });
    expect(diagnostics).toEqual([]);
  });

  test("a flag of 3.0 excludes the limit beside it", () => {
    const flags = "{ minimum: 3, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }";
    const bounds = { minimum: 3, exclusiveMinimum: 3, maximum: 9, exclusiveMaximum: undefined };
    expect(read(flags, document30).schema).toMatchObject({ bounds: { ...noBounds, ...bounds } });
  });
});
