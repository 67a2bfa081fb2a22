import fc from "fast-check";
import { test, expect } from "vitest";
import {
  typeAliasStructure,
  interfaceStructure,
  exported,
  functionStructure,
  constStructure,
} from "../../../generator/emit/structures.js";
import { printed, refereed, syntaxErrors } from "./referee.js";
import type { TypeSyntax, MemberSyntax } from "../../../generator/emit/syntax.js";
import { union, intersection } from "../../../generator/emit/syntax.js";

const word = fc
  .integer({ min: 1, max: 28 })
  .map((n) => "A" + "bcdefghijklmnopqrstuvwxyzabcdefghij".slice(0, n));
const leaf: fc.Arbitrary<TypeSyntax> = fc.oneof(
  word,
  fc.constantFrom("string", "number", "null", "boolean", "unknown", "never", "true"),
  word.map((w) => JSON.stringify(w)),
  fc.constantFrom("1", "-5"),
);
const { type } = fc.letrec<{ type: TypeSyntax; member: MemberSyntax }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("type"), { minLength: 2, maxLength: 6 }).map((m) => union(...m)),
    fc.array(tie("type"), { minLength: 2, maxLength: 4 }).map((m) => intersection(...m)),
    tie("type").map((element) => ({ kind: "array" as const, element })),
    fc
      .tuple(word, fc.array(tie("type"), { minLength: 1, maxLength: 3 }))
      .map(([name, typeArguments]) => ({ kind: "reference" as const, name, typeArguments })),
    fc
      .array(tie("member"), { maxLength: 3 })
      .map((members) => ({ kind: "object" as const, members })),
    fc
      .array(tie("type"), { maxLength: 3 })
      .map((ts) => ({
        kind: "tuple" as const,
        elements: ts.map((type) => ({ modifier: "none" as const, type })),
      })),
    fc
      .tuple(
        leaf,
        tie("type").filter((t) => !JSON.stringify(t).includes("function")),
        tie("type"),
        tie("type"),
      )
      .map(([check, bound, whenTrue, whenFalse]) => ({
        kind: "conditional" as const,
        check,
        bound,
        whenTrue,
        whenFalse,
      })),
    fc
      .tuple(tie("type"), tie("type"))
      .map(([object, index]) => ({ kind: "indexed" as const, object, index })),
    tie("type").map((operand) => ({
      kind: "operator" as const,
      operator: "keyof" as const,
      operand,
    })),
    fc
      .tuple(fc.array(fc.tuple(word, tie("type")), { maxLength: 3 }), tie("type"))
      .map(([ps, returnType]) => ({
        kind: "function" as const,
        signature: {
          typeParameters: [],
          parameters: ps.map(([n, type], i) => ({
            name: "p" + i + n,
            modifier: "required" as const,
            type,
            initializer: undefined,
          })),
          returnType,
        },
      })),
  ),
  member: fc
    .tuple(word, tie("type"), fc.boolean(), fc.boolean())
    .map(([name, type, o, d]) => ({
      kind: "property" as const,
      name,
      type,
      modifier: o ? ("optional" as const) : ("required" as const),
      readonly: false,
      docs: d ? ["Doc."] : [],
    })),
}));
const seed = process.env.SEED ? Number(process.env.SEED) : undefined;
const opts = { numRuns: Number(process.env.RUNS ?? 300), ...(seed === undefined ? {} : { seed }) };
test("alias", async () => {
  await fc.assert(
    fc.asyncProperty(type, async (t) => {
      const text = printed(typeAliasStructure(exported("Xyz", []), t));
      expect(text).toBe(await refereed(text));
    }),
    opts,
  );
});
test("interface", async () => {
  await fc.assert(
    fc.asyncProperty(type, async (t) => {
      const text = printed(
        interfaceStructure(exported("Xyz", ["Hi."]), {
          typeParameters: [],
          members: [
            {
              kind: "property",
              name: "abc-def",
              modifier: "optional",
              readonly: false,
              type: t,
              docs: ["a\nb"],
            },
            { kind: "index", type: t },
          ],
        }),
      );
      expect(text).toBe(await refereed(text));
    }),
    opts,
  );
});
test("function", async () => {
  await fc.assert(
    fc.asyncProperty(type, type, async (t, u) => {
      const text = printed(
        functionStructure(exported("xyz", ["Hi."]), {
          signature: {
            typeParameters: [{ name: "Tttt", constraint: u, default: t }],
            parameters: [{ name: "abc", modifier: "optional", type: u, initializer: undefined }],
            returnType: t,
          },
          body: ["return x;"],
        }),
        constStructure(exported("qq", []), "null", t),
      );
      expect(text).toBe(await refereed(text));
    }),
    opts,
  );
});
