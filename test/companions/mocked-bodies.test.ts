/** What handlers make is valid: Ajv, which reads the same documents by itself, is the oracle. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { ResponseModel } from "../../generator/ir/model.js";
import { asObject, isObject, type JsonObject } from "../server/json.js";
import { loadSpec } from "../server/spec-document.js";
import { mockedSdk, urlOf, type MockedOperation } from "../support/mocks.js";

const repository = new URL("../../", import.meta.url);

/** Errors are shared by all operations, so one seed has to do for each of these. */
const seedsFor = (status: string) => (status.startsWith("2") ? [1, 2, "three"] : [1]);

/** Finds the schema of a response. */
type SchemaOf = (mocked: MockedOperation, response: ResponseModel) => JsonObject | undefined;

interface Source {
  readonly input: string;
  readonly documents: ReadonlyMap<string, object>;
  readonly schemaOf: SchemaOf;
  /** Default: a few. */
  readonly seeds?: readonly unknown[];
}

/** Bodies of all declared responses for all seeds, and those that are not valid. */
async function bodiesOf({ input, documents, schemaOf, seeds }: Source) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormatsModule.default(ajv);
  for (const [uri, document] of documents) ajv.addSchema(document, uri);
  const { operations, remove } = await mockedSdk(input);
  const invalid: string[] = [];
  let checked = 0;
  for (const mocked of operations) {
    const { responses, errors, method } = mocked.operation;
    for (const response of [...responses, ...errors]) {
      const schema = schemaOf(mocked, response);
      if (schema === undefined) continue;
      const validate = ajv.compile(schema);
      for (const seed of seeds ?? seedsFor(response.status)) {
        const body = await bodyOf(mocked, statusOf(response, responses), seed);
        checked += 1;
        if (validate(body)) continue;
        invalid.push(
          `${method} ${response.status} ${String(seed)} ${ajv.errorsText(validate.errors)}`,
        );
      }
    }
  }
  await remove();
  return { checked, invalid };
}

function statusOf({ status }: ResponseModel, successes: readonly ResponseModel[]): number {
  if (status === "default") return successes.some((each) => each.status === status) ? 200 : 500;
  return Number(status.replaceAll("X", "0"));
}

async function bodyOf({ operation, handler }: MockedOperation, status: number, seed: unknown) {
  const options = { seed, baseURL: "https://mocked.example" };
  const headers = { accept: "application/json" };
  const request = new Request(urlOf(operation, "7"), { method: operation.method, headers });
  const response = await getResponse([handler({ status }, options)], request);
  expect(response?.status).toBe(status);
  const body: unknown = await response?.json();
  return body;
}

describe("APIs of this repository", () => {
  test.each([
    ["ticketing", 400],
    ["crm", 50],
    ["admin", 50],
  ])("%s", async (name, least) => {
    const folder = new URL(`spec/${name}/`, repository);
    const spec = loadSpec(...readdirSync(folder).map((file) => new URL(file, folder)));
    const declared = new Map(spec.operations.map((each) => [`${each.method} ${each.path}`, each]));
    const { checked, invalid } = await bodiesOf({
      input: folder.pathname,
      documents: spec.files,
      schemaOf: ({ operation: { method, path } }, { status }) =>
        declared.get(`${method} ${path}`)?.responses[status]?.body,
    });
    expect(invalid).toEqual([]);
    expect(checked).toBeGreaterThan(least);
  });
});

const require = createRequire(import.meta.url);
const examples = pathToFileURL(require.resolve("@readme/oas-examples/package.json"));

/** A document of one file, with what its version writes differently from JSON Schema. */
function readDocument(url: URL): JsonObject {
  const document: unknown = parse(readFileSync(url, "utf8"));
  const version = String(asObject(document)["openapi"]);
  return asObject(version.startsWith("3.1") ? document : modern(document));
}

/** `nullable` and flags beside limits are of 3.0. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (!isObject(value)) return value;
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...members } = value;
  const changed = Object.fromEntries(
    Object.entries(members).map(([key, member]) => [key, modern(member)]),
  );
  const limits = {
    ...(exclusiveMinimum === true && { exclusiveMinimum: value["minimum"] }),
    ...(exclusiveMaximum === true && { exclusiveMaximum: value["maximum"] }),
  };
  const whole = { ...changed, ...limits };
  return nullable === true ? { anyOf: [whole, { type: "null" }] } : whole;
}

/** The schema that a pointer leads to through the response's own reference. */
function schemaIn(document: JsonObject, origin: string, status: string): JsonObject | undefined {
  let pointer = `${origin}/responses/${status}`;
  let response = at(document, pointer);
  const reference = response["$ref"];
  if (typeof reference === "string") {
    pointer = reference.slice(1);
    response = at(document, pointer);
  }
  const media = asObject(asObject(response["content"])["application/json"]);
  if (!isObject(media["schema"])) return undefined;
  const fragment = `${pointer}/content/application~1json/schema`;
  return { $ref: `document:#${fragment.split("/").map(encodeURIComponent).join("/")}` };
}

function at(document: JsonObject, pointer: string): JsonObject {
  const tokens = pointer.split("/").slice(1);
  return tokens.reduce<JsonObject>(
    (value, token) => asObject(value[token.replaceAll("~1", "/").replaceAll("~0", "~")]),
    document,
  );
}

describe("documents of others", () => {
  test.each([
    ["3.0/json/petstore.json", 20],
    ["3.1/json/petstore.json", 20],
    ["3.0/json/circular.json", 1],
    ["3.0/json/complex-nesting.json", 1],
  ])("%s", async (path, least) => {
    const document = readDocument(new URL(path, examples));
    const { checked, invalid } = await bodiesOf({
      input: new URL(path, examples).pathname,
      documents: new Map([["document:", document]]),
      schemaOf: ({ operation }, { status }) => schemaIn(document, operation.origin, status),
    });
    expect(invalid).toEqual([]);
    expect(checked).toBeGreaterThanOrEqual(least);
  });
});

test("every kind of limit", async () => {
  const url = new URL("specs/values.yaml", import.meta.url);
  const document = readDocument(url);
  const { checked, invalid } = await bodiesOf({
    input: url.pathname,
    documents: new Map([["document:", document]]),
    schemaOf: ({ operation }, { status }) => schemaIn(document, operation.origin, status),
    seeds: Array.from({ length: 60 }, (_, index) => index),
  });
  expect(invalid).toEqual([]);
  expect(checked).toBe(8 * 60);
});
