/** Answers about an account, honest and hostile ones, as overlays. */
import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { fetchMeta, importMeta, readMeta } from "../../../generator/import-meta.js";

const users = `openapi: 3.1.0
paths:
  /users:
    get:
      responses:
        "200":
          content: { application/json: { schema: { $ref: "#/components/schemas/UserList" } } }
components:
  schemas:
    UserList: {}
    User:
      properties:
        id: { type: string }
        seat: { type: [integer, "null"] }
        team: { $ref: "#/components/schemas/Team" }
        custom: { type: object, properties: { old: { type: string } } }
    Team: {}
`;

function overlayFor(answer: unknown, resource = "users") {
  const bag = new DiagnosticBag();
  const text = typeof answer === "string" ? answer : JSON.stringify(answer);
  const meta = readMeta("answer.json", text, bag);
  const files = [{ path: "crm/users.yaml", text: users }];
  const request = { model: "crm", resource, folder: "../spec" };
  const overlay = meta && importMeta(request, { meta, files }, bag);
  const problems = bag.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  return { text: overlay?.text, added: overlay?.added, problems };
}

const withFields = (properties: unknown) => ({ schema: { type: "object", properties } });

test("only what is new is added, to any depth", () => {
  const { text, problems } = overlayFor(
    withFields({
      id: { type: "string", description: "Known." },
      seat: { type: "integer" },
      team: { type: "object", properties: { more: {} } },
      custom: {
        type: "object",
        properties: { old: { type: "string" }, size: { type: "number", multipleOf: 2 } },
      },
      "odd name": { type: ["array", "null"], items: { enum: ["a"] }, required: [] },
      flags: { additionalProperties: { type: "boolean" }, title: 3 },
      rest: { type: "object", additionalProperties: true },
    }),
  );

  expect(problems).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "overlay: 1.0.0
    info:
      title: Fields of an account for User
      version: 1.0.0
    extends: ../spec/crm/users.yaml
    actions:
      - target: $.components.schemas["User"].properties
        update:
          custom:
            properties:
              size:
                type: number
          odd name:
            type:
              - array
              - "null"
            items:
              enum:
                - a
            required: []
          flags:
            additionalProperties:
              type: boolean
          rest:
            type: object
            additionalProperties: true
    "
  `);
});

test("nothing new is an overlay without actions", () => {
  expect(overlayFor(withFields({ id: { type: "string" } }))).toMatchObject({ added: [] });
});

const deep = (levels: number): unknown =>
  levels === 0 ? {} : { type: "array", items: deep(levels - 1) };

describe("nothing is written for", () => {
  test.each<[string, unknown, string]>([
    ["no JSON", "{", "syntax-error: "],
    [
      "another answer",
      { error: "no" },
      "meta-invalid: The answer cannot be an overlay: /schema has",
    ],
    ["a list of fields", withFields([]), "/schema/properties is no mapping"],
    ["a field that is no schema", withFields({ a: 1 }), "/schema/properties/a is no schema"],
    ["a type that is none", withFields({ a: { type: "text" } }), "/a/type is no type"],
    ["no types", withFields({ a: { type: [] } }), "/a/type is no type"],
    ["an enumeration that is none", withFields({ a: { enum: 1 } }), "/a/enum is no list"],
    ["a reference", withFields({ a: { $ref: "file:///etc/passwd" } }), "/a/$ref refers"],
    ["a deep schema", withFields({ a: deep(30) }), "is nested more than 20 times"],
    ["a document too deep", withFields({ a: deep(300) }), "document-too-deep: "],
    [
      "another type",
      withFields({ seat: { type: "string" } }),
      "/seat is string; the document says",
    ],
    [
      "a prototype",
      '{"schema":{"properties":{"__proto__":{"type":"string"}}}}',
      "/schema/properties/__proto__ is no name",
    ],
    ["a constructor", withFields({ constructor: {} }), "/constructor is no name"],
  ])("%s", (_, answer, problem) => {
    const { text, problems } = overlayFor(answer);

    expect(text).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test("a resource that is not there", () => {
    expect(overlayFor(withFields({}), "contacts").problems).toEqual([
      "meta-resource-unknown: The spec has no document of a resource crm/contacts.",
    ]);
  });

  test("a host that is not listed", async () => {
    const bag = new DiagnosticBag();

    expect(await fetchMeta("http://127.0.0.1:9/meta", [], bag)).toBeUndefined();
    expect(bag.diagnostics.map(({ code }) => code)).toEqual(["remote-reference"]);
  });
});
