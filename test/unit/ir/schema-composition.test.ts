import { describe, expect, test } from "vitest";
import { lowering, schemaOf, short, typeOf, type Written } from "./schemas.js";

const user: Written = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, age: { type: "integer" } },
};
const pet: Written = { type: "object", properties: { name: { type: "string" } } };
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("allOf", () => {
  const components = {
    User: user,
    Pet: pet,
    Choice: { oneOf: [refTo("User"), refTo("Pet")] },
    Heir: { allOf: [refTo("User")] },
    Text: { type: "string" },
  };

  test.each<[string, readonly Written[], string]>([
    ["one reference", [refTo("User")], "User"],
    ["the same reference twice", [refTo("User"), refTo("User")], "User"],
    ["references", [refTo("User"), refTo("Pet")], "User & Pet"],
    ["inline objects", [user, pet], "{ id: string; age?: number; name?: string }"],
    ["a bare object", [{ type: "object" }, user], "{ id: string; age?: number }"],
    ["bare objects only", [{ type: "object" }, { type: "object" }], "{ [*]: unknown }"],
    ["an inline object and a reference", [pet, refTo("User")], "User & { name?: string }"],
    ["nothing", [{}, true], "unknown"],
    ["the impossible", [user, false], "never"],
    ["different scalars", [{ type: "string" }, { type: "number" }], "never"],
    ["a scalar and an object", [{ type: "string" }, user], "never"],
    ["a scalar and its values", [{ type: "string" }, { enum: ["a", 1] }], '"a"'],
    ["what requires properties of no object", [{ enum: ["a"] }, { required: ["b"] }], '"a"'],
    ["null in every member", [{ type: ["string", "null"] }, {}], "string | null"],
    ["null in one member", [{ type: ["string", "null"] }, { type: "string" }], "string"],
    [
      "a tuple and a list",
      [{ prefixItems: [{}], items: {} }, { items: { type: "string" } }],
      "[string?, ...string[]]",
    ],
    [
      "a list and a tuple",
      [{ items: { type: "string" } }, { prefixItems: [{}], maxItems: 1 }],
      "[string?]",
    ],
    [
      "tuples",
      [{ prefixItems: [{}], maxItems: 1 }, { prefixItems: [{}, {}] }],
      "[unknown?] & [unknown?, unknown?, ...unknown[]]",
    ],
    [
      "a union of others and a required property",
      [{ oneOf: [user, { type: "string" }] }, { required: ["age"] }],
      "{ id: string; age: number } | string",
    ],
    [
      "an open union and another type",
      [{ enum: ["a", 1], "x-loom-open": true }, { type: "string" }],
      '"a" | …',
    ],
    [
      "unions",
      [{ enum: ["a", "b"] }, { anyOf: [{ type: "string" }, { type: "null" }] }],
      '("a" | "b") & (string | null)',
    ],
    ["different constants", [{ const: "a" }, { const: "b" }], "never"],
    ["lists", [{ items: { type: "string" } }, { items: { enum: ["a"] } }], '"a"[]'],
    ["a list and an object", [{ items: {} }, user], "never"],
    [
      "a dictionary and properties",
      [{ additionalProperties: { type: "number" } }, pet],
      "{ name?: string; [*]: number | string }",
    ],
    [
      "a required property of a reference",
      [refTo("User"), { required: ["age"] }],
      "User & { age: number }",
    ],
    [
      "a required property of a distant reference",
      [refTo("Heir"), { required: ["age"] }],
      "Heir & { age: number }",
    ],
    ["a property that is required there", [refTo("User"), { required: ["id"] }], "User"],
    [
      "a required property of a union",
      [refTo("Choice"), { required: ["id"] }],
      "Choice & { id: unknown }",
    ],
    [
      "conflicting properties",
      [
        { properties: { a: { type: "string" } } },
        { required: ["a"], properties: { a: { enum: ["x", 1] } } },
      ],
      '{ a: "x" }',
    ],
    [
      "a nested allOf",
      [{ allOf: [pet, { allOf: [user] }] }],
      "{ name?: string; id: string; age?: number }",
    ],
    [
      "a union in between",
      [pet, { oneOf: [{ const: "a" }, user] }],
      "{ name?: string; id: string; age?: number }",
    ],
  ])("%s", (_, allOf, want) => {
    expect(typeOf({ allOf }, components)).toBe(want);
  });

  test("with properties beside", () => {
    const schema = {
      allOf: [refTo("User")],
      required: ["b", "age"],
      properties: { b: { type: "string" } },
    };

    expect(typeOf(schema, components)).toBe("User & { b: string; age: number }");
  });

  test("with other properties beside a reference, whose types they must not exclude", () => {
    const schema = {
      allOf: [refTo("User")],
      properties: { b: { type: "boolean" } },
      unevaluatedProperties: { type: "boolean" },
    };

    expect(typeOf(schema, components)).toBe(
      "User & { b?: boolean; [*]: boolean | string | number }",
    );
    expect(typeOf({ ...schema, allOf: [refTo("Choice")] }, components)).toBe(
      "Choice & { b?: boolean; [*]: unknown }",
    );
  });

  test("keeps the later description of a property", () => {
    const described = (description: string | undefined) => ({ properties: { a: { description } } });
    const lower = (allOf: Written[]) =>
      lowering().lower(schemaOf({ allOf }, "/x"), { variant: "read", use: "value" });

    expect(lower([described("A"), described("B")])).toMatchObject({
      properties: [{ docs: { description: "B" } }],
    });
    expect(lower([described("A"), described(undefined)])).toMatchObject({
      properties: [{ docs: { description: "A" } }],
    });
  });

  test("of a nullable schema is nullable", () => {
    expect(typeOf({ type: ["object", "null"], allOf: [refTo("User")] }, components)).toBe(
      "User | null",
    );
  });

  test("lets a property require more of its own schema", () => {
    const own = "#/components/schemas/Node";
    const node = { properties: { next: { allOf: [{ $ref: own }, { required: ["next"] }] } } };
    const { declaration } = lowering({ Node: node });

    expect(short(declaration("Node")?.read ?? { kind: "never" })).toBe(
      "{ next?: Node & { next: unknown } }",
    );
  });
});

