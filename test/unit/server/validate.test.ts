import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../server/json.js";
import { loadSpec } from "../../server/spec-document.js";
import { createValidator } from "../../server/validate.js";

const spec = loadSpec(new URL("../../../spec/ticketing/users.yaml", import.meta.url));
const validator = createValidator(spec);

/** What is wrong with a success body, given the query. */
function problems(operationId: string, query: JsonObject, body: unknown): string[] {
  const operation = spec.operations.find(({ id }) => id === operationId);
  if (operation === undefined) throw new Error(`There is no ${operationId}.`);
  const response = { status: 200, headers: {}, query, body };
  return validator.response(operation, response).map(({ message }) => message);
}

const ada = { id: "1", name: "Ada", remote_data: {} };
const page = { result: [ada], next_cursor: null };

describe("response validation", () => {
  test("accepts the declared body and names what breaks it", () => {
    expect(problems("listUsers", {}, page)).toEqual([]);
    expect(problems("listUsers", {}, { result: [{ id: 1 }] })).toEqual([
      "body must have required property 'next_cursor'",
      "body/result/0 must have required property 'name'",
      "body/result/0/id must be string",
    ]);
  });

  test("expects an object for key-items", () => {
    const keyed = { ...page, result: { "1": ada } };

    expect(problems("listUsers", { truto_key_by: "id" }, keyed)).toEqual([]);
    expect(problems("listUsers", { truto_key_by: "id" }, page)).toEqual([
      "body/result must be object",
    ]);
    expect(problems("listUsers", {}, keyed)).toEqual(["body/result must be array"]);
  });

  test("expects omitted properties to be absent, required ones too", () => {
    const query = { truto_exclude_fields: ["name"], truto_ignore_remote_data: true };

    expect(problems("listUsers", query, { ...page, result: [{ id: "1" }] })).toEqual([]);
    expect(problems("listUsers", query, page)).toContain("body/result/0 must NOT be valid");
    expect(problems("getUser", query, { id: "1" })).toEqual([]);
    expect(problems("getUser", {}, { id: "1" })).toEqual([
      "body must have required property 'name'",
    ]);
  });

  test("expects the envelope around the items for a wrapped form", () => {
    const query = { truto_response_format: "debug" };

    expect(problems("listUsers", query, { result: [ada], debug: null })).toEqual([]);
    expect(problems("getUser", query, { result: ada, debug: { requestUrl: "x" } })).toEqual([]);
    expect(problems("getUser", query, { result: [ada] })).toEqual([
      "body must have required property 'debug'",
      "body/result must be object",
    ]);
  });

  test("accepts anything where the form is unknown", () => {
    expect(problems("listUsers", { truto_response_format: "raw" }, "text")).toEqual([]);
  });
});
