/** From names to places and back, in one document and in several. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate, inspect, type GeneratedApi } from "../../../generator/generate.js";
import { explain, suggestions } from "../../../generator/inspect/explain.js";
import { namesOf } from "../../../generator/inspect/named-origins.js";
import { symbolPath } from "../../../generator/inspect/symbol-path.js";
import { startsAround } from "../../../generator/input/places-in-text.js";
import { temporaryFolder } from "../../support/command.js";

const entry = (title: string, schema: string) => `openapi: 3.1.0
info: { title: ${title}, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        "200":
          description: Pets.
          content:
            application/json: { schema: { $ref: "${schema}" } }
`;

const shared = `components:
  schemas:
    Pet:
      type: object

      properties:
        name: { type: string }
        tags:
          type: array
          items:
            type: object
            properties:
              label: { type: string }
        "a.b": { type: [string, "null"] }
`;

const cats = `${entry("Cats", "#/components/schemas/Cat")}components:
  schemas:
    Cat: { type: object, properties: { lives: { type: integer } } }
`;

const folder = temporaryFolder();
let apis: readonly GeneratedApi[];

beforeAll(async () => {
  const files = {
    "cats/api.yaml": cats,
    "dogs/api.yaml": entry("Dogs", "../_shared/pet.yaml#/components/schemas/Pet"),
    "birds/api.yaml": entry("Birds", "../_shared/pet.yaml#/components/schemas/Pet"),
    "_shared/pet.yaml": shared,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  ({ apis } = await inspect({ input: folder.path }));
});

afterAll(() => {
  folder.remove();
});

function found(question: Parameters<typeof explain>[0]): readonly string[] {
  return explain(question, apis).map(({ api, symbol }) => `${api} ${symbol}`);
}

function atLine(file: string, text: string, place: { line: number; column?: number }) {
  const { line, column } = place;
  return found({ kind: "place", file: join(folder.path, file), text, line, column });
}

test("the models are those that files are generated from", async () => {
  const generation = await generate({ input: folder.path });
  expect(apis.map(({ model }) => model)).toEqual(generation.apis.map(({ model }) => model));
});

describe("a name", () => {
  test("is found in every API that has it", () => {
    expect(found({ kind: "symbol", symbol: "Pet.tags.label" })).toEqual([
      "birds Pet.tags.label",
      "dogs Pet.tags.label",
    ]);
    expect(found({ kind: "symbol", symbol: 'Pet["a.b"]' })).toEqual([
      'birds Pet["a.b"]',
      'dogs Pet["a.b"]',
    ]);
    expect(found({ kind: "symbol", symbol: 'Pet["name"]' })).toEqual([
      "birds Pet.name",
      "dogs Pet.name",
    ]);
    expect(found({ kind: "symbol", symbol: "Pet." })).toEqual([]);
  });

  test("leads to its place and back", () => {
    const lost = apis.flatMap((api) =>
      namesOf(api).filter(({ symbol }) => {
        const answers = explain({ kind: "symbol", symbol }, [api]);
        const [{ pointer } = { pointer: "" }] = answers;
        const back = explain({ kind: "pointer", pointer }, [api]);
        // Names of the whole document have no place of their own.
        return pointer !== "" && !back.some((name) => name.symbol === symbol);
      }),
    );
    expect(lost).toEqual([]);
  });

  test("that does not exist has suggestions, whatever its case", () => {
    expect(suggestions("pet.NMAE", apis)[0]).toBe("Pet.name");
    expect(suggestions("listPet", apis)).toContain("listPets");
    expect(suggestions("Elephant.trunk", apis)).toEqual([]);
  });
});

describe("a line", () => {
  test("has the names that start on it, in all APIs", () => {
    expect(atLine("_shared/pet.yaml", shared, { line: 7 })).toEqual([
      "birds Pet.name",
      "dogs Pet.name",
    ]);
  });

  test("where none starts has those around it", () => {
    expect(atLine("_shared/pet.yaml", shared, { line: 9 })).toEqual([
      "birds Pet.tags",
      "dogs Pet.tags",
    ]);
    expect(atLine("_shared/pet.yaml", shared, { line: 5 })).toEqual(["birds Pet", "dogs Pet"]);
    expect(atLine("_shared/pet.yaml", shared, { line: 1 })).toEqual([]);
    expect(atLine("_shared/pet.yaml", shared, { line: 99 })).toEqual([]);
  });

  test("with a column has the innermost", () => {
    const column = (cats.split("\n")[15] ?? "").indexOf("integer") + 1;
    expect(atLine("cats/api.yaml", cats, { line: 16, column })).toEqual(["cats Cat.lives"]);
    expect(atLine("cats/api.yaml", cats, { line: 16 })).toEqual(["cats Cat", "cats Cat.lives"]);
  });
});

test("a pointer is as near as any API has it, and the document itself is no answer", () => {
  expect(
    found({ kind: "pointer", pointer: "/components/schemas/Cat/properties/lives/type" }),
  ).toEqual(["cats Cat.lives"]);
  expect(found({ kind: "pointer", pointer: "/components/nothing" })).toEqual([]);
});

test.each([
  ["User", ["User"]],
  ["User.email", ["User", "email"]],
  ['A["b.c"].d', ["A", "b.c", "d"]],
  ['A["\\""]', ["A", '"']],
  ["", undefined],
  ["A..b", undefined],
  ["A.b ", undefined],
  ["A[b]", undefined],
  ['A["\\x"]', undefined],
])("%s is the path %j", (symbol, path) => {
  expect(symbolPath(symbol)).toEqual(path);
});

test("starts around a place of JSON are found as well", () => {
  const text = '{\n  "a": {\n    "b": [1, { "c": 2 }]\n  }\n}\n';
  expect(startsAround(text, { line: 3, column: 21 })).toEqual([
    { line: 3, column: 21 },
    { line: 3, column: 16 },
    { line: 3, column: 14 },
    { line: 3, column: 10 },
    { line: 3, column: 5 },
    { line: 2, column: 8 },
    { line: 2, column: 3 },
  ]);
});
