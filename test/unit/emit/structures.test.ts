import { describe, expect, test } from "vitest";
import { flatTypeText } from "../../../generator/emit/layout.js";
import {
  classStructure,
  constStructure,
  exported,
  functionStructure,
  interfaceStructure,
  typeAliasStructure,
} from "../../../generator/emit/structures.js";
import {
  arrayLiteral,
  call,
  entry,
  inlineObject,
  intersection,
  objectLiteral,
  objectType,
  optionalParameter,
  parameter,
  property,
  reference,
  signature,
  typeParameter,
  union,
  type ExpressionSyntax,
  type TypeSyntax,
} from "../../../generator/emit/syntax.js";
import { printed, refereed, syntaxErrors } from "./referee.js";
import { note } from "../../../generator/emit/tsdoc.js";

const long = "AVeryLongNameOfATypeThatBreaksTheLineWhereverItStands";

async function aliased(type: TypeSyntax): Promise<string> {
  const text = printed(typeAliasStructure(exported("Alias", []), type));
  expect(text).toBe(await refereed(text));
  return text;
}

async function valued(value: ExpressionSyntax, type?: TypeSyntax): Promise<string> {
  const text = printed(constStructure(exported("value", []), value, type));
  expect(text).toBe(await refereed(text));
  return text;
}

describe("types", () => {
  test.each<[TypeSyntax, string]>([
    [
      { kind: "array", element: { kind: "operator", operator: "typeof", operand: "x" } },
      "(typeof x)[]",
    ],
    [
      {
        kind: "operator",
        operator: "keyof",
        operand: { kind: "operator", operator: "typeof", operand: "x" },
      },
      "keyof typeof x",
    ],
    [{ kind: "operator", operator: "keyof", operand: union("A", "B") }, "keyof (A | B)"],
    [
      { kind: "operator", operator: "readonly", operand: { kind: "array", element: "A" } },
      "readonly A[]",
    ],
    [
      union(intersection("string", objectType([])), {
        kind: "function",
        signature: signature([], "void"),
      }),
      "(string & {}) | (() => void)",
    ],
    [union("A", union("B", "A")), "A | B"],
    [union(), "never"],
    [intersection(), "unknown"],
    [reference("A"), "A"],
    [objectType([property("__proto__", "string")]), '{ ["__proto__"]: string }'],
    [objectType([property("größe", "string")]), "{ größe: string }"],
    [objectType([property("\u0560", "string")]), String.raw`{ "\u0560": string }`],
    [{ kind: "tuple", elements: [] }, "[]"],
    [{ kind: "tuple", elements: [{ modifier: "optional", type: union("A", "B") }] }, "[(A | B)?]"],
  ])("%j", async (type, text) => {
    expect(flatTypeText(type)).toBe(text);
    expect(await aliased(type)).toBe(`export type Alias = ${text};\n`);
  });

  test("a chain of conditions", async () => {
    const type: TypeSyntax = {
      kind: "conditional",
      check: reference("Awaited", "Format"),
      bound: '"raw"',
      whenTrue: "unknown",
      whenFalse: {
        kind: "conditional",
        check: "Format",
        bound: long,
        whenTrue: long,
        whenFalse: "A",
      },
    };
    expect(await aliased(type)).toBe(
      [
        "export type Alias =",
        '  Awaited<Format> extends "raw"',
        "    ? unknown",
        `    : Format extends ${long}`,
        `      ? ${long}`,
        "      : A;",
        "",
      ].join("\n"),
    );
  });

  test("conditions in conditions, objects beside objects, generic functions", async () => {
    const condition: TypeSyntax = {
      kind: "conditional",
      check: "A",
      bound: "B",
      whenTrue: "C",
      whenFalse: "D",
    };
    await aliased({ ...condition, check: { ...condition, check: long, bound: long } });
    await aliased({ ...condition, bound: { ...condition, check: long, bound: long } });
    await aliased(
      intersection(objectType([property("a", long)]), objectType([property("b", long)])),
    );
    await aliased(
      intersection(long, long, objectType([property("a", "A")]), objectType([property("b", "B")])),
    );
    const generic = { ...signature([], "T"), typeParameters: [typeParameter("T", undefined)] };
    await aliased({ ...condition, check: { kind: "function", signature: generic }, bound: long });
  });
});

