/** Diagnostics of what a document declares with extensions, and of what it could declare. */
import type { CatalogEntry } from "./catalog-entry.js";

/** Extensions, ours and those of others. */
export const declaring = {
  "invalid-extension": {
    severity: "error",
    message: (p: { name: string; problem: string }) => `${p.name}: ${p.problem}.`,
    hint: "docs/extensions.md describes the extension.",
  },
  "client-option-conflict": {
    severity: "error",
    message: (p: { option: string; first: string; second: string }) =>
      `x-loom-client-parameter: the option ${p.option} belongs to the parameters ${p.first} and ${p.second}.`,
    hint: "Give one of them another option: x-loom-client-parameter: { option: other }.",
  },
  "pagination-ignored": {
    severity: "warning",
    message: (p: { name: string; problem: string }) => `${p.name} is ignored: ${p.problem}.`,
    hint: "The operation returns single pages; declare the list with x-loom-pagination.",
  },
  "pagination-proposed": {
    severity: "info",
    message: (p: { method: string; path: string; declaration: string }) =>
      `${p.method} ${p.path} looks like a list. To iterate over it, declare:\n${p.declaration}`,
    hint: "Add the lines to the operation if they are true; nothing is assumed without them.",
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
  "pagination-flag-not-boolean": {
    severity: "error",
    message: (p: { pointer: string }) => `x-loom-pagination: ${p.pointer} is not a boolean.`,
    hint: "hasMore points to a flag of the response body that is false on the last page.",
  },
  "pagination-items-not-array": {
    severity: "error",
    message: (p: { pointer: string }) => `x-loom-pagination: ${p.pointer} is not an array.`,
    hint: "items points to the array of items in the response body.",
  },
  "stream-proposed": {
    severity: "info",
    message: (p: { method: string; path: string }) =>
      `${p.method} ${p.path} answers with one body or a stream, and its request has a flag stream. If it decides which, declare:\nx-loom-stream: { property: stream }`,
    hint: "Add the line to the operation if it is true; nothing is assumed without it.",
  },
  "stream-property-unknown": {
    severity: "error",
    message: (p: { property: string }) =>
      `x-loom-stream: ${p.property} is no boolean property of the request body.`,
    hint: "Declare the property in the schema of the request body, or correct the name.",
  },
  "stream-response-missing": {
    severity: "error",
    message: (p: { method: string; path: string }) =>
      `x-loom-stream: ${p.method} ${p.path} does not answer with a stream as well as with one body.`,
    hint: "Describe both as media types of the success responses, or remove the extension.",
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
