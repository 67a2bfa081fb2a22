import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import {
  camelCase,
  isIdentifier,
  kebabCase,
  pascalCase,
  words,
} from "../../../generator/ir/casing.js";
import type { JsonValue } from "../../../generator/ir/type-model.js";
import { createNames, literalText, propertyKey } from "../../../generator/ir/names.js";

describe("words and cases", () => {
  test.each([
    ["list_users", ["list", "users"], "listUsers", "ListUsers", "list-users"],
    ["ListUsers", ["List", "Users"], "listUsers", "ListUsers", "list-users"],
    [
      "HTTPServer2Go",
      ["HTTP", "Server2", "Go"],
      "httpServer2Go",
      "HTTPServer2Go",
      "http-server2-go",
    ],
    ["userIDs", ["user", "IDs"], "userIDs", "UserIDs", "user-ids"],
    ["IN_PROGRESS", ["IN", "PROGRESS"], "inProgress", "InProgress", "in-progress"],
    ["ID", ["ID"], "id", "Id", "id"],
    ["oauth2", ["oauth2"], "oauth2", "Oauth2", "oauth2"],
    ["v1.2-beta", ["v1", "2", "beta"], "v1_2Beta", "V1_2Beta", "v1-2-beta"],
    ["user's pets", ["users", "pets"], "usersPets", "UsersPets", "users-pets"],
    ["2xx_1024x768", ["2xx", "1024x768"], "2xx1024x768", "2xx1024x768", "2xx-1024x768"],
    ["2FA", ["2", "FA"], "2Fa", "2Fa", "2-fa"],
    ["größe Ärger", ["größe", "Ärger"], "größeÄrger", "GrößeÄrger", "größe-ärger"],
    ["ユーザー名", ["ユーザー名"], "ユーザー名", "ユーザー名", "ユーザー名"],
    ["a😀b", ["a", "b"], "aB", "AB", "a-b"],
    ["", [], "", "", ""],
    ["+-*", [], "", "", ""],
  ])("%s", (text, split, ...cases) => {
    expect(words(text)).toEqual(split);
    expect([camelCase(text), pascalCase(text), kebabCase(text)]).toEqual(cases);
  });

  test("a text of many words takes no more than its length", () => {
    expect(camelCase("a-".repeat(300_000))).toHaveLength(300_000);
  });

  test.each([
    ["a", true],
    ["$_1", true],
    ["été", true],
    ["1a", false],
    ["a-b", false],
    ["", false],
    ["a\u200Db", false],
    ["𠀀", false],
  ])("%s is an identifier: %s", (text, want) => {
    expect(isIdentifier(text)).toBe(want);
  });
});

