/** The keywords of a schema, one reader each. */
import {
  entries,
  field,
  flag,
  ignore,
  items,
  number,
  objectField,
  placeOf,
  reportType,
  text,
  type Cursor,
  type ObjectCursor,
} from "./cursor.js";
import { referencePointer } from "./dereference.js";
import { boundKeywords, readBound } from "./decode-bounds.js";
import { decodeExternalDocs } from "./decode-shared.js";
import { decodeOpen, decodeSupport } from "./decode-extensions.js";
import { isJsonArray, isJsonObject, member } from "./json.js";
import type { DiscriminatorObject, JsonValue, NamedSchema, Schema, SchemaType } from "./openapi.js";
import { childPointer, pointerOf } from "./pointer.js";
import type { SchemaDraft } from "./schema-draft.js";

type KeywordReader = (
  schema: ObjectCursor,
  key: string,
  draft: SchemaDraft,
) => Partial<SchemaDraft>;

const schemaTypes: readonly SchemaType[] = [
  "null",
  "boolean",
  "object",
  "array",
  "number",
  "integer",
  "string",
];

/** Readers by keyword. A keyword that is not here has no influence on what is generated. */
export const keywordReaders: ReadonlyMap<string, KeywordReader> = new Map<string, KeywordReader>([
  ["type", readType],
  ["title", (schema) => ({ title: text(schema, "title") })],
  ["description", (schema) => ({ description: text(schema, "description") })],
  ["deprecated", (schema) => ({ deprecated: flag(schema, "deprecated") })],
  ["readOnly", (schema) => ({ readOnly: flag(schema, "readOnly") })],
  ["writeOnly", (schema) => ({ writeOnly: flag(schema, "writeOnly") })],
  ["format", (schema) => ({ format: text(schema, "format") })],
  ["contentEncoding", (schema) => ({ contentEncoding: text(schema, "contentEncoding") })],
  ["contentMediaType", (schema) => ({ contentMediaType: text(schema, "contentMediaType") })],
  ["contentSchema", (schema) => ({ contentSchema: schemaField(schema, "contentSchema") })],
  ["default", (schema) => ({ default: member(schema.value, "default") })],
  ["example", (schema, key, draft) => ({ examples: [...draft.examples, ...own(schema, key)] })],
  ["examples", readExamples],
  ["enum", (schema) => ({ enum: items(schema, "enum").map(({ value }) => value) })],
  ["const", (schema) => ({ const: { value: member(schema.value, "const") ?? null } })],
  ["allOf", (schema) => ({ allOf: schemaList(schema, "allOf") })],
  ["anyOf", (schema) => ({ anyOf: schemaList(schema, "anyOf") })],
  ["oneOf", (schema) => ({ oneOf: schemaList(schema, "oneOf") })],
  ["prefixItems", (schema) => ({ prefixItems: schemaList(schema, "prefixItems") })],
  ["not", (schema) => ({ not: schemaField(schema, "not") })],
  ["items", readItems],
  ["unevaluatedItems", (schema, key) => ({ unevaluatedItems: schemaField(schema, key) })],
  ["additionalProperties", (schema, key) => ({ additionalProperties: schemaField(schema, key) })],
  ["unevaluatedProperties", (schema, key) => ({ unevaluatedProperties: schemaField(schema, key) })],
  ["propertyNames", (schema, key) => ({ propertyNames: schemaField(schema, key) })],
  ["properties", (schema) => ({ properties: schemaMap(schema, "properties") })],
  ["patternProperties", (schema, key) => ({ patternProperties: schemaMap(schema, key) })],
  ["required", readRequired],
  ["minItems", (schema) => ({ minItems: number(schema, "minItems") })],
  ["maxItems", (schema) => ({ maxItems: number(schema, "maxItems") })],
  ...boundKeywords.map((keyword) => [keyword, readBound] as const),
  ["discriminator", (schema) => ({ discriminator: readDiscriminator(schema) })],
  ["externalDocs", (schema) => ({ externalDocs: decodeExternalDocs(schema) })],
  ["x-enum-varnames", readEnumNames],
  ["x-enumNames", readEnumNames],
  ["x-enum-names", readEnumNames],
  ["x-enum-descriptions", readEnumDescriptions],
  ["x-enumDescriptions", readEnumDescriptions],
  ["x-extensible-enum", readExtensibleEnum],
  ["x-loom-open", (schema) => ({ open: decodeOpen(schema) })],
  ["x-loom-support", (schema) => ({ support: decodeSupport(schema) })],
]);

/** The schemas of a mapping from names to schemas. */
export function schemaMap(parent: ObjectCursor, key: string): readonly NamedSchema[] {
  const map = objectField(parent, key);
  if (map === undefined) return [];
  return entries(map).map(({ name, cursor }) => ({ name, schema: schemaOf(cursor) }));
}

/** The schema that is a member; `undefined` where it is absent. */
export function schemaField(parent: ObjectCursor, key: string): Schema | undefined {
  const child = field(parent, key);
  return child === undefined ? undefined : schemaOf(child);
}