describe("anyOf and oneOf", () => {
  const components = { User: user, Pet: pet };
  const both = [refTo("User"), refTo("Pet")];

  test.each<[string, Written, string]>([
    ["references", { anyOf: both }, "User | Pet"],
    [
      "repeated members",
      { oneOf: [refTo("User"), refTo("User"), user, user] },
      "User | { id: string; age?: number }",
    ],
    [
      "nested",
      { oneOf: [{ anyOf: both }, { type: "null" }, { type: "string" }] },
      "User | Pet | string | null",
    ],
    ["anything", { anyOf: [{ type: "string" }, {}] }, "unknown"],
    ["anything beside what is known", { anyOf: [refTo("User"), {}] }, "User | present | null"],
    ["the impossible", { oneOf: [false, { type: "string" }] }, "string"],
    [
      "a string and known strings",
      { anyOf: [{ type: "string" }, { enum: ["a", "b"] }] },
      '"a" | "b" | …',
    ],
    [
      "a string, known ones and others",
      { anyOf: [{ type: "string" }, { enum: ["a", 1] }] },
      '("a" | …) | 1',
    ],
    ["a boolean and true", { anyOf: [{ type: "boolean" }, { const: true }] }, "boolean"],
    ["properties beside", { oneOf: both, properties: { z: {} } }, "{ z?: unknown } & (User | Pet)"],
    ["a type beside", { type: "object", oneOf: both }, "User | Pet"],
    ["a type that members leave out", { type: "string", anyOf: [{ minLength: 1 }, {}] }, "string"],
    [
      "a type that excludes members",
      { type: "string", anyOf: [{ type: "string" }, { type: "number" }] },
      "string",
    ],
    ["null in the type", { type: ["object", "null"], oneOf: both }, "User | Pet | null"],
    [
      "both",
      { anyOf: [refTo("User")], oneOf: [refTo("Pet"), { type: "string" }] },
      "User & (Pet | string)",
    ],
    [
      "properties that are required together",
      { ...user, anyOf: [{ required: ["age"] }, { required: ["id", "z"] }] },
      "{ id: string; age?: number } & ({ age: number } | { id: string })",
    ],
    [
      "properties that must not come together",
      { ...user, oneOf: [{ required: ["age"] }, { not: { required: ["age"] } }] },
      "{ id: string; age?: number }",
    ],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components)).toBe(want);
  });
});
