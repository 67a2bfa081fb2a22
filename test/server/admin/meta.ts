import type { Contracts } from "../contract.js";
import { HttpError } from "../errors.js";
import type { Handler, Handlers } from "../handlers.js";
import { asArray, asObject, type JsonObject } from "../json.js";
import { methodOf } from "../routing.js";
import { resolve, type Spec, type SpecOperation } from "../spec-document.js";
import { customFieldsOf } from "./custom-fields.js";

/** What methods look like: the schemas of the spec, with the fields that an account adds. */
export function metaHandlers(contracts: Contracts): Handlers {
  const methodMeta: Handler = ({ account, path }) => {
    const { model = "", resource = "", method = "" } = path;
    const key = `${model}/${resource}`;
    const { spec } = contracts.ofResource(key);
    const operation = spec.operations.find((candidate) => methodOf(candidate) === method);
    if (operation === undefined) throw new HttpError(404, `There is no ${method} of ${key}.`);
    return json({
      schema: withFields(recordSchema(spec, operation), customFieldsOf(account, key)),
      query_schema: querySchema(spec, operation),
      request_body_schema: operation.body ? inline(spec, operation.body.schema) : null,
      default_query: null,
      default_body: null,
      response_mapping: null,
    });
  };
  return {
    getMethodMeta: methodMeta,
    getIntegrationMethodMeta: methodMeta,
    getIntegrationMeta: ({ path }) =>
      json({ model: path["model"], integration: path["integration"] }),
  };
}

function json(body: JsonObject) {
  return { kind: "json", status: 200, headers: {}, body } as const;
}

function recordSchema(spec: Spec, { responses, itemsProperty }: SpecOperation): JsonObject {
  const body = resolve(spec.files, responses["200"]?.body ?? {});
  if (itemsProperty === undefined) return asObject(inline(spec, body));
  const items = resolve(spec.files, asObject(body["properties"])[itemsProperty]);
  return asObject(inline(spec, items["items"]));
}

function querySchema(spec: Spec, { parameters }: SpecOperation): JsonObject {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const properties = query.map(({ name, schema }) => [name, inline(spec, schema)] as const);
  const required = query.filter((parameter) => parameter.required).map(({ name }) => name);
  return { type: "object", properties: Object.fromEntries(properties), required };
}

function withFields(schema: JsonObject, fields: JsonObject): JsonObject {
  return { ...schema, properties: { ...asObject(schema["properties"]), ...fields } };
}

/** The schema with what it refers to in its place, and without members of the spec's own. */
function inline(spec: Spec, value: unknown): unknown {
  if (Array.isArray(value)) return asArray(value).map((item) => inline(spec, item));
  if (typeof value !== "object" || value === null) return value;
  const object = asObject(value);
  const { $ref, ...beside } = object;
  const whole = $ref === undefined ? object : { ...resolve(spec.files, object), ...beside };
  const members = Object.entries(whole).filter(
    ([name]) => !name.startsWith("x-") && name !== "example" && name !== "examples",
  );
  return Object.fromEntries(members.map(([name, member]) => [name, inline(spec, member)]));
}
