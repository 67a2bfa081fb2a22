/** Texts of documents: made up by a grammar, valid ones with damage, and any text at all. */
import fc from "fast-check";
import { stringify } from "yaml";
import type { JsonValue } from "../../generator/input/openapi.js";
import { structuredDocument } from "./arbitrary-document.js";
import { data, oddText } from "./arbitrary-schema.js";
import { baseDocument } from "./base-document.js";

/** Documents that follow the grammar of OpenAPI. */
export const structuredText: fc.Arbitrary<string> = structuredDocument.map((document) =>
  JSON.stringify(document),
);

const valid = baseDocument((_, harmless) => harmless);
const validText = stringify(valid);

/** One change somewhere in a document. */
interface Mutation {
  /** Chooses the node, and for a copy the node that takes its place. */
  readonly place: number;
  readonly other: number;
  readonly kind: "remove" | "replace" | "copy" | "rename";
  readonly value: JsonValue;
  readonly name: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  other: fc.nat(),
  kind: fc.constantFrom("remove", "replace", "copy", "rename"),
  value: data,
  name: oddText,
});

/** A valid document with a few nodes removed, replaced, renamed or put into the wrong place. */
export const mutatedText: fc.Arbitrary<string> = fc
  .array(mutation, { minLength: 1, maxLength: 4 })
  .map((mutations) => JSON.stringify(mutations.reduce<JsonValue>(mutated, valid)));

type Path = readonly string[];

function mutated(document: JsonValue, change: Mutation): JsonValue {
  const paths = pathsOf(document, []);
  const path = paths[change.place % paths.length] ?? [];
  const other = paths[change.other % paths.length] ?? [];
  return changed(document, path, { ...change, value: replacement(document, change, other) });
}

function replacement(document: JsonValue, { kind, value }: Mutation, other: Path): JsonValue {
  return kind === "copy" ? other.reduce<JsonValue>(child, document) : value;
}

function child(value: JsonValue, key: string): JsonValue {
  if (typeof value !== "object" || value === null) return null;
  const found = Object.entries<JsonValue>(value).find(([name]) => name === key);
  return found === undefined ? null : found[1];
}

/** The paths of all nodes but the root. */
function pathsOf(value: JsonValue, path: Path): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries<JsonValue>(value).flatMap(([key, member]) => {
    const place = [...path, key];
    return [place, ...pathsOf(member, place)];
  });
}

function changed(value: JsonValue, [key, ...rest]: Path, change: Mutation): JsonValue {
  if (key === undefined || typeof value !== "object" || value === null) return change.value;
  const entries = Object.entries<JsonValue>(value);
  const result = entries.flatMap(([name, member]): [string, JsonValue][] => {
    if (name !== key) return [[name, member]];
    if (rest.length > 0) return [[name, changed(member, rest, change)]];
    if (change.kind === "remove") return [];
    return change.kind === "rename" ? [[change.name, member]] : [[name, change.value]];
  });
  return Array.isArray(value) ? result.map(([, member]) => member) : Object.fromEntries(result);
}

const snippets = fc.constantFrom(
  "openapi: 3.1.0\n",
  "swagger: '2.0'\n",
  "info: { title: a, version: 1 }\n",
  "paths:\n  /a:\n    get:\n",
  "components:\n  schemas:\n    A: ",
  "&a [*a, *a]\n",
  "*a\n",
  "<<: *a\n",
  "? [a, b]\n: c\n",
  "!!binary abcd\n",
  "!!js/function 'evil'\n",
  "!!set { a, b }\n",
  "2001-01-01\n",
  ".inf\n",
  ".nan\n",
  "0x1F\n",
  "1e999\n",
  "---\n",
  "...\n",
  "%YAML 1.1\n",
  "| \n  text\n",
  "- - - a\n",
  "\t",
  "{",
  "[",
  '"',
);

/** A piece of a valid text left out, said twice, or with something in its place. */
const tornText = fc
  .tuple(fc.nat(validText.length), fc.nat(200), fc.oneof(fc.constant(""), snippets, oddText))
  .map(([start, length, inserted]) => {
    return validText.slice(0, start) + inserted + validText.slice(start + length);
  });

/** JSON, YAML and whatever else a file can hold. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: tornText },
  {
    weight: 2,
    arbitrary: fc.array(fc.oneof(snippets, oddText), { maxLength: 8 }).map((all) => all.join("")),
  },
  { weight: 1, arbitrary: data.map((value) => JSON.stringify({ openapi: "3.1.0", paths: value })) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
