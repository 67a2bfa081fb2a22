/**
 * Schemas of every keyword that has a say in types, from a small vocabulary, so that their parts
 * meet: the same few names and values everywhere. And values of that vocabulary.
 */
import fc from "fast-check";
import type { JsonValue } from "../../generator/input/openapi.js";

/** A mapping of a document. */
export type Members = Readonly<Record<string, JsonValue>>;

export type Version = "2.0" | "3.0" | "3.1";

/** `plain`: what types say exactly. `any`: what they may only approach, never contradict. */
export type Grammar = "plain" | "any";

const names = fc.constantFrom("a", "b", "kind", "x-a", "a_at");
const patterns = fc.constantFrom("^x-", "_at$", "^a", "^a.*t$", "^[a-b]$", ".*");
const fewNames = fc.uniqueArray(names, { minLength: 1, maxLength: 2 });
const scalars: readonly JsonValue[] = ["one", "two", "text", 1, 2, 1.5, true, false, null];

/** Schemas that refer to each other as `A`, `B` and `C`, and to nothing else. */
export type Group = readonly Members[];

/** A few schemas of a version. */
export function groupOf(version: Version, grammar: Grammar): fc.Arbitrary<Group> {
  const { schema } = fc.letrec<{ schema: JsonValue }>((tie) => {
    const parts = partsOf(tie("schema"), version);
    return {
      schema: fc.oneof(
        { maxDepth: grammar === "plain" ? 2 : 3, depthIdentifier: "any-schema" },
        { weight: 4, arbitrary: scalar(version) },
        { weight: 2, arbitrary: reference },
        ...(version === "3.1" && grammar === "any"
          ? [{ weight: 1, arbitrary: fc.boolean() as fc.Arbitrary<JsonValue> }]
          : []),
        {
          weight: 9,
          arbitrary: grammar === "plain" ? plainParts(parts) : anyParts(parts, version),
        },
      ),
    };
  });
  const object = schema.filter((made) => typeof made === "object") as fc.Arbitrary<Members>;
  return fc.array(object, { minLength: 3, maxLength: 3 });
}

/** Placeholders; `placed` puts the names of the components there. */
const reference = fc.constantFrom("A", "B", "C").map((name): JsonValue => ({ $ref: name }));

function scalar(version: Version): fc.Arbitrary<JsonValue> {
  const type = fc.constantFrom("string", "number", "integer", "boolean");
  const values = fc.uniqueArray(fc.constantFrom(...scalars), { minLength: 1, maxLength: 4 });
  const nullable: fc.Arbitrary<JsonValue> =
    version === "3.1"
      ? type.map((each) => ({ type: [each, "null"] }))
      : type.map((each) => ({ type: each, [version === "3.0" ? "nullable" : "x-nullable"]: true }));
  const more: fc.Arbitrary<JsonValue>[] =
    version === "3.1"
      ? [
          fc.constantFrom(...scalars, { kind: "one" }, [1]).map((value) => ({ const: value })),
          fc.constant({ type: "null" }),
          fc
            .uniqueArray(
              fc.constantFrom("string", "number", "boolean", "null", "object", "array"),
              {
                minLength: 2,
                maxLength: 3,
              },
            )
            .map((types) => ({ type: types })),
        ]
      : [];
  return fc.oneof(
    type.map((each): JsonValue => ({ type: each })),
    nullable,
    values.map((each): JsonValue => ({ enum: each })),
    fc.constant<JsonValue>({ type: "string", enum: ["one", "two"] }),
    ...more,
  );
}

type Part = fc.Arbitrary<Members>;
type Parts = Readonly<
  Record<"object" | "list" | "tuple" | "record" | "oneOf" | "allOf" | "loose", Part>
>;

