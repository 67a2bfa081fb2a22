/** For random types and values of them: what is sent is what comes back. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonBody, type OperationDescriptor } from "../../generator/runtime/index.js";
import { dateTime, documentOf, int64, reference, sdkOf } from "./conversion-fixtures.js";

/** A schema and values of the type it has in generated code. */
interface Typed {
  readonly schema: object;
  readonly values: fc.Arbitrary<unknown>;
}

const date = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const leaves: readonly Typed[] = [
  { schema: int64, values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
  {
    schema: { type: "integer", format: "uint64" },
    values: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  },
  { schema: dateTime, values: date },
  { schema: { type: "string" }, values: fc.string({ unit: "binary" }) },
  {
    schema: { type: "number" },
    values: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
  },
  { schema: { type: "boolean" }, values: fc.boolean() },
];
const keys = fc.constantFrom("a", "b/c", "constructor", "toString", "größe");

const typed = fc.letrec<{ type: Typed }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...leaves),
    tie("type").map(listOf),
    tie("type").map(({ schema, values }): Typed => ({
      schema: { type: "object", additionalProperties: schema },
      values: fc.dictionary(fc.string(), values, { maxKeys: 3, noNullPrototype: true }),
    })),
    fc.dictionary(keys, tie("type"), { maxKeys: 3, noNullPrototype: true }).map(objectOf),
    fc.tuple(tie("type"), tie("type")).map(([first, second]): Typed => ({
      schema: {
        type: "array",
        prefixItems: [first.schema, second.schema],
        items: false,
        minItems: 2,
      },
      values: fc.tuple(first.values, second.values),
    })),
    fc.tuple(tie("type"), tie("type")).map(([first, second]): Typed => {
      const [left, right] = [
        { x: first, kind: constant("l") },
        { x: second, kind: constant("r") },
      ];
      return eitherOf([objectOf(left), objectOf(right)]);
    }),
    tie("type").map((type) =>
      eitherOf([type, { schema: { type: "null" }, values: fc.constant(null) }]),
    ),
    tie("type").map((type): Typed => ({
      schema: { allOf: [objectOf({ one: type }).schema, objectOf({ two: type }).schema] },
      values: objectOf({ one: type, two: type }).values,
    })),
  ),
})).type;

function constant(value: string): Typed {
  return { schema: { const: value }, values: fc.constant(value) };
}

function listOf({ schema, values }: Typed): Typed {
  return { schema: { type: "array", items: schema }, values: fc.array(values, { maxLength: 3 }) };
}

function objectOf(properties: Readonly<Record<string, Typed>>): Typed {
  const entries = Object.entries(properties);
  return {
    schema: {
      type: "object",
      required: entries.map(([name]) => name),
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    },
    values: fc.record(Object.fromEntries(entries.map(([name, { values }]) => [name, values])), {
      noNullPrototype: true,
    }),
  };
}

function eitherOf(types: readonly Typed[]): Typed {
  return {
    schema: { anyOf: types.map(({ schema }) => schema) },
    values: fc.oneof(...types.map(({ values }) => values)),
  };
}

test("what is encoded and decoded is what it was, for any type", async () => {
  const samples = fc.sample(typed, { numRuns: 60, seed: 20260101 });
  const schemas = Object.fromEntries(
    samples.map(({ schema }, index) => [
      `get${index}`,
      index % 2 === 0 ? schema : reference(`T${index}`),
    ]),
  );
  const components = samples.map(({ schema }, index) => [`T${index}`, schema]);
  const { exports, diagnostics } = await sdkOf(
    documentOf(schemas, Object.fromEntries(components) as Record<string, object>),
  );
  expect(diagnostics).toEqual([]);
  for (const [index, { values }] of samples.entries()) {
    const { decode } = exports[`get${index}Operation`] as OperationDescriptor;
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const text = jsonBody(value).body as string;
        const answer = new Response(text, { headers: { "content-type": "application/json" } });
        const decoded = decode === undefined ? JSON.parse(text) : await decode(answer);
        expect(decoded).toEqual(value);
      }),
      { numRuns: 30, seed: index },
    );
  }
});
