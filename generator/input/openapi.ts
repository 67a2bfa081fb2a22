/**
 * The decoded document: the part of OpenAPI that is supported, in one 3.1-shaped form whatever the
 * version of the source. References outside schemas are resolved, path-level parameters merged into
 * operations, `style` and `explode` explicit, 3.0 nullability spelled as a `null` type.
 *
 * Absent is `undefined`. `origin` points into the bundled document, whose `locate` finds the source.
 */
import type { JsonPointer } from "../diagnostics/diagnostic.js";
import type { BoundsObject } from "./openapi-bounds.js";
import type { CallbackObject, LinkObject, WebhookObject } from "./openapi-callbacks.js";
import type { SecurityRequirement, SecuritySchemeObject } from "./openapi-security.js";
import type { EventDataObject, StreamExtension } from "./openapi-streams.js";

/** The source's own version: it decides what `readOnly` means in requests. */
export type OpenApiVersion = "2.0" | "3.0" | "3.1" | "3.2";

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface OpenApiDocument {
  /** Kebab-case name of the API: `x-loom-name`, or else from the folder or file. */
  readonly name: string;
  readonly version: OpenApiVersion;
  readonly info: InfoObject;
  readonly servers: readonly ServerObject[];
  readonly security: readonly SecurityRequirement[] | undefined;
  readonly tags: readonly TagObject[];
  readonly operations: readonly OperationObject[];
  readonly webhooks: readonly WebhookObject[];
  /** `components.schemas` in document order, after bundling. */
  readonly schemas: readonly NamedSchema[];
  readonly securitySchemes: readonly SecuritySchemeObject[];
  /** `x-loom-query-dialect` of the document. */
  readonly queryDialect: QueryDialect | undefined;
}

export interface InfoObject {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
}

export interface ServerObject {
  /** As written, with `{variables}`. */
  readonly url: string;
  readonly description: string | undefined;
  readonly variables: readonly ServerVariableObject[];
  readonly origin: JsonPointer;
}

export interface ServerVariableObject {
  readonly name: string;
  readonly default: string;
  readonly enum: readonly string[] | undefined;
  readonly description: string | undefined;
}

export interface TagObject {
  readonly name: string;
  readonly description: string | undefined;
  readonly origin: JsonPointer;
}

export interface OperationObject {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  /** `operationId`, or the name derived from method and path. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly externalDocs: ExternalDocsObject | undefined;
  /** Path-level and operation-level, merged; the latter win by name and location. */
  readonly parameters: readonly ParameterObject[];
  readonly requestBody: RequestBodyObject | undefined;
  readonly responses: readonly ResponseObject[];
  /** Empty for an operation that is a callback itself. */
  readonly callbacks: readonly CallbackObject[];
  /** Effective requirements: the operation's, or else the document's. */
  readonly security: readonly SecurityRequirement[] | undefined;
  readonly servers: readonly ServerObject[] | undefined;
  /** `x-loom-pagination`, or the extension of another generator that says the same. */
  readonly pagination: PaginationExtension | undefined;
  /** `x-loom-method` */
  readonly methodName: string | undefined;
  /** `x-loom-stream` */
  readonly streaming: StreamExtension | undefined;
  readonly support: SupportExtension | undefined;
  readonly origin: JsonPointer;
}

export interface ExternalDocsObject {
  readonly url: string;
  readonly description: string | undefined;
}

export type ParameterLocation = "path" | "query" | "header" | "cookie" | "querystring";

export interface ParameterObject {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly schema: Schema;
  /** Media type of a `content` parameter. */
  readonly mediaType: string | undefined;
  readonly examples: readonly JsonValue[];
  /** `x-loom-query-dialect` of the parameter. */
  readonly queryDialect: QueryDialect | undefined;
  /** `x-loom-client-parameter`: the name of the client's option, `""` to derive it. */
  readonly clientParameter: string | undefined;
  /** `x-loom-filter` */
  readonly filter: FilterExtension | undefined;
  /** `x-loom-sort` */
  readonly sort: SortExtension | undefined;
  /** `x-loom-response` */
  readonly response: ResponseExtension | undefined;
  /** `x-loom-idempotency-key` */
  readonly idempotencyKey: boolean;
  readonly support: SupportExtension | undefined;
  readonly origin: JsonPointer;
}

export type ParameterStyle =
  | "matrix"
  | "label"
  | "simple"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie";

export type QueryDialect = "brackets" | "indices" | "repeat" | "comma" | "json";

export interface RequestBodyObject {
  readonly description: string | undefined;
  readonly required: boolean;
  readonly content: readonly MediaTypeObject[];
  readonly origin: JsonPointer;
}