function schemaOf({ context, value, pointer }: Cursor): Schema {
  return context.decodeSchema(context, value, pointer);
}

function schemaList(parent: ObjectCursor, key: string): readonly Schema[] {
  return items(parent, key).map(schemaOf);
}

function own(schema: ObjectCursor, key: string): readonly JsonValue[] {
  const value = member(schema.value, key);
  return value === undefined ? [] : [value];
}

function readType(schema: ObjectCursor): Partial<SchemaDraft> {
  const type = field(schema, "type");
  if (type === undefined) return {};
  const written = isJsonArray(type.value) ? items(schema, "type") : [type];
  return { types: written.flatMap(schemaType) };
}

function schemaType(type: Cursor): readonly SchemaType[] {
  const { value } = type;
  const known = schemaTypes.find((candidate) => candidate === value);
  if (known !== undefined) return [known];
  // An unquoted `null` in YAML is the value, and can only mean the type.
  if (value === null) return ["null"];
  type.context.bag.report("unknown-type", placeOf(type), { type: JSON.stringify(value) });
  return [];
}

/** A list of examples. Named Example Objects have no meaning in a schema. */
function readExamples(schema: ObjectCursor, key: string, draft: SchemaDraft): Partial<SchemaDraft> {
  const examples = member(schema.value, key);
  return isJsonArray(examples) ? { examples: [...draft.examples, ...examples] } : {};
}

/** A list of schemas is the tuple of older drafts. */
function readItems(schema: ObjectCursor, key: string): Partial<SchemaDraft> {
  return isJsonArray(member(schema.value, key))
    ? { prefixItems: schemaList(schema, key) }
    : { items: schemaField(schema, key) };
}

/** `required: true` on a property is a frequent mistake of 2.0 and 3.0 documents. */
function readRequired(schema: ObjectCursor, key: string): Partial<SchemaDraft> {
  const required = field(schema, key);
  if (required === undefined) return {};
  if (isJsonArray(required.value)) {
    return { required: required.value.filter((name) => typeof name === "string") };
  }
  ignore(required, key, "a list of property names");
  return {};
}

function readDiscriminator(schema: ObjectCursor): DiscriminatorObject | undefined {
  const discriminator = objectField(schema, "discriminator");
  if (discriminator === undefined) return undefined;
  const { context, pointer } = discriminator;
  const mapping = objectField(discriminator, "mapping");
  const fallback = field(discriminator, "defaultMapping");
  const propertyName = text(discriminator, "propertyName");
  if (propertyName === undefined) {
    const missing = { name: "propertyName", parent: "discriminator" };
    context.bag.report("missing-field", placeOf(discriminator), missing);
    return undefined;
  }
  return {
    propertyName,
    mapping: (mapping === undefined ? [] : entries(mapping)).flatMap(({ name, cursor }) => {
      const ref = mappedSchema(cursor);
      return ref === undefined ? [] : [{ value: name, ref }];
    }),
    defaultMapping: fallback === undefined ? undefined : mappedSchema(fallback),
    origin: pointer,
  };
}

/** The name of a schema component, or a reference. */
function mappedSchema(target: Cursor): string | undefined {
  const { context, value } = target;
  if (typeof value !== "string") {
    reportType(target, "mapping", "the name of a schema or a reference");
    return undefined;
  }
  const named = `#${pointerOf(["components", "schemas", value])}`;
  const pointer = referencePointer(context, named) ?? referencePointer(context, value);
  if (pointer === undefined) {
    context.bag.report("unresolved-reference", placeOf(target), { reference: value });
  }
  return pointer;
}

/** The known values of a set that may grow; where `enum` stands beside it, that one counts. */
function readExtensibleEnum(schema: ObjectCursor, key: string): Partial<SchemaDraft> {
  if (member(schema.value, "enum") !== undefined) return {};
  const values = items(schema, key).map(({ value }) => value);
  return values.length === 0 ? {} : { enum: values, open: true };
}

function readEnumNames(
  schema: ObjectCursor,
  key: string,
  draft: SchemaDraft,
): Partial<SchemaDraft> {
  return { enumNames: draft.enumNames ?? enumTexts(schema, key) };
}

function readEnumDescriptions(
  schema: ObjectCursor,
  key: string,
  draft: SchemaDraft,
): Partial<SchemaDraft> {
  return { enumDescriptions: draft.enumDescriptions ?? enumTexts(schema, key) };
}

/** A list in the order of `enum`, or a mapping from value to text. */
function enumTexts(schema: ObjectCursor, key: string): readonly string[] | undefined {
  const written = member(schema.value, key);
  if (isJsonArray(written)) return written.map((item) => (typeof item === "string" ? item : ""));
  if (!isJsonObject(written)) {
    const pointer = childPointer(schema.pointer, key);
    ignore({ context: schema.context, value: written ?? null, pointer }, key, "a list of texts");
    return undefined;
  }
  return items(schema, "enum").map(({ value }) => {
    const found = typeof value === "object" ? undefined : member(written, String(value));
    return typeof found === "string" ? found : "";
  });
}
