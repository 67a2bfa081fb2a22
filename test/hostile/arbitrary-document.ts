/** Documents of every version of OpenAPI, as a grammar makes them up. */
import fc from "fast-check";
import type { JsonValue } from "../../generator/input/openapi.js";
import { componentNames, data, dictionary, oddText, schema } from "./arbitrary-schema.js";
import type { Members } from "./positions.js";

const optional = { requiredKeys: [] };

const styles = ["form", "simple", "deepObject", "pipeDelimited", "matrix", "label", "cookie"];
const mediaTypes = fc.oneof(
  fc.constantFrom(
    "application/json",
    "text/plain",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "text/event-stream",
    "application/jsonl",
    "*/*",
  ),
  oddText,
);

const content = dictionary(
  mediaTypes,
  fc.record({ schema, itemSchema: schema, example: data, encoding: data }, optional),
  2,
);

const location = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom("query", "header", "cookie", "path") },
  { weight: 1, arbitrary: fc.constantFrom("querystring", "body", "formData", "elsewhere") },
);

/** Parameters with the roles that `x-loom-*` gives, as those extensions want them. */
const roles: fc.Arbitrary<Members> = fc.oneof(
  role(schema, { "x-loom-client-parameter": true }),
  role(schema, { "x-loom-client-parameter": { option: "account" } }),
  role(schema, { "x-loom-filter": true }),
  role(
    schema.map((operand) => ({ type: "object", properties: { gt: operand, "a-b": operand } })),
    { "x-loom-filter": { operators: ["gt", "a-b"] } },
  ),
  role(
    schema.map((value) => ({ propertyNames: { enum: ["id"] }, additionalProperties: value })),
    { "x-loom-sort": { fields: ["id"] } },
  ),
  role(fc.constant({ type: "array", items: { type: "string" } }), {
    "x-loom-response": { kind: "omit-properties" },
  }),
  role(fc.constant({ enum: ["a", "*/ b"] }), {
    "x-loom-response": {
      kind: "select",
      default: "a",
      values: { a: { body: "declared" }, "*/ b": { body: "stream" } },
    },
  }),
);

function role(value: fc.Arbitrary<JsonValue>, extension: Members): fc.Arbitrary<Members> {
  return fc
    .record({ name: oddText, description: oddText, schema: value })
    .map((made) => ({ ...made, in: "query", style: "deepObject", ...extension }));
}

const parameter = fc.record(
  {
    name: oddText,
    in: location,
    required: fc.boolean(),
    description: oddText,
    style: fc.constantFrom(...styles),
    explode: fc.boolean(),
    allowReserved: fc.boolean(),
    schema,
    content,
    type: fc.constantFrom("string", "array", "file"),
    "x-loom-support": fc.record({ names: fc.array(oddText, { maxLength: 2 }) }),
  },
  { requiredKeys: ["name", "in", "schema"] },
);

const response = fc.record(
  {
    description: oddText,
    headers: dictionary(oddText, fc.record({ schema, description: oddText }, optional), 2),
    content,
    schema,
    links: dictionary(
      oddText,
      fc.record({ operationId: oddText, parameters: dictionary(oddText, data, 2) }, optional),
      1,
    ),
  },
  optional,
);

const responses = dictionary(fc.constantFrom("200", "201", "4XX", "404", "default"), response, 3);
const parameters = fc.array(
  fc.oneof({ weight: 6, arbitrary: parameter }, { weight: 1, arbitrary: roles }),
  { maxLength: 3 },
);
const security = fc.array(dictionary(fc.constantFrom("a", "b"), fc.constant([]), 2), {
  maxLength: 2,
});

