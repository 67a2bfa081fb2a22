import fc from "fast-check";
import type {
  CommentText,
  EntrySyntax,
  ExpressionSyntax,
  MemberSyntax,
  ParameterSyntax,
  TypeSyntax,
} from "../../../generator/emit/syntax.js";
import { note } from "../../../generator/emit/tsdoc.js";
import { intersection, lazy, parameter, reference, union } from "../../../generator/emit/syntax.js";
import { literalText } from "../../../generator/ir/names.js";

const alphabet = "bcdefghijklmnopqrstuvwxyzabcdefghijklmnop";

/** Names of very different lengths, so that layouts break at every place. */
const value = fc.integer({ min: 1, max: 34 }).map((length) => `a${alphabet.slice(0, length)}`);
const typeName = value.map((name) => name.slice(0, 1).toUpperCase() + name.slice(1));
const key = fc.oneof(value, fc.constantFrom("a-b", "größe", "名", "constructor", "it's", '"'));
const text = fc.string({ unit: "grapheme", maxLength: 30 }).map(literalText);
const docs = fc.constantFrom<readonly CommentText[]>(
  [],
  [note`One line.`],
  [note`Two\n\nparagraphs.`],
);

const typeLeaf: fc.Arbitrary<TypeSyntax> = fc.oneof(
  typeName,
  text,
  fc.constantFrom("string", "number", "null", "boolean", "unknown", "never", "true", "1", "-5"),
);

function members(type: fc.Arbitrary<TypeSyntax>): fc.Arbitrary<readonly MemberSyntax[]> {
  const modifier = fc.constantFrom("required" as const, "optional" as const);
  const property = fc.record({
    kind: fc.constant("property" as const),
    name: key,
    type,
    modifier,
    readonly: fc.boolean(),
    docs,
  });
  const indexKey = fc.constantFrom("string", "`x-${string}`", "`${string}_at`");
  const index = fc
    .tuple(indexKey, type)
    .map(([names, values]): MemberSyntax => ({ kind: "index", key: names, type: values }));
  const method = fc.tuple(value, parameters(type), typeName, docs).map((parts): MemberSyntax => {
    const [name, list, returnType, comments] = parts;
    const signature = { typeParameters: [], parameters: list, returnType };
    return { kind: "method", name, signature, docs: comments };
  });
  return fc.oneof(
    fc.array(fc.oneof(property, method), { maxLength: 3 }),
    index.map((member) => [member]),
  );
}

function parameters(type: fc.Arbitrary<TypeSyntax>): fc.Arbitrary<readonly ParameterSyntax[]> {
  return fc.array(
    fc.tuple(value, type).map(([name, of]) => parameter(name, of)),
    { maxLength: 3 },
  );
}

/** Types as emitters build them; a conditional type has a plain type to check. */
export const types: fc.Arbitrary<TypeSyntax> = fc.letrec<{ type: TypeSyntax }>((tie) => {
  const type = tie("type");
  return {
    type: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      typeLeaf,
      fc.array(type, { minLength: 1, maxLength: 6 }).map((list) => union(...list)),
      fc.array(type, { minLength: 1, maxLength: 4 }).map((list) => intersection(...list)),
      type.map((element): TypeSyntax => ({ kind: "array", element })),
      fc
        .tuple(typeName, fc.array(type, { maxLength: 3 }))
        .map(([name, list]) => reference(name, ...list)),
      members(type).map((list): TypeSyntax => ({ kind: "object", members: list })),
      tuples(type),
      fc
        .tuple(typeName, typeLeaf, type, type)
        .map(([check, bound, whenTrue, whenFalse]): TypeSyntax => {
          return { kind: "conditional", check, bound, whenTrue, whenFalse };
        }),
      fc
        .tuple(type, typeLeaf)
        .map(([object, index]): TypeSyntax => ({ kind: "indexed", object, index })),
      type.map((operand): TypeSyntax => ({ kind: "operator", operator: "keyof", operand })),
      fc.tuple(parameters(type), type).map(([list, returnType]): TypeSyntax => {
        const signature = { typeParameters: [], parameters: list, returnType };
        return { kind: "function", signature };
      }),
    ),
  };
}).type;

function tuples(type: fc.Arbitrary<TypeSyntax>): fc.Arbitrary<TypeSyntax> {
  return fc
    .tuple(fc.array(type, { maxLength: 3 }), fc.array(type, { maxLength: 1 }))
    .map(([items, rest]): TypeSyntax => {
      const head = items.map((item) => ({ modifier: "none" as const, type: item }));
      const tail = rest.map((item) => {
        return { modifier: "rest" as const, type: { kind: "array" as const, element: item } };
      });
      return { kind: "tuple", elements: [...head, ...tail] };
    });
}

const expressionLeaf: fc.Arbitrary<ExpressionSyntax> = fc.oneof(
  value,
  text,
  value.map((name) => `this.#client.${name}`),
  fc.constantFrom("null", "true", "1", "-5", "undefined"),
);

/** Functions stand in objects and arrays only. */
const lazyValue = value.map(lazy);

function entries(expression: fc.Arbitrary<ExpressionSyntax>): fc.Arbitrary<readonly EntrySyntax[]> {
  return fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("entry" as const),
        key,
        value: fc.oneof(expression, lazyValue),
        docs,
      }),
      value.map((name): EntrySyntax => ({ kind: "shorthand", name })),
    ),
    { maxLength: 4 },
  );
}

/** Expressions as emitters build them; assertions are of arrays, objects and names. */
export const expressions: fc.Arbitrary<ExpressionSyntax> = fc.letrec<{
  expression: ExpressionSyntax;
}>((tie) => {
  const expression = tie("expression");
  const array = fc
    .array(fc.oneof(expression, lazyValue), { maxLength: 5 })
    .map((elements): ExpressionSyntax => ({ kind: "array", elements }));
  const callee = fc
    .tuple(fc.constantFrom("", "new ", "this.#client.", "scope."), value)
    .map((parts) => parts.join(""));
  const typeArguments = fc.array(
    fc.oneof(
      typeName,
      typeName.map((name) => reference(name, "string", "User")),
    ),
    { maxLength: 2 },
  );
  return {
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      expressionLeaf,
      array,
      fc.record({
        kind: fc.constant("object" as const),
        layout: fc.constantFrom("expanded" as const, "fitted" as const),
        entries: entries(expression),
      }),
      fc.record({
        kind: fc.constant("call" as const),
        callee,
        typeArguments,
        arguments: fc.array(expression, { maxLength: 4 }),
      }),
      fc.tuple(fc.oneof(value, array), typeName).map(([subject, type]): ExpressionSyntax => {
        return { kind: "assertion", operator: "satisfies", type, expression: subject };
      }),
      array.map((subject): ExpressionSyntax => {
        return { kind: "assertion", operator: "as", type: "const", expression: subject };
      }),
    ),
  };
}).expression;

export const names = value;
export const typeNames = typeName;
