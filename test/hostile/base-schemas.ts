/** The schemas of the base document. */
import {
  componentReference,
  supportOf,
  type Fill,
  type Members,
  type SharedNames,
} from "./positions.js";

export function schemas(fill: Fill, shared: SharedNames): Members {
  return {
    [shared.ticket]: ticketSchema(fill, shared),
    [shared.page]: pageSchema(shared),
    [shared.status]: statusSchema(fill),
    [shared.event]: eventSchema(fill, shared),
    [shared.opened]: eventVariant(fill, shared, "opened"),
    [shared.closed]: eventVariant(fill, shared, "closed"),
    [shared.range]: {
      type: "object",
      properties: { [shared.operator]: { type: "string", format: "date-time" } },
    },
    [shared.envelope]: { type: "object", properties: { trace: { type: "string" } } },
    [fill("schema.plain", "plain-value")]: plainSchema(fill),
    [fill("schema.record", "Labels")]: recordSchema(fill),
  };
}

function ticketSchema(fill: Fill, { id, status }: SharedNames): Members {
  return {
    title: fill("ticket.title", "A ticket"),
    description: fill("ticket.description", "Something to do."),
    type: "object",
    required: [id],
    externalDocs: {
      url: fill("ticket.externalDocs.url", "https://example.com/ticket"),
      description: fill("ticket.externalDocs.description", "About tickets"),
    },
    xml: { name: fill("ticket.xml", "ticket"), namespace: fill("ticket.namespace", "urn:a") },
    examples: [{ [fill("ticket.example.key", "id")]: fill("ticket.example.value", "t-1") }],
    properties: ticketProperties(fill, { id, status }),
  };
}

function ticketProperties(fill: Fill, { id, status }: Pick<SharedNames, "id" | "status">): Members {
  return {
    [id]: {
      type: "string",
      readOnly: true,
      format: fill("property.format", "ticket-id"),
      description: fill("property.description", "Identifies it."),
      example: fill("property.example", "t-1"),
      pattern: fill("property.pattern", "^t-"),
      $comment: fill("property.comment", "Internal."),
      "x-loom-support": supportOf(fill, "property"),
    },
    [fill("property.kind", "state")]: componentReference("schemas", status),
    [fill("property.constant", "version")]: { const: fill("property.constant.value", "one") },
    [fill("property.default", "size")]: {
      type: "string",
      default: fill("property.default.value", "small"),
      deprecated: true,
    },
    [fill("property.encoded", "file")]: {
      type: "string",
      contentEncoding: fill("property.encoding", "base99"),
      contentMediaType: fill("property.mediaType", "text/x-odd"),
    },
    [fill("property.nested", "place")]: {
      type: "object",
      description: fill("property.nested.description", "Where."),
      properties: {
        [fill("property.inner", "room")]: {
          type: "array",
          items: { enum: [fill("property.inner.value", "kitchen"), 1, null] },
        },
      },
    },
  };
}

function pageSchema({ items, next, ticket }: SharedNames): Members {
  return {
    type: "object",
    required: [items],
    properties: {
      [items]: { type: "array", items: componentReference("schemas", ticket) },
      [next]: { type: ["string", "null"] },
    },
  };
}

function statusSchema(fill: Fill): Members {
  return {
    type: "string",
    description: fill("status.description", "How far it is."),
    enum: [fill("enum.first", "open"), fill("enum.second", "closed")],
    "x-enum-varnames": [fill("enum.name.first", "Open"), fill("enum.name.second", "Closed")],
    "x-enum-descriptions": [fill("enum.text.first", "To do."), fill("enum.text.second", "Done.")],
    "x-loom-open": true,
    default: fill("enum.default", "open"),
  };
}

function eventSchema(fill: Fill, { opened, closed, kind }: SharedNames): Members {
  return {
    description: fill("event.description", "What happened."),
    oneOf: [componentReference("schemas", opened), componentReference("schemas", closed)],
    discriminator: {
      propertyName: kind,
      mapping: {
        [fill("mapping.opened", "ticket.opened")]: componentReference("schemas", opened).$ref,
        [fill("mapping.closed", "ticket.closed")]: componentReference("schemas", closed).$ref,
      },
    },
  };
}

function eventVariant(fill: Fill, { kind }: SharedNames, owner: string): Members {
  return {
    type: "object",
    required: [kind],
    properties: {
      [kind]: { type: "string" },
      [fill(`${owner}.property`, `${owner}By`)]: { type: "string" },
    },
  };
}

function plainSchema(fill: Fill): Members {
  return {
    oneOf: [
      {
        const: fill("choice.first", "a"),
        title: fill("choice.title", "Letter A"),
        description: fill("choice.description", "The first."),
      },
      { const: fill("choice.second", "b"), title: fill("choice.other", "Letter B") },
    ],
  };
}

function recordSchema(fill: Fill): Members {
  return {
    type: "object",
    // No type can say this one, nor what takes its place.
    patternProperties: { [fill("record.pattern", "^[x]-")]: { type: "string" } },
    additionalProperties: { type: "string", description: fill("record.text", "A label.") },
    $defs: { [fill("definition.name", "Inner")]: { enum: [fill("definition.value", "a")] } },
    properties: {
      [fill("record.property", "first")]: {
        type: "object",
        additionalProperties: { type: "number" },
      },
    },
  };
}