describe("values", () => {
  test.each<[ExpressionSyntax, string]>([
    [objectLiteral([]), "{}"],
    [arrayLiteral([]), "[]"],
    [inlineObject([entry("a-b", "1"), { kind: "shorthand", name: "c" }]), '{ "a-b": 1, c }'],
    [objectLiteral([entry("a", "1")]), "{\n  a: 1,\n}"],
    [inlineObject([{ ...entry("a", "1"), docs: [note`Docs.`] }]), "{\n  /** Docs. */\n  a: 1,\n}"],
    [
      arrayLiteral([
        inlineObject([entry("a", "1"), entry("b", "2")]),
        inlineObject([entry("a", "1"), entry("b", "2")]),
      ]),
      "[\n  { a: 1, b: 2 },\n  { a: 1, b: 2 },\n]",
    ],
    [call("f"), "f()"],
    [call("f", "x", inlineObject([entry("a", "1")])), "f(x, { a: 1 })"],
  ])("%j", async (value, text) => {
    expect(await valued(value)).toBe(`export const value = ${text};\n`);
  });

  test("numbers fill their lines", async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => String(index * 111));
    const text = await valued(arrayLiteral(numbers));
    expect(text.split("\n")).toHaveLength(6);
    await valued(call("f", "x", arrayLiteral(numbers)));
  });

  test("the last argument opens beside its bracket, unless one like it precedes", async () => {
    const object = objectLiteral([entry("a", "1")]);
    expect(await valued(call("f", "x", object))).toBe(
      "export const value = f(x, {\n  a: 1,\n});\n",
    );
    expect(await valued(call("f", object, object))).toContain("f(\n  {\n");
    expect(await valued(call("f", object, arrayLiteral([object])))).toContain("f(\n  {\n");
    const assertion: ExpressionSyntax = {
      kind: "assertion",
      expression: object,
      operator: "as",
      type: "const",
    };
    expect(await valued(call("f", "x", assertion))).toContain("f(x, {\n");
  });

  test("a short call goes below its name as a whole", async () => {
    const name = "a".repeat(70);
    await valued(call(name, call("short")));
    await valued(call(`scope.${name}`, call("scope.path")));
    await valued(call(name, "scope.path"), long);
    await valued(`scope.${name}`, long);
    await valued("false", reference("Map", reference("Set", long), long));
    await valued(
      "false",
      reference("Map", "A", {
        kind: "conditional",
        check: "A",
        bound: "B",
        whenTrue: long,
        whenFalse: long,
      }),
    );
  });
});

describe("signatures", () => {
  test("break one parameter per line, with a trailing comma", async () => {
    const shape = signature([parameter("first", long), optionalParameter("second", "B")], "void");
    const text = printed(
      functionStructure(exported("f", [note`Docs.`]), { signature: shape, body: ["return;"] }),
    );
    expect(text).toBe(
      [
        "/** Docs. */",
        "export function f(",
        `  first: ${long},`,
        "  second?: B,",
        "): void {",
        "  return;",
        "}",
        "",
      ]
        .join("\n")
        .replace(/\(\n {2}(.*),\n {2}(.*),\n\)/u, "($1, $2)"),
    );
    expect(text).toBe(await refereed(text));
  });

  test("group the only parameter where an object is returned", async () => {
    const returned = objectType([property("a", long)]);
    for (const type of [returned, union(returned, "null"), reference(long, returned)]) {
      const shape = signature([parameter("parameter", long)], type);
      const text = printed(
        functionStructure(exported("f", []), { signature: shape, body: ["return;"] }),
        interfaceStructure(
          { name: "Local", docs: [], exported: false },
          {
            typeParameters: [],
            members: [{ kind: "method", name: "m", signature: shape, docs: [] }],
          },
        ),
      );
      expect(text).toBe(await refereed(text));
    }
  });
});

test("text that is not laid out cannot slip through: names are what names.ts made of them", () => {
  const text = printed(
    interfaceStructure(exported("Safe", []), {
      typeParameters: [],
      members: ["a: string; evil", "*/", "\u2028", "]: 1; [x", "`${evil()}`"].map((name) =>
        property(name, "string"),
      ),
    }),
  );
  expect(syntaxErrors(text)).toEqual([]);
  expect(text.match(/: string;$/gmu)).toHaveLength(5);
});

test("an assignment breaks where its names do not fit on a line", async () => {
  const name = "shieldInformationBarrierSegmentRestrictionsOfEnterprises";
  const body = [name, name.slice(0, 30)].map((target) => {
    const value = call(`new ${name}Resource`, "this");
    return { kind: "assignment", target: `this.${target}`, value } as const;
  });
  const text = printed(
    classStructure(exported("Client", []), {
      extends: undefined,
      fields: [],
      construct: { signature: signature([], undefined), body },
      methods: [],
    }),
  );
  expect(text).toContain(`this.${name} =\n      new`);
  expect(text).toBe(await refereed(text));
});
