import fc from "fast-check";
import { test, expect } from "vitest";
import {
  classStructure,
  exported,
  functionStructure,
  constStructure,
} from "../../../generator/emit/structures.js";
import { printed, refereed } from "./referee.js";
import type { ExpressionSyntax, TypeSyntax } from "../../../generator/emit/syntax.js";
const word = fc
  .integer({ min: 1, max: 34 })
  .map((n) => "a" + "bcdefghijklmnopqrstuvwxyzabcdefghijklmnop".slice(0, n));
const leaf: fc.Arbitrary<ExpressionSyntax> = fc.oneof(
  word,
  word.map((w) => `this.#c.${w}`),
  fc.constantFrom("null", "true", "1", "-5", "undefined"),
  word.map((w) => JSON.stringify(w)),
  word.map((w) => JSON.stringify(w + " " + w + " " + w)),
);
const ty: fc.Arbitrary<TypeSyntax> = fc.oneof(
  word.map((w) => w.toUpperCase()),
  word.map((w) => ({
    kind: "reference" as const,
    name: w.toUpperCase(),
    typeArguments: ["string", "B"],
  })),
);
const { expr } = fc.letrec<{ expr: ExpressionSyntax }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom("expanded" as const, "fitted" as const),
        fc.array(
          fc.tuple(fc.oneof(word, fc.constantFrom("a-b", "x y z")), tie("expr"), fc.boolean()),
          { maxLength: 4 },
        ),
      )
      .map(([layout, es]) => ({
        kind: "object" as const,
        layout,
        entries: es.map(([key, value, d]) => ({
          kind: "entry" as const,
          key,
          value,
          docs: d && layout === "expanded" ? ["Doc."] : [],
        })),
      })),
    fc
      .array(tie("expr"), { maxLength: 5 })
      .map((elements) => ({ kind: "array" as const, elements })),
    fc
      .tuple(
        fc.oneof(
          word,
          word.map((w) => "new " + w),
          word.map((w) => "this.#c." + w),
          word.map((w) => "abc." + w),
        ),
        fc.array(ty, { maxLength: 2 }),
        fc.array(tie("expr"), { maxLength: 4 }),
      )
      .map(([callee, typeArguments, args]) => ({
        kind: "call" as const,
        callee,
        typeArguments,
        arguments: args,
      })),
    fc
      .tuple(fc.array(tie("expr"), { maxLength: 3 }))
      .map(([es]) => ({
        kind: "assertion" as const,
        operator: "as" as const,
        type: "const",
        expression: { kind: "array" as const, elements: es },
      })),
    fc
      .tuple(
        fc.oneof(
          word,
          fc
            .array(tie("expr"), { maxLength: 3 })
            .map((elements) => ({ kind: "array" as const, elements })),
        ),
        ty,
      )
      .map(([expression, type]) => ({
        kind: "assertion" as const,
        operator: "satisfies" as const,
        type,
        expression,
      })),
  ),
}));
const opts = { numRuns: Number(process.env.RUNS ?? 300) };
test("const", async () => {
  await fc.assert(
    fc.asyncProperty(expr, word, async (t, w) => {
      const text = printed(constStructure(exported(w, ["Doc"]), t));
      expect(text).toBe(await refereed(text));
    }),
    opts,
  );
});
test("typed const", async () => {
  await fc.assert(
    fc.asyncProperty(expr, word, ty, async (t, w, y) => {
      const text = printed(constStructure(exported(w, ["Doc"]), t, y));
      expect(text).toBe(await refereed(text));
    }),
    opts,
  );
});
test("body", async () => {
  await fc.assert(
    fc.asyncProperty(expr, word, async (t, w) => {
      const body = [
        { kind: "const" as const, name: w, value: t },
        { kind: "return" as const, expression: t },
      ];
      const signature = {
        typeParameters: [],
        parameters: [{ name: "p", modifier: "required" as const, type: "string", initializer: t }],
        returnType: "string",
      };
      const text = printed(
        functionStructure(exported(w, ["Doc"]), { signature, body }),
        classStructure(exported("C", []), {
          extends: { kind: "reference", name: "Abc", typeArguments: ["string", w] },
          fields: [{ name: "#x", docs: ["a"], readonly: true, type: "string" }],
          construct: { signature: { ...signature, returnType: undefined }, body },
          methods: [{ name: "override m", docs: ["d"], signature, body }],
        }),
      );
      expect(text).toBe(await refereed(text));
    }),
    opts,
  );
});
