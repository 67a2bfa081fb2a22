/** Positions whose text decides what the document is; each is tried in a document of its own. */
import type { JsonValue } from "../../generator/input/openapi.js";
import type { Members } from "./positions.js";

/** Documents that hold a text where only certain ones make sense. */
export const closedPositions: Readonly<Record<string, (text: string) => JsonValue>> = {
  version: (text) => ({ ...small(), openapi: text }),
  path: (text) => small({ [`/${text}`]: { get: { operationId: "list", responses: {} } } }),
  "path without slash": (text) => small({ [text]: { get: { operationId: "list" } } }),
  "path without operationId": (text) => small({ [`/a/${text}`]: { get: {} } }),
  "path parameter": (text) =>
    small({
      [`/a/{${text}}`]: {
        get: {
          operationId: "list",
          parameters: [{ name: text, in: "path", required: true, schema: { type: "string" } }],
        },
      },
    }),
  "request media type": (text) =>
    withOperation({ requestBody: { content: { [text]: { schema: { type: "string" } } } } }),
  status: (text) => withOperation({ responses: { [text]: { description: "Done." } } }),
  location: (text) => withOperation({ parameters: [{ name: "a", in: text, schema: {} }] }),
  style: (text) =>
    withOperation({ parameters: [{ name: "a", in: "query", style: text, schema: {} }] }),
  type: (text) => withSchema({ type: text }),
  reference: (text) => withSchema({ $ref: text }),
  "reference to a component": (text) => withSchema({ $ref: `#/components/schemas/${text}` }),
  "reference in an example": (text) => withSchema({ type: "object", example: { $ref: text } }),
  "dynamic reference": (text) => withSchema({ $dynamicRef: text }),
  identifier: (text) => withSchema({ $id: text, properties: { a: { $ref: "#/$defs/a" } } }),
  anchor: (text) => withSchema({ $anchor: text, properties: { a: { $ref: `#${text}` } } }),
  mapping: (text) =>
    withSchema({ discriminator: { propertyName: "a", mapping: { a: text } }, oneOf: [{}] }),
  "scheme of security": (text) => withScheme({ type: "http", scheme: text }),
  "type of security": (text) => withScheme({ type: text }),
  "location of security": (text) => withScheme({ type: "apiKey", in: text, name: text }),
  "x-loom-name": (text) => ({ ...small(), "x-loom-name": text }),
  "x-loom-method": (text) => withOperation({ "x-loom-method": text }),
  "x-loom-query-dialect": (text) => ({ ...small(), "x-loom-query-dialect": text }),
  "x-loom-pagination": (text) =>
    withOperation({
      "x-loom-pagination": { style: "cursor", parameter: text, items: text, next: text },
    }),
  "x-loom-client-parameter": (text) =>
    withOperation({
      parameters: [
        { name: "a", in: "query", schema: {}, "x-loom-client-parameter": { option: text } },
      ],
    }),
  "unknown extension": (text) => withOperation({ [`x-loom-${text}`]: text }),
  "additional method": (text) => ({
    ...small({ "/a": { additionalOperations: { [text]: { operationId: "a", responses: {} } } } }),
    openapi: "3.2.0",
  }),
  "link to an operation": (text) =>
    withOperation({
      responses: {
        200: { description: "", links: { a: { operationId: text }, b: { operationRef: text } } },
      },
    }),
};

function small(operations: Members = {}): Members {
  return { openapi: "3.1.0", info: { title: "Small", version: "1" }, paths: operations };
}

function withOperation(members: Members): Members {
  return small({ "/a": { post: { operationId: "send", responses: {}, ...members } } });
}

function withSchema(schema: Members): Members {
  return { ...small(), components: { schemas: { A: schema } } };
}

function withScheme(scheme: Members): Members {
  return { ...small(), security: [{ a: [] }], components: { securitySchemes: { a: scheme } } };
}
