/** Example values: those of the document, and where it has none, the smallest that fit. */
import {
  isJsonArray,
  isJsonObject,
  member,
  memberText,
  objectOf,
  type JsonObject,
} from "../../generator/input/json.js";
import type { JsonValue } from "../../generator/input/openapi.js";
import { listAt, objectAt, resolved } from "./document.js";

/** The example that a schema, parameter or media type gives itself. */
export function givenExample(document: JsonObject, holder: JsonObject): JsonValue | undefined {
  const example = member(holder, "example");
  if (example !== undefined) return example;
  const examples = member(holder, "examples");
  if (isJsonArray(examples)) return examples[0];
  if (!isJsonObject(examples)) return undefined;
  return member(resolved(document, Object.values(examples)[0]), "value");
}

/** A value of a schema. */
export function sampleValue(document: JsonObject, written: JsonValue | undefined): JsonValue {
  const schema = resolved(document, written);
  const given =
    givenExample(document, schema) ??
    member(schema, "const") ??
    member(schema, "default") ??
    listAt(schema, "enum")[0];
  if (given !== undefined) return given;
  const [branch] = [...listAt(schema, "oneOf"), ...listAt(schema, "anyOf")];
  return branch === undefined ? valueOfType(document, schema) : sampleValue(document, branch);
}

const texts: Readonly<Record<string, string>> = {
  "date-time": "2026-01-01T00:00:00.000Z",
  date: "2026-01-01",
  uuid: "3f0c2a54-8f5e-4c1b-9d1a-6c2f7f0b9a10",
  uri: "https://example.com",
  email: "ada@example.com",
};

function valueOfType(document: JsonObject, schema: JsonObject): JsonValue {
  const type = member(schema, "type");
  const name = isJsonArray(type) ? type[0] : type;
  switch (typeof name === "string" ? name : "") {
    case "string":
      return texts[memberText(schema, "format")] ?? "text";
    case "integer":
    case "number":
      return member(schema, "minimum") ?? 1;
    case "boolean":
      return true;
    case "array":
      return [sampleValue(document, member(schema, "items"))];
    default:
      return objectValue(document, schema);
  }
}

/** What has to be there, and what has an example. */
function objectValue(document: JsonObject, schema: JsonObject): JsonObject {
  const required = new Set(listAt(schema, "required"));
  const properties = Object.entries(objectAt(schema, "properties"));
  return objectOf(
    properties.flatMap(([name, written]) => {
      const property = resolved(document, written);
      const given = givenExample(document, property);
      if (given !== undefined) return [[name, given] as const];
      return required.has(name) ? [[name, sampleValue(document, property)] as const] : [];
    }),
  );
}
