/** Small objects that occur in several places. */
import {
  field,
  fieldEntries,
  objectEntries,
  objectField,
  objectItems,
  requiredText,
  text,
  texts,
  type Entry,
  type ObjectCursor,
} from "./cursor.js";
import { dereference } from "./dereference.js";
import { isJsonObject, member } from "./json.js";
import type {
  ExternalDocsObject,
  JsonValue,
  ServerObject,
  ServerVariableObject,
} from "./openapi.js";

/** `externalDocs`; without a URL it says nothing. */
export function decodeExternalDocs(parent: ObjectCursor): ExternalDocsObject | undefined {
  const docs = objectField(parent, "externalDocs");
  const url = docs === undefined ? undefined : text(docs, "url");
  if (docs === undefined || url === undefined) return undefined;
  return { url, description: text(docs, "description") };
}

/** `servers`; `undefined` where the field is absent. */
export function decodeServers(parent: ObjectCursor): readonly ServerObject[] | undefined {
  if (field(parent, "servers") === undefined) return undefined;
  return objectItems(parent, "servers").map((server) => ({
    url: requiredText(server, "url", "a server"),
    description: text(server, "description"),
    variables: objectEntries(server, "variables").map(({ name, cursor }) =>
      decodeVariable(name, cursor),
    ),
    origin: server.pointer,
  }));
}

function decodeVariable(name: string, variable: ObjectCursor): ServerVariableObject {
  const hasEnum = field(variable, "enum") !== undefined;
  return {
    name,
    default: requiredText(variable, "default", `the server variable ${name}`),
    enum: hasEnum ? texts(variable, "enum") : undefined,
    description: text(variable, "description"),
  };
}

/** The values of `example` and `examples`, in this order. */
export function decodeExamples(parent: ObjectCursor): readonly JsonValue[] {
  const single = member(parent.value, "example");
  const named = member(parent.value, "examples");
  const values = isJsonObject(named) ? fieldEntries(parent, "examples").flatMap(exampleValue) : [];
  return single === undefined ? values : [single, ...values];
}

function exampleValue({ cursor }: Entry): readonly JsonValue[] {
  const { context, value, pointer } = cursor;
  if (!isJsonObject(value)) return [];
  const example = dereference({ context, value, pointer })?.target.value;
  if (example === undefined) return [];
  const data = member(example, "dataValue") ?? member(example, "value");
  return data === undefined ? [] : [data];
}
