/** A server that reads requests with libraries, checks them with Ajv, and says what it read. */
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import qs from "qs";
import { expect, test } from "vitest";
import {
  brackets,
  byName,
  createRequest,
  form,
  formBody,
  jsonBody,
  multipartBody,
  queryOf,
  repeat,
  type BodyEncoder,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson, type Answer, type SeenRequest } from "../../support/server.js";
import { api, serve, zooOf } from "./fixtures.js";

const animal = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 1 },
    legs: { type: "integer" },
    weight: { type: "number" },
    isTame: { type: "boolean" },
    keeper: { type: ["object", "null"], properties: { id: { type: "string" } }, required: ["id"] },
    names: { type: "array", items: { type: "string" } },
  },
  required: ["name"],
  additionalProperties: false,
};

const query = {
  type: "object",
  properties: {
    zoo: { type: "string" },
    tags: { type: "array", items: { type: "string" } },
    filter: { type: "object", additionalProperties: { type: ["string", "array"] } },
    limit: { type: "integer" },
  },
  additionalProperties: false,
};

/** Text becomes numbers and booleans where the schema wants them, as servers do. */
const ajv = new Ajv({ strict: false, coerceTypes: true });
const strict = new Ajv({ strict: false });

function checked(validate: ValidateFunction, value: unknown): unknown {
  if (!validate(value)) throw new Error(JSON.stringify(validate.errors));
  return value;
}

const readQuery = ajv.compile(query);
const readForm = ajv.compile(animal);
const readJson = strict.compile(animal);

async function readBody({ headers, body }: SeenRequest): Promise<unknown> {
  const type = headers["content-type"] ?? "";
  if (type === "application/json") return checked(readJson, JSON.parse(body));
  if (type === "application/x-www-form-urlencoded") return checked(readForm, { ...qs.parse(body) });
  const parts = await new Response(body, { headers: { "content-type": type } }).formData();
  const text = await Promise.all(
    [...parts].map(async ([name, part]) => [
      name,
      typeof part === "string" ? part : await part.text(),
    ]),
  );
  return checked(readForm, Object.fromEntries(text));
}

const echo: Answer = (response, request) => {
  const [, search = ""] = request.url.split("?");
  const read = async () => ({
    query: checked(readQuery, { ...qs.parse(search) }),
    body: await readBody(request),
  });
  read().then(
    (all) => sendJson(response, all),
    (error: unknown) => sendJson(response, { error: String(error) }, { status: 422 }),
  );
};

const texts = fc.string({ unit: "grapheme", minLength: 1 });
const names = fc.stringMatching(/^[a-zé漢_][\w-]{0,8}$/u);

const queries = fc.record(
  {
    zoo: texts,
    tags: fc.array(texts, { minLength: 2, maxLength: 4 }),
    filter: fc.dictionary(names, fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 })), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
    limit: fc.integer(),
  },
  { requiredKeys: ["filter"], noNullPrototype: true },
);

const flat = {
  name: texts,
  legs: fc.integer(),
  weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
  isTame: fc.boolean(),
};

const animals = fc.record(
  {
    ...flat,
    keeper: fc.option(fc.record({ id: texts }, { noNullPrototype: true })),
    names: fc.array(texts, { maxLength: 4 }),
  },
  { requiredKeys: ["name"], noNullPrototype: true },
);
const flatAnimals = fc.record(flat, { requiredKeys: ["name"], noNullPrototype: true });

test.each<[string, BodyEncoder, fc.Arbitrary<object>]>([
  ["JSON", jsonBody, animals],
  ["a form", formBody, flatAnimals],
  ["multipart parts", multipartBody, flatAnimals],
])("B2 B14 B15 a server reads what was given, as query and as %s", async (_name, body, bodies) => {
  const operation: OperationDescriptor = {
    api,
    id: "echo",
    method: "POST",
    route: {
      path: "/echo",
      query: queryOf(byName(form, { tags: repeat, filter: brackets })),
    },
    body,
  };
  const server = await serve(echo);
  const zoo = zooOf(server);
  await fc.assert(
    fc.asyncProperty(queries, bodies, async (given, value) => {
      const read = await zoo.send(createRequest(operation, { query: given, body: value }));
      // JSON has one zero.
      const sent = JSON.parse(JSON.stringify({ query: given, body: value })) as unknown;
      expect(read).toEqual(sent);
    }),
    { numRuns: 60 },
  );
});
