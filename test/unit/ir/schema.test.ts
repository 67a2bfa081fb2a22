import { describe, expect, test } from "vitest";
import { lowering, schemaOf, short, typeOf, type Written } from "./schemas.js";

const user: Written = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, age: { type: "integer" } },
};
const pet: Written = { type: "object", properties: { name: { type: "string" } } };
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("values", () => {
  test.each<[string, Written, string]>([
    ["nothing", {}, "unknown"],
    ["true", true, "unknown"],
    ["false", false, "never"],
    ["a string", { type: "string" }, "string"],
    ["a number", { type: "number" }, "number"],
    ["an int64", { type: "integer", format: "int64" }, "number"],
    ["a boolean", { type: "boolean" }, "boolean"],
    ["null", { type: "null" }, "null"],
    [
      "several types, null last",
      { type: ["null", "string", "integer", "number"] },
      "string | number | null",
    ],
    ["bytes as text", { type: "string", format: "byte" }, "string"],
    ["bytes", { type: "string", format: "binary" }, "binary"],
    ["bytes by media type", { type: "string", contentMediaType: "image/png" }, "binary"],
    [
      "encoded bytes",
      { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
      "string",
    ],
    ["JSON in a string", { type: "string", contentMediaType: "application/json" }, "string"],
    ["a constant", { const: "a" }, '"a"'],
    ["a constant null", { const: null }, "null"],
    ["a constant list", { const: [1, "a"] }, '[1, "a"]'],
    ["a constant object", { const: { a: 1 } }, "{ a: 1 }"],
    ["a constant empty object", { const: {} }, "{ [*]: never }"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });

  test("a number without a literal is reported", () => {
    const { lower, bag } = lowering();

    const type = lower(schemaOf({ const: Infinity }, "/x"), { variant: "read", dates: "string" });

    expect(short(type)).toBe("number");
    expect(bag.diagnostics.map(({ message }) => message)).toEqual([
      "The schema has no TypeScript type: Infinity has no literal.",
    ]);
  });
});

describe("enumerations", () => {
  test.each<[string, Written, string]>([
    ["strings", { type: "string", enum: ["b", "a", "b"] }, '"b" | "a"'],
    ["with null", { type: ["string", "null"], enum: [null, "a"] }, '"a" | null'],
    ["mixed", { enum: ["a", 1, true, null] }, '"a" | 1 | true | null'],
    ["both booleans", { enum: [false, "a", true] }, 'boolean | "a"'],
    ["open", { type: "string", enum: ["a", "b"], "x-loom-open": true }, '"a" | "b" | …'],
    ["open with null", { enum: ["a", null], "x-loom-open": true }, '("a" | …) | null'],
    ["open without literals", { enum: [null], "x-loom-open": true }, "null"],
    ["objects", { enum: [{ a: 1 }, [2]] }, "{ a: 1 } | [2]"],
    ["none", { type: "string", enum: [] }, "never"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });

  test.each<[string, Written, string]>([
    ["values of another type are dropped", { type: "string", enum: ["a", 1] }, '"a"'],
    ["if none is left, any value is possible", { type: "string", enum: [1, 2] }, "string"],
    ["integers are numbers", { type: "integer", enum: [1, 1.5] }, "1"],
    [
      "lists and objects",
      { type: ["array", "object"], enum: [[1], { a: 1 }, 1] },
      "[1] | { a: 1 }",
    ],
  ])("%s, and reported", (_, schema, want) => {
    const { lower, bag } = lowering();

    expect(short(lower(schemaOf(schema, "/x"), { variant: "read", dates: "string" }))).toBe(want);
    expect(bag.diagnostics.map(({ code }) => code)).toEqual(["unsupported-schema"]);
  });
});

describe("arrays", () => {
  const items = { type: "string" };
  const prefixItems = [{ type: "string" }, { type: "number" }];

  test.each<[string, Written, string]>([
    ["of anything", { type: "array" }, "unknown[]"],
    ["of a union", { type: "array", items: { type: ["string", "null"] } }, "(string | null)[]"],
    ["without a type", { items }, "string[]"],
    ["of a fixed length", { type: "array", items, minItems: 2, maxItems: 2 }, "[string, string]"],
    ["of a long fixed length", { type: "array", items, minItems: 9, maxItems: 9 }, "string[]"],
    ["that are empty", { type: "array", items, maxItems: 0 }, "[]"],
    ["without items", { type: "array", items: false }, "[]"],
    ["that start somehow", { prefixItems }, "[string?, number?, ...unknown[]]"],
    ["with a required start", { prefixItems, minItems: 1 }, "[string, number?, ...unknown[]]"],
    ["that go on somehow", { prefixItems, minItems: 2, items }, "[string, number, ...string[]]"],
    ["that are closed", { prefixItems, minItems: 2, items: false }, "[string, number]"],
    ["that are bounded", { prefixItems, minItems: 2, maxItems: 2 }, "[string, number]"],
    ["that are cut", { prefixItems, maxItems: 1 }, "[string?]"],
    ["with no start", { type: "array", prefixItems: [], items }, "string[]"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });
});

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
      { patternProperties: { "^x": { type: "string" }, "^y": { type: "number" }, "^z": false } },
      "{ [*]: string | number }",
    ],
    [
      "with patterns beside",
      { properties: { a: { type: "string" } }, patternProperties: { "^x": { type: "number" } } },
      "{ a?: string; [*]: number | string }",
    ],
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

    expect(lowering().lower(schema, { variant: "read", dates: "string" })).toMatchObject({
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
      lowering().lower(schemaOf({ allOf }, "/x"), { variant: "read", dates: "string" });

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
    ["anything", { anyOf: [refTo("User"), {}] }, "unknown"],
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

describe("not", () => {
  test.each<[string, Written, string]>([
    ["anything", { not: {} }, "never"],
    ["true", { type: "string", not: true }, "never"],
    ["false", { type: "string", not: false }, "string"],
    ["null", { not: { type: "null" } }, "string | number | boolean | unknown[] | { [*]: unknown }"],
    [
      "a type of several",
      { type: ["string", "number", "null"], not: { type: "null" } },
      "string | number",
    ],
    ["a structure", { type: ["array", "object"], not: { type: "object" } }, "unknown[]"],
    ["known values", { enum: ["a", "b", null], not: { enum: ["a"] } }, '"b" | null'],
    ["a constant", { const: "a", not: { const: "a" } }, "never"],
    ["a type of known values", { enum: ["a", 1], not: { type: "string" } }, "1"],
    ["a property", { type: "object", not: { required: ["a"] } }, "{ [*]: unknown }"],
    [
      "properties",
      { type: "object", not: { anyOf: [{ required: ["a"] }, { required: ["b"] }] } },
      "{ [*]: unknown }",
    ],
  ])("%s", (_, schema, want) => {
    const { lower, bag } = lowering();

    expect(short(lower(schemaOf(schema, "/x"), { variant: "read", dates: "string" }))).toBe(want);
    expect(bag.diagnostics).toEqual([]);
  });

  test.each<[string, Written]>([
    ["a constant of many", { type: "string", not: { const: "a" } }],
    ["a form", { type: "string", not: { type: "string", format: "date" } }],
    ["true inside", { type: "string", not: { anyOf: [true] } }],
  ])("%s is reported", (_, schema) => {
    const { lower, bag } = lowering();

    expect(short(lower(schemaOf(schema, "/x"), { variant: "read", dates: "string" }))).toBe(
      "string",
    );
    expect(bag.diagnostics.map(({ message, pointer }) => [message, pointer])).toEqual([
      ["The schema has no TypeScript type: not cannot be expressed here.", "/x/not"],
    ]);
  });
});

describe("dates", () => {
  const components = { Instant: { type: "string", format: "date-time" }, Alias: refTo("Instant") };
  const lower = (written: Written, variant: "read" | "write") =>
    short(lowering(components).lower(schemaOf(written, "/x"), { variant, dates: "stringOrDate" }));

  test("a point in time may be a Date where the run-time writes it", () => {
    expect(lower({ type: "string", format: "date-time" }, "write")).toBe("string | date");
    expect(lower({ items: refTo("Alias") }, "write")).toBe("(string | date)[]");
    expect(lower({ type: "string", format: "date" }, "write")).toBe("string");
    expect(lower({ type: "string", format: "date-time" }, "read")).toBe("string");
    expect(typeOf(refTo("Instant"), components)).toBe("Instant");
  });
});
