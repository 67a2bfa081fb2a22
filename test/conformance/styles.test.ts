/** The table of styles, from a document to the request of its SDK. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiRequest } from "../../generator/runtime/index.js";
import { generatedSdk, type GeneratedSdk } from "../support/generated.js";
import { document31, readSpec } from "../support/spec.js";

type Value = string | readonly string[] | Readonly<Record<string, number>>;

const array: Value = ["blue", "black", "brown"];
const object: Value = { R: 100, G: 200, B: 150 };
const types = { string: "string", array: "array", object: "object" } as const;

/** What a parameter is declared with, besides its name; in the order of the table. */
interface Row {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly style?: string;
  readonly explode?: boolean;
}

/** What each shape of `color` becomes; `undefined`: the cell is. */
type Cells = readonly (string | undefined)[];

const table: readonly (readonly [Row, ...Cells])[] = [
  [
    { in: "path", style: "simple", explode: false },
    undefined,
    "blue",
    "blue,black,brown",
    "R,100,G,200,B,150",
  ],
  [
    { in: "path", style: "simple", explode: true },
    undefined,
    "blue",
    "blue,black,brown",
    "R=100,G=200,B=150",
  ],
  [
    { in: "path", style: "label", explode: false },
    ".",
    ".blue",
    ".blue,black,brown",
    ".R,100,G,200,B,150",
  ],
  [
    { in: "path", style: "label", explode: true },
    ".",
    ".blue",
    ".blue.black.brown",
    ".R=100.G=200.B=150",
  ],
  [
    { in: "path", style: "matrix", explode: false },
    ";color",
    ";color=blue",
    ";color=blue,black,brown",
    ";color=R,100,G,200,B,150",
  ],
  [
    { in: "path", style: "matrix", explode: true },
    ";color",
    ";color=blue",
    ";color=blue;color=black;color=brown",
    ";R=100;G=200;B=150",
  ],
  [
    { in: "query", style: "form", explode: false },
    "color=",
    "color=blue",
    "color=blue,black,brown",
    "color=R,100,G,200,B,150",
  ],
  [
    { in: "query", style: "form", explode: true },
    "color=",
    "color=blue",
    "color=blue&color=black&color=brown",
    "R=100&G=200&B=150",
  ],
  [
    { in: "query", style: "spaceDelimited", explode: false },
    undefined,
    undefined,
    "color=blue%20black%20brown",
    "color=R%20100%20G%20200%20B%20150",
  ],
  [
    { in: "query", style: "pipeDelimited", explode: false },
    undefined,
    undefined,
    "color=blue%7Cblack%7Cbrown",
    "color=R%7C100%7CG%7C200%7CB%7C150",
  ],
  [{ in: "query", style: "spaceDelimited", explode: true }, undefined],
  [{ in: "query", style: "pipeDelimited", explode: true }, undefined],
  [
    { in: "query", style: "deepObject", explode: true },
    undefined,
    undefined,
    undefined,
    "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
  ],
  [
    { in: "header", style: "simple", explode: false },
    "",
    "blue",
    "blue,black,brown",
    "R,100,G,200,B,150",
  ],
  [
    { in: "header", style: "simple", explode: true },
    "",
    "blue",
    "blue,black,brown",
    "R=100,G=200,B=150",
  ],
  [
    { in: "cookie", style: "form", explode: false },
    "color=",
    "color=blue",
    "color=blue,black,brown",
    "color=R,100,G,200,B,150",
  ],
  [
    { in: "cookie", style: "form", explode: true },
    "color=",
    "color=blue",
    "color=blue; color=black; color=brown",
    "R=100; G=200; B=150",
  ],
  [
    { in: "cookie", style: "cookie", explode: true },
    "color=",
    "color=blue",
    "color=blue; color=black; color=brown",
    "R=100; G=200; B=150",
  ],
];

