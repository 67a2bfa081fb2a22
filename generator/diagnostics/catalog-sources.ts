/** Diagnostics of reading files and of bringing them together. */
import type { CatalogEntry } from "./catalog-entry.js";

/** Reading files. */
export const loading = {
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
  "operation-pattern-unmatched": {
    severity: "warning",
    message: (p: { pattern: string }) => `The pattern ${p.pattern} names no operation.`,
    hint: "Patterns are tag:NAME, path:PATH and id:OPERATION_ID; * stands for anything but a slash, ** for anything.",
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

/** Fetching documents. */
export const fetching = {
  "remote-unreachable": {
    severity: "error",
    message: (p: { url: string; reason: string }) => `${p.url} cannot be fetched: ${p.reason}.`,
    hint: "Check the URL. Hosts that it redirects to must be in remoteHosts, too, and those of a private network with their scheme: http://127.0.0.1:8080.",
  },
  "remote-status": {
    severity: "error",
    message: (p: { url: string; status: number }) =>
      `${p.url} is answered with status ${p.status}, not 200.`,
    hint: "Check the URL; documents are fetched without credentials.",
  },
  "remote-too-large": {
    severity: "error",
    message: (p: { url: string; limit: number }) =>
      `The document at ${p.url} has more than ${p.limit} bytes.`,
    hint: "Refer to a smaller document.",
  },
  "remote-invalid": {
    severity: "error",
    message: (p: { url: string; detail: string }) =>
      `The document at ${p.url} cannot be used: ${p.detail}`,
    hint: "The URL must lead to the YAML or JSON itself, not to a page that shows it.",
  },
} as const satisfies Record<string, CatalogEntry>;

/** Changing documents before they are read. */
export const overlaying = {
  "overlay-unreadable": {
    severity: "error",
    message: (p: { path: string; reason: string }) =>
      `The overlay ${p.path} cannot be read: ${p.reason}.`,
    hint: "Check the path and its permissions.",
  },
  "overlay-invalid": {
    severity: "error",
    message: (p: { problem: string }) => `The overlay is not valid: ${p.problem}.`,
    hint: "https://spec.openapis.org/overlay/v1.0.0.html describes overlays.",
  },
  "overlay-document-unknown": {
    severity: "error",
    message: (p: { reference: string }) =>
      `The overlay extends ${p.reference}, which is no document of the input.`,
    hint: "Correct the path, which starts at the overlay's folder, or remove extends.",
  },
  "overlay-path-invalid": {
    severity: "error",
    message: (p: { path: string; detail: string }) =>
      `${p.path} cannot be followed as a JSONPath: ${p.detail.replace(/\.$/, "")}.`,
    hint: "RFC 9535 describes JSONPath: $.paths['/pets'].get. Names with - are written so, too: $['x-foo'].",
  },
  "overlay-target-unmatched": {
    severity: "warning",
    message: (p: { target: string }) => `The target ${p.target} selects nothing.`,
    hint: "Correct the target, or remove the action.",
  },
  "overlay-update-mismatch": {
    severity: "error",
    message: (p: { pointer: string }) =>
      `The update cannot be merged with ${p.pointer === "" ? "the document" : p.pointer}: mappings go with mappings, lists with lists, single values with single values.`,
    hint: "To replace a value by one of another shape, remove it in an action before.",
  },
  "overlay-too-large": {
    severity: "error",
    message: () => "The overlay makes the document too large.",
    hint: "Select fewer nodes, or add less to each of them.",
  },
} as const satisfies Record<string, CatalogEntry>;

/** Bringing the documents of an API together. */
export const bundling = {
  "remote-reference": {
    severity: "error",
    message: (p: { reference: string }) =>
      `The reference ${p.reference} leads to a host that is not allowed.`,
    hint: "List the host in remoteHosts, or save the document beside this one and refer to the file.",
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
    hint: "Rename one of them, keep one and refer to it, or add a component of another name that is only a $ref to it.",
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
