/** A JSON Schema from an answer nobody vouches for → the keywords that become types. */
import { isJsonArray, isJsonObject, objectOf, type JsonObject } from "../input/json.js";
import type { JsonValue } from "../input/openapi.js";
import { childPointer } from "../input/pointer.js";

/** What is wrong with the answer; the pointer says where. */
export class MetaProblem extends Error {
  readonly pointer: string;

  constructor(pointer: string, problem: string) {
    super(problem);
    this.pointer = pointer;
  }
}

const depthLimit = 20;
const types = new Set("null boolean object array number integer string".split(" "));
/** Keys that some reader of the document could take for the prototype of an object. */
const dangerous = new Set(["__proto__", "constructor", "prototype"]);

/** Reads a schema; keywords without a type in programs are left out. Throws a {@link MetaProblem}. */
function readSchema(value: JsonValue, pointer: string, depth = 0): JsonObject {
  if (depth > depthLimit) throw new MetaProblem(pointer, `is nested more than ${depthLimit} times`);
  if (!isJsonObject(value)) throw new MetaProblem(pointer, "is no schema");
  if ("$ref" in value) throw new MetaProblem(`${pointer}/$ref`, "refers to something else");
  const members = Object.entries(value).flatMap(([keyword, member]) => {
    const read = readers.get(keyword)?.(member, { pointer: `${pointer}/${keyword}`, depth });
    return read === undefined ? [] : [[keyword, read] as const];
  });
  return objectOf(members);
}

interface Place {
  readonly pointer: string;
  readonly depth: number;
}

type Reader = (value: JsonValue, place: Place) => JsonValue | undefined;

const readText: Reader = (value) => (typeof value === "string" ? value : undefined);
const readList: Reader = (value, { pointer }) =>
  isJsonArray(value) ? value : refuse(pointer, "is no list");
const readNested: Reader = (value, { pointer, depth }) => readSchema(value, pointer, depth + 1);

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["description", readText],
  ["format", readText],
  ["title", readText],
  ["type", (value, { pointer }) => readTypes(value, pointer)],
  ["enum", readList],
  ["required", readList],
  ["properties", (value, place) => readProperties(value, place)],
  ["items", readNested],
  [
    "additionalProperties",
    (value, place) => (typeof value === "boolean" ? value : readNested(value, place)),
  ],
]);

function readTypes(value: JsonValue, pointer: string): JsonValue {
  const names = isJsonArray(value) ? value : [value];
  const isKnown = names.every((name) => typeof name === "string" && types.has(name));
  return isKnown && names.length > 0 ? value : refuse(pointer, "is no type of JSON Schema");
}

/** Schemas by name. */
export function readProperties(value: JsonValue, { pointer, depth }: Place): JsonObject {
  if (!isJsonObject(value)) return refuse(pointer, "is no mapping of schemas");
  const entries = Object.entries(value).map(([name, schema]) => {
    const place = childPointer(pointer, name);
    if (dangerous.has(name)) refuse(place, "is no name for a field");
    return [name, readSchema(schema, place, depth + 1)] as const;
  });
  return objectOf(entries);
}

function refuse(pointer: string, problem: string): never {
  throw new MetaProblem(pointer, problem);
}
