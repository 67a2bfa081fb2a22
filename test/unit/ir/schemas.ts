/** Schemas as they are written → decoded documents and what is lowered from them. */
import { DiagnosticBag, type JsonPointer } from "../../../generator/diagnostics/diagnostic.js";
import type {
  OpenApiVersion,
  OperationObject,
  Schema,
  SchemaObject,
} from "../../../generator/input/openapi.js";
import { emptySchema } from "../../../generator/input/schema-draft.js";
import { wireFormats } from "../../../generator/ir/formats.js";
import { createSchemaLowering } from "../../../generator/ir/lower-schema.js";
import type {
  DocsModel,
  ObjectTypeModel,
  PropertyModel,
  TupleTypeModel,
  TypeModel,
} from "../../../generator/ir/type-model.js";
import { createNames } from "../../../generator/ir/names.js";

/** A JSON Schema as a document holds it. */
export type Written = boolean | { readonly [keyword: string]: unknown };

/** Lowers schemas of a document with these components. */
export function lowering(
  components: Record<string, Written> = {},
  version: OpenApiVersion = "3.1",
  operations: readonly OperationObject[] = [],
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
    document: { schemas, version, operations },
    schemaAt: (pointer: JsonPointer) => decoded.get(pointer),
    locate: () => undefined,
  };
  return { ...createSchemaLowering({ api, bag, names, formats: wireFormats }), bag, names };
}

/** The type of a schema that is not a component, in short form. */
export function typeOf(
  written: Written,
  components: Record<string, Written> = {},
  version: OpenApiVersion = "3.1",
): string {
  const { lower } = lowering(components, version);
  return short(lower(schemaOf(written, "/x"), { variant: "read", use: "value" }));
}

/** Decodes the keywords that tests use. */
export function schemaOf(written: Written, origin: JsonPointer): Schema {
  if (typeof written === "boolean") return written;
  const members = Object.entries(written).map(([keyword, value]) => {
    const reader = readers[keyword];
    return reader === undefined ? [keyword, value] : reader(value as never, `${origin}/${keyword}`);
  });
  return { ...emptySchema, ...Object.fromEntries(members), origin } as SchemaObject;
}

type Reader = (value: never, origin: JsonPointer) => readonly [keyword: string, value: unknown];

const one =
  (keyword: string): Reader =>
  (value, origin) => [keyword, schemaOf(value, origin)];
const list =
  (keyword: string): Reader =>
  (value: Written[], origin) => [keyword, value.map((each, i) => schemaOf(each, `${origin}/${i}`))];
const map =
  (keyword: string): Reader =>
  (value: Record<string, Written>, origin) => [
    keyword,
    Object.entries(value).map(([name, each]) => ({
      name,
      schema: schemaOf(each, `${origin}/${name}`),
    })),
  ];

const readers: Readonly<Record<string, Reader>> = {
  $defs: map("$defs"),
  $ref: (value: string) => ["ref", value.slice(1)],
  type: (value: string | string[]) => ["types", [value].flat()],
  const: (value) => ["const", { value }],
  "x-enum-varnames": (value) => ["enumNames", value],
  "x-enum-descriptions": (value) => ["enumDescriptions", value],
  "x-loom-open": (value) => ["open", value],
  discriminator: (value: WrittenDiscriminator, origin) => [
    "discriminator",
    discriminatorOf(value, origin),
  ],
  ...Object.fromEntries(
    ["allOf", "anyOf", "oneOf", "prefixItems"].map((each) => [each, list(each)]),
  ),
  ...Object.fromEntries(["properties", "patternProperties"].map((each) => [each, map(each)])),
  ...Object.fromEntries(
    ["not", "items", "additionalProperties", "unevaluatedProperties", "propertyNames"].map(
      (each) => [each, one(each)],
    ),
  ),
};

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

/** Collects the schemas at and below a pointer. */
function index(value: unknown, pointer: JsonPointer, found: Map<JsonPointer, Schema>): void {
  if (typeof value !== "object" || value === null) return;
  if ("types" in value) found.set(pointer, value as Schema);
  for (const [key, member] of Object.entries(value)) {
    const isNamed = typeof member === "object" && member !== null && "schema" in member;
    if (isNamed) index(member.schema, `${pointer}/${(member as { name: string }).name}`, found);
    else index(member, `${pointer}/${key}`, found);
  }
}

/** A type in TypeScript's own notation, which says everything except documentation and origin. */
export function short(type: TypeModel): string {
  if (type.kind === "array") return `${operand(type.items)}[]`;
  if (type.kind === "record") return `{ [*]: ${short(type.values)} }`;
  if (type.kind === "tuple") return shortTuple(type);
  if (type.kind === "object") return shortObject(type);
  if (type.kind !== "union" && type.kind !== "intersection") return shortLeaf(type);
  const members = type.members.map(operand);
  if (type.kind === "intersection") return members.join(" & ");
  return [...members, ...(type.open ? ["…"] : [])].join(" | ");
}

type Leaf = Extract<
  TypeModel,
  { kind: "primitive" | "converted" | "literal" | "reference" | "unknown" | "never" }
>;

function shortLeaf(type: Leaf): string {
  if (type.kind === "primitive") return type.name;
  if (type.kind === "converted") return type.name === "date" ? "Date" : type.name;
  if (type.kind === "literal") return JSON.stringify(type.value);
  if (type.kind !== "reference") return type.kind;
  return type.declaration + (type.variant === "read" ? "" : "!");
}

function shortTuple({ items, rest }: TupleTypeModel): string {
  const parts = items.map((item) => `${short(item.type)}${item.optional ? "?" : ""}`);
  return `[${[...parts, ...(rest === undefined ? [] : [`...${operand(rest)}[]`])].join(", ")}]`;
}

function shortObject({ properties, patterns, rest }: ObjectTypeModel): string {
  const families = patterns.map(
    ({ prefix, suffix, type }) => `[${prefix}*${suffix}]: ${short(type)}`,
  );
  const others = rest === undefined ? [] : [`[*]: ${short(rest)}`];
  const members = [...properties.map(shortProperty), ...families, ...others];
  return members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
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
    examples: [],
    support: undefined,
    externalDocs: undefined,
    ...members,
  };
}
