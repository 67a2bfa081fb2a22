import { describe, expect, test } from "vitest";
import { lowering, schemaOf, typeOf, type Written } from "./schemas.js";

const user: Written = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, age: { type: "integer" } },
};
const pet: Written = { type: "object", properties: { name: { type: "string" } } };
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("objects", () => {
  const properties = { a: { type: "string" }, b: { type: "integer" } };

  test.each<[string, Written, string]>([
    ["of anything", { type: "object" }, "{ [*]: unknown }"],
    [
      "with properties",
      { type: "object", required: ["b"], properties },
      "{ a?: string; b: number }",
    ],
    ["without a type", { properties }, "{ a?: string; b?: number }"],
    ["or null", { type: ["object", "null"], properties }, "{ a?: string; b?: number } | null"],
    ["that are closed", { properties, additionalProperties: false }, "{ a?: string; b?: number }"],
    ["that are empty", { type: "object", additionalProperties: false }, "{ [*]: never }"],
    ["that are dictionaries", { additionalProperties: { type: "string" } }, "{ [*]: string }"],
    ["that are open", { type: "object", additionalProperties: true }, "{ [*]: unknown }"],
    ["that add no constraint", { additionalProperties: true }, "unknown"],
    [
      "with unevaluated properties",
      { unevaluatedProperties: { type: "string" } },
      "{ [*]: string }",
    ],
    [
      "with others beside",
      { properties, additionalProperties: { type: "boolean" } },
      "{ a?: string; b?: number; [*]: boolean | string | number }",
    ],
    [
      "with anything beside",
      { properties, additionalProperties: true },
      "{ a?: string; b?: number; [*]: unknown }",
    ],
    [
      "with patterns",
      { patternProperties: { "^x": { type: "string" }, y$: { type: "number" }, "^z": false } },
      "{ [x*]: string; [*y]: number }",
    ],
    [
      "with patterns beside",
      { properties: { a: { type: "string" } }, patternProperties: { "^x": { type: "number" } } },
      "{ a?: string; [x*]: number }",
    ],
    [
      "with patterns that no type can say",
      { patternProperties: { "^[a-z]$": { type: "number" }, "^x\\-.*z$": { type: "string" } } },
      "{ [x-*z]: string; [*]: unknown }",
    ],
    [
      "with such patterns and nothing else",
      { patternProperties: { "^a|b$": { type: "number" } }, additionalProperties: false },
      "{ [*]: number }",
    ],
    ["with a pattern of every name", { patternProperties: { "^.+$": true } }, "{ [*]: unknown }"],
    [
      "with listed names",
      {
        propertyNames: { enum: ["a", "c", 1] },
        required: ["c"],
        additionalProperties: { type: "number" },
        type: "object",
      },
      "{ a?: number; c: number }",
    ],
    [
      "with listed names beside",
      { propertyNames: { const: "c" }, properties: { a: { type: "string" } } },
      "{ a?: string; c?: unknown }",
    ],
    [
      "with names of a form",
      { type: "object", propertyNames: { type: "string" } },
      "{ [*]: unknown }",
    ],
    [
      "that require what they do not declare",
      { type: "object", properties: { a: { type: "string" } }, required: ["a", "z"] },
      "{ a: string; z: unknown }",
    ],
    ["that require only", { type: "object", required: ["z"] }, "{ z: unknown; [*]: unknown }"],
    ["that may require", { required: ["z"] }, "unknown"],
    [
      "or null that require what they do not declare",
      { type: ["object", "null"], required: ["z"] },
      "{ z: unknown; [*]: unknown } | null",
    ],
    [
      "beside others in an index signature",
      {
        properties: { a: { oneOf: [true, { type: "string" }] } },
        additionalProperties: { type: "string" },
      },
      "{ a?: unknown; [*]: unknown }",
    ],
    ["with an impossible property", { properties: { a: false } }, "{ a?: never }"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });

  test("document their properties", () => {
    const schema = schemaOf(
      {
        properties: {
          created_at: {
            title: "Created At",
            description: "When.",
            deprecated: true,
            default: 1,
            examples: [2],
          },
          b: { title: "Second" },
        },
      },
      "/x",
    );

    expect(lowering().lower(schema, { variant: "read", use: "value" })).toMatchObject({
      properties: [
        {
          docs: {
            summary: undefined,
            description: "When.",
            deprecated: true,
            default: 1,
            examples: [2],
          },
          origin: "/x/properties/created_at",
        },
        { docs: { summary: "Second" } },
      ],
    });
  });
});

describe("references", () => {
  const components = {
    User: user,
    Pet: pet,
    Name: { type: "string" },
    Maybe: { type: ["string", "null"] },
  };

  test.each<[string, Written, string]>([
    ["to a component", refTo("User"), "User"],
    ["with documentation beside", { ...refTo("User"), description: "A", deprecated: true }, "User"],
    ["with a repeated type beside", { ...refTo("User"), type: "object" }, "User"],
    ["with null beside", { ...refTo("User"), type: ["object", "null"] }, "User | null"],
    [
      "with properties beside",
      { ...refTo("User"), properties: { z: { type: "string" } } },
      "User & { z?: string }",
    ],
    ["or null", { anyOf: [{ type: "null" }, refTo("User")] }, "User | null"],
    ["to a part", { $ref: "#/components/schemas/User/properties/age" }, "number"],
    ["that is unresolved", { $ref: "#/nowhere" }, "unknown"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components)).toBe(want);
  });
});
