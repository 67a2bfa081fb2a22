/** Diagnostics of what a document says. */
import type { CatalogEntry } from "./catalog-entry.js";

/** What is done where OpenAPI does not say how a parameter is written. */
export type AssumedForm = "in the query dialect indices" | "as form with explode" | "as simple";

/** Single values. */
export const decoding = {
  "unexpected-type": {
    severity: "error",
    message: (p: { name: string; expected: string; actual: string }) =>
      `${p.name} is ${p.actual}, not ${p.expected}.`,
    hint: "Correct the value.",
  },
  "ignored-value": {
    severity: "warning",
    message: (p: { name: string; expected: string; actual: string }) =>
      `${p.name} is ignored: it is ${p.actual}, not ${p.expected}.`,
    hint: "Correct the value or remove it.",
  },
  "missing-field": {
    severity: "error",
    message: (p: { name: string; parent: string }) =>
      `The field ${p.name} of ${p.parent} is missing.`,
    hint: "Add the field; OpenAPI requires it.",
  },
  "invalid-value": {
    severity: "error",
    message: (p: { name: string; actual: string; expected: string; hint?: string }) =>
      `${p.name} is ${p.actual}; it must be ${p.expected}.`,
    hint: (p: { hint?: string }) => p.hint ?? "Correct the value.",
  },
  "invalid-path": {
    severity: "error",
    message: (p: { path: string; problem: string }) => `The path ${p.path} ${p.problem}.`,
    hint: "A path starts with /, and each of its parameters is written once: /tickets/{id}.",
  },
  "unknown-type": {
    severity: "warning",
    message: (p: { type: string }) =>
      `The type ${p.type} is not a JSON Schema type; it is ignored.`,
    hint: "Types are null, boolean, object, array, number, integer and string.",
  },
  "enum-value-mismatch": {
    severity: "warning",
    message: (p: { actual: string; types: string }) =>
      `The enumeration has ${p.actual}, but its type is ${p.types}; the value is dropped.`,
    hint: "Correct the value or the type: no value can be both.",
  },
  "nullable-outdated": {
    severity: "warning",
    message: (p: { version: string; count: number }) =>
      p.count === 1
        ? `nullable has no meaning in OpenAPI ${p.version}; it is taken to allow null.`
        : `nullable has no meaning in OpenAPI ${p.version}; it is taken to allow null, here and in ${p.count - 1} other ${p.count === 2 ? "place" : "places"}.`,
    hint: "Add 'null' to type: type: [string, 'null'].",
  },
  "keyword-untyped": {
    severity: "info",
    message: (p: { keyword: string; count: number }) =>
      `${p.keyword} has no TypeScript type; ${p.count === 1 ? "the type here admits" : `here and in ${p.count - 1} other ${p.count === 2 ? "place" : "places"}, the type admits`} more than the schema.`,
    hint: "Nothing is wrong: the server still judges. A type needs oneOf, enum or required instead.",
  },
  "items-list": {
    severity: "warning",
    message: (p: { version: string }) =>
      `items is a list, which has no meaning in OpenAPI ${p.version}; it is taken as alternatives.`,
    hint: "Write the alternatives as anyOf (OpenAPI 3), or give items one schema.",
  },
  "missing-schema": {
    severity: "warning",
    message: (p: { name: string }) => `The parameter ${p.name} has neither schema nor content.`,
    hint: "Add a schema; without one any value is accepted.",
  },
} as const satisfies Record<string, CatalogEntry>;

