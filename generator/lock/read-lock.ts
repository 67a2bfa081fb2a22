/**
 * The text of a lock file → what is remembered of names.
 *
 * The text decides what generated code is called, so it is checked like a document: a name is
 * taken only if the generator could have chosen it.
 */
import type { DiagnosticBag, JsonPointer } from "../diagnostics/diagnostic.js";
import { isJsonObject } from "../input/json.js";
import { parseSource, startOf, type SourceDocument } from "../input/parse.js";
import type { JsonValue } from "../input/openapi.js";
import { childPointer } from "../input/pointer.js";
import { rangeReader } from "../input/source-map.js";
import type { ApiLock, LockedOperation } from "../ir/lock-model.js";
import { checkUnique } from "./check-unique.js";
import { entryForms, type EntryForm } from "./entry-forms.js";
import { lockVersion, type Lock } from "./print-lock.js";

/** A lock file: where it is, for diagnostics, and what is in it. */
export interface LockFile {
  readonly file: string;
  readonly text: string;
}

/** Reads a lock; `undefined` after a diagnostic. */
export function readLock(lock: LockFile, bag: DiagnosticBag): Lock | undefined {
  const source = parseLock(lock, bag);
  if (source === undefined) return undefined;
  const attempt = bag.fresh();
  const reader = createReader(source, attempt);
  const result = readApis(source.value, reader);
  bag.include(attempt);
  return attempt.hasErrors() ? undefined : result;
}

const conflictMark = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/mu;

function parseLock({ file, text }: LockFile, bag: DiagnosticBag): SourceDocument | undefined {
  const mark = conflictMark.exec(text);
  if (mark !== null) {
    const range = rangeReader(file, text)({ start: mark.index, end: mark.index + 7 });
    bag.report("lock-conflict", { pointer: undefined, range }, undefined);
    return undefined;
  }
  const attempt = bag.fresh();
  const source = parseSource(file, text, attempt);
  const detail = syntaxProblem(text);
  if (detail === undefined) {
    bag.include(attempt);
    return attempt.hasErrors() ? undefined : source;
  }
  const range = attempt.diagnostics[0]?.range ?? startOf(file).range;
  bag.report("lock-syntax", { pointer: undefined, range }, { detail });
  return undefined;
}

/** Positions in the messages of JSON's parser differ between platforms. */
function syntaxProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/(?: in JSON)? at position.*$|, (?:\.\.\.)?".*$/su, "");
  }
}

interface Reader {
  readonly fail: (pointer: JsonPointer, expected: string) => void;
  readonly members: (value: JsonValue | undefined, pointer: JsonPointer) => readonly Entry[];
  readonly duplicate: (pointer: JsonPointer, name: string, other: string) => void;
  readonly version: (pointer: JsonPointer, version: string) => void;
}

interface Entry {
  readonly key: string;
  readonly value: JsonValue;
  readonly pointer: JsonPointer;
}

function createReader({ locate }: SourceDocument, bag: DiagnosticBag): Reader {
  const placeAt = (pointer: JsonPointer) => ({ pointer, range: locate(pointer, "member") });
  const fail = (pointer: JsonPointer, expected: string) => {
    bag.report("lock-invalid", placeAt(pointer), { expected });
  };
  return {
    fail,
    duplicate: (pointer, name, other) => {
      bag.report("lock-duplicate", placeAt(pointer), { name, other });
    },
    version: (pointer, version) => {
      bag.report("lock-version", placeAt(pointer), { version });
    },
    members: (value, pointer) => {
      if (isJsonObject(value)) {
        return Object.entries(value).map(([key, each]) => {
          return { key, value: each, pointer: childPointer(pointer, key) };
        });
      }
      if (value !== undefined) fail(pointer, "an object");
      return [];
    },
  };
}

function readApis(value: JsonValue, reader: Reader): Lock {
  const fields = new Map(reader.members(value, "").map((entry) => [entry.key, entry]));
  const version = fields.get("lockVersion");
  if (version?.value !== lockVersion) {
    reader.version(version?.pointer ?? "", JSON.stringify(version?.value ?? null));
    return new Map();
  }
  const apis = fields.get("apis");
  return new Map(
    reader
      .members(apis?.value, apis?.pointer ?? "")
      .map(({ key, value: api, pointer }) => [key, readApi(api, pointer, reader)]),
  );
}

function readApi(value: JsonValue, pointer: JsonPointer, reader: Reader): ApiLock {
  const sections = new Map(reader.members(value, pointer).map((entry) => [entry.key, entry]));
  const entriesOf = (section: keyof ApiLock) => {
    const found = sections.get(section);
    return reader.members(found?.value, found?.pointer ?? pointer);
  };
  const texts = (section: keyof ApiLock & keyof typeof entryForms) =>
    textsOf(entriesOf(section), entryForms[section], reader);
  const nested = (section: "names" | "members") =>
    new Map(
      entriesOf(section).map((entry) => {
        const members = reader.members(entry.value, entry.pointer);
        return [entry.key, textsOf(members, entryForms[section], reader)];
      }),
    );
  for (const { key, pointer: place } of sections.values()) {
    if (!sectionNames.has(key)) reader.fail(place, `one of ${[...sectionNames].join(", ")}`);
  }
  checkUnique(entriesOf("names"), reader);
  return {
    operations: new Map(
      entriesOf("operations").map((entry) => [entry.key, readOperation(entry, reader)]),
    ),
    names: nested("names"),
    members: nested("members"),
    properties: texts("properties"),
    shapes: texts("shapes"),
    aliases: texts("aliases"),
    methodAliases: texts("methodAliases"),
    proposals: texts("proposals"),
  };
}

const sectionNames: ReadonlySet<string> = new Set([
  "operations",
  "names",
  "members",
  "properties",
  "shapes",
  "aliases",
  "methodAliases",
  "proposals",
] satisfies (keyof ApiLock)[]);

function textsOf(
  entries: readonly Entry[],
  form: EntryForm,
  { fail }: Reader,
): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ key, value, pointer }) => {
      if (typeof value === "string" && form.matches(key, value)) return [[key, value] as const];
      fail(pointer, form.expected);
      return [];
    }),
  );
}

function readOperation({ value, pointer }: Entry, reader: Reader): LockedOperation {
  const fields = new Map(reader.members(value, pointer).map((entry) => [entry.key, entry]));
  const text = (key: keyof LockedOperation): string => {
    const found = fields.get(key);
    const form = entryForms[key];
    if (typeof found?.value === "string" && form.matches(key, found.value)) return found.value;
    reader.fail(found?.pointer ?? pointer, form.expected);
    return "";
  };
  return {
    operationId: text("operationId"),
    resource: text("resource"),
    wantedMethod: text("wantedMethod"),
    method: text("method"),
  };
}
