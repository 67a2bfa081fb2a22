/** A document that uses every position of OpenAPI 3.1 that holds text which the generator reads. */
import { paths, minimalOperation, accountParameter } from "./base-operations.js";
import { schemas } from "./base-schemas.js";
import { sharedNames, type Fill, type Members, type SharedNames } from "./positions.js";

/** The document with the text of every position. */
export function baseDocument(fill: Fill): Members {
  const shared = sharedNames(fill);
  return {
    openapi: "3.1.0",
    info: info(fill),
    externalDocs: documentation(fill, "document"),
    servers: [server(fill)],
    tags: [
      {
        name: shared.tag,
        description: fill("tag.description", "Handles tickets."),
        externalDocs: documentation(fill, "tag"),
      },
    ],
    security: [{ [shared.bearer]: [] }, { [shared.key]: [fill("security.scope", "read")] }],
    "x-loom-query-dialect": "brackets",
    paths: paths(fill, shared),
    webhooks: { [fill("webhook.name", "created")]: { post: minimalOperation(fill, "webhook") } },
    components: {
      schemas: schemas(fill, shared),
      securitySchemes: securitySchemes(fill, shared),
      parameters: { [shared.account]: accountParameter(fill) },
      examples: { [shared.example]: { value: fill("example.value", "a ticket") } },
    },
  };
}

/** The names of all positions. */
export function positionsOf(document: (fill: Fill) => Members): readonly string[] {
  const names: string[] = [];
  document((position, harmless) => {
    names.push(position);
    return harmless;
  });
  return names;
}

function info(fill: Fill): Members {
  return {
    title: fill("info.title", "Harmless"),
    version: fill("info.version", "1.0.0"),
    summary: fill("info.summary", "An interface."),
    description: fill("info.description", "All about it."),
    contact: {
      name: fill("contact.name", "Someone"),
      email: fill("contact.email", "a@b.example"),
      url: fill("contact.url", "https://b.example"),
    },
    license: { name: fill("license.name", "MIT"), identifier: fill("license.identifier", "MIT") },
  };
}

function documentation(fill: Fill, owner: string): Members {
  return {
    url: fill(`${owner}.externalDocs.url`, "https://example.com/docs"),
    description: fill(`${owner}.externalDocs.description`, "More"),
  };
}

function server(fill: Fill): Members {
  const region = fill("server.variable.default", "eu");
  return {
    url: `https://{region}.example.com/${fill("server.url", "v1")}`,
    description: fill("server.description", "Production"),
    variables: {
      region: {
        default: region,
        enum: [region],
        description: fill("server.variable.description", "Where."),
      },
      [fill("server.variable.name", "unused")]: { default: "a" },
    },
  };
}

function securitySchemes(fill: Fill, { bearer, key }: SharedNames): Members {
  return {
    [bearer]: {
      type: "http",
      scheme: "bearer",
      bearerFormat: fill("scheme.format", "JWT"),
      description: fill("scheme.bearer.description", "A token."),
    },
    [key]: {
      type: "apiKey",
      in: "header",
      name: fill("scheme.key.name", "X-Key"),
      description: fill("scheme.key.description", "A key."),
    },
    [fill("scheme.oauth", "oauth")]: {
      type: "oauth2",
      flows: {
        clientCredentials: {
          tokenUrl: fill("scheme.token", "https://example.com/token"),
          scopes: { [fill("scheme.scope", "read")]: fill("scheme.scope.description", "Reads.") },
        },
      },
    },
  };
}
