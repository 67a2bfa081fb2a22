/** Every diagnostic there is: how bad, what it says, what to do about it. */

interface CatalogEntry {
  readonly severity: "error" | "warning";
  readonly message: (parameters: never) => string;
  readonly hint: string;
}

const loading = {
  "input-unreadable": {
    severity: "error",
    message: (p: { path: string; reason: string }) => `${p.path} cannot be read: ${p.reason}.`,
    hint: "Check the path and its permissions.",
  },
  "no-documents": {
    severity: "error",
    message: (p: { path: string }) => `${p.path} holds no OpenAPI documents.`,
    hint: "Put .yaml, .yml or .json documents into the folder, or one folder per API. Names that start with _ or . do not count.",
  },
  "syntax-error": {
    severity: "error",
    message: (p: { detail: string }) => `The document is not valid YAML or JSON: ${p.detail}.`,
    hint: "Correct the syntax at the marked place.",
  },
  "duplicate-key": {
    severity: "error",
    message: (p: { key: string }) => `The key ${p.key} occurs twice in one mapping.`,
    hint: "Remove one of the two; only the last would count.",
  },
  "alias-limit": {
    severity: "error",
    message: (p: { limit: number }) => `The YAML aliases expand to more than ${p.limit} nodes.`,
    hint: "Replace the aliases with $ref.",
  },
  "document-too-large": {
    severity: "error",
    message: (p: { size: number; limit: number }) =>
      `The document has ${p.size} characters; ${p.limit} are the limit.`,
    hint: "Split the document into several files.",
  },
  "document-too-deep": {
    severity: "error",
    message: (p: { limit: number }) => `The document nests more than ${p.limit} levels.`,
    hint: "Name the inner schemas as components and refer to them.",
  },
  "document-not-mapping": {
    severity: "error",
    message: (p: { actual: string }) => `The document is ${p.actual}, not a mapping.`,
    hint: "An OpenAPI document is a mapping with an openapi field.",
  },
  "version-missing": {
    severity: "error",
    message: (p: { file: string }) => `${p.file} has neither an openapi nor a swagger field.`,
    hint: "Add openapi: 3.1.0, or start the file name with _ if other documents only refer to it.",
  },
  "version-unsupported": {
    severity: "error",
    message: (p: { version: string }) => `Version ${p.version} is not supported.`,
    hint: "Supported are OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0.",
  },
  "api-name-conflict": {
    severity: "error",
    message: (p: { name: string; first: string; second: string }) =>
      `${p.first} and ${p.second} both have the API name ${p.name}.`,
    hint: "Give one of them another x-loom-name.",
  },
} as const satisfies Record<string, CatalogEntry>;

const bundling = {
  "remote-reference": {
    severity: "error",
    message: (p: { reference: string }) => `The reference ${p.reference} leaves the file system.`,
    hint: "Nothing is fetched: save the document beside this one and refer to the file.",
  },
  "reference-outside": {
    severity: "error",
    message: (p: { reference: string; folder: string }) =>
      `The reference ${p.reference} leaves the folder ${p.folder}.`,
    hint: "Files may refer to files inside the folder that holds the API's folder.",
  },
  "unresolved-reference": {
    severity: "error",
    message: (p: { reference: string }) => `The reference ${p.reference} does not resolve.`,
    hint: "Check the spelling of the file and of the pointer after #.",
  },
  "reference-cycle": {
    severity: "error",
    message: (p: { reference: string }) => `The reference ${p.reference} leads back to itself.`,
    hint: "Only schemas may refer to themselves, and only from inside a property or item.",
  },
  "component-conflict": {
    severity: "error",
    message: (p: { name: string; first: string; second: string }) =>
      `The component ${p.name} differs between ${p.first} and ${p.second}.`,
    hint: "Rename one of them, or keep one and refer to it.",
  },
  "document-conflict": {
    severity: "error",
    message: (p: { field: string; first: string; second: string }) =>
      `The field ${p.field} differs between ${p.first} and ${p.second}.`,
    hint: "The documents of one API folder are one API: declare the field once, or alike.",
  },
  "duplicate-operation": {
    severity: "error",
    message: (p: { method: string; path: string; first: string; second: string }) =>
      `${p.method} ${p.path} is declared in ${p.first} and in ${p.second}.`,
    hint: "Remove one of the two.",
  },
  "unknown-extension": {
    severity: "warning",
    message: (p: { name: string; suggestion: string | undefined }) =>
      `The extension ${p.name} is unknown${p.suggestion === undefined ? "." : `; did you mean ${p.suggestion}?`}`,
    hint: "docs/extensions.md lists the extensions.",
  },
  "misplaced-extension": {
    severity: "warning",
    message: (p: { name: string; places: string }) =>
      `The extension ${p.name} has no effect here; it belongs to: ${p.places}.`,
    hint: "Move it, or remove it.",
  },
} as const satisfies Record<string, CatalogEntry>;

