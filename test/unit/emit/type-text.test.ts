import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flatTypeText } from "../../../generator/emit/layout.js";
import {
  exported,
  interfaceStructure,
  typeAliasStructure,
} from "../../../generator/emit/structures.js";
import { objectMembers, typeSyntax, type TypeContext } from "../../../generator/emit/type-text.js";
import type { TypeModel } from "../../../generator/ir/type-model.js";
import { member, number, object, refer, text } from "./models.js";
import { printed, refereed, syntaxErrors } from "./referee.js";

const context: TypeContext = {
  nameOf: (declaration, variant) => `${declaration}${variant === "write" ? "Write" : ""}`,
  optional: "model",
  records: "mapped",
};

function typed(model: TypeModel, changes: Partial<TypeContext> = {}): string {
  return flatTypeText(typeSyntax(model, { ...context, ...changes }));
}

const literal = (value: string | number | boolean | null): TypeModel => ({
  kind: "literal",
  value,
});
const union = (...members: readonly TypeModel[]): TypeModel => ({
  kind: "union",
  members,
  open: false,
});
const open = (...members: readonly TypeModel[]): TypeModel => ({
  kind: "union",
  members,
  open: true,
});
const array = (items: TypeModel): TypeModel => ({ kind: "array", items });
const record = (values: TypeModel): TypeModel => ({ kind: "record", values });
const nothing: TypeModel = { kind: "primitive", name: "null" };

describe("a model is printed as", () => {
  test.each<[TypeModel, string]>([
    [{ kind: "primitive", name: "binary" }, "Blob"],
    [{ kind: "primitive", name: "date" }, "Date"],
    [{ kind: "primitive", name: "bigint" }, "bigint"],
    [{ kind: "unknown" }, "unknown"],
    [{ kind: "never" }, "never"],
    [literal("a\"b'c"), `"a\\"b'c"`],
    [literal('say "hi"'), `'say "hi"'`],
    [literal(1e21), "1e21"],
    [literal(-1.5), "-1.5"],
    [literal(null), "null"],
    [refer("User"), "User"],
    [{ kind: "reference", declaration: "User", variant: "write" }, "UserWrite"],
    [array(union(text, nothing)), "(string | null)[]"],
    [array(array(text)), "string[][]"],
    [record(refer("User")), "Record<string, User>"],
    [union(), "never"],
    [union(text, union(number, text)), "string | number"],
    [open(literal("a"), literal("b")), '"a" | "b" | (string & {})'],
    [open(literal(1), nothing), "1 | null | (number & {})"],
    [open(refer("Kind")), "Kind | (string & {})"],
    [open(literal("a"), text), '"a" | string'],
    [{ kind: "intersection", members: [refer("A"), union(refer("B"), refer("C"))] }, "A & (B | C)"],
    [{ kind: "intersection", members: [] }, "unknown"],
    [{ kind: "tuple", items: [], rest: undefined }, "[]"],
    [
      {
        kind: "tuple",
        items: [
          { type: text, optional: false },
          { type: number, optional: true },
          { type: text, optional: false },
        ],
        rest: union(text, nothing),
      },
      "[string, number?, string?, ...(string | null)[]]",
    ],
    [object(), "{}"],
    [object(member("a-b", text)), '{ "a-b": string }'],
    [
      { kind: "object", properties: [], patterns: [], others: number, rest: number },
      "Record<string, number>",
    ],
  ])("%j", (model, expected) => {
    expect(typed(model)).toBe(expected);
  });

  test("properties that may be `undefined` where they are arguments", () => {
    const model = object({ ...member("a", text), optional: true });
    expect(typed(model)).toBe("{ a?: string }");
    expect(typed(model, { optional: "argument" })).toBe("{ a?: string | undefined }");
  });

  test("an index signature, which no type parameter puts off, where an alias could be recursive", () => {
    const index = { records: "index" } as const;
    expect(typed(record(array(refer("Json"))), index)).toBe("{ [key: string]: Json[] }");
    expect(typed(record(record(refer("Json"))), index)).toBe(
      "{ [key: string]: { [key: string]: Json } }",
    );
    expect(typed(record(text), index)).toBe("Record<string, string>");
    expect(
      typed(
        record({ kind: "tuple", items: [{ type: refer("A"), optional: false }], rest: undefined }),
        index,
      ),
    ).toBe("{ [key: string]: [A] }");
    expect(typed(object(member("a", record(refer("Json")))), index)).toBe(
      "{ a: Record<string, Json> }",
    );
    expect(typed(record(union(text, object())), index)).toBe("Record<string, string | {}>");
  });

  test("other properties, widened by the declared ones", () => {
    const properties = [member("id", number), { ...member("note", text), optional: true }];
    const model: TypeModel = { kind: "object", properties, patterns: [], others: text, rest: text };
    expect(
      printed(
        interfaceStructure(exported("Open", []), {
          typeParameters: [],
          members: objectMembers(model, context),
        }),
      ),
    ).toBe(
      [
        "export interface Open {",
        "  [key: string]: string | number | undefined;",
        "  id: number;",
        "  note?: string;",
        "}",
        "",
      ].join("\n"),
    );
    expect(
      typed({ ...model, properties: [member("id", number)], rest: { kind: "unknown" } }),
    ).toContain("[key: string]: unknown");
  });
});

