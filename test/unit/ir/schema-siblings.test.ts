import { describe, expect, test } from "vitest";
import { lowering, schemaOf, short, typeOf, type Written } from "./schemas.js";

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const components: Record<string, Written> = {
  User: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, age: { type: "integer" } },
  },
  Maybe: { type: ["object", "null"], properties: { id: { type: "string" } } },
  Mixed: { type: ["object", "string", "null"] },
  Name: { type: ["string", "null"] },
  Either: { anyOf: [refTo("Maybe"), { type: "string" }] },
  Known: { enum: ["a", null] },
  Loop: { anyOf: [refTo("Loop"), { type: "null" }] },
  Page: { type: "object", required: ["items", "n"], properties: { n: { type: "number" } } },
  Items: { properties: { items: { items: { type: "string" } } } },
  Cat: { type: "object", properties: { kind: { const: "cat" } } },
  Dog: { type: "object", required: ["kind"], properties: { kind: { const: "dog" } } },
};

describe("a type beside", () => {
  test.each<[string, Written, string]>([
    [
      "rules out null of an alternative",
      { type: "object", oneOf: [refTo("Maybe")] },
      "Maybe & present",
    ],
    [
      "leaves others alone",
      { type: "object", oneOf: [refTo("Maybe"), refTo("User")] },
      "(Maybe & present) | User",
    ],
    [
      "rules out whole alternatives",
      { type: "object", oneOf: [refTo("Name"), refTo("User")] },
      "User",
    ],
    [
      "rules out what an alternative mixes",
      { type: "object", oneOf: [refTo("Mixed")] },
      "Mixed & object",
    ],
    ["looks through unions", { type: "object", allOf: [refTo("Either")] }, "Either & object"],
    ["looks at known values", { type: "string", allOf: [refTo("Known")] }, "Known & present"],
    ["ends in circles", { type: "object", allOf: [refTo("Loop")] }, "Loop & object"],
    ["names all that are left", { type: "string", allOf: [refTo("Mixed")] }, "Mixed & string"],
    ["may leave nothing", { type: "array", allOf: [refTo("Name")] }, "never"],
    [
      "allows null for all of it",
      { type: ["object", "null"], allOf: [refTo("User")] },
      "User | null",
    ],
    [
      "counts in allOf",
      { allOf: [{ type: "object" }, { oneOf: [refTo("Maybe")] }] },
      "Maybe & present",
    ],
    ["counts beside a reference", { ...refTo("Name"), type: "string" }, "Name & present"],
    [
      "of several",
      { type: ["string", "number"], anyOf: [{}, { enum: ["a", 2, null] }] },
      '("a" | …) | (2 | …)',
    ],
    [
      "narrows an intersection",
      { type: "object", oneOf: [{ allOf: [refTo("Maybe"), refTo("Either")] }] },
      "Maybe & Either & object",
    ],
    [
      "keeps an open union",
      { type: "string", oneOf: [{ enum: ["a", 1], "x-loom-open": true }] },
      '"a" | …',
    ],
    ["is enough", { type: "string", anyOf: [{ type: "string" }, { type: "null" }] }, "string"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components)).toBe(want);
  });
});

describe("an alternative that says nothing", () => {
  const options = { properties: { options: { items: { type: "string" } } }, required: ["options"] };
  const properties = { archived: { type: "boolean" } };

  test.each<[string, Written, string]>([
    [
      "beside properties",
      { properties, oneOf: [options, { title: "other" }] },
      "{ archived?: boolean } & ({ options: string[] } | present)",
    ],
    ["of an object", { type: "object", oneOf: [options, {}] }, "{ options: string[] } | object"],
    ["of anything", { anyOf: [options, true] }, "{ options: string[] } | present | null"],
    ["beside known values", { anyOf: [{ enum: ["a"] }, {}] }, '"a" | present | null'],
    ["of a string", { type: "string", anyOf: [{ enum: ["a"] }, {}] }, '"a" | …'],
    ["beside whole types", { anyOf: [{ type: "string" }, {}] }, "unknown"],
    [
      "beside what is known anyway",
      { properties, anyOf: [{ properties }, {}] },
      "{ archived?: boolean }",
    ],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components)).toBe(want);
  });
});

describe("a property is required", () => {
  test.each<[string, Written, string]>([
    [
      "by a reference and declared beside it",
      { allOf: [refTo("Page"), { properties: { items: { items: { type: "string" } } } }] },
      "Page & { items: string[] }",
    ],
    [
      "by one reference and declared by another",
      { allOf: [refTo("Page"), refTo("Items")] },
      "Page & Items & { items: string[] }",
    ],
    [
      "by the schema and declared by alternatives",
      {
        type: "object",
        required: ["kind"],
        oneOf: [refTo("Cat"), refTo("Dog"), { properties: { kind: { const: "cow" } } }],
      },
      '(Cat & { kind: "cat" }) | Dog | { kind: "cow" }',
    ],
    [
      "by the schema and declared by one alternative",
      { required: ["kind"], oneOf: [refTo("Cat"), refTo("User"), { type: "null" }] },
      '(Cat & { kind: "cat" }) | (User & { kind: unknown }) | null',
    ],
    [
      "by the schema, where an alternative says nothing",
      { type: "object", required: ["z"], oneOf: [refTo("User"), {}] },
      "(User | object) & { z: unknown }",
    ],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components)).toBe(want);
  });
});

describe("an object without properties on one side", () => {
  const id = { type: "string", readOnly: true };

  test.each<[string, Written, string]>([
    ["by itself", { properties: { id } }, "{ [*]: unknown }"],
    ["beside others", { allOf: [{ properties: { id } }, refTo("User")] }, "User!"],
    [
      "beside another one",
      { allOf: [{ properties: { id } }, { type: "object" }] },
      "{ [*]: unknown }",
    ],
    [
      "with others of a type",
      { properties: { id }, additionalProperties: { type: "number" } },
      "{ [*]: number }",
    ],
  ])("%s", (_, schema, want) => {
    const { lower } = lowering(components, "3.0");

    expect(short(lower(schemaOf(schema, "/x"), { variant: "write", use: "value" }))).toBe(want);
  });
});

describe("not", () => {
  test.each<[string, Written, string]>([
    ["null", { ...refTo("Maybe"), not: { type: "null" } }, "Maybe & present"],
    ["the value null", { ...refTo("Name"), not: { const: null } }, "Name & present"],
    [
      "in allOf",
      { allOf: [refTo("Mixed"), { not: { type: "string" } }] },
      "Mixed & (object | null)",
    ],
    ["of two types", { ...refTo("Mixed"), not: { type: ["string", "null"] } }, "Mixed & object"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components)).toBe(want);
  });
});
