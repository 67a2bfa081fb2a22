import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { asArray, asObject, asString, type JsonObject } from "../../server/json.js";
import { loadSpec, resolve, type SpecOperation } from "../../server/spec-document.js";

interface Resource {
  /** Path below `/unified/ticketing/`, and the name of the file. */
  readonly name: string;
  readonly one: string;
  readonly many: string;
  readonly methods: readonly string[];
}

const everything = ["list", "create", "get", "update", "delete"];
const resources: readonly Resource[] = [
  { name: "accounts", one: "Account", many: "Accounts", methods: everything },
  {
    name: "attachments",
    one: "Attachment",
    many: "Attachments",
    methods: [...everything, "download"],
  },
  { name: "collections", one: "Collection", many: "Collections", methods: everything },
  { name: "comments", one: "Comment", many: "Comments", methods: everything },
  { name: "contacts", one: "Contact", many: "Contacts", methods: everything },
  { name: "fields", one: "Field", many: "Fields", methods: everything },
  { name: "tags", one: "Tag", many: "Tags", methods: everything },
  { name: "teams", one: "Team", many: "Teams", methods: everything },
  { name: "ticket_priorities", one: "TicketPriority", many: "TicketPriorities", methods: ["list"] },
  { name: "ticket_status", one: "TicketStatus", many: "TicketStatus", methods: ["list"] },
  { name: "ticket_types", one: "TicketType", many: "TicketTypes", methods: ["list"] },
  { name: "tickets", one: "Ticket", many: "Tickets", methods: [...everything, "import"] },
  { name: "users", one: "User", many: "Users", methods: everything },
  { name: "workspaces", one: "Workspace", many: "Workspaces", methods: everything },
];

const folder = new URL("../../../spec/ticketing/", import.meta.url);
const specs = new Map(
  resources.map(({ name }) => [name, loadSpec(new URL(`${name}.yaml`, folder))]),
);
const files = new Map([...specs.values()].flatMap((spec) => [...spec.files]));
const operations = [...specs.values()].flatMap((spec) => spec.operations);
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

const methods: Readonly<Record<string, (resource: Resource) => string>> = {
  list: ({ name, many }) => `list${many}: GET /unified/ticketing/${name}`,
  create: ({ name, one }) => `create${one}: POST /unified/ticketing/${name}`,
  get: ({ name, one }) => `get${one}: GET /unified/ticketing/${name}/{id}`,
  update: ({ name, one }) => `update${one}: PATCH /unified/ticketing/${name}/{id}`,
  delete: ({ name, one }) => `delete${one}: DELETE /unified/ticketing/${name}/{id}`,
  download: ({ name, one }) => `download${one}: POST /unified/ticketing/${name}/download`,
  import: ({ name, one }) => `import${one}: POST /unified/ticketing/${name}/import`,
};

function namesOf({ parameters }: SpecOperation): readonly string[] {
  return parameters.map(({ name }) => name);
}

function shared(pointer: string): string {
  return new URL(`../_shared/${pointer}`, folder).href;
}

test("each file is the spec of a resource", () => {
  expect(readdirSync(folder)).toEqual(resources.map(({ name }) => `${name}.yaml`));
});

describe.each(resources)("the $name spec", (resource) => {
  const spec = specs.get(resource.name);
  const list = spec?.operations.find(({ itemsProperty }) => itemsProperty !== undefined);

  test("has the operations that are documented", () => {
    const found = spec?.operations.map(({ id, method, path }) => `${id}: ${method} ${path}`);
    const documented = resource.methods.map((method) => methods[method]?.(resource) ?? method);

    expect(new Set(found)).toEqual(new Set(documented));
  });

  test("lists its records in the shared envelope", () => {
    const reference = list?.responses["200"]?.body;
    const page = resolve(files, reference);

    expect(asString(reference?.["$ref"])?.split("/").at(-1)).toBe(`${resource.one}List`);
    expect(page["allOf"]).toEqual([
      { $ref: shared("pages.yaml#/components/schemas/PageEnvelope") },
    ]);
    expect(page["required"]).toEqual(["result"]);
    expect(asObject(page["properties"])["result"]).toMatchObject({
      type: "array",
      items: {
        $ref: new URL(`${resource.name}.yaml#/components/schemas/${resource.one}`, folder).href,
      },
    });
  });

  test("takes the parameters of every list", () => {
    const names =
      "integrated_account_id limit next_cursor truto_response_format truto_key_by " +
      "truto_ignore_limit truto_ignore_remote_data truto_exclude_fields remote_query";

    expect(list && namesOf(list)).toEqual(expect.arrayContaining(names.split(" ")));
  });

  test("keeps the version and the provider's own form of a record", () => {
    const uri = new URL(`${resource.name}.yaml`, folder).href;
    const record = resolve(files, { $ref: `${uri}#/components/schemas/${resource.one}` });

    expect(record["properties"]).toMatchObject({
      etag: { type: ["string", "null"] },
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
    const named = schemas.filter(([, schema]) => asArray(schema["examples"]).length > 0);
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
