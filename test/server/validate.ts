import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { asString, isObject, type JsonObject } from "./json.js";
import { successSchema } from "./response-schema.js";
import type { Spec, SpecOperation } from "./spec-document.js";

/** One rule of the spec that a message breaks. */
export interface Failure {
  readonly where: "query" | "path" | "header" | "body";
  /** Pointer into that part of the message. */
  readonly pointer: string;
  readonly message: string;
  /** The member that should be there, when that is what is wrong. */
  readonly missing: string | undefined;
}

export interface ValidatedRequest {
  readonly query: JsonObject;
  readonly path: JsonObject;
  readonly header: JsonObject;
}

export interface Validator {
  /** Checks the parameters and turns their text into the types of the spec, in place. */
  readonly parameters: (operation: SpecOperation, request: ValidatedRequest) => Failure[];
  readonly requestBody: (operation: SpecOperation, body: unknown) => Failure[];
  readonly response: (operation: SpecOperation, response: CheckedResponse) => Failure[];
}

export interface CheckedResponse {
  readonly status: number;
  readonly headers: JsonObject;
  readonly body: unknown;
  /** The query of the request, which decides the form of a success body. */
  readonly query: JsonObject;
}

// The package is CommonJS: its default export arrives one level deeper than its types say.
const addFormats = addFormatsModule.default;

/** Holds messages against the spec, with Ajv. Compiled schemas are kept. */
export function createValidator(spec: Spec): Validator {
  const strict = createAjv(spec, { coerceTypes: false });
  const coercing = createAjv(spec, { coerceTypes: true });

  return {
    parameters: (operation, request) =>
      (["query", "path", "header"] as const).flatMap((where) =>
        failures(where, coercing(parametersSchema(operation, where)), request[where]),
      ),
    requestBody: ({ body }, value) =>
      body === undefined ? [] : failures("body", strict(body.schema), value),
    response: (operation, response) => {
      const declared =
        operation.responses[String(response.status)] ?? operation.responses["default"];
      if (declared === undefined) return [undeclaredStatus(response.status)];
      const body =
        response.status === 200
          ? successSchema(spec.files, operation, response.query)
          : declared.body;
      return [
        ...failures("header", coercing({ type: "object", properties: declared.headers }), {
          ...response.headers,
        }),
        ...(body === undefined ? [] : failures("body", strict(body), response.body)),
      ];
    },
  };
}

function createAjv(
  spec: Spec,
  options: { readonly coerceTypes: boolean },
): (schema: JsonObject) => ValidateFunction {
  // Not strict: an OpenAPI document has members that are no JSON Schema keywords.
  const ajv = new Ajv2020({ ...options, strict: false, allErrors: true });
  addFormats(ajv);
  for (const [uri, document] of spec.files) ajv.addSchema(document, uri);
  const compiled = new Map<string, ValidateFunction>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key);
    if (known) return known;
    const validate = ajv.compile(schema);
    compiled.set(key, validate);
    return validate;
  };
}

function parametersSchema(operation: SpecOperation, where: Failure["where"]): JsonObject {
  const parameters = operation.parameters.filter((parameter) => parameter.in === where);
  const nameOf = (name: string): string => (where === "header" ? name.toLowerCase() : name);
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [nameOf(name), schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => nameOf(name)),
  };
}

function failures(where: Failure["where"], validate: ValidateFunction, value: unknown): Failure[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => failure(where, error));
}

function failure(where: Failure["where"], error: ErrorObject): Failure {
  const parameters: unknown = error.params;
  return {
    where,
    pointer: error.instancePath,
    message: `${where}${error.instancePath} ${error.message ?? "is invalid"}`,
    missing:
      error.keyword === "required" && isObject(parameters)
        ? asString(parameters["missingProperty"])
        : undefined,
  };
}

function undeclaredStatus(status: number): Failure {
  const message = `The spec declares no response for status ${status}.`;
  return { where: "body", pointer: "", message, missing: undefined };
}