describe("names", () => {
  function claimAll(claims: readonly (readonly [wanted: string, origin: string])[]) {
    const bag = new DiagnosticBag();
    const names = createNames(bag, () => undefined);
    const claimed = claims.map(([wanted, origin]) => names.claim(wanted, origin));
    return { claimed, names, messages: bag.diagnostics.map(({ message }) => message) };
  }

  test.each<[string, readonly [wanted: string, origin: string], string]>([
    ["a free identifier", ["User", "/components/schemas/User"], "User"],
    ["a built-in type", ["Record", "/components/schemas/Record"], "RecordSchema"],
    ["a keyword", ["delete", "/paths/~1pets~1{id}/delete"], "deletePetsId"],
    ["what makes a module a promise", ["then", "/paths/~1pets/get"], "thenPets"],
    ["a type keyword", ["string", "/components/schemas/string"], "stringSchema"],
    ["a leading digit", ["404", "/components/schemas/404"], "_404"],
    ["symbols inside", ["a-b", "/components/schemas/a-b"], "aB"],
    ["upper case and symbols", ["A-b", "/components/schemas/A-b"], "AB"],
    ["nothing, for a schema", ["", "/components/schemas/+"], "ComponentsSchemas"],
    ["nothing, for an operation", ["", "/paths/~1a/get"], "pathsAGet"],
    ["nothing at all", ["", ""], "Unnamed"],
    ["a reserved word without a place", ["delete", ""], "delete2"],
    ["a reserved word in another place", ["delete", "/info/title"], "delete2"],
    ["a reserved word at the root path", ["delete", "/paths/~1/delete"], "deleteDelete"],
  ])("%s", (_, claim, want) => {
    expect(claimAll([claim]).claimed).toEqual([want]);
  });

  test("that are taken give way, and say so", () => {
    const { claimed, messages, names } = claimAll([
      ["ApiClient", ""],
      ["ApiClient", "/components/schemas/ApiClient"],
      ["list", "/paths/~1users/get"],
      ["list", "/paths/~1pets/get"],
      ["list", "/paths/~1pets/post"],
      ["UserId", "/components/schemas/UserId"],
      ["UserID", "/components/schemas/UserID"],
      ["UserID", "/components/schemas/userID"],
      ["Page1", ""],
      ["Page1", ""],
      ["userId", ""],
    ]);

    expect(claimed).toEqual([
      "ApiClient",
      "ApiClientSchema",
      "list",
      "listPets",
      "listPetsPost",
      "UserId",
      "UserIDSchema",
      "UserIDSchema2",
      "Page1",
      "Page1_2",
      "userId",
    ]);
    expect(messages.slice(0, 2)).toEqual([
      "The name ApiClient is taken by the document itself; ApiClientSchema is used.",
      "The name list is taken by #/paths/~1users/get; listPets is used.",
    ]);
    expect(["USERID", "UserIdx", "Date", "uSERID"].map(names.has)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  test("that many want are numbered without counting from the start each time", () => {
    const { claimed } = claimAll(Array.from({ length: 30_000 }, () => ["Same", ""]));

    expect(claimed.slice(-2)).toEqual(["Same29999", "Same30000"]);
  });

  test("are identifiers and unique, whatever is wanted", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 6 })), (wanted) => {
        const { claimed } = claimAll(
          wanted.map((text, index) => [text, `/components/schemas/${index}`]),
        );

        expect(
          new Set(claimed.map((name) => name.slice(0, 1) + name.slice(1).toLowerCase())).size,
        ).toBe(claimed.length);
        for (const name of claimed) expect(name).toSatisfy(isIdentifier);
      }),
    );
  });
});

describe("literals", () => {
  test.each<[JsonValue, string]>([
    ["a", `"a"`],
    [`say "a"`, `'say "a"'`],
    [`it's "a"`, `'it\\'s "a"'`],
    ["it's", `"it's"`],
    ["a\\b\n`${c}`", '"a\\\\b\\n`${c}`"'],
    [
      "\u2028\u2029\u202E\u2066\uFEFF\u0085\u200B",
      '"\\u2028\\u2029\\u202e\\u2066\\ufeff\\u0085\\u200b"',
    ],
    ["\uD800", '"\\ud800"'],
    ["\u{E0041}", '"\\udb40\\udc41"'],
    ["</script><!--", '"\\u003c/script>\\u003c!--"'],
    ["😀 é", '"😀 é"'],
    [1, "1"],
    [-0.5, "-0.5"],
    [true, "true"],
    [null, "null"],
    [[1, ["a"]], '[1, ["a"]]'],
    [{}, "{}"],
    [{ a: 1, "b-c": [] }, '{ a: 1, "b-c": [] }'],
    [JSON.parse('{ "__proto__": 1 }') as JsonValue, '{ ["__proto__"]: 1 }'],
  ])("%j", (value, want) => {
    expect(literalText(value)).toBe(want);
  });

  test.each([
    ["name", "name"],
    ["default", "default"],
    ["$ref", "$ref"],
    ["x-y", '"x-y"'],
    ["1", '"1"'],
    ["", '""'],
    ["é", '"é"'],
    ["__proto__", '["__proto__"]'],
    ["\u2028", '"\\u2028"'],
  ])("the key %j", (name, want) => {
    expect(propertyKey(name)).toBe(want);
  });

  test("mean what they say and hold nothing that could end them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const literal = literalText(text);
        const source = ts.createSourceFile("a.ts", `(${literal})`, ts.ScriptTarget.Latest);
        const [statement] = source.statements;

        expect(source.statements).toHaveLength(1);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        expect(statement).toMatchObject({ expression: { expression: { text } } });
      }),
    );
  });
});
