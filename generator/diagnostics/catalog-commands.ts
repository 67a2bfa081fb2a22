/** Diagnostics of commands that write documents, and of those that explain them. */
import type { CatalogEntry } from "./catalog-entry.js";

export const commanding = {
  "add-name-invalid": {
    severity: "error",
    message: (p: { name: string }) => `A resource cannot be called ${p.name}.`,
    hint: "Use words of lower-case letters and digits, joined by _ or -: ticket_types.",
  },
  "add-model-unknown": {
    severity: "error",
    message: (p: { model: string; known: string }) =>
      `There is no model ${p.model}; there are ${p.known}.`,
    hint: "Name one of the folders of the spec. The first resource of a model is written by hand.",
  },
  "add-resource-exists": {
    severity: "error",
    message: (p: { what: string; file: string }) => `The ${p.what} is there already, in ${p.file}.`,
    hint: "Choose another name, or change the document that is there.",
  },
  "add-template-missing": {
    severity: "error",
    message: (p: { model: string; methods: string }) =>
      `No resource of ${p.model} can be the template: none has the methods ${p.methods}.`,
    hint: "Ask for fewer methods with --methods, or write the document by hand.",
  },
  "init-answer-invalid": {
    severity: "error",
    message: (p: { problem: string }) => `The configuration would not work: ${p.problem}.`,
    hint: "Give a document, its URL, or a folder of documents with --input.",
  },
  "init-answer-missing": {
    severity: "error",
    message: (p: { missing: string }) =>
      `Nothing says what ${p.missing} is, and there was no answer.`,
    hint: "Give --input and --output; with --yes, likely answers are taken.",
  },
  "init-config-exists": {
    severity: "error",
    message: (p: { file: string }) => `There is a configuration already: ${p.file}.`,
    hint: "Change it, or remove it before specloom init.",
  },
  "manifest-unreadable": {
    severity: "error",
    message: (p: { file: string }) => `There is no manifest in ${p.file}.`,
    hint: "Write it with specloom generate --manifest, and commit it.",
  },
  "meta-invalid": {
    severity: "error",
    message: (p: { place: string; problem: string }) =>
      `The answer cannot be an overlay: ${p.place} ${p.problem}.`,
    hint: "Give the answer of the API as it is; its member schema is the JSON Schema of a record.",
  },
  "meta-resource-unknown": {
    severity: "error",
    message: (p: { resource: string }) => `The spec has no document of a resource ${p.resource}.`,
    hint: "Name a folder of the spec with --model, and a document in it with --resource.",
  },
  "name-unknown": {
    severity: "error",
    message: (p: { question: string; suggestions: string | undefined }) =>
      `Nothing is called ${p.question}${p.suggestions === undefined ? "." : `; did you mean ${p.suggestions}?`}`,
    hint: "specloom list shows operations and types, specloom list --all every name.",
  },
  "place-unknown": {
    severity: "error",
    message: (p: { place: string }) => `No name comes from ${p.place}.`,
    hint: "Give the line of an operation, a parameter, a schema or a property of the spec.",
  },
} as const satisfies Record<string, CatalogEntry>;
