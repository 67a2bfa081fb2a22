import { describe, expect, test } from "vitest";
import type { OpenApiDocument, OperationObject } from "../../../generator/input/openapi.js";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { nameOperations } from "../../../generator/ir/method-names.js";
import { createNames } from "../../../generator/ir/names.js";
import { formsOf } from "../../../generator/ir/operation-forms.js";
import { groupOperations } from "../../../generator/ir/resources.js";
import { readSpec } from "../../support/spec.js";

function documentOf(...operations: readonly string[]): OpenApiDocument {
  const paths = operations.map((line) => {
    const [method = "", path = "", id = "", ...tags] = line.split(" ");
    const list = tags.length === 0 ? "" : `, tags: [${tags.join(", ")}]`;
    return `  ${path}: { ${method}: { operationId: "${id}"${list}, responses: { "204": { description: ok } } } }`;
  });
  return readSpec(
    ["openapi: 3.1.0", "info: { title: T, version: '1' }", "paths:", ...paths].join("\n"),
  ).document;
}

function shape(document: OpenApiDocument) {
  return groupOperations(document).map(({ name, propertyName, operations }) => ({
    name,
    propertyName,
    ids: operations.map(({ id }) => id),
  }));
}

function methods(group: string, operations: readonly OperationObject[]) {
  const names = createNames(new DiagnosticBag(), () => undefined);
  return nameOperations(group, operations.flatMap(formsOf), names).map(
    ({ functionName, methodName }) => [functionName, methodName],
  );
}

describe("groups", () => {
  test("follow the first tag", () => {
    const document = documentOf("get /a a Users", "get /b b users", "get /c c Big-Things");
    expect(shape(document)).toEqual([
      { name: "users", propertyName: "users", ids: ["a", "b"] },
      { name: "big-things", propertyName: "bigThings", ids: ["c"] },
    ]);
  });

  test("follow the first segment that tells paths apart where there is no tag", () => {
    const document = documentOf(
      "get /v1/api/users a",
      "get /v1/api/users/{id} b",
      "get /v1/api/teams c",
    );
    expect(shape(document).map(({ name }) => name)).toEqual(["users", "teams"]);
  });

  test("keep the last fixed segment of every path", () => {
    const document = documentOf("get /jobs a", "get /jobs/{id}/log b");
    expect(shape(document).map(({ name }) => name)).toEqual(["jobs"]);
  });

  test.each([
    ["runtime", "runtime-resource", "runtimeResource"],
    ["con", "con-resource", "conResource"],
    ["options", "options", "optionsResource"],
    ["with options", "with-options", "withOptionsResource"],
    ["1st", "1st", "_1st"],
    ["***", "other", "other"],
  ])("of the tag %s are called %s and %s", (tag, name, propertyName) => {
    const document = documentOf(`get /a a "${tag.replaceAll(" ", "-")}"`);
    expect(shape(document)).toEqual([{ name, propertyName, ids: ["a"] }]);
  });
});

describe("methods", () => {
  test.each([
    ["users", "listUsers", "list"],
    ["users", "getUser", "get"],
    ["users", "getUserAvatar", "getAvatar"],
    ["users", "users/list-for-org", "listForOrg"],
    ["users", "getTeamUsers", "getTeamUsers"],
    ["users", "users", "users"],
    ["policies", "getPolicy", "get"],
    ["status", "apiGetHTTPStatus", "apiGetHTTPStatus"],
    ["things", "2nd-import", "_2ndImport"],
    ["things", "constructor", "constructorOperation"],
  ])("in %s, %s is %s", (group, id, expected) => {
    const { operations } = documentOf(`get /a ${id}`);
    expect(methods(group, operations).map(([, method]) => method)).toEqual([expected]);
  });

  test("that would share a short name keep their long ones", () => {
    const { operations } = documentOf("get /a getUser", "get /b getUsers");
    expect(methods("users", operations)).toEqual([
      ["getUser", "getUser"],
      ["getUsers", "getUsers"],
    ]);
  });
});

test("a method never has the name of another one, whoever gives it", () => {
  const { operations } = documentOf(
    "get /a list Users",
    "get /b listUsers Users",
    "get /c users/list Users",
  );
  const names = methods("users", operations).map(([, methodName]) => methodName);
  expect(new Set(names).size).toBe(3);
});

test("a resource never has the name of another one or of what every object has", () => {
  const document = documentOf(
    "get /a a toString",
    "get /b b toStringResource",
    "get /c c a-1",
    "get /d d a1",
  );
  const names = shape(document).map(({ propertyName }) => propertyName);
  expect(names.slice(0, 2)).toEqual(["toStringResource", "toStringResourceResource"]);
  expect(new Set(names).size).toBe(4);
});
