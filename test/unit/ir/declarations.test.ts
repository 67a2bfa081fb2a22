import { describe, expect, test } from "vitest";
import type { OpenApiVersion } from "../../../generator/input/openapi.js";
import { lowering, schemaOf, short, type Written } from "./schemas.js";

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function declared(components: Record<string, Written>, version: OpenApiVersion = "3.1") {
  const { declarations, bag } = lowering(components, version);
  const types = declarations().map(({ name, read, write }) => [
    name,
    short(read),
    ...(write === undefined ? [] : [write.name, short(write.type)]),
  ]);
  return {
    types,
    messages: bag.diagnostics.map(({ message, pointer }) => `${pointer ?? ""}: ${message}`),
  };
}

describe("names", () => {
  test("are taken in document order, exact ones first", () => {
    const { types, messages } = declared({
      "user-account": {},
      UserAccount: {},
      Date: {},
      API: {},
      "+": {},
    });

    expect(types.map(([name]) => name)).toEqual([
      "UserAccountSchema",
      "UserAccount",
      "DateSchema",
      "API",
      "ComponentsSchemas",
    ]);
    expect(messages).toEqual([
      "/components/schemas/Date: The name Date is taken by TypeScript; DateSchema is used.",
      "/components/schemas/user-account: The name UserAccount is taken by #/components/schemas/UserAccount; UserAccountSchema is used.",
    ]);
  });

  test("are given to definitions and to parts that contain themselves, when they are referred to", () => {
    const tree = {
      properties: {
        root: { properties: { next: { $ref: "#/components/schemas/Tree/properties/root" } } },
      },
    };
    const holder = {
      $defs: { part: { type: "string" } },
      properties: { a: { $ref: "#/components/schemas/Holder/$defs/part" } },
    };

    expect(declared({ Tree: tree, Holder: holder }).types).toEqual([
      ["Tree", "{ root?: { next?: TreeRoot } }"],
      ["Holder", "{ a?: HolderPart }"],
      ["TreeRoot", "{ next?: TreeRoot }"],
      ["HolderPart", "string"],
    ]);
  });

  test("can be looked up while others are still added", () => {
    const { declaration, declarations, lower } = lowering({
      Holder: { $defs: { part: { type: "string" } } },
    });
    const reference = schemaOf({ $ref: "#/components/schemas/Holder/$defs/part" }, "/x");

    expect(declaration("HolderPart")).toBeUndefined();
    expect(short(lower(reference, { variant: "read", use: "value" }))).toBe("HolderPart");
    expect(declaration("HolderPart")?.origin).toBe("/components/schemas/Holder/$defs/part");
    expect(declarations().map(({ name }) => name)).toEqual(["Holder", "HolderPart"]);
  });

  test("lead to types", () => {
    const { lowerAt, bag } = lowering({ User: { type: "object" } });

    expect(short(lowerAt("/components/schemas/User", "write"))).toBe("User!");
    expect(short(lowerAt("/components/schemas/Nobody", "read"))).toBe("unknown");
    expect(short(lowerAt("/components/schemas/Nobody", "write"))).toBe("unknown");
    expect(bag.diagnostics.map(({ message }) => message)).toEqual([
      "The schema has no TypeScript type: it does not exist.",
    ]);
  });
});

