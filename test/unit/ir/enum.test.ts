import { describe, expect, test } from "vitest";
import { isIdentifier } from "../../../generator/ir/casing.js";
import { enumModel, isEnumValue, type EnumValue } from "../../../generator/ir/lower-enum.js";
import { docs, lowering, short, type Written } from "./schemas.js";

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function namesOf(values: readonly EnumValue[], names?: readonly (string | undefined)[]) {
  return enumModel({ name: "Some", values, names, origin: "" }).members.map(
    (member) => member.name,
  );
}

describe("member names", () => {
  test.each<[string, readonly EnumValue[], readonly string[]]>([
    ["words", ["in_progress", "Done", "ON HOLD"], ["InProgress", "Done", "OnHold"]],
    ["signs", ["+1", "-1", "created", "-created"], ["Plus1", "Minus1", "Created", "MinusCreated"]],
    ["symbols", ["", "*", "!=", "→", "--"], ["Empty", "Star", "NotEqual", "U2192", "MinusMinus"]],
    ["leading digits", ["2xx", "1024x768"], ["Value2xx", "Value1024x768"]],
    ["numbers", [1, -1, 1.5, 0], ["Value1", "Minus1", "Value1_5", "Value0"]],
    ["other values", [null, true, false], ["Null", "True", "False"]],
    ["different case", ["asc", "ASC", "desc"], ["asc", "ASC", "Desc"]],
    ["different symbols", ["a+b", "a-b", "a b"], ["APlusB", "AMinusB", "ASpaceB"]],
    ["text and value", ["1", 1, "Value1"], ["Value1", "Value1_2", "Value1_3"]],
    ["prototype keys", ["__proto__", "constructor"], ["Proto", "Constructor"]],
    [
      "colliding prototype keys",
      ["__proto__", "proto"],
      ["UnderscoreUnderscoreProtoUnderscoreUnderscore", "proto"],
    ],
    ["unicode", ["größe", "名"], ["Größe", "名"]],
    ["repetitions", ["a", "b", "a"], ["A", "B"]],
    ["symbols and digits", ["1+", "1-"], ["Value1Plus", "Value1Minus"]],
  ])("for %s", (_, values, want) => {
    const names = namesOf(values);

    expect(names).toEqual(want);
    for (const name of names) expect(name).toSatisfy(isIdentifier);
  });

  test("are the given ones where these are usable", () => {
    const given = ["UP_VOTE", "down vote", "+", undefined, "UP_VOTE", "__proto__"];

    expect(namesOf(["+1", "-1", "a", "b", "c", "d"], given)).toEqual([
      "Plus1",
      "DownVote",
      "A",
      "B",
      "c",
      "Proto",
    ]);
  });
});

test("members carry descriptions and the first of repeated values counts", () => {
  const model = enumModel({
    name: "Some",
    values: ["a", "a", "b"],
    descriptions: ["A", "never", "B"],
    origin: "/x",
  });

  expect(model).toEqual({
    name: "Some",
    docs: docs(),
    members: [
      { name: "A", value: "a", docs: docs({ description: "A" }), origin: "/x" },
      { name: "B", value: "b", docs: docs({ description: "B" }), origin: "/x" },
    ],
    open: false,
    origin: "/x",
  });
});

test("members are scalars that have a literal", () => {
  expect(["a", 1, null, true, Infinity, [], {}].map(isEnumValue)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe("declarations", () => {
  test("of enumerations are made from components", () => {
    const { declarations } = lowering({
      Status: {
        type: ["string", "null"],
        enum: ["in_progress", "done", 7, null],
        "x-enum-varnames": ["Running"],
        "x-enum-descriptions": ["Still at it."],
        "x-loom-open": true,
        description: "How far.",
      },
    });
    const [status] = declarations();

    expect(status?.enum).toEqual({
      name: "Status",
      docs: docs({ description: "How far." }),
      members: [
        {
          name: "Running",
          value: "in_progress",
          docs: docs({ description: "Still at it." }),
          origin: "/components/schemas/Status/enum/0",
        },
        { name: "Done", value: "done", docs: docs(), origin: "/components/schemas/Status/enum/1" },
        { name: "Null", value: null, docs: docs(), origin: "/components/schemas/Status/enum/3" },
      ],
      open: true,
      origin: "/components/schemas/Status",
    });
    expect(short(status?.read ?? { kind: "never" })).toBe('("in_progress" | "done" | …) | null');
  });

  test("of enumerations are made from choices of constants", () => {
    const { declarations } = lowering({
      Size: {
        oneOf: [
          { const: 1, title: "Small", description: "S" },
          { const: 2, title: "Large" },
        ],
      },
    });

    expect(declarations()[0]?.enum?.members).toEqual([
      {
        name: "Small",
        value: 1,
        docs: docs({ description: "S" }),
        origin: "/components/schemas/Size/oneOf/0/const",
      },
      { name: "Large", value: 2, docs: docs(), origin: "/components/schemas/Size/oneOf/1/const" },
    ]);
  });

  test.each<[string, Written]>([
    ["a constant", { const: "a" }],
    ["booleans", { enum: [true, null] }],
    ["objects", { enum: [{ a: 1 }, "a"] }],
    ["values beside a reference", { enum: ["a"], allOf: [refTo("Other")] }],
    ["values of another type", { type: "string", enum: [1] }],
    ["values that are ruled out", { enum: ["a"], not: { const: "a" } }],
    ["choices of booleans", { oneOf: [{ const: true }, { const: "a" }] }],
    ["a boolean schema", true],
  ])("of enumerations are not made from %s", (_, schema) => {
    const { declaration } = lowering({ Some: schema, Other: {} });

    expect(declaration("Some")?.enum).toBeUndefined();
  });
});