function partsOf(inner: fc.Arbitrary<JsonValue>, version: Version): Parts {
  const required = fc.uniqueArray(names, { maxLength: 2 });
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  const object = fc.record({
    properties: fc.dictionary(names, inner, { minKeys: 1, maxKeys: 3 }),
    required,
  });
  return {
    object: object.map((made): Members => ({ type: "object", ...withoutEmpty(made) })),
    record: inner.map((additionalProperties): Members => ({
      type: "object",
      additionalProperties,
    })),
    list: inner.map((items): Members => ({ type: "array", items })),
    tuple: fc
      .record(
        { prefixItems: some, items: inner, minItems: fc.nat(2) },
        { requiredKeys: ["prefixItems"] },
      )
      .map((made): Members => ({ type: "array", ...made })),
    oneOf: some.map((oneOf): Members => ({ oneOf })),
    allOf: fc
      .array(fc.oneof(object.map(withoutEmpty), reference), { minLength: 2, maxLength: 3 })
      .map((allOf): Members => ({ allOf })),
    loose: looseKeywords(inner, version),
  };
}

function withoutEmpty(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

function plainParts({ object, record, list, oneOf }: Parts): Part {
  return fc.oneof({ weight: 4, arbitrary: object }, record, list, { weight: 2, arbitrary: oneOf });
}

function anyParts(parts: Parts, version: Version): Part {
  const { object, record, list, oneOf, allOf, tuple, loose } = parts;
  const some = [object, record, list, oneOf, allOf, ...(version === "3.1" ? [tuple] : [])];
  const one = fc.oneof(...some, loose);
  return fc.oneof(
    { weight: 2, arbitrary: one },
    {
      weight: 3,
      arbitrary: fc.tuple(one, loose).map(([first, second]) => ({ ...first, ...second })),
    },
  );
}

type Keywords = Record<string, fc.Arbitrary<JsonValue>>;

/** Any few keywords side by side. */
function looseKeywords(inner: fc.Arbitrary<JsonValue>, version: Version): Part {
  const nullable = { [version === "3.0" ? "nullable" : "x-nullable"]: fc.boolean() };
  const all = {
    ...commonKeywords(inner),
    ...(version === "3.1" ? modernKeywords(inner) : nullable),
  };
  const each = Object.entries(all).map(([name, value]) =>
    value.map((made) => [name, made] as const),
  );
  const some = fc.array(fc.oneof(...each), { minLength: 1, maxLength: 4 });
  return some.map((entries) => Object.fromEntries(entries));
}

function commonKeywords(inner: fc.Arbitrary<JsonValue>): Keywords {
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  const values = fc.constantFrom<JsonValue>(...scalars, { a: 1 }, []);
  return {
    type: fc.constantFrom("object", "array", "string", "number"),
    enum: fc.uniqueArray(values, { minLength: 1, maxLength: 3 }),
    properties: fc.dictionary(names, inner, { minKeys: 1, maxKeys: 2 }),
    required: fewNames,
    additionalProperties: fc.oneof(inner, fc.boolean()),
    items: inner,
    minItems: fc.nat(2),
    maxItems: fc.integer({ min: 1, max: 3 }),
    allOf: some,
    anyOf: some,
    oneOf: some,
    not: inner,
  };
}

function modernKeywords(inner: fc.Arbitrary<JsonValue>): Keywords {
  const types = fc.constantFrom("object", "array", "string", "number", "null");
  const limits = { minKeys: 1, maxKeys: 2 };
  return {
    $ref: fc.constantFrom("A", "B", "C"),
    type: fc.uniqueArray(types, { minLength: 1, maxLength: 3 }),
    const: fc.constantFrom<JsonValue>(...scalars, { a: 1 }),
    patternProperties: fc.dictionary(patterns, inner, limits),
    propertyNames: fc.constantFrom<JsonValue>(
      { enum: ["a", "b", "kind"] },
      { pattern: "^[a-b]" },
      { const: "a" },
    ),
    unevaluatedProperties: fc.oneof(inner, fc.boolean()),
    unevaluatedItems: fc.oneof(inner, fc.boolean()),
    prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
    contains: inner,
    if: inner,
    then: inner,
    else: inner,
    dependentRequired: fc.dictionary(names, fewNames, limits),
    dependentSchemas: fc.dictionary(names, inner, limits),
  };
}

/** A value of the vocabulary. */
export const anyValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "any-value" },
    { weight: 3, arbitrary: fc.constantFrom(...scalars) },
    { weight: 4, arbitrary: fc.dictionary(names, tie("value"), { maxKeys: 4 }) },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
  ),
})).value;
