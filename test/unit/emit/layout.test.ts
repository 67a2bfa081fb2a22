import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classStructure,
  constStructure,
  exported,
  functionStructure,
  interfaceStructure,
  typeAliasStructure,
} from "../../../generator/emit/structures.js";
import {
  call,
  defaultedParameter,
  optionalParameter,
  optionalProperty,
  parameter,
  reference,
  signature,
  typeParameter,
  type BodySyntax,
  type TypeSyntax,
} from "../../../generator/emit/syntax.js";
import { expressions, names, typeNames, types } from "./arbitraries.js";
import { printed, refereed, syntaxErrors } from "./referee.js";
import { note } from "../../../generator/emit/tsdoc.js";

/** Always the same cases: a few that nobody writes are not stable under Prettier itself. */
const runs = { numRuns: 200, seed: 20_260_101 };

/** Prettier itself does not settle on a layout for all signatures that return function types. */
function withoutFunctions(type: TypeSyntax): TypeSyntax {
  return JSON.stringify(type).includes('"function"') ? "Item" : type;
}

describe("Prettier would change nothing in", () => {
  test("a type alias of any type", async () => {
    await fc.assert(
      fc.asyncProperty(types, async (type) => {
        const text = printed(typeAliasStructure(exported("Alias", [note`Docs.`]), type));
        expect(syntaxErrors(text)).toEqual([]);
        expect(text).toBe(await refereed(text));
      }),
      runs,
    );
  });

  test("a generic type alias", async () => {
    await fc.assert(
      fc.asyncProperty(types, types, typeNames, async (type, constraint, name) => {
        const parameters = [typeParameter("Item", constraint), typeParameter(name, undefined)];
        const text = printed(typeAliasStructure(exported(name, []), type, parameters));
        expect(text).toBe(await refereed(text));
      }),
      runs,
    );
  });

  test("an interface with members of any type", async () => {
    await fc.assert(
      fc.asyncProperty(types, types, typeNames, async (type, index, name) => {
        const shape = signature([parameter("value", type)], withoutFunctions(index));
        const text = printed(
          interfaceStructure(exported(name, [note`Docs.`]), {
            typeParameters: [{ ...typeParameter("Item", type), default: index }],
            extends: reference("Base", index, name),
            members: [
              { ...optionalProperty("some-name", type), docs: [note`First.\n\nSecond.`] },
              { ...optionalProperty(name, index), readonly: true },
              { kind: "index", key: "string", type: index },
              { kind: "method", name: "where", signature: shape, docs: [note`Filters.`] },
            ],
          }),
        );
        expect(text).toBe(await refereed(text));
      }),
      runs,
    );
  });

  test("a constant of any value", async () => {
    await fc.assert(
      fc.asyncProperty(expressions, names, types, async (value, name, type) => {
        const text = printed(
          constStructure(exported(name, [note`Docs.`]), value),
          constStructure(exported("typed", []), value, type),
        );
        expect(text).toBe(await refereed(text));
      }),
      runs,
    );
  });

  test("functions and classes with any signature and body", async () => {
    await fc.assert(
      fc.asyncProperty(expressions, types, names, async (value, type, name) => {
        const body: readonly BodySyntax[] = [
          { kind: "const", name, value },
          { kind: "assignment", target: `this.${name}`, value },
          { kind: "assignment", target: `this.${name}`, value: call(`new ${name}`, "this") },
          { kind: "expression", expression: name },
          { kind: "return", expression: value },
        ];
        const shape = {
          typeParameters: [typeParameter("const Item", type)],
          parameters: [
            optionalParameter(name, type),
            defaultedParameter("options", undefined, value),
            { ...parameter("rest", { kind: "array", element: type }), modifier: "rest" as const },
          ],
          returnType: withoutFunctions(type),
        };
        const text = printed(
          functionStructure(exported(name, [note`Docs.`]), { signature: shape, body }),
          classStructure(exported("Class", [note`Docs.`]), {
            extends: reference("Base", type),
            fields: [{ name: "#field", docs: [note`Docs.`], readonly: true, type }],
            construct: { signature: signature([parameter(name, type)], undefined), body },
            methods: [{ name: "method", docs: [note`Docs.`], signature: shape, body }],
          }),
        );
        expect(text).toBe(await refereed(text));
      }),
      runs,
    );
  });
});