const names = fc.constantFrom("User", "Kind", "AVeryLongNameOfATypeThatBreaksLinesEarly", "Order");
const keys = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("a", "b-c", "*/", "\n"),
);

const models = fc.letrec<{ model: TypeModel }>((tie) => {
  const model = tie("model");
  const property = fc
    .tuple(keys, model, fc.boolean(), fc.string({ unit: "binary", maxLength: 40 }))
    .map(([name, type, optional, description]) => ({
      ...member(name, type),
      optional,
      docs: { ...member(name, type).docs, description },
    }));
  return {
    model: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc
        .constantFrom("string" as const, "null" as const, "date" as const)
        .map((name): TypeModel => {
          return { kind: "primitive", name };
        }),
      fc
        .oneof(
          fc.string({ unit: "binary", maxLength: 40 }),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
        )
        .map(literal),
      names.map(refer),
      model.map(array),
      model.map(record),
      fc.array(model, { maxLength: 6 }).map((members) => union(...members)),
      fc.array(model, { minLength: 1, maxLength: 3 }).map((members) => open(...members)),
      fc
        .array(model, { maxLength: 3 })
        .map((members): TypeModel => ({ kind: "intersection", members })),
      fc
        .tuple(
          fc.array(property, { maxLength: 4 }),
          fc.array(fc.record({ prefix: keys, suffix: keys, type: model }), { maxLength: 2 }),
          fc.option(model, { nil: undefined }),
        )
        .map(([properties, patterns, rest]): TypeModel => ({
          kind: "object",
          properties,
          patterns,
          others: rest,
          rest,
        })),
      fc
        .tuple(
          fc.array(fc.record({ type: model, optional: fc.boolean() }), { maxLength: 3 }),
          fc.option(model, { nil: undefined }),
        )
        .map(([items, rest]): TypeModel => ({ kind: "tuple", items, rest })),
    ),
  };
}).model;

test("any model is valid TypeScript in Prettier's layout, whatever its names and texts", async () => {
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const members = objectMembers(
        {
          kind: "object",
          properties: [member("value", model)],
          patterns: [],
          others: undefined,
          rest: undefined,
        },
        context,
      );
      const text = printed(
        typeAliasStructure(
          exported("Alias", []),
          typeSyntax(model, { ...context, records: "index" }),
        ),
        interfaceStructure(exported("Interface", []), { typeParameters: [], members }),
      );
      expect(syntaxErrors(text)).toEqual([]);
      expect(text).toBe(await refereed(text));
    }),
    { numRuns: 300, seed: 20_260_101 },
  );
});
