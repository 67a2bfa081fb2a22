import { describe, expect, test } from "vitest";
import { document30, document31, readSpec } from "../../support/spec.js";

function read(schema: string, document = document30) {
  const { document: decoded, diagnostics } = readSpec(
    document(`components:
  schemas:
    Test: ${schema}
`),
  );
  return { schema: decoded.schemas[0]?.schema, diagnostics };
}

describe("a list of items", () => {
  const items = "[{ type: string }, { type: integer }]";
  const choice = { anyOf: [{ types: ["string"] }, { types: ["integer"] }] };

  test.each([
    [`{ type: array, items: ${items} }`, { types: ["array"], items: choice, allOf: [] }],
    [
      `{ items: ${items} }`,
      {
        items: undefined,
        allOf: [{ anyOf: [...choice.anyOf, { types: ["array"], items: choice }] }],
      },
    ],
  ])("%s has alternatives before 3.1, and is reported", (text, expected) => {
    const { schema: decoded, diagnostics } = read(text);

    expect(decoded).toMatchObject({ ...expected, prefixItems: undefined });
    expect(diagnostics).toEqual([expect.stringContaining("warning items-list test.yaml:5:")]);
  });

  test("is a tuple since 3.1", () => {
    const { schema: decoded, diagnostics } = read(`{ items: ${items} }`, document31);

    expect(decoded).toMatchObject({ prefixItems: choice.anyOf, items: undefined });
    expect(diagnostics).toEqual([]);
  });
});
