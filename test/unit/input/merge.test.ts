import { describe, expect, test } from "vitest";
import { bundleSpec } from "../../support/spec.js";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

describe("several documents", () => {
  function merge(first: string, second: string) {
    return bundleSpec({ "spec/api/a.yaml": head + first, "spec/api/b.yaml": head + second });
  }

  test("become one", () => {
    const { value, diagnostics, locate } = merge(
      `servers: [{ url: /a }]
tags: [{ name: a }, { name: both }]
paths: { /x: { summary: X, get: { operationId: g } } }
components: { schemas: { A: {}, Same: { type: string } } }
`,
      `tags: [{ name: both }, { name: b }]
externalDocs: { url: b }
paths:
  /x: { summary: X, post: { operationId: p } }
  /y: { get: { operationId: y } }
components:
  schemas: { B: { $ref: 'a.yaml#/components/schemas/A' }, Same: { type: string } }
  responses: { R: { description: r } }
`,
    );
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      servers: [{ url: "/a" }],
      tags: [{ name: "a" }, { name: "both" }, { name: "b" }],
      externalDocs: { url: "b" },
      paths: {
        "/x": { summary: "X", get: { operationId: "g" }, post: { operationId: "p" } },
        "/y": { get: { operationId: "y" } },
      },
      components: {
        schemas: { A: {}, Same: { type: "string" }, B: { $ref: "#/components/schemas/A" } },
        responses: { R: { description: "r" } },
      },
    });
    const places = ["/tags/2/name", "/paths/~1x/post", "/paths/~1x/get", "/components/responses/R"];
    expect(places.map((pointer) => locate(pointer, "member")?.file)).toEqual([
      "spec/api/b.yaml",
      "spec/api/b.yaml",
      "spec/api/a.yaml",
      "spec/api/b.yaml",
    ]);
  });

  test.each([
    ["operations", "paths: { /x: { get: {} } }", "duplicate-operation b.yaml:3:16"],
    [
      "other operations",
      "paths: { /x: { get: { deprecated: true } } }",
      "duplicate-operation b.yaml:3:16",
    ],
    ["parts of a path", "paths: { /x: { summary: Y } }", "document-conflict b.yaml:3:16"],
    [
      "components",
      "components: { schemas: { A: { type: string } } }",
      "component-conflict b.yaml:3:26",
    ],
    ["servers", "servers: [{ url: /b }]", "document-conflict b.yaml:3:1"],
    ["extensions", "x-loom-name: b", "document-conflict b.yaml:3:1"],
    ["paths that are none", "paths: []", "document-conflict b.yaml:3:1"],
  ])("may not both have %s", (_, second, expected) => {
    const first = `servers: [{ url: /a }]
x-loom-name: a
paths: { /x: { get: {}, summary: X } }
components: { schemas: { A: {} } }
`;
    const { diagnostics } = merge(first, second);
    expect(diagnostics).toContain(`error ${expected}`);
  });

  test("share what stands beside their operations", () => {
    const { diagnostics } = merge(
      "paths: { /x: { get: {}, summary: X } }",
      "paths: { /x: { post: {} } }",
    );
    expect(diagnostics).toEqual(["error document-conflict b.yaml:3:10"]);
  });

  test("keep their first of everything else", () => {
    const { value, diagnostics } = merge(
      "tags: 1\nx-other: 1\n",
      "tags: [{ name: a }, 1]\nx-other: 2\n",
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ tags: 1, "x-other": 1 });
  });

  test("may hold odd tags", () => {
    expect(merge("tags: [a]\n", "tags: [b]\n").value).toMatchObject({ tags: ["a"] });
  });

  test("are of one version", () => {
    const entries = { "spec/api/a.yaml": head, "spec/api/b.yaml": "openapi: 3.0.0\n" };
    expect(bundleSpec(entries).diagnostics).toEqual(["error document-conflict b.yaml:1:10"]);
    const swagger = { "spec/api/a.yaml": head, "spec/api/b.yaml": "swagger: '2.0'\n" };
    expect(bundleSpec(swagger).diagnostics).toContain("error document-conflict b.yaml:1:10");
  });
});
