/** Every diagnostic there is: how bad, what it says, what to do about it. */
import { checking, decoding } from "./catalog-document.js";
import type { CatalogEntry } from "./catalog-entry.js";
import { bundling, loading } from "./catalog-sources.js";

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
