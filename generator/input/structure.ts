/**
 * Which OpenAPI object stands where. Examples, defaults and enumerations are data that may look like
 * anything; only a walk that knows the kinds tells a reference from an example of one.
 */
import type { OpenApiVersion } from "./openapi.js";

/** The kinds of object that hold references or extensions. `other` holds neither references nor schemas. */
export type ObjectKind =
  | "document"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "response"
  | "header"
  | "mediaType"
  | "encoding"
  | "callback"
  | "link"
  | "example"
  | "securityScheme"
  | "schema"
  | "discriminator"
  | "other";

/** What a key of an object holds. `map` and `list`: a container of such objects; `data`: anything. */
export type Slot =
  | { readonly holds: "object" | "map" | "list"; readonly kind: ObjectKind }
  | { readonly holds: "data" };

const object = (kind: ObjectKind): Slot => ({ holds: "object", kind });
const map = (kind: ObjectKind): Slot => ({ holds: "map", kind });
const list = (kind: ObjectKind): Slot => ({ holds: "list", kind });
const data: Slot = { holds: "data" };

const schemaSlots: Readonly<Record<string, Slot>> = {
  properties: map("schema"),
  patternProperties: map("schema"),
  dependentSchemas: map("schema"),
  $defs: map("schema"),
  definitions: map("schema"),
  allOf: list("schema"),
  anyOf: list("schema"),
  oneOf: list("schema"),
  prefixItems: list("schema"),
  items: object("schema"),
  additionalProperties: object("schema"),
  unevaluatedProperties: object("schema"),
  unevaluatedItems: object("schema"),
  additionalItems: object("schema"),
  propertyNames: object("schema"),
  contains: object("schema"),
  contentSchema: object("schema"),
  not: object("schema"),
  if: object("schema"),
  then: object("schema"),
  else: object("schema"),
  discriminator: object("discriminator"),
  example: data,
  examples: data,
  default: data,
  enum: data,
  const: data,
  required: data,
};

const parameterSlots: Readonly<Record<string, Slot>> = {
  schema: object("schema"),
  items: object("schema"),
  content: map("mediaType"),
  examples: map("example"),
  example: data,
  default: data,
  enum: data,
};

const documentSlots: Readonly<Record<string, Slot>> = {
  paths: map("pathItem"),
  webhooks: map("pathItem"),
  components: object("components"),
  definitions: map("schema"),
  $defs: map("schema"),
  parameters: map("parameter"),
  responses: map("response"),
  securityDefinitions: map("securityScheme"),
};

/** The fixed fields of a path item that hold operations. */
export const operationMethods: ReadonlySet<string> = new Set(
  "get put post delete options head patch trace query".split(" "),
);

const slots: Readonly<Record<ObjectKind, Readonly<Record<string, Slot>>>> = {
  document: documentSlots,
  components: {
    schemas: map("schema"),
    responses: map("response"),
    parameters: map("parameter"),
    examples: map("example"),
    requestBodies: map("requestBody"),
    headers: map("header"),
    securitySchemes: map("securityScheme"),
    links: map("link"),
    callbacks: map("callback"),
    pathItems: map("pathItem"),
    mediaTypes: map("mediaType"),
  },
  pathItem: {
    ...Object.fromEntries([...operationMethods].map((method) => [method, object("operation")])),
    additionalOperations: map("operation"),
    parameters: list("parameter"),
  },
  operation: {
    parameters: list("parameter"),
    requestBody: object("requestBody"),
    responses: map("response"),
    callbacks: map("callback"),
  },
  parameter: parameterSlots,
  header: parameterSlots,
  requestBody: { content: map("mediaType") },
  response: {
    headers: map("header"),
    content: map("mediaType"),
    links: map("link"),
    schema: object("schema"),
    examples: data,
  },
  mediaType: {
    schema: object("schema"),
    itemSchema: object("schema"),
    examples: map("example"),
    encoding: map("encoding"),
    itemEncoding: object("encoding"),
    prefixEncoding: list("encoding"),
    example: data,
  },
  encoding: { headers: map("header"), encoding: map("encoding") },
  callback: {},
  link: { parameters: data, requestBody: data },
  example: { value: data, dataValue: data, serializedValue: data },
  securityScheme: {},
  schema: schemaSlots,
  discriminator: {},
  other: {},
};

const otherSlot = object("other");
const callbackSlot = object("pathItem");

/** What the key holds. Extensions hold data; keys unknown to OpenAPI are walked for extensions only. */
export function slotOf(kind: ObjectKind, key: string): Slot {
  if (key.startsWith("x-")) return data;
  const table = slots[kind];
  const slot = Object.hasOwn(table, key) ? table[key] : undefined;
  return slot ?? (kind === "callback" ? callbackSlot : otherSlot);
}

const sections = Object.entries(slots.components).flatMap(([section, slot]) =>
  slot.holds === "map" ? [{ section, kind: slot.kind }] : [],
);
const kindOfSection = new Map(sections.map(({ section, kind }) => [section, kind]));
const sectionOfKind = new Map(sections.map(({ section, kind }) => [kind, section]));

/** Whether objects of the kind may be a `$ref` instead. */
export function isReferable(kind: ObjectKind): boolean {
  return sectionOfKind.has(kind);
}

/** A component: its kind, section and name, and how to get from it to what a pointer names. */
export interface ComponentTarget {
  readonly kind: ObjectKind;
  readonly name: string;
  /** Tokens of the pointer that lead to the component, and those that lead on from there. */
  readonly base: readonly string[];
  readonly rest: readonly string[];
}

/** The component that a pointer names or leads through; `undefined` where it names something else. */
export function componentOf(tokens: readonly string[]): ComponentTarget | undefined {
  const [first, second, third] = tokens;
  if (first === "components" && second !== undefined && third !== undefined) {
    const kind = kindOfSection.get(second);
    if (kind === undefined) return undefined;
    return { kind, name: third, base: tokens.slice(0, 3), rest: tokens.slice(3) };
  }
  const slot = first === undefined ? undefined : rootComponents.get(first);
  if (slot === undefined || second === undefined) return undefined;
  return { kind: slot, name: second, base: tokens.slice(0, 2), rest: tokens.slice(2) };
}

const rootComponents = new Map<string, ObjectKind>([
  ["definitions", "schema"],
  ["$defs", "schema"],
  ["parameters", "parameter"],
  ["responses", "response"],
]);

/** The tokens of the place where a component of a kind belongs. */
export function componentPlace(version: OpenApiVersion, kind: ObjectKind): readonly string[] {
  const section = sectionOfKind.get(kind) ?? "schemas";
  if (version !== "2.0") return ["components", section];
  if (section === "schemas") return ["definitions"];
  return rootComponents.has(section) ? [section] : ["components", section];
}
