/**
 * A plain bundled document → `OpenApiDocument`: validated and normalized, whatever the version.
 */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { BundledApi } from "./bundle.js";
import {
  objectField,
  objectItems,
  placeOf,
  requiredText,
  text,
  type DecodeContext,
  type ObjectCursor,
} from "./cursor.js";
import { decodeName, decodeQueryDialect } from "./decode-extensions.js";
import { decodeOperations, decodeWebhooks } from "./decode-operation.js";
import { decodeSchema, schemaAt } from "./decode-schema.js";
import { decodeSecurity, decodeSecuritySchemes } from "./decode-security.js";
import { decodeServers } from "./decode-shared.js";
import type { DecodedApi } from "./decoded.js";
import { isJsonObject, member, type JsonObject } from "./json.js";
import { kebabCase } from "./kebab-case.js";
import type { InfoObject, OpenApiDocument, TagObject } from "./openapi.js";
import { operationRules, type OperationRules } from "./operation-rules.js";
import { schemaMap } from "./schema-keywords.js";
import { reportUntyped } from "./untyped-keywords.js";
import { selectOperations } from "./select-operations.js";
import { withVerifiedPagination } from "./vendor-pagination.js";

/** Decodes a bundled API. Problems are reported; what they concern is left out. */
export function decode(
  api: BundledApi,
  bag: DiagnosticBag,
  rules: OperationRules = operationRules(),
): DecodedApi {
  const { value, version, locate } = api;
  const context: DecodeContext = {
    root: value,
    version,
    bag,
    locate,
    decodeSchema,
    schemas: new Map(),
    references: new Map(),
    rules,
    outdatedNullables: [],
    untypedKeywords: new Map(),
  };
  const bundled = rules.isPartial ? selectOperations(value, rules.isSelected) : value;
  const document = decodeDocument({ context, value, pointer: "" }, api);
  reportNullables(context);
  reportUntyped(context);
  return {
    document: rules.isPartial ? withSchemasOf(document, bundled) : document,
    schemaAt: (pointer) => schemaAt(context, pointer),
    locate: (pointer) => locate(pointer, "member"),
    bundled,
    files: api.files,
  };
}

/** The document with the schemas that a part of it needs. */
function withSchemasOf(document: OpenApiDocument, part: JsonObject): OpenApiDocument {
  const components = member(part, "components");
  const schemas = isJsonObject(components) ? member(components, "schemas") : undefined;
  const kept = document.schemas.filter(
    ({ name }) => isJsonObject(schemas) && Object.hasOwn(schemas, name),
  );
  return { ...document, schemas: kept };
}

function decodeDocument(root: ObjectCursor, api: BundledApi): OpenApiDocument {
  const components = objectField(root, "components");
  const security = decodeSecurity(root);
  const info = decodeInfo(root);
  return {
    name: decodeName(root) ?? kebabCase(api.isGenericName ? info.title : api.name),
    version: api.version,
    info,
    servers: decodeServers(root) ?? [],
    security,
    tags: objectItems(root, "tags").map(decodeTag),
    operations: decodeOperations(root, security).map((operation) =>
      withVerifiedPagination(root.context, operation),
    ),
    webhooks: decodeWebhooks(root, security),
    schemas: components === undefined ? [] : schemaMap(components, "schemas"),
    securitySchemes: components === undefined ? [] : decodeSecuritySchemes(components),
    queryDialect: decodeQueryDialect(root),
  };
}

function decodeInfo(root: ObjectCursor): InfoObject {
  const info = objectField(root, "info");
  if (info === undefined) {
    const missing = { name: "info", parent: "the document" };
    root.context.bag.report("missing-field", placeOf(root), missing);
    return { title: "", version: "", description: undefined };
  }
  return {
    title: requiredText(info, "title", "info"),
    version: requiredText(info, "version", "info"),
    description: text(info, "description"),
  };
}

function decodeTag(tag: ObjectCursor): TagObject {
  return {
    name: requiredText(tag, "name", "a tag"),
    description: text(tag, "description"),
    origin: tag.pointer,
  };
}

function reportNullables(context: DecodeContext): void {
  const [first] = context.outdatedNullables;
  if (first === undefined) return;
  const { version, outdatedNullables } = context;
  const parameters = { version, count: outdatedNullables.length };
  const place = { pointer: first, range: context.locate(first, "key") };
  context.bag.report("nullable-outdated", place, parameters);
}