/** What must hold across the document. */
export const checking = {
  "duplicate-operation-id": {
    severity: "error",
    message: (p: { id: string; first: string; second: string }) =>
      `The operationId ${p.id} belongs to ${p.first} and to ${p.second}.`,
    hint: "Give each operation its own operationId; it becomes the function name.",
  },
  "ambiguous-path": {
    severity: "warning",
    message: (p: { path: string; other: string }) =>
      `The path ${p.path} cannot be told from ${p.other}: only the names of their parameters differ.`,
    hint: "Give the parameters the same names and the path one entry.",
  },
  "missing-operation-id": {
    severity: "warning",
    message: (p: { method: string; path: string; id: string }) =>
      `${p.method} ${p.path} has no operationId; operationId: ${p.id} is assumed.`,
    hint: "Add the line; the operationId becomes the function name.",
  },
  "path-parameter-undeclared": {
    severity: "warning",
    message: (p: { name: string; method: string; path: string }) =>
      `${p.method} ${p.path} does not declare its path parameter ${p.name}; a string is assumed.`,
    hint: "Declare it under parameters with in: path and required: true.",
  },
  "path-parameter-unused": {
    severity: "warning",
    message: (p: { name: string; path: string }) =>
      `The path parameter ${p.name} does not occur in ${p.path}; it is ignored.`,
    hint: "Write it as {name} in the path, or remove the declaration.",
  },
  "duplicate-parameter": {
    severity: "error",
    message: (p: { name: string; location: string; method: string; path: string }) =>
      `${p.method} ${p.path} declares the ${p.location} parameter ${p.name} twice.`,
    hint: "Remove one of the two.",
  },
  "querystring-not-alone": {
    severity: "error",
    message: (p: { name: string; other: string; location: string; method: string; path: string }) =>
      `${p.method} ${p.path}: ${p.name} is the whole query, so there cannot be the ${p.location} parameter ${p.other}.`,
    hint: "Describe it in the schema of the querystring parameter, or make that one a query parameter.",
  },
  "security-scheme-unknown": {
    severity: "error",
    message: (p: { name: string }) => `The security scheme ${p.name} is not declared.`,
    hint: "Declare it under components.securitySchemes.",
  },
  "link-of-error": {
    severity: "warning",
    message: (p: { name: string }) =>
      `The link ${p.name} belongs to an error, which links do not follow; it is left out.`,
    hint: "Make the request with the builder of its operation, from the body of the error.",
  },
  "link-target-unknown": {
    severity: "warning",
    message: (p: { name: string; target: string }) =>
      `The link ${p.name} leads to ${p.target}, which is not in the document; it is left out.`,
    hint: "Name an operationId of this document, or an operationRef to one of this document or its files.",
  },
  "link-parameter-unknown": {
    severity: "warning",
    message: (p: { name: string; parameter: string; method: string; path: string }) =>
      `The link ${p.name} sets ${p.parameter}, which is no parameter of ${p.method} ${p.path}.`,
    hint: "Correct the name, or declare the parameter.",
  },
  "server-variable-undeclared": {
    severity: "warning",
    message: (p: { name: string; url: string }) =>
      `The server ${p.url} does not declare its variable ${p.name}; a client has to be given a value.`,
    hint: "Declare it under variables, with a default.",
  },
  "server-default-unlisted": {
    severity: "warning",
    message: (p: { name: string; value: string }) =>
      `The default ${p.value} of the server variable ${p.name} is not one of its values.`,
    hint: "Add it to enum, or choose another default.",
  },
  "unsupported-collection-format": {
    severity: "warning",
    message: (p: { name: string; format: string; location: string; written: AssumedForm }) =>
      `The collectionFormat ${p.format} of the ${p.location} parameter ${p.name} is not supported; it is written ${p.written}.`,
    hint: "There are csv, and in queries and forms ssv, pipes and multi.",
  },
  "undefined-serialization": {
    severity: "warning",
    message: (p: {
      name: string;
      style: string;
      location: string;
      type: string;
      written: AssumedForm;
    }) =>
      `OpenAPI does not define ${p.style} for ${p.type} of the ${p.location} parameter ${p.name}; it is written ${p.written}.`,
    hint: (p: { written: AssumedForm }) =>
      p.written === "in the query dialect indices"
        ? "Add x-loom-query-dialect to the parameter or to the document, with the form the server reads."
        : "Declare the style and explode that the server reads, or a content with a media type.",
  },
  "undefined-nesting": {
    severity: "warning",
    message: (p: { name: string }) =>
      `OpenAPI does not define how the nested values of the deepObject parameter ${p.name} are written.`,
    hint: "Add x-loom-query-dialect to the parameter or to the document; indices is assumed.",
  },
} as const satisfies Record<string, CatalogEntry>;
