/** Events whose data is JSON: which of them are told apart, and which stay as they are. */
import { expect, test } from "vitest";
import type { MediaTypeObject } from "../../../generator/input/openapi.js";
import { document31, readSpec } from "../../support/spec.js";

const json = "contentMediaType: application/json, contentSchema: { type: object }";

function read(itemSchema: string): {
  media: MediaTypeObject | undefined;
  codes: readonly string[];
} {
  const { document, diagnostics } = readSpec(
    document31(`paths:
  /a:
    get:
      operationId: a
      responses:
        "200":
          description: d
          content: { text/event-stream: { itemSchema: ${itemSchema} } }
components:
  schemas:
    Json: { type: object, properties: { event: { const: json }, data: { type: string, ${json} } } }
    Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] }
`),
  );
  const media = document.operations[0]?.responses[0]?.content[0];
  return { media, codes: diagnostics };
}

test("the schema of the JSON takes the place of the text, and is no unused keyword", () => {
  const { media, codes } = read(`{ $ref: "#/components/schemas/Json" }`);
  expect(media?.eventData).toEqual({ names: ["json"], named: "json", others: "text" });
  expect(media?.itemSchema).toMatchObject({
    properties: [{ name: "event" }, { name: "data", schema: { types: ["object"] } }],
    required: ["data"],
    origin: "/paths/~1a/get/responses/200/content/text~1event-stream/itemSchema",
  });
  expect(codes).toEqual([]);
});

test.each([
  ["text only", "{ properties: { data: { type: string } } }"],
  ["a content that is no JSON", `{ properties: { data: { contentMediaType: text/xml } } }`],
  [
    "one name for both",
    `{ oneOf: [{ $ref: "#/components/schemas/Json" }, { properties: { event: { const: json } } }] }`,
  ],
  [
    "any name for both",
    `{ oneOf: [{ properties: { data: { ${json} } } }, { properties: { data: {} } }] }`,
  ],
  ["an endless reference", `{ anyOf: [{ $ref: "#/components/schemas/Loop" }] }`],
])("%s stays as it is", (_, itemSchema) => {
  const { media, codes } = read(itemSchema);
  expect(media?.eventData).toBeUndefined();
  expect(codes.filter((line) => !line.includes("keyword-untyped"))).toEqual([]);
});

test("too many combinations stay as they are", () => {
  const some = (key: string) => `{ oneOf: [${`{ title: ${key} }, `.repeat(20)} ] }`;
  const data = `{ properties: { data: { ${json} } } }`;
  const { media } = read(`{ allOf: [${some("a")}, ${some("b")}, ${data}] }`);
  expect(media?.eventData).toBeUndefined();
});