export interface MediaTypeObject {
  readonly mediaType: string;
  readonly schema: Schema | undefined;
  readonly itemSchema: Schema | undefined;
  /** What the data of server-sent events is, where some of it is JSON. */
  readonly eventData: EventDataObject | undefined;
  readonly examples: readonly JsonValue[];
  /** `encoding`, as written. */
  readonly encoding: JsonValue | undefined;
  readonly origin: JsonPointer;
}

export interface ResponseObject {
  /** `200`, `4XX` (upper case), `default`. */
  readonly status: string;
  readonly description: string | undefined;
  readonly headers: readonly HeaderObject[];
  readonly content: readonly MediaTypeObject[];
  readonly links: readonly LinkObject[];
  readonly origin: JsonPointer;
}

export interface HeaderObject {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly schema: Schema;
  readonly origin: JsonPointer;
}

export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
}

/** A schema: a boolean, or an object of JSON Schema 2020-12 keywords. */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  /** Pointer to a schema of the bundled document: `/components/schemas/User`. */
  readonly ref: JsonPointer | undefined;
  /** `type`, always as a list; empty when absent. 3.0's `nullable` is in here. */
  readonly types: readonly SchemaType[];
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly format: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentMediaType: string | undefined;
  /** Schema of what the text is, in terms of `contentMediaType`. */
  readonly contentSchema: Schema | undefined;
  readonly default: JsonValue | undefined;
  readonly examples: readonly JsonValue[];
  readonly enum: readonly JsonValue[] | undefined;
  /** `const`, wrapped, since `null` and `false` are values. */
  readonly const: { readonly value: JsonValue } | undefined;
  readonly allOf: readonly Schema[];
  readonly anyOf: readonly Schema[];
  readonly oneOf: readonly Schema[];
  readonly not: Schema | undefined;
  readonly discriminator: DiscriminatorObject | undefined;
  readonly properties: readonly NamedSchema[];
  readonly required: readonly string[];
  readonly additionalProperties: Schema | undefined;
  readonly unevaluatedProperties: Schema | undefined;
  readonly patternProperties: readonly NamedSchema[];
  readonly propertyNames: Schema | undefined;
  readonly items: Schema | undefined;
  readonly prefixItems: readonly Schema[] | undefined;
  readonly unevaluatedItems: Schema | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly bounds: BoundsObject | undefined;
  readonly externalDocs: ExternalDocsObject | undefined;
  /** `x-enum-varnames` and its spellings, in the order of `enum`. */
  readonly enumNames: readonly string[] | undefined;
  /** `x-enum-descriptions` and its spellings, in the order of `enum`. */
  readonly enumDescriptions: readonly string[] | undefined;
  /** `x-loom-open`: the enumeration may grow. */
  readonly open: boolean;
  readonly support: SupportExtension | undefined;
  readonly origin: JsonPointer;
}

export type SchemaType = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

export interface DiscriminatorObject {
  readonly propertyName: string;
  /** Value to pointer of the schema it selects. */
  readonly mapping: readonly { readonly value: string; readonly ref: JsonPointer }[];
  readonly defaultMapping: JsonPointer | undefined;
  readonly origin: JsonPointer;
}

/** `x-loom-support`; see `docs/extensions.md`. */
export interface SupportExtension {
  readonly integrations: number | undefined;
  readonly required: number | undefined;
  readonly names: readonly string[];
  readonly requiredBy: readonly string[];
  readonly notes: readonly string[];
}

/** `x-loom-pagination` and its relatives; see `docs/extensions.md`. */
export type PaginationExtension = {
  readonly items: JsonPointer;
  readonly limit: string | undefined;
  readonly hasMore: JsonPointer | undefined;
  readonly origin: JsonPointer;
} & (
  | { readonly style: "cursor"; readonly parameter: string; readonly next: JsonPointer }
  | { readonly style: "offset"; readonly parameter: string }
  | { readonly style: "page"; readonly parameter: string; readonly start: number }
  | { readonly style: "next-url"; readonly next: JsonPointer }
  | { readonly style: "link" }
);

/** `x-loom-filter`; see `docs/extensions.md`. */
export interface FilterExtension {
  readonly operators: readonly string[];
  readonly origin: JsonPointer;
}

/** `x-loom-sort`; see `docs/extensions.md`. */
export interface SortExtension {
  readonly fields: readonly string[];
  readonly origin: JsonPointer;
}

/** `x-loom-response`; see `docs/extensions.md`. */
export type ResponseExtension = { readonly origin: JsonPointer } & (
  | { readonly kind: "key-items" }
  | { readonly kind: "omit-properties"; readonly properties: readonly string[] | undefined }
  | {
      readonly kind: "select";
      readonly default: string;
      readonly cases: readonly ResponseCaseExtension[];
    }
);

export type ResponseCaseExtension = { readonly value: string; readonly origin: JsonPointer } & (
  | { readonly body: "declared" | "unknown" | "stream" }
  | { readonly body: "wrapped"; readonly envelope: JsonPointer; readonly property: string }
);
