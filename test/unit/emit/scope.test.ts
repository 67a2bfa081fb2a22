import { describe, expect, test } from "vitest";
import type { FilePlan, PlannedName } from "../../../generator/emit/emitter.js";
import { createScopes, specifierOf } from "../../../generator/emit/scope.js";
import { arrayOf } from "../../../generator/emit/syntax.js";
import { api, declaration, noDocs, object, refer, text } from "./models.js";
import { printed } from "./referee.js";

function file(path: string, ...names: readonly [string, PlannedName["kind"]][]): FilePlan {
  const planned = names.map(([name, kind]) => ({ name, kind, exported: true }));
  return { path, emitter: "test", names: planned };
}

const user = { ...declaration("User", object()), write: { name: "UserWrite", type: object() } };
const operations = file(
  "api/users/operations.ts",
  ["listUsers", "value"],
  ["ListUsersQuery", "type"],
);
const filters = file("api/users/filters.ts", ["UserFilter", "both"], ["Page", "type"]);
const models = file("api/models.ts", ["User", "type"], ["UserWrite", "type"]);

function scope(extension = ".js") {
  const files = [operations, filters, models];
  const context = {
    api: api(user),
    files,
    runtime: "runtime/index.ts",
    importExtension: extension,
  };
  return createScopes(context)(operations);
}

describe("a scope", () => {
  test("imports what is asked for, once, sorted and type-only where it can be", () => {
    const { typeName, name, runtime, runtimeType, imports } = scope();
    expect(runtimeType("ListCall")).toBe("ListCall");
    expect(runtime("createRequest")).toBe("createRequest");
    expect(runtime("Encoder")).toBe("Encoder");
    expect(name("UserFilter")).toBe("UserFilter");
    expect(typeName("User")).toBe("User");
    expect(typeName("UserWrite")).toBe("UserWrite");
    expect(typeName("User")).toBe("User");
    expect(printed(...imports())).toBe(
      [
        'import { Encoder, type ListCall, createRequest } from "../../runtime/index.js";',
        'import type { User, UserWrite } from "../models.js";',
        'import { UserFilter } from "./filters.js";',
        "",
      ].join("\n"),
    );
  });

  test("imports nothing for names of its own file", () => {
    const { typeName, name, imports } = scope();
    expect([typeName("ListUsersQuery"), name("listUsers")]).toEqual([
      "ListUsersQuery",
      "listUsers",
    ]);
    expect(imports()).toEqual([]);
  });

  test.each([["type", "value"] as const, ["value", "type"] as const])(
    "imports a name that is used as %s, then as %s, as a value",
    (...uses) => {
      const { typeName, name, imports } = scope();
      for (const use of uses) (use === "type" ? typeName : name)("UserFilter");
      expect(printed(...imports())).toBe('import { UserFilter } from "./filters.js";\n');
    },
  );

  test("renames what the run-time and the API both declare", () => {
    const { runtimeType, runtime, imports } = scope();
    expect(runtimeType("Page")).toBe("RuntimePage");
    expect(runtime("listUsers")).toBe("runtimeListUsers");
    expect(printed(...imports())).toBe(
      'import { type Page as RuntimePage, listUsers as runtimeListUsers } from "../../runtime/index.js";\n',
    );
  });

  test("prints types by the variant that is meant", () => {
    const { type, argumentType, imports } = scope();
    expect(type({ kind: "array", items: refer("User") })).toEqual(arrayOf("User"));
    expect(argumentType({ kind: "reference", declaration: "User", variant: "write" })).toBe(
      "UserWrite",
    );
    expect(type({ kind: "reference", declaration: "ListUsersQuery", variant: "write" })).toBe(
      "ListUsersQuery",
    );
    expect(imports()).toHaveLength(1);
  });

  test("gives members, documentation and specifiers", () => {
    const { members, docs, specifier, aliasedType } = scope(".ts");
    expect(
      members({ kind: "object", properties: [], patterns: [], others: text, rest: text }),
    ).toEqual([{ kind: "index", key: "string", type: "string" }]);
    expect(docs({ ...noDocs, summary: "Docs." })).toEqual([{ comment: "Docs." }]);
    expect(specifier("api/models.ts")).toBe("../models.ts");
    expect(aliasedType(text)).toBe("string");
  });

  test("does not know names that nobody plans", () => {
    expect(() => scope().name("nobody")).toThrow("No planned file declares nobody.");
  });
});

test.each([
  { from: "a.ts", to: "b.ts", extension: ".js", specifier: "./b.js" },
  { from: "a/b/c.ts", to: "d.ts", extension: "", specifier: "../../d" },
  { from: "a.ts", to: "b/c.ts", extension: ".ts", specifier: "./b/c.ts" },
])("$from imports $to as $specifier", ({ from, to, extension, specifier }) => {
  expect(specifierOf(from, to, extension)).toBe(specifier);
});
