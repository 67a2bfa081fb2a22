/** Schemas as they are written → decoded documents and what is lowered from them. */
import { DiagnosticBag, type JsonPointer } from "../../../generator/diagnostics/diagnostic.js";
import type {
  JsonValue,
  OpenApiVersion,
  Schema,
  SchemaObject,
} from "../../../generator/input/openapi.js";
import { emptySchema } from "../../../generator/input/schema-draft.js";
import { createSchemaLowering } from "../../../generator/ir/lower-schema.js";
import type { DocsModel, PropertyModel, TypeModel } from "../../../generator/ir/model.js";
import { createNames } from "../../../generator/ir/names.js";

/** A JSON Schema as a document holds it. */
export type Written = boolean | { readonly [keyword: string]: unknown };

/** Lowers schemas of a document with these components. */
export function lowering(
  components: Record<string, Written> = {},
  version: OpenApiVersion = "3.1",
) {
  const schemas = Object.entries(components).map(([name, written]) => ({
    name,
    schema: schemaOf(written, `/components/schemas/${name}`),
  }));
  const bag = new DiagnosticBag();
  const names = createNames(bag, () => undefined);
  const decoded = new Map<JsonPointer, Schema>();
  for (const { name, schema } of schemas) index(schema, `/components/schemas/${name}`, decoded);
  const api = {
    document: { schemas, version },
    schemaAt: (pointer: JsonPointer) => decoded.get(pointer),
    locate: () => undefined,
  };
  return { ...createSchemaLowering({ api, bag, names }), bag, names };
}

/** The type of a schema that is not a component, in short form. */
export function typeOf(
  written: Written,
  components: Record<string, Written> = {},
  version: OpenApiVersion = "3.1",
): string {
  const { lower } = lowering(components, version);
  return short(lower(schemaOf(written, "/x"), { variant: "read", dates: "string" }));
}

/** Decodes the keywords that tests use. */
export function schemaOf(written: Written, origin: JsonPointer): Schema {
  if (typeof written === "boolean") return written;
  const keywords: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(written)) {
    const at = `${origin}/${keyword}`;
    switch (keyword) {
      case "$ref":
        keywords["ref"] = (value as string).slice(1);
        break;
      case "type":
        keywords["types"] = [value].flat();
        break;
      case "const":
        keywords["const"] = { value };
        break;
      case "x-enum-varnames":
        keywords["enumNames"] = value;
        break;
      case "x-enum-descriptions":
        keywords["enumDescriptions"] = value;
        break;
      case "x-loom-open":
        keywords["open"] = value;
        break;
      case "allOf":
      case "anyOf":
      case "oneOf":
      case "prefixItems":
        keywords[keyword] = (value as Written[]).map((each, i) => schemaOf(each, `${at}/${i}`));
        break;
      case "properties":
      case "patternProperties":
      case "$defs":
        keywords[keyword] = Object.entries(value as Record<string, Written>).map(
          ([name, each]) => ({ name, schema: schemaOf(each, `${at}/${name}`) }),
        );
        break;
      case "discriminator":
        keywords[keyword] = discriminatorOf(value as WrittenDiscriminator, at);
        break;
      case "not":
      case "items":
      case "additionalProperties":
      case "unevaluatedProperties":
      case "propertyNames":
        keywords[keyword] = schemaOf(value as Written, at);
        break;
      default:
        keywords[keyword] = value;
    }
  }
  return { ...emptySchema, ...keywords, origin } as SchemaObject;
}

interface WrittenDiscriminator {
  readonly propertyName: string;
  readonly mapping?: Record<string, string>;
  readonly defaultMapping?: string;
}

function discriminatorOf(written: WrittenDiscriminator, origin: JsonPointer) {
  return {
    propertyName: written.propertyName,
    mapping: Object.entries(written.mapping ?? {}).map(([value, ref]) => ({
      value,
      ref: ref.slice(1),
    })),
    defaultMapping: written.defaultMapping?.slice(1),
    origin,
  };
}

function index(schema: Schema, pointer: JsonPointer, found: Map<JsonPointer, Schema>): void {
  found.set(pointer, schema);
  if (typeof schema === "boolean") return;
  for (const [key, value] of Object.entries(schema) as [string, unknown][]) {
    const list = Array.isArray(value)
      ? (value as (Schema | { name: string; schema: Schema })[])
      : [];
    list.forEach((each, at) => {
      if (typeof each === "object" && "schema" in each) {
        index(each.schema, `${pointer}/${key}/${each.name}`, found);
      } else if (typeof each === "object" && "origin" in each) {
        index(each, `${pointer}/${key}/${at}`, found);
      }
    });
    if (typeof value === "object" && value !== null && "types" in value) {
      index(value as Schema, `${pointer}/${key}`, found);
    }
  }
}

/** A type in TypeScript's own notation, which says everything except documentation and origin. */
export function short(type: TypeModel): string {
  switch (type.kind) {
    case "primitive":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "reference":
      return type.variant === "read" ? type.declaration : `${type.declaration}!`;
    case "array":
      return `${operand(type.items)}[]`;
    case "tuple":
      return `[${[
        ...type.items.map((item) => `${short(item.type)}${item.optional ? "?" : ""}`),
        ...(type.rest === undefined ? [] : [`...${operand(type.rest)}[]`]),
      ].join(", ")}]`;
    case "record":
      return `{ [*]: ${short(type.values)} }`;
    case "object": {
      const rest = type.rest === undefined ? [] : [`[*]: ${short(type.rest)}`];
      const members = [...type.properties.map(shortProperty), ...rest];
      return members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
    }
    case "union":
      return [...type.members.map(operand), ...(type.open ? ["…"] : [])].join(" | ");
    case "intersection":
      return type.members.map(operand).join(" & ");
    case "unknown":
    case "never":
      return type.kind;
  }
  return type satisfies never;
}

function operand(type: TypeModel): string {
  return type.kind === "union" || type.kind === "intersection" ? `(${short(type)})` : short(type);
}

function shortProperty({ name, type, optional, readonly }: PropertyModel): string {
  return `${readonly ? "readonly " : ""}${name}${optional ? "?" : ""}: ${short(type)}`;
}

/** Documentation that says nothing, apart from these members. */
export function docs(members: Partial<DocsModel> = {}): DocsModel {
  return {
    summary: undefined,
    description: undefined,
    deprecated: false,
    default: undefined,
    examples: [] as readonly JsonValue[],
    support: undefined,
    externalDocs: undefined,
    ...members,
  };
}
