import { describe, expect, test } from "vitest";
import { selectOperations } from "../../../generator/input/select-operations.js";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object) => ({
  responses: { "200": { description: "", content: { "application/json": { schema } } } },
});

function select(document: object, id: string): Record<string, unknown> {
  const root = JSON.parse(JSON.stringify(document));
  return JSON.parse(JSON.stringify(selectOperations(root, (operation) => operation.id === id)));
}

function componentsOf(schemas: Record<string, object>, root: object) {
  const document = {
    openapi: "3.1.0",
    paths: { "/a": { get: { operationId: "a", ...answer(root) }, post: { operationId: "b" } } },
    components: { schemas },
  };
  return Object.keys((select(document, "a")["components"] as { schemas: object }).schemas);
}

describe("a selection keeps", () => {
  test("what its operations refer to, through any number of references", () => {
    const schemas = { A: { items: reference("B") }, B: { type: "string" }, C: reference("A") };
    expect(componentsOf(schemas, reference("A"))).toEqual(["A", "B"]);
  });

  test("cycles", () => {
    expect(componentsOf({ A: reference("B"), B: reference("A"), C: {} }, reference("A"))).toEqual([
      "A",
      "B",
    ]);
  });

  test("what a mapping points to or names", () => {
    const mapping = { x: "#/components/schemas/X", y: "Y" };
    const schemas = { A: { discriminator: { propertyName: "k", mapping } }, X: {}, Y: {}, Z: {} };
    expect(componentsOf(schemas, reference("A"))).toEqual(["A", "X", "Y"]);
  });

  test("subtypes of a base with a discriminator, and of no other", () => {
    const schemas = {
      Base: { discriminator: { propertyName: "k" } },
      Plain: {},
      One: { allOf: [reference("Base")] },
      Two: { allOf: [reference("Plain")] },
    };
    expect(componentsOf(schemas, { anyOf: [reference("Base"), reference("Plain")] })).toEqual([
      "Base",
      "Plain",
      "One",
    ]);
  });

  test("keys that every object has", () => {
    const schemas = JSON.parse('{"__proto__":{"type":"string"},"constructor":{}}');
    expect(componentsOf(schemas, reference("__proto__"))).toEqual(["__proto__"]);
  });

  test("security schemes, and a path that something points into", () => {
    const selected = select(
      {
        openapi: "3.1.0",
        paths: {
          "/a": { get: { operationId: "a", ...answer({ $ref: "#/paths/~1b/get/x" }) } },
          "/b": { get: { operationId: "b", x: { type: "string" } } },
          "/c": { get: { operationId: "c" } },
        },
        components: { securitySchemes: { key: {} } },
      },
      "a",
    );
    expect(Object.keys(selected["paths"] as object)).toEqual(["/a", "/b"]);
    expect(selected["components"]).toEqual({ securitySchemes: { key: {} } });
  });

  test("single operations of a path, additional ones too, and derived names", () => {
    const item = {
      get: {},
      put: { operationId: "getA" },
      additionalOperations: { COPY: { operationId: "getA" }, LINK: {} },
      summary: "s",
    };
    expect(select({ paths: { "/a": item, "x-b": 1 } }, "getA")["paths"]).toEqual({
      "/a": {
        get: {},
        put: { operationId: "getA" },
        additionalOperations: { COPY: { operationId: "getA" } },
        summary: "s",
      },
      "x-b": 1,
    });
  });
});