describe("variants", () => {
  const user = {
    required: ["id", "name"],
    properties: {
      id: { type: "string", readOnly: true },
      name: { type: "string" },
      password: { type: "string", writeOnly: true },
    },
  };

  test.each<[OpenApiVersion, string]>([
    ["2.0", "{ name: string; password?: string }"],
    ["3.0", "{ name: string; password?: string }"],
    ["3.1", "{ readonly id?: string; name: string; password?: string }"],
    ["3.2", "{ readonly id?: string; name: string; password?: string }"],
  ])("of %s", (version, write) => {
    expect(declared({ User: user }, version).types).toEqual([
      ["User", "{ readonly id: string; name: string }", "UserInput", write],
    ]);
  });

  test("exist where a reference leads to one, also in a circle", () => {
    const { types } = declared({
      List: { items: refTo("Group") },
      Group: {
        properties: {
          users: { items: refTo("User") },
          parent: refTo("Group"),
          list: refTo("List"),
        },
      },
      User: { required: ["id"], properties: { id: { readOnly: true } } },
      Other: { properties: { other: refTo("Other") } },
    });

    expect(types).toEqual([
      ["List", "Group[]", "ListInput", "Group![]"],
      [
        "Group",
        "{ users?: User[]; parent?: Group; list?: List }",
        "GroupInput",
        "{ users?: User![]; parent?: Group!; list?: List! }",
      ],
      ["User", "{ readonly id: unknown }", "UserInput", "{ readonly id?: unknown }"],
      ["Other", "{ other?: Other }"],
    ]);
  });

  test("exist where a dictionary or tuple holds one", () => {
    const { declarations } = lowering({
      User: { required: ["id"], properties: { id: { readOnly: true } } },
      ById: { additionalProperties: refTo("User") },
      Pair: { prefixItems: [refTo("User")], items: refTo("User") },
      Open: { properties: { a: { type: "string" } }, additionalProperties: refTo("User") },
    });

    expect(declarations().map(({ write }) => write?.name)).toEqual([
      "UserInput",
      "ByIdInput",
      "PairInput",
      "OpenInput",
    ]);
  });

  test("do not exist where nothing differs", () => {
    const optional = { properties: { id: { type: "string", readOnly: true } } };

    expect(declared({ User: optional, Group: { items: refTo("User") } }).types).toEqual([
      ["User", "{ readonly id?: string }"],
      ["Group", "User[]"],
    ]);
  });

  test("follow readOnly through references and allOf", () => {
    const { types } = declared(
      {
        Id: { type: "string", readOnly: true },
        User: { properties: { id: refTo("Id"), other: { allOf: [refTo("Id")] } } },
      },
      "3.0",
    );

    expect(types[1]).toEqual([
      "User",
      "{ readonly id?: Id; readonly other?: Id }",
      "UserInput",
      "{ [*]: unknown }",
    ]);
  });

  test("are found for what is declared later", () => {
    const part = { required: ["id"], properties: { id: { readOnly: true } } };
    const { declaration, lower } = lowering({ Holder: { $defs: { part }, items: true } });
    const target = "#/components/schemas/Holder/$defs/part";
    const written = { properties: { next: { $ref: target } } };

    expect(declaration("Holder")?.write).toBeUndefined();
    lower(schemaOf(written, "/x"), { variant: "read", use: "value" });
    expect(declaration("HolderPart")?.write?.name).toBe("HolderPartInput");
  });

  test("do not require a property that only the other side has", () => {
    const child = { allOf: [refTo("User"), { required: ["id", "password"] }] };

    expect(declared({ User: user, Child: child }, "3.0").types[1]).toEqual([
      "Child",
      "User",
      "ChildInput",
      "User! & { password: string }",
    ]);
  });
});

describe("cycles", () => {
  test("are fine with an object or list in between", () => {
    const json = {
      anyOf: [
        { type: "string" },
        { items: refTo("Json") },
        { additionalProperties: refTo("Json") },
      ],
    };

    expect(declared({ Json: json })).toEqual({
      types: [["Json", "string | Json[] | { [*]: Json }"]],
      messages: [],
    });
  });

  test.each<[string, Record<string, Written>, readonly string[]]>([
    ["a reference to itself", { A: refTo("A") }, ["unknown"]],
    [
      "references in a circle",
      { A: refTo("B"), B: refTo("C"), C: refTo("A") },
      ["B", "C", "unknown"],
    ],
    ["a union with itself", { A: { anyOf: [refTo("A"), { type: "string" }] } }, ["string"]],
    [
      "an intersection with itself",
      { A: { allOf: [refTo("A"), { properties: { b: {} } }] } },
      ["{ b?: unknown }"],
    ],
    [
      "a union inside an intersection",
      { A: { allOf: [refTo("B"), { oneOf: [refTo("A"), refTo("C")] }] }, B: {}, C: {} },
      ["B & C", "unknown", "unknown"],
    ],
  ])("%s is reported and broken", (_, components, want) => {
    const { types, messages } = declared(components);

    expect(types.map(([, type]) => type)).toEqual(want);
    expect(messages).toEqual([
      expect.stringMatching(/: The schema has no TypeScript type: \w is defined as itself\.$/),
    ]);
  });

  test("end where references form a chain without an end", () => {
    const names = Array.from({ length: 1000 }, (_, index) => `T${index}`);
    const chain = Object.fromEntries(
      names.map((name, index) => [
        name,
        { allOf: [refTo(names[index + 1] ?? "T0")], properties: { [name]: {} } },
      ]),
    );

    expect(declared(chain).types).toHaveLength(1000);
  });

  test("give parts a name where a chain of them gets too long to be written out", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `p${index}`,
        { items: { $ref: `#/components/schemas/Parts/properties/p${index + 1}` } },
      ]),
    );
    const { types, messages } = declared({ Parts: { properties: chain } });

    expect(types.length).toBeGreaterThan(4);
    // The last part refers to one that is not there.
    expect(messages).toEqual([expect.stringContaining("/p400: ")]);
  });
});
