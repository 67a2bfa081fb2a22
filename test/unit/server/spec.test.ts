import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { asArray, asObject, type JsonObject } from "../../server/json.js";
import { loadSpec } from "../../server/spec-document.js";

const spec = loadSpec(new URL("../../../spec/ticketing/users.yaml", import.meta.url));
const schemas = [...spec.files].flatMap(([uri, document]) =>
  Object.entries(asObject(asObject(document["components"])["schemas"])).map(
    ([name, schema]) => [name, asObject(schema), `${uri}#/components/schemas/${name}`] as const,
  ),
);
const parameters = [...spec.files.values()].flatMap((document) =>
  Object.entries(asObject(asObject(document["components"])["parameters"])).map(
    ([name, parameter]) => [name, asObject(parameter)] as const,
  ),
);

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormatsModule.default(ajv);
  for (const [uri, document] of spec.files) ajv.addSchema(document, uri);
  return ajv;
}

describe("the users spec", () => {
  test("has the five operations", () => {
    expect(spec.operations.map(({ id, method, path }) => `${id}: ${method} ${path}`)).toEqual([
      "listUsers: GET /unified/ticketing/users",
      "createUser: POST /unified/ticketing/users",
      "getUser: GET /unified/ticketing/users/{id}",
      "deleteUser: DELETE /unified/ticketing/users/{id}",
      "updateUser: PATCH /unified/ticketing/users/{id}",
    ]);
  });

  test.each(spec.operations.map((operation) => [operation.id, operation] as const))(
    "%s announces the rate limit with every response",
    (_id, operation) => {
      for (const { headers } of Object.values(operation.responses)) {
        expect(Object.keys(headers)).toEqual(
          expect.arrayContaining(["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"]),
        );
      }
      expect(operation.responses["429"]?.headers).toHaveProperty("retry-after");
      expect(operation.responses["503"]?.headers).toHaveProperty("retry-after");
    },
  );

  test.each(schemas)("%s compiles, and its examples satisfy it", (_name, schema, uri) => {
    const validate = createAjv().compile({ $ref: uri });

    for (const example of asArray(schema["examples"])) {
      expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  test("has examples of the main schemas", () => {
    const named = schemas.filter(([, schema]) => asArray(schema["examples"]).length > 0);

    expect(named.map(([name]) => name)).toEqual(
      expect.arrayContaining(["User", "UserList", "UserCreate", "UserUpdate", "ErrorEnvelope"]),
    );
  });

  test.each(parameters.filter(([, parameter]) => "example" in parameter))(
    "the example of parameter %s satisfies its schema",
    (_name, parameter) => {
      const validate = createAjv().compile(asObject(parameter["schema"]));

      expect(validate(parameter["example"]), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  test.each(schemas)("every property of %s is described", (_name, schema) => {
    const members: JsonObject = { "the schema": schema, ...asObject(schema["properties"]) };

    for (const [name, member] of Object.entries(members)) {
      expect(asObject(member)["description"], name).toEqual(expect.any(String));
    }
  });
});