const operation = fc.record(
  {
    operationId: oddText,
    tags: fc.array(oddText, { maxLength: 2 }),
    summary: oddText,
    description: oddText,
    deprecated: fc.boolean(),
    parameters,
    requestBody: fc.record({ content, required: fc.boolean(), description: oddText }, optional),
    responses,
    security,
    servers: fc.array(fc.record({ url: oddText }), { maxLength: 2 }),
    callbacks: dictionary(
      oddText,
      dictionary(oddText, fc.record({ post: fc.record({ responses }) }), 1),
      1,
    ),
    "x-loom-method": fc.constantFrom("list", "get", "constructor", "then"),
  },
  { requiredKeys: ["responses"] },
);

const list = fc
  .tuple(operation, fc.array(roles, { maxLength: 3 }), schema, oddText)
  .map(([made, others, items, name]): Members => ({
    ...made,
    parameters: [...others, { name, in: "query", schema: { type: "string" } }],
    "x-loom-pagination": { style: "cursor", parameter: name, limit: name, items: "/i", next: "/n" },
    responses: {
      200: {
        description: "",
        content: {
          "application/json": {
            schema: { type: "object", properties: { i: { type: "array", items }, n: {} } },
          },
        },
      },
    },
  }));

const pathItem = fc.record(
  {
    get: fc.oneof(operation, list),
    post: operation,
    delete: operation,
    query: operation,
    parameters,
  },
  optional,
);

const path = fc.oneof(
  fc.constantFrom("/", "/users", "/users/{id}", "/a/{id}/b/{name}", "/{id}{name}", "/users?x=1"),
  oddText.map((text) => `/${text}`),
);

const scheme = fc.record(
  {
    type: fc.constantFrom("http", "apiKey", "oauth2"),
    scheme: oddText,
    in: location,
    name: oddText,
  },
  { requiredKeys: ["type", "scheme", "in", "name"] },
);

const schemes = fc.record({ a: scheme, b: scheme });

const schemas = fc
  .array(schema, { minLength: componentNames.length, maxLength: componentNames.length })
  .map((made): Members =>
    Object.fromEntries(made.map((each, index) => [componentNames[index], each])),
  );

const shared = {
  info: fc.record({ title: oddText, version: oddText, description: oddText }),
  tags: fc.array(fc.record({ name: oddText, description: oddText }), { maxLength: 2 }),
  paths: dictionary(path, pathItem, 4),
  security,
};

const modern = fc.record(
  {
    openapi: fc.constantFrom("3.0.3", "3.1.0", "3.2.0"),
    ...shared,
    servers: fc.array(
      fc.record(
        { url: oddText, variables: dictionary(oddText, fc.record({ default: oddText }), 2) },
        { requiredKeys: ["url"] },
      ),
      {
        maxLength: 2,
      },
    ),
    webhooks: dictionary(oddText, pathItem, 1),
    components: fc.record({ schemas, securitySchemes: schemes }),
    "x-loom-query-dialect": fc.constantFrom("brackets", "repeat", "json"),
  },
  { requiredKeys: ["openapi", "info", "paths", "components"] },
);

const swagger = fc
  .record(
    {
      swagger: fc.constant("2.0"),
      ...shared,
      host: oddText,
      basePath: oddText,
      consumes: fc.array(mediaTypes, { maxLength: 2 }),
      produces: fc.array(mediaTypes, { maxLength: 2 }),
      definitions: schemas,
      securityDefinitions: schemes,
    },
    { requiredKeys: ["swagger", "info", "paths", "definitions"] },
  )
  .map((document) => asDefinitions(document));

/** What 2.0 has no word for is left out; references lead to where it has its schemas. */
function asDefinitions(document: JsonValue): JsonValue {
  const unknown = new Set(
    "requestBody callbacks content links servers query discriminator".split(" "),
  );
  const text = JSON.stringify(document, (key, value: JsonValue) =>
    unknown.has(key) ? undefined : value,
  );
  return JSON.parse(text.replaceAll("#/components/schemas/", "#/definitions/")) as JsonValue;
}

/** A document that follows the grammar of its version, whatever it may mean. */
export const structuredDocument: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: modern },
  { weight: 1, arbitrary: swagger },
);
