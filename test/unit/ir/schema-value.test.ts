import { describe, expect, test } from "vitest";
import { lowering, schemaOf, short, typeOf, type Written } from "./schemas.js";

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
    ["bytes in JSON", { type: "string", format: "binary" }, "string"],
    ["bytes in JSON by media type", { type: "string", contentMediaType: "image/png" }, "string"],
    ["bytes without a type", { format: "binary" }, "unknown"],
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

    const type = lower(schemaOf({ const: Infinity }, "/x"), { variant: "read", use: "value" });

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
    ["booleans and numbers", { type: ["boolean", "number"], enum: [true, 1, "a"] }, "true | 1"],
    ["integers are numbers", { type: "integer", enum: [1, 1.5] }, "1"],
    [
      "lists and objects",
      { type: ["array", "object"], enum: [[1], { a: 1 }, 1] },
      "[1] | { a: 1 }",
    ],
  ])("%s, and reported", (_, schema, want) => {
    const { lower, bag } = lowering();

    expect(short(lower(schemaOf(schema, "/x"), { variant: "read", use: "value" }))).toBe(want);
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
    ["lists", { type: ["array", "string"], not: { type: "array" } }, "string"],
    [
      "a type of an open union",
      { enum: ["a"], "x-loom-open": true, not: { type: "number" } },
      '"a" | …',
    ],
    ["a type of known values", { enum: ["a", 1], not: { type: "string" } }, "1"],
    ["a property", { type: "object", not: { required: ["a"] } }, "{ [*]: unknown }"],
    [
      "properties",
      { type: "object", not: { anyOf: [{ required: ["a"] }, { required: ["b"] }] } },
      "{ [*]: unknown }",
    ],
  ])("%s", (_, schema, want) => {
    const { lower, bag } = lowering();

    expect(short(lower(schemaOf(schema, "/x"), { variant: "read", use: "value" }))).toBe(want);
    expect(bag.diagnostics).toEqual([]);
  });

  test.each<[string, Written]>([
    ["a constant of many", { type: "string", not: { const: "a" } }],
    ["a form", { type: "string", not: { type: "string", format: "date" } }],
    ["true inside", { type: "string", not: { anyOf: [true] } }],
  ])("%s is reported", (_, schema) => {
    const { lower, bag } = lowering();

    expect(short(lower(schemaOf(schema, "/x"), { variant: "read", use: "value" }))).toBe("string");
    expect(bag.diagnostics.map(({ message, pointer }) => [message, pointer])).toEqual([
      ["The schema has no TypeScript type: not cannot be expressed here.", "/x/not"],
    ]);
  });
});

describe("dates", () => {
  const components = { Instant: { type: "string", format: "date-time" }, Alias: refTo("Instant") };
  const lower = (written: Written, variant: "read" | "write") =>
    short(lowering(components).lower(schemaOf(written, "/x"), { variant, use: "argument" }));

  test("a point in time may be a Date where the run-time writes it", () => {
    expect(lower({ type: "string", format: "date-time" }, "write")).toBe("string | date");
    expect(lower({ items: refTo("Alias") }, "write")).toBe("(string | date)[]");
    expect(lower({ type: "string", format: "date" }, "write")).toBe("string");
    expect(lower({ type: "string", format: "date-time" }, "read")).toBe("string");
    expect(typeOf(refTo("Instant"), components)).toBe("Instant");
  });
});
