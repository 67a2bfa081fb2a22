/** Reading of a bundled OpenAPI document: every reference stays in it. */
import {
  isJsonArray,
  isJsonObject,
  member,
  memberText,
  type JsonObject,
} from "../../generator/input/json.js";
import type { JsonValue } from "../../generator/input/openapi.js";
import { tokensOf } from "../../generator/input/pointer.js";
import { parseReference } from "../../generator/input/reference.js";

export const noObject: JsonObject = {};

/** The member as a mapping; an empty one where there is none. */
export function objectAt(object: JsonObject, ...keys: readonly string[]): JsonObject {
  let value: JsonValue | undefined = object;
  for (const key of keys) value = isJsonObject(value) ? member(value, key) : undefined;
  return isJsonObject(value) ? value : noObject;
}

/** The member as a sequence; an empty one where there is none. */
export function listAt(object: JsonObject, key: string): readonly JsonValue[] {
  const value = member(object, key);
  return isJsonArray(value) ? value : [];
}

/** Follows references; members beside a `$ref` win over those of its target. */
export function resolved(document: JsonObject, value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) return noObject;
  const seen = new Set<string>();
  let merged = value;
  for (let text = memberText(merged, "$ref"); text !== ""; text = memberText(merged, "$ref")) {
    if (seen.has(text)) throw new Error(`${text} refers to itself.`);
    seen.add(text);
    const { $ref: _, ...beside } = merged;
    merged = { ...targetOf(document, text), ...beside };
  }
  return merged;
}

function targetOf(document: JsonObject, text: string): JsonObject {
  const { pointer = "" } = parseReference(text);
  let value: JsonValue | undefined = document;
  for (const token of tokensOf(pointer)) {
    value = isJsonArray(value)
      ? value[Number(token)]
      : isJsonObject(value)
        ? member(value, token)
        : undefined;
  }
  if (!isJsonObject(value)) throw new Error(`The document has no ${text}.`);
  return value;
}

/** An operation where the document has it. */
export interface PlacedOperation {
  readonly path: string;
  /** In upper case. */
  readonly method: string;
  readonly value: JsonObject;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** All operations, in the order of the document. */
export function operationsOf(document: JsonObject): readonly PlacedOperation[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, written]) => {
    const item = isJsonObject(written) ? written : noObject;
    return methods
      .filter((method) => isJsonObject(item[method]))
      .map((method) => {
        const value = objectAt(item, method);
        const parameters = [...listAt(item, "parameters"), ...listAt(value, "parameters")];
        return { path, method: method.toUpperCase(), value: { ...value, parameters } };
      });
  });
}

/** The parameters of an operation, without references. */
export function parametersOf(
  document: JsonObject,
  { value }: PlacedOperation,
): readonly JsonObject[] {
  return listAt(value, "parameters").map((parameter) => resolved(document, parameter));
}

/** The schema of the JSON in a request body or response. */
export function jsonSchema(document: JsonObject, holder: JsonObject): JsonObject | undefined {
  const media = objectAt(resolved(document, holder), "content", "application/json");
  const schema = member(media, "schema");
  return schema === undefined ? undefined : resolved(document, schema);
}

/** The first success response. */
export function successOf(document: JsonObject, { value }: PlacedOperation): JsonObject {
  const responses = objectAt(value, "responses");
  const status = Object.keys(responses).find((key) => key.startsWith("2"));
  return status === undefined ? noObject : resolved(document, member(responses, status));
}