/** What is the same where the document does not say it, by index in the table. */
const defaults: readonly (readonly [Row, row: number])[] = [
  [{ in: "path" }, 0],
  [{ in: "path", style: "label" }, 2],
  [{ in: "path", style: "matrix" }, 4],
  [{ in: "query" }, 7],
  [{ in: "query", style: "form" }, 7],
  [{ in: "query", explode: false }, 6],
  [{ in: "query", style: "spaceDelimited" }, 8],
  [{ in: "query", style: "pipeDelimited" }, 9],
  [{ in: "query", style: "deepObject" }, 12],
  [{ in: "query", style: "deepObject", explode: false }, 12],
  [{ in: "header" }, 13],
  [{ in: "cookie" }, 16],
  [{ in: "cookie", explode: false }, 15],
  [{ in: "cookie", style: "cookie" }, 17],
];

const columns: readonly (readonly [type: string, value: Value])[] = [
  ["string", ""],
  ["string", "blue"],
  ["array", array],
  ["object", object],
];
const nameOf = (row: Row) => `${row.in} ${row.style ?? "by default"} ${row.explode ?? ""}`.trim();

/** Every row with the shapes that it defines. */
const rows = [...table, ...defaults.map(([row, index]) => [row, ...cellsOf(index)] as const)];

function cellsOf(index: number): Cells {
  const [, ...cells] = table[index] ?? [{ in: "query" }, undefined];
  return cells;
}

/** One operation for each row and type of `color`. */
function documentOf(): object {
  const paths = rows.flatMap(([row], index) =>
    Object.values(types).map((type) => {
      const items = type === "array" ? { items: { type: "string" } } : {};
      const members = { R: {}, G: {}, B: {} };
      const properties = Object.fromEntries(
        Object.keys(members).map((name) => [name, { type: "integer" }]),
      );
      const schema = { type, ...items, ...(type === "object" && { properties }) };
      const parameter = { name: "color", ...row, required: true, schema };
      const path = `/${type}/${index}${row.in === "path" ? "/at{color}" : ""}`;
      const operationId = `${type}${index}`;
      const responses = { 204: { description: "" } };
      return [path, { get: { operationId, parameters: [parameter], responses } }];
    }),
  );
  return {
    openapi: "3.2.0",
    info: { title: "Colors", version: "1" },
    servers: [{ url: "https://h" }],
    paths: Object.fromEntries(paths) as object,
  };
}

/** The part of a request that a location has. */
function written(request: ApiRequest<unknown, unknown>, location: Row["in"]): string | null {
  const url = request.url();
  if (location === "path") return url.split("/at")[1] ?? null;
  if (location === "query") return url.split("?")[1] ?? null;
  return request.toRequest().headers.get(location === "header" ? "color" : "cookie");
}

describe("the table of styles", () => {
  let sdk: GeneratedSdk;
  beforeAll(async () => {
    sdk = await generatedSdk(documentOf(), {});
  });
  afterAll(() => sdk.remove());

  const builderOf = (name: string) =>
    sdk.exports[name] as (...input: unknown[]) => ApiRequest<unknown, unknown>;

  const indexed = rows.map((row, index) => [nameOf(row[0]), index, row] as const);
  const isDefined = ([, , [, ...cells]]: (typeof indexed)[number]) =>
    cells.some((text) => text !== undefined);

  describe.each(indexed.filter(isDefined))("B1 B4 %s", (...[, index, [row, ...cells]]) => {
    const defined = cells.flatMap((text, cell) =>
      text === undefined ? [] : [[...(columns[cell] ?? ["", ""]), text] as const],
    );

    test.each(defined)("is a request, for a %s %j", (shape, value, text) => {
      const isAlone = row.in === "path" && shape === "string";
      const request = builderOf(`${shape}${index}`)(isAlone ? value : { color: value });
      expect(written(request, row.in)).toBe(text);
    });
  });
});

describe("B1 an undefined cell", () => {
  const cells = table.flatMap(([row, ...texts]) =>
    (["string", "array", "object"] as const).flatMap((type, index) =>
      texts[index + 1] === undefined ? [[nameOf(row), type, row] as const] : [],
    ),
  );

  test.each(cells)("%s of type %s is reported where it is", (_name, type, row) => {
    const parameter = JSON.stringify({ name: "color", ...row, schema: { type } });
    const { diagnostics } = readSpec(
      document31(`paths:\n  /a: { get: { operationId: a, parameters: [\n     ${parameter}] } }`),
    );
    expect(diagnostics).toEqual(["warning undefined-serialization test.yaml:5:6"]);
  });
});
