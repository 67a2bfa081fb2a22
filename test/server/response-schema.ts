import { asArray, asObject, asString, omit, type JsonObject } from "./json.js";
import {
  resolve,
  type SpecFiles,
  type SpecOperation,
  type SpecParameter,
} from "./spec-document.js";

/**
 * The schema a success body has to satisfy, given the arguments: the declared one, changed as the
 * `x-loom-response` of each parameter says. `undefined` when any body will do.
 */
export function successSchema(
  files: SpecFiles,
  operation: SpecOperation,
  query: JsonObject,
): JsonObject | undefined {
  const declared = operation.responses["200"]?.body;
  if (declared === undefined) return undefined;
  const form = selectedForm(operation, query);
  if (form["body"] === "unknown" || form["body"] === "stream") return undefined;

  const body = resolve(files, declared);
  const item = itemSchema(files, body, operation);
  const held = heldSchema(withoutProperties(item, omittedProperties(operation, query)), {
    isList: operation.itemsProperty !== undefined,
    isKeyed: effectsOf(operation, "key-items").some(({ name }) => query[name] !== undefined),
  });
  if (form["body"] === "wrapped") return wrapped(form, held);
  return operation.itemsProperty === undefined
    ? held
    : withProperty(body, operation.itemsProperty, held);
}

/** Parameters that change the response in one way. */
function effectsOf(operation: SpecOperation, kind: string): SpecParameter[] {
  return operation.parameters.filter(({ response }) => response?.["kind"] === kind);
}

function selectedForm(operation: SpecOperation, query: JsonObject): JsonObject {
  for (const { name, response } of effectsOf(operation, "select")) {
    const value = asString(query[name]) ?? asString(response?.["default"]) ?? "";
    return asObject(asObject(response?.["values"])[value]);
  }
  return {};
}

function itemSchema(files: SpecFiles, body: JsonObject, operation: SpecOperation): JsonObject {
  if (operation.itemsProperty === undefined) return body;
  const items = resolve(files, asObject(body["properties"])[operation.itemsProperty]);
  return resolve(files, items["items"]);
}

function omittedProperties(operation: SpecOperation, query: JsonObject): ReadonlySet<string> {
  const names = effectsOf(operation, "omit-properties").flatMap(({ name, response }) => {
    const value = query[name];
    return Array.isArray(value) ? value : value === true ? asArray(response?.["properties"]) : [];
  });
  return new Set(names.filter((name) => typeof name === "string"));
}

function withoutProperties(item: JsonObject, names: ReadonlySet<string>): JsonObject {
  if (names.size === 0) return item;
  return {
    ...item,
    properties: omit(asObject(item["properties"]), names),
    required: asArray(item["required"]).filter(
      (name) => typeof name === "string" && !names.has(name),
    ),
    not: { anyOf: [...names].map((name) => ({ required: [name] })) },
  };
}

function heldSchema(
  item: JsonObject,
  { isList, isKeyed }: { readonly isList: boolean; readonly isKeyed: boolean },
): JsonObject {
  if (!isList) return item;
  return isKeyed ? { type: "object", additionalProperties: item } : { type: "array", items: item };
}

function wrapped(form: JsonObject, held: JsonObject): JsonObject {
  const property = asString(form["property"]) ?? "";
  return {
    allOf: [{ $ref: form["envelope"] }],
    type: "object",
    required: [property],
    properties: { [property]: held },
  };
}

function withProperty(body: JsonObject, name: string, schema: JsonObject): JsonObject {
  return { ...body, properties: { ...asObject(body["properties"]), [name]: schema } };
}
