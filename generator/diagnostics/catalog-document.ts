/** Diagnostics of what a document says. */
import type { CatalogEntry } from "./catalog-entry.js";

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
    message: (p: { name: string; actual: string; expected: string }) =>
      `${p.name} is ${p.actual}; it must be ${p.expected}.`,
    hint: "Correct the value.",
  },
  "invalid-path": {
    severity: "error",
    message: (p: { path: string }) => `The path ${p.path} does not start with a slash.`,
    hint: "Paths start with / and are appended to the server's URL.",
  },
  "invalid-extension": {
    severity: "error",
    message: (p: { name: string; problem: string }) => `${p.name}: ${p.problem}.`,
    hint: "docs/extensions.md describes the extension.",
  },
  "unknown-type": {
    severity: "warning",
    message: (p: { type: string }) =>
      `The type ${p.type} is not a JSON Schema type; it is ignored.`,
    hint: "Types are null, boolean, object, array, number, integer and string.",
  },
  "nullable-ignored": {
    severity: "warning",
    message: (p: { version: string; count: number }) =>
      p.count === 1
        ? `nullable has no meaning in OpenAPI ${p.version}.`
        : `nullable has no meaning in OpenAPI ${p.version}; it occurs here and in ${p.count - 1} other places.`,
    hint: "Add 'null' to type: type: [string, 'null'].",
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
  "security-scheme-unknown": {
    severity: "error",
    message: (p: { name: string }) => `The security scheme ${p.name} is not declared.`,
    hint: "Declare it under components.securitySchemes.",
  },
  "undefined-serialization": {
    severity: "error",
    message: (p: { name: string; style: string; location: string; type: string }) =>
      `OpenAPI does not define ${p.style} for ${p.type} of the ${p.location} parameter ${p.name}.`,
    hint: "Use another style or explode, a content with a media type, or x-loom-query-dialect for a deepObject parameter.",
  },
  "undefined-nesting": {
    severity: "warning",
    message: (p: { name: string }) =>
      `OpenAPI does not define how the nested values of the deepObject parameter ${p.name} are written.`,
    hint: "Add x-loom-query-dialect to the parameter or to the document; indices is assumed.",
  },
  "pagination-parameter-unknown": {
    severity: "error",
    message: (p: { name: string; member: string }) =>
      `x-loom-pagination: ${p.member} is ${p.name}, which is no query parameter of the operation.`,
    hint: "Declare the query parameter, or correct the name.",
  },
  "pagination-response-missing": {
    severity: "error",
    message: (p: { method: string; path: string }) =>
      `x-loom-pagination: no success response of ${p.method} ${p.path} has a schema.`,
    hint: "Describe the page as the schema of the 200 response.",
  },
  "pagination-pointer-unresolved": {
    severity: "error",
    message: (p: { member: string; pointer: string }) =>
      `x-loom-pagination: ${p.member} is ${p.pointer}, which the schema of the success response does not have.`,
    hint: "The pointer starts at the response body; declare the property, or correct the pointer.",
  },
  "pagination-items-not-array": {
    severity: "error",
    message: (p: { pointer: string }) => `x-loom-pagination: ${p.pointer} is not an array.`,
    hint: "items points to the array of items in the response body.",
  },
  "filter-operator-unknown": {
    severity: "error",
    message: (p: { operator: string; name: string }) =>
      `x-loom-filter: the operator ${p.operator} is no property of the schema of ${p.name}.`,
    hint: "Declare the operator in an object branch of the parameter's schema.",
  },
  "sort-field-unknown": {
    severity: "error",
    message: (p: { field: string; name: string }) =>
      `x-loom-sort: the field ${p.field} is no property of the schema of ${p.name}.`,
    hint: "Declare the field as a property or in the enumeration of propertyNames.",
  },
  "response-values-mismatch": {
    severity: "error",
    message: (p: { value: string; name: string; missing: "enum" | "values" }) =>
      p.missing === "enum"
        ? `x-loom-response: the value ${p.value} is not in the enumeration of ${p.name}.`
        : `x-loom-response: the value ${p.value} of ${p.name} has no entry under values.`,
    hint: "The values of the extension and the enumeration of the parameter's schema must be the same.",
  },
  "response-parameter-type": {
    severity: "error",
    message: (p: { name: string; expected: string }) =>
      `x-loom-response: the schema of ${p.name} does not allow ${p.expected}.`,
    hint: "docs/extensions.md says which argument each kind takes.",
  },
  "response-pagination-missing": {
    severity: "error",
    message: (p: { name: string }) =>
      `x-loom-response: ${p.name} keys the items of an operation without x-loom-pagination.`,
    hint: "Declare the pagination: its items say which array becomes an object.",
  },
} as const satisfies Record<string, CatalogEntry>;