const decoding = {
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

const checking = {
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
    severity: "error",
    message: (p: { name: string; method: string; path: string }) =>
      `${p.method} ${p.path} does not declare its path parameter ${p.name}.`,
    hint: "Declare it under parameters with in: path and required: true.",
  },
  "path-parameter-unused": {
    severity: "error",
    message: (p: { name: string; path: string }) =>
      `The path parameter ${p.name} does not occur in ${p.path}.`,
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

const generating = {
  "name-collision": {
    severity: "warning",
    message: (p: { name: string; taken: string; chosen: string }) =>
      `The name ${p.name} is taken by ${p.taken}; ${p.chosen} is used.`,
    hint: "Rename one of the two in the document.",
  },
  "unsupported-schema": {
    severity: "warning",
    message: (p: { detail: string }) => `The schema has no TypeScript type: ${p.detail}.`,
    hint: "The type is unknown; describe the value with keywords that have a type.",
  },
  "unsupported-media-type": {
    severity: "warning",
    message: (p: { mediaType: string }) => `The media type ${p.mediaType} is not supported.`,
    hint: "Use JSON, a form, text, a stream of items or bytes.",
  },
  "unsupported-parameter-location": {
    severity: "error",
    message: (p: { name: string; location: string }) =>
      `The parameter ${p.name} is in ${p.location}, which is not supported.`,
    hint: "Use path, query, header or cookie.",
  },
  "unsupported-security-scheme": {
    severity: "warning",
    message: (p: { name: string; scheme: string }) =>
      `The security scheme ${p.name} uses ${p.scheme}, which is not supported.`,
    hint: "Set the header yourself with a middleware of the client.",
  },
  "config-missing": {
    severity: "error",
    message: (p: { missing: "input" | "output" }) => `There is no ${p.missing}.`,
    hint: "Name it on the command line or in specloom.config.ts.",
  },
  "config-invalid": {
    severity: "error",
    message: (p: { key: string; expected: string }) => `The option ${p.key} must be ${p.expected}.`,
    hint: "Correct the configuration file or the command line.",
  },
  "config-unreadable": {
    severity: "error",
    message: (p: { reason: string }) => `The configuration file cannot be loaded: ${p.reason}`,
    hint: "Make it a module whose default export is defineConfig({ … }), or a JSON file.",
  },
  "config-unknown-key": {
    severity: "error",
    message: (p: { key: string; known: string }) =>
      `The option ${p.key} is unknown; there are ${p.known}.`,
    hint: "Correct its spelling or remove it from the configuration file.",
  },
  "output-unwritable": {
    severity: "error",
    message: (p: { path: string; reason: string }) => `${p.path} cannot be written: ${p.reason}.`,
    hint: "Check the path and its permissions.",
  },
  "output-outside": {
    severity: "error",
    message: (p: { path: string; folder: string }) =>
      `${p.path} is outside the output folder ${p.folder}.`,
    hint: "Choose another name for the API or the resource.",
  },
} as const satisfies Record<string, CatalogEntry>;

/** The catalogue: code to severity, message and hint. A code is never reused for another meaning. */
export const catalog = {
  ...loading,
  ...bundling,
  ...decoding,
  ...checking,
  ...generating,
} as const;

/** A code of the catalogue. */
export type DiagnosticCode = keyof typeof catalog;

/** What the message of a code is made of; a report with other parameters does not compile. */
export type DiagnosticParameters<Code extends DiagnosticCode> = Parameters<
  (typeof catalog)[Code]["message"]
>[0];
