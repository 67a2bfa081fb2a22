/** The operations of the base document: parameters, bodies, responses, extensions. */
import {
  componentReference,
  pointerOf,
  supportOf,
  type Fill,
  type Members,
  type SharedNames,
} from "./positions.js";

export function paths(fill: Fill, shared: SharedNames): Members {
  return {
    "/tickets": {
      summary: fill("pathItem.summary", "Tickets"),
      description: fill("pathItem.description", "All tickets."),
      parameters: [componentReference("parameters", shared.account)],
      get: listOperation(fill, shared),
      post: createOperation(fill, shared),
    },
    "/tickets/{ticket}": { get: readOperation(fill, shared) },
  };
}

/** An operation that has nothing but text. */
export function minimalOperation(fill: Fill, owner: string): Members {
  return {
    operationId: fill(`${owner}.operationId`, `${owner}Happened`),
    summary: fill(`${owner}.summary`, "Happens."),
    responses: { 204: { description: fill(`${owner}.response`, "Thanks.") } },
  };
}

/** A parameter that the client may supply. */
export function accountParameter(fill: Fill): Members {
  return {
    name: fill("parameter.account", "account_id"),
    in: "query",
    description: fill("parameter.account.description", "Whose tickets."),
    required: true,
    schema: { type: "string" },
    "x-loom-client-parameter": true,
  };
}

function listOperation(fill: Fill, shared: SharedNames): Members {
  const { tag, cursor, limit, next, items, page } = shared;
  return {
    operationId: fill("list.operationId", "listTickets"),
    tags: [tag],
    summary: fill("list.summary", "Lists tickets."),
    description: fill("list.description", "Page by page."),
    deprecated: true,
    externalDocs: {
      url: fill("list.externalDocs.url", "https://example.com/list"),
      description: fill("list.externalDocs.description", "Guide"),
    },
    "x-loom-support": supportOf(fill, "list"),
    "x-loom-pagination": {
      style: "cursor",
      parameter: cursor,
      limit,
      next: pointerOf([next]),
      items: pointerOf([items]),
    },
    parameters: [
      { name: cursor, in: "query", schema: { type: "string" } },
      { name: limit, in: "query", schema: { type: "integer", default: 5 } },
      ...filterParameters(fill, shared),
      ...variantParameters(fill, shared),
    ],
    responses: {
      200: {
        description: fill("list.response", "A page."),
        content: { "application/json": { schema: componentReference("schemas", page) } },
      },
      "4XX": errorResponse(fill),
    },
  };
}

/** Parameters of every role that `x-loom-*` gives. */
function filterParameters(fill: Fill, { operator, field, range, status }: SharedNames): Members[] {
  return [
    {
      name: fill("filter.name", "created_at"),
      in: "query",
      style: "deepObject",
      description: fill("filter.description", "When it was created."),
      schema: {
        oneOf: [{ type: "string", format: "date-time" }, componentReference("schemas", range)],
      },
      "x-loom-filter": { operators: [operator] },
      "x-loom-support": supportOf(fill, "filter"),
    },
    {
      name: fill("filter.plain", "status"),
      in: "query",
      deprecated: true,
      schema: componentReference("schemas", status),
      "x-loom-filter": true,
    },
    {
      name: fill("sort.name", "sort_by"),
      in: "query",
      style: "deepObject",
      schema: {
        propertyNames: { enum: [field] },
        additionalProperties: { enum: [fill("sort.direction", "asc"), "desc"] },
      },
      "x-loom-sort": { fields: [field] },
    },
  ];
}

function variantParameters(fill: Fill, { form, bytes, wrapped, envelope }: SharedNames): Members[] {
  const select = {
    kind: "select",
    default: form,
    values: {
      [form]: { body: "declared" },
      [bytes]: { body: "stream" },
      [wrapped]: {
        body: "wrapped",
        property: fill("response.property", "data"),
        envelope: componentReference("schemas", envelope).$ref,
      },
    },
  };
  return [
    {
      name: fill("response.key", "key_by"),
      in: "query",
      schema: { type: "string" },
      "x-loom-response": { kind: "key-items" },
    },
    {
      name: fill("response.omit", "exclude"),
      in: "query",
      schema: { type: "array", items: { type: "string" } },
      "x-loom-response": { kind: "omit-properties" },
    },
    {
      name: fill("response.parameter", "form"),
      in: "query",
      schema: { type: "string", enum: [form, bytes, wrapped] },
      "x-loom-response": select,
    },
  ];
}

function errorResponse(fill: Fill): Members {
  return {
    description: fill("error.description", "It failed."),
    headers: {
      [fill("header.name", "X-Reason")]: {
        description: fill("header.description", "Why."),
        schema: { type: "string", enum: [fill("header.value", "quota")] },
      },
    },
    content: {
      [fill("error.mediaType", "x/odd")]: {
        schema: {
          type: "object",
          properties: { [fill("error.property", "code")]: { type: "string" } },
        },
        examples: { [fill("example.name", "quota")]: { value: fill("example.text", "No quota.") } },
      },
    },
  };
}

function createOperation(fill: Fill, { tag, ticket }: SharedNames): Members {
  return {
    operationId: fill("create.operationId", "createTicket"),
    tags: [tag],
    description: fill("create.description", "Creates a ticket."),
    parameters: [
      {
        name: fill("header.parameter", "X-Trace"),
        in: "header",
        description: fill("header.parameter.description", "Traces it."),
        schema: { type: "string", default: fill("header.parameter.default", "on") },
      },
      {
        name: fill("header.idempotency", "Idempotency-Key"),
        in: "header",
        schema: { type: "string" },
        "x-loom-idempotency-key": true,
      },
      { name: fill("cookie.parameter", "session"), in: "cookie", schema: { type: "string" } },
    ],
    requestBody: {
      description: fill("body.description", "The ticket."),
      required: true,
      content: {
        "application/json": {
          schema: componentReference("schemas", ticket),
          example: fill("body.example", "nothing"),
        },
      },
    },
    responses: { 201: { description: fill("create.response", "Created.") } },
    callbacks: {
      [fill("callback.name", "onClosed")]: {
        [fill("callback.expression", "{$request.query.url}")]: {
          post: minimalOperation(fill, "callback"),
        },
      },
    },
  };
}

function readOperation(fill: Fill, { tag, ticket, example }: SharedNames): Members {
  const operationId = fill("read.operationId", "getTicket");
  return {
    operationId,
    tags: [tag],
    parameters: [
      {
        name: "ticket",
        in: "path",
        required: true,
        description: fill("path.description", "Which."),
        schema: { type: "string", pattern: fill("path.pattern", "^t") },
        examples: { sample: componentReference("examples", example) },
      },
    ],
    responses: {
      200: {
        description: fill("read.response", "The ticket."),
        content: { "application/json": { schema: componentReference("schemas", ticket) } },
        links: {
          [fill("link.name", "self")]: {
            operationId,
            description: fill("link.description", "Itself."),
            parameters: { ticket: fill("link.value", "$response.body") },
          },
        },
      },
    },
  };
}
