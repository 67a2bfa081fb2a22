import { describe, expect, test } from "vitest";
import { bundleSpec } from "../../support/spec.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

describe("one document", () => {
  test("is shared with the source, not copied", () => {
    const { value, diagnostics, files } = bundleSpec(
      `${head}components:\n  schemas: { A: { $ref: '#/components/schemas/A' } }\n`,
    );
    expect(value).toEqual({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      components: { schemas: { A: { $ref: "#/components/schemas/A" } } },
    });
    expect([diagnostics, files]).toEqual([[], ["spec/api/test.yaml"]]);
  });

  test.each([
    ["- 1\n", "document-not-mapping"],
    ["info: {}\n", "version-missing"],
    ["openapi: 4.0.0\n", "version-unsupported"],
    ["openapi: [3]\n", "version-unsupported"],
    ["swagger: '1.2'\n", "version-unsupported"],
  ])("%j is refused", (text, code) => {
    expect(() => bundleSpec(text)).toThrow(code);
  });

  test.each([
    ["openapi: 3.0", "3.0"],
    ["openapi: '3.0.4'", "3.0"],
    ["openapi: 3.1.1-rc1", "3.1"],
    ["openapi: 3.2.0", "3.2"],
    ["swagger: 2.0", "2.0"],
    ["swagger: '2.0'", "2.0"],
  ])("%s is version %s", (text, version) => {
    expect(bundleSpec(text).version).toBe(version);
  });
});

describe("references", () => {
  test("to nothing, to URLs and out of the folder are reported where they stand", () => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components:
  schemas:
    A: { $ref: '#/components/schemas/Missing' }
    B: { $ref: 'missing.yaml#/B' }
    C: { $ref: 'https://example.com/c.yaml' }
    D: { $ref: '../../outside.yaml' }
    E: { $ref: '#anchor' }
    F: { $ref: '/etc/passwd' }
`,
      "outside.yaml": "type: string\n",
    });
    expect(diagnostics).toEqual([
      "error unresolved-reference a.yaml:5:16",
      "error unresolved-reference a.yaml:6:16",
      "error remote-reference a.yaml:7:16",
      "error reference-outside a.yaml:8:16",
      "error unresolved-reference a.yaml:9:16",
      "error reference-outside a.yaml:10:16",
    ]);
  });

  test("in data are data", () => {
    const { diagnostics } = bundleSpec(`${head}components:
  examples: { E: { value: { $ref: '#/no' } } }
  schemas:
    A:
      properties:
        $ref: { type: string }
        example: { type: string }
      example: { $ref: '#/no' }
      examples: [{ $ref: '#/no' }]
      default: { $ref: '#/no' }
      enum: [{ $ref: '#/no' }]
      const: { $ref: '#/no' }
      x-anything: { $ref: '#/no' }
`);
    expect(diagnostics).toEqual([]);
  });

  test("to properties named like data are references", () => {
    const { diagnostics } = bundleSpec(
      `${head}components: { schemas: { A: { properties: { default: { $ref: '#/no' } } } } }\n`,
    );
    expect(diagnostics).toEqual(["error unresolved-reference test.yaml:3:62"]);
  });

  test("to a broken file are not reported twice", () => {
    const { diagnostics } = bundleSpec({
      "spec/api/a.yaml": `${head}components: { schemas: { A: { $ref: _b.yaml } } }\n`,
      "spec/api/_b.yaml": "a: [\n",
    });
    expect(diagnostics).toEqual(["error syntax-error _b.yaml:2:1"]);
  });
});

describe("extensions", () => {
  test("with unknown names or in the wrong place are reported", () => {
    const { diagnostics } = bundleSpec(`${head}x-loom-nam: a
x-other: { x-loom-foo: 1 }
paths:
  /a:
    get:
      x-loom-filter: true
      responses: { '200': { description: ok, x-loom-something: 1 } }
components:
  schemas: { A: { properties: { x-loom-foo: { x-loom-open: true } }, example: { x-loom-foo: 1 } } }
`);
    expect(diagnostics).toEqual([
      "warning unknown-extension test.yaml:3:1",
      "warning misplaced-extension test.yaml:8:7",
      "warning unknown-extension test.yaml:9:46",
    ]);
  });
});
