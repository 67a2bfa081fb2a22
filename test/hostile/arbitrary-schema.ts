/** Schemas that nobody would write: every keyword, in any combination, with odd names and values. */
import fc from "fast-check";
import type { JsonValue } from "../../generator/input/openapi.js";
import type { Members } from "./positions.js";
import { payloads } from "./payloads.js";

/** Short texts: ordinary words, every kind of trick, any characters at all. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("id", "name", "type", "kind", "created_at", "User", "user", "USER", "a b", "1"),
  fc.constantFrom(...payloads.filter((payload) => payload.length < 100)),
  fc.string({ unit: "binary", maxLength: 4 }),
);

/** Names of the components that generated documents may have. */
export const componentNames = ["A", "B", "C", "D", "Error", "a", "__proto__", "x/y", "~1", "%41"];

/** Data of any shape. */
export const data: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "data" },
    fc.oneof(oddText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 3 }),
    dictionary(oddText, tie("value"), 3),
    fc.record({ $ref: fc.constantFrom("#/components/schemas/A", "#/%", "http://x.invalid/", "#") }),
  ),
})).value;

/** An object with any keys, `__proto__` among them. */
export function dictionary(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<JsonValue>,
  maxLength: number,
): fc.Arbitrary<Members> {
  return fc.array(fc.tuple(key, value), { maxLength }).map(Object.fromEntries<JsonValue>);
}

const reference = fc.oneof(
  { weight: 300, arbitrary: fc.constantFrom(...componentNames.map(schemaReference)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "#/components/schemas/Missing",
      "#/components/schemas/A/properties/id",
      "#/components/schemas/A/allOf/0",
      "#/components/schemas/B/items",
      "#/$defs/a",
      "#",
      "#/",
      "#a",
      "other.yaml#/A",
      "#/components/schemas",
      "#/paths",
      "",
    ),
  },
);

function schemaReference(name: string): string {
  return `#/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25")}`;
}

const schemaTypes = ["null", "boolean", "object", "array", "number", "integer", "string"];
const types = fc.oneof(
  fc.constantFrom(...schemaTypes),
  fc.uniqueArray(fc.constantFrom(...schemaTypes), { maxLength: 3 }),
);

/** Keywords that most documents could not be read with. */
const rareKeywords: ReadonlySet<string> = new Set(["$id", "$anchor", "$dynamicRef"]);

/** A schema: an object with a few keywords, or a boolean. */
export const schema: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue; object: Members }>(
  (tie) => ({
    schema: fc.oneof(
      { maxDepth: 4, depthIdentifier: "schema" },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 3, arbitrary: reference.map(($ref) => ({ $ref })) },
      { weight: 12, arbitrary: tie("object") },
    ),
    object: fc
      .tuple(keywords(valueKeywords()), keywords(schemaKeywords(tie("schema"))))
      .map(([values, schemas]) => ({ ...values, ...schemas })),
  }),
).schema;

function keywords(all: Record<string, fc.Arbitrary<JsonValue>>): fc.Arbitrary<Members> {
  const each = Object.entries(all).map(([name, value]) => ({
    weight: rareKeywords.has(name) ? 1 : 50,
    arbitrary: value.map((made) => [name, made] as const),
  }));
  return fc.array(fc.oneof(...each), { maxLength: 4 }).map(Object.fromEntries<JsonValue>);
}

function valueKeywords(): Record<string, fc.Arbitrary<JsonValue>> {
  const texts = fc.array(oddText, { maxLength: 4 });
  return {
    type: types,
    title: oddText,
    description: oddText,
    format: fc.constantFrom("date", "date-time", "int64", "binary", "byte", "uuid", "odd"),
    deprecated: fc.boolean(),
    readOnly: fc.boolean(),
    writeOnly: fc.boolean(),
    nullable: fc.boolean(),
    default: data,
    example: data,
    examples: fc.array(data, { maxLength: 2 }),
    const: data,
    enum: fc.array(data, { maxLength: 4 }),
    required: texts,
    minItems: fc.integer({ min: -1, max: 9 }),
    maxItems: fc.integer({ min: -1, max: 9 }),
    contentEncoding: oddText,
    contentMediaType: oddText,
    "x-enum-varnames": texts,
    "x-enum-descriptions": dictionary(oddText, oddText, 3),
    "x-loom-open": fc.constant(true),
    $anchor: fc.constantFrom("a", "b"),
    $id: fc.constantFrom("https://example.com/a", "a", "", "#"),
    $dynamicRef: fc.constantFrom("#a", "#node"),
    $dynamicAnchor: fc.constantFrom("a", "node"),
  };
}

function schemaKeywords(inner: fc.Arbitrary<JsonValue>): Record<string, fc.Arbitrary<JsonValue>> {
  const list = fc.array(inner, { maxLength: 3 });
  const discriminator = fc.record({
    propertyName: oddText,
    mapping: dictionary(oddText, reference, 3),
  });
  return {
    properties: dictionary(oddText, inner, 4),
    patternProperties: dictionary(oddText, inner, 2),
    additionalProperties: inner,
    unevaluatedProperties: inner,
    propertyNames: inner,
    items: fc.oneof(inner, list),
    prefixItems: list,
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: inner,
    if: inner,
    dependentSchemas: dictionary(oddText, inner, 2),
    $defs: dictionary(fc.constantFrom("a", "b"), inner, 2),
    discriminator,
  };
}
