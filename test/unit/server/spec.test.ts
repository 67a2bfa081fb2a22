import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { asArray, asObject, asString, type JsonObject } from "../../server/json.js";
import { methodOf } from "../../server/routing.js";
import { resolve, type SpecOperation } from "../../server/spec-document.js";
import { specFolder, unifiedResources, type UnifiedResource } from "../../support/resources.js";

const everything = ["list", "create", "get", "update", "delete"];

/** What the published reference of the API names. */
const documented = new Map<string, readonly string[]>([
  ["crm/contacts", everything],
  ["crm/users", everything],
  ["ticketing/accounts", everything],
  ["ticketing/attachments", [...everything, "download"]],
  ["ticketing/collections", everything],
  ["ticketing/comments", everything],
  ["ticketing/contacts", everything],
  ["ticketing/fields", everything],
  ["ticketing/tags", everything],
  ["ticketing/teams", everything],
  ["ticketing/ticket_priorities", ["list"]],
  ["ticketing/ticket_status", ["list"]],
  ["ticketing/ticket_types", ["list"]],
  ["ticketing/tickets", [...everything, "import"]],
  ["ticketing/users", everything],
  ["ticketing/workspaces", everything],
]);

/** Records that have no version, as far as is documented. */
const withoutVersion = new Set(["crm/users"]);

const specs = unifiedResources.map(({ spec }) => spec);
const files = new Map(specs.flatMap((spec) => [...spec.files]));
const operations = specs.flatMap((spec) => spec.operations);
const schemas = [...files].flatMap(([uri, document]) =>
  Object.entries(asObject(asObject(document["components"])["schemas"])).map(
    ([name, schema]) => [name, asObject(schema), `${uri}#/components/schemas/${name}`] as const,
  ),
);
const parameters = [...files.values()].flatMap((document) =>
  Object.entries(asObject(asObject(document["components"])["parameters"])).map(
    ([name, parameter]) => [name, asObject(parameter)] as const,
  ),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormatsModule.default(ajv);
for (const [uri, document] of files) ajv.addSchema(document, uri);

/** `createTicket`, `importTicket`, but `listTickets`. */
function expectedId(method: string, { one, many }: UnifiedResource): string {
  return method === "list" ? `list${many}` : `${method}${one}`;
}

function namesOf({ parameters }: SpecOperation): readonly string[] {
  return parameters.map(({ name }) => name);
}

function shared(pointer: string): string {
  return new URL(`_shared/${pointer}`, specFolder).href;
}

test("every documented resource has a file", () => {
  expect(unifiedResources.map(({ key }) => key)).toEqual(
    expect.arrayContaining([...documented.keys()]),
  );
});

describe.each(unifiedResources)("the $key spec", (resource) => {
  const { key, list, spec } = resource;

  test("has the operations that are documented", () => {
    const methods = documented.get(key) ?? resource.methods;

    expect(new Set(resource.methods)).toEqual(new Set(methods));
  });

  test("names operations after what they do", () => {
    const ids = spec.operations.map((operation) => [operation.id, methodOf(operation)] as const);

    expect(ids.map(([id]) => id)).toEqual(ids.map(([, method]) => expectedId(method, resource)));
  });

  test("lists its records in the shared envelope", () => {
    const reference = list.responses["200"]?.body;
    const page = resolve(files, reference);

    expect(asString(reference?.["$ref"])?.split("/").at(-1)).toBe(`${resource.one}List`);
    expect(page["allOf"]).toEqual([
      { $ref: shared("pages.yaml#/components/schemas/PageEnvelope") },
    ]);
    expect(page["required"]).toEqual(["result"]);
    expect(asObject(page["properties"])["result"]).toMatchObject({
      type: "array",
      items: {
        $ref: new URL(`${key}.yaml#/components/schemas/${resource.one}`, specFolder).href,
      },
    });
  });

  test("takes the parameters of every list", () => {
    const names =
      "integrated_account_id limit next_cursor truto_response_format truto_key_by " +
      "truto_ignore_limit truto_ignore_remote_data truto_exclude_fields remote_query";

    expect(namesOf(list)).toEqual(expect.arrayContaining(names.split(" ")));
  });

  test("keeps the version and the provider's own form of a record", () => {
    const uri = new URL(`${key}.yaml`, specFolder).href;
    const record = resolve(files, { $ref: `${uri}#/components/schemas/${resource.one}` });

    expect(record["properties"]).toMatchObject({
      ...(documented.has(key) &&
        !withoutVersion.has(key) && { etag: { type: ["string", "null"] } }),
      remote_data: { type: ["object", "null"], additionalProperties: true },
    });
  });

  test("has examples of its main schemas", () => {
    const suffixes: Readonly<Record<string, string>> = {
      list: "List",
      create: "Create",
      update: "Update",
      delete: "Deleted",
    };
    const own = schemas.filter(([, , uri]) => uri.includes(`/${key}.yaml#`));
    const named = own.filter(([, schema]) => asArray(schema["examples"]).length > 0);
    const main = resource.methods.map((method) => resource.one + (suffixes[method] ?? ""));

    expect(named.map(([name]) => name)).toEqual(expect.arrayContaining(main));
  });
});

describe.each(operations.map((operation) => [operation.id, operation] as const))(
  "%s",
  (_id, operation) => {
    test("announces the rate limit with every response", () => {
      for (const { headers } of Object.values(operation.responses)) {
        expect(Object.keys(headers)).toEqual(
          expect.arrayContaining(["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"]),
        );
      }
      expect(operation.responses["429"]?.headers).toHaveProperty("retry-after");
      expect(operation.responses["503"]?.headers).toHaveProperty("retry-after");
    });

    test("has the shared errors", () => {
      const { "200": success, ...errors } = operation.responses;
      const conflict = operation.method === "GET" ? [] : ["409"];
      const statuses = "400 401 403 404 405 422 429 500 502 503 504 default".split(" ");

      expect(success).toBeDefined();
      expect(new Set(Object.keys(errors))).toEqual(new Set([...statuses, ...conflict]));
      for (const { body } of Object.values(errors)) {
        expect(body).toEqual({ $ref: shared("errors.yaml#/components/schemas/ErrorEnvelope") });
      }
    });

    test("names the account, and has a key where it changes something", () => {
      const names = namesOf(operation);

      expect(names).toContain("integrated_account_id");
      expect(names.includes("Idempotency-Key")).toBe(operation.method !== "GET");
    });
  },
);

test.each(schemas)("%s compiles, and its examples satisfy it", (_name, schema, uri) => {
  const validate = ajv.compile({ $ref: uri });

  for (const example of asArray(schema["examples"])) {
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
  }
});

test("has an example of an error", () => {
  const [, schema] = schemas.find(([name]) => name === "ErrorEnvelope") ?? [];

  expect(asArray(schema?.["examples"])).not.toEqual([]);
});

test.each(parameters.filter(([, parameter]) => "example" in parameter))(
  "the example of parameter %s satisfies its schema",
  (_name, parameter) => {
    const validate = ajv.compile(asObject(parameter["schema"]));

    expect(validate(parameter["example"]), JSON.stringify(validate.errors)).toBe(true);
  },
);

test.each(schemas)("every property of %s is described", (_name, schema) => {
  const members: JsonObject = { "the schema": schema, ...asObject(schema["properties"]) };

  for (const [name, member] of Object.entries(members)) {
    expect(asObject(member)["description"], name).toEqual(expect.any(String));
  }
});
