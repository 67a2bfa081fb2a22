import { describe, expect, test } from "vitest";
import { lowering, schemaOf, short, typeOf, type Written } from "./schemas.js";

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const tagged = (schema: Written): Written => ({ properties: { type: schema } });
const union = (members: readonly Written[], discriminator: object = {}): Written => ({
  oneOf: members,
  discriminator: { propertyName: "type", ...discriminator },
});

describe("unions", () => {
  const components = {
    Cat: { properties: { type: { type: "string" } }, required: ["type"] },
    Dog: tagged({ type: "string" }),
    Fixed: tagged({ const: "fixed" }),
    Listed: tagged({ enum: ["cat", "lion"] }),
    Indirect: tagged({ allOf: [refTo("Kind")] }),
    Kind: { enum: ["indirect", "other"] },
    Numbered: tagged({ type: "integer" }),
    Untagged: { type: "object", properties: { name: { type: "string" } } },
    Text: { type: "string" },
    Nested: union([refTo("Cat")]),
  };
  const mapping = (...entries: [string, string][]) => ({
    mapping: Object.fromEntries(entries.map(([value, name]) => [value, refTo(name).$ref])),
  });

  test.each<[string, Written, string]>([
    [
      "implicit names",
      union([refTo("Cat"), refTo("Dog")]),
      'Cat & { type: "Cat" } | Dog & { type?: "Dog" }',
    ],
    [
      "mapped names",
      union([refTo("Cat")], mapping(["a", "Cat"], ["b", "Cat"])),
      'Cat & { type: "a" | "b" }',
    ],
    ["members that the mapping leaves out", union([refTo("Cat")], mapping(["dog", "Dog"])), "Cat"],
    ["members with a constant", union([refTo("Fixed")]), "Fixed"],
    ["members with other values", union([refTo("Listed")]), "Listed"],
    [
      "members with more values",
      union([refTo("Listed")], mapping(["cat", "Listed"])),
      'Listed & { type?: "cat" }',
    ],
    [
      "values behind references",
      union([refTo("Indirect")], mapping(["indirect", "Indirect"])),
      'Indirect & { type?: "indirect" }',
    ],
    ["tags that are no strings", union([refTo("Numbered")]), "Numbered"],
    ["members without the tag", union([refTo("Untagged")]), 'Untagged & { type: "Untagged" }'],
    [
      "members that are no objects",
      union([refTo("Text"), refTo("Nested"), { type: "null" }]),
      "Text | Nested | null",
    ],
    [
      "inline members",
      union([tagged({ type: "string" }), true]),
      "{ type?: string } | present | null",
    ],
    [
      "the default member",
      union([refTo("Cat"), refTo("Dog")], { defaultMapping: refTo("Dog").$ref }),
      'Cat & { type: "Cat" } | Dog',
    ],
    ["unresolved members", union([refTo("Nobody")]), "unknown"],
  ])("%s", (_, schema, want) => {
    expect(typeOf(schema, components).replaceAll(/[()]/g, "")).toBe(want);
  });
});

describe("inheritance", () => {
  const base = (discriminator: object = {}): Written => ({
    type: "object",
    required: ["type"],
    properties: { type: { type: "string" } },
    discriminator: { propertyName: "type", ...discriminator },
  });
  const child = (parent: string, more: Written = {}): Written => ({ allOf: [refTo(parent), more] });

  function declared(components: Record<string, Written>, version: "3.0" | "3.1" = "3.1") {
    const { declarations } = lowering(components, version);
    return Object.fromEntries(declarations().map(({ name, read }) => [name, short(read)]));
  }

  test("tags children with their names and those of their own children", () => {
    expect(
      declared({
        Pet: base(),
        Cat: child("Pet"),
        Lion: child("Cat"),
        Dog: { allOf: [true, { allOf: [refTo("Pet")] }] },
      }),
    ).toEqual({
      Pet: "{ type: string }",
      Cat: 'Pet & { type: "Cat" | "Lion" }',
      Lion: 'Cat & { type: "Lion" }',
      Dog: 'Pet & { type: "Dog" }',
    });
  });

  test("tags children with the names of the mapping, and no others", () => {
    const mapping = { cat: refTo("Cat").$ref, kitten: refTo("Cat").$ref };

    expect(declared({ Pet: base({ mapping }), Cat: child("Pet"), Wrapper: child("Pet") })).toEqual({
      Pet: "{ type: string }",
      Cat: 'Pet & { type: "cat" | "kitten" }',
      Wrapper: "Pet",
    });
  });

  test("tags parents with what their children say themselves", () => {
    const [cub, kitten] = [tagged({ const: "cubby" }), tagged({ enum: ["kit", "ten"] })];
    const mapping = { cat: refTo("Cat").$ref };

    expect(
      declared({ Pet: base(), Cat: child("Pet"), Lion: child("Cat"), Cub: child("Lion", cub) }),
    ).toMatchObject({
      Cat: 'Pet & { type: "Cat" | "Lion" | "cubby" }',
      Lion: 'Cat & { type: "Lion" | "cubby" }',
      Cub: 'Lion & { type: "cubby" }',
    });
    expect(
      declared({ Pet: base({ mapping }), Cat: child("Pet"), Kitten: child("Cat", kitten) }),
    ).toMatchObject({ Cat: 'Pet & { type: "cat" | "kit" | "ten" }' });
  });

  test("leaves alone what says its tag itself", () => {
    const own = tagged({ const: "cat" });

    expect(
      declared({ Pet: base(), Cat: child("Pet", own), Dog: child("Pet", { allOf: [own] }) }),
    ).toEqual({
      Pet: "{ type: string }",
      Cat: 'Pet & { type: "cat" }',
      Dog: 'Pet & { type: "cat" }',
    });
  });

  test("leaves alone the default and what is not written", () => {
    const readOnlyBase = {
      ...(base() as object),
      properties: { type: { type: "string", readOnly: true } },
    };
    const { declaration } = lowering({ Pet: readOnlyBase, Cat: child("Pet") }, "3.0");

    expect(short(declaration("Cat")?.read ?? { kind: "never" })).toBe(
      'Pet & { readonly type: "Cat" }',
    );
    expect(short(declaration("Cat")?.write?.type ?? { kind: "never" })).toBe("Pet!");
    expect(
      declared({ Pet: base({ defaultMapping: refTo("Cat").$ref }), Cat: child("Pet") }),
    ).toMatchObject({
      Cat: "Pet",
    });
  });

  test("takes a base that is the union of its children apart", () => {
    const choice = {
      ...(base() as object),
      oneOf: [refTo("Cat"), refTo("Dog")],
      allOf: [refTo("Named")],
    };
    const { declarations, bag } = lowering({
      Pet: choice,
      Cat: child("Pet", tagged({ const: "cat" })),
      Dog: child("Pet"),
      Named: { required: ["name"], properties: { name: { type: "string" } } },
    });

    expect(declarations().map(({ read }) => short(read))).toEqual([
      "Named & { type: string } & (Cat | Dog)",
      'Named & { type: "cat" }',
      'Named & { type: "Dog" }',
      "{ name: string }",
    ]);
    expect(bag.diagnostics).toEqual([]);
  });

  test("takes bases apart that extend each other", () => {
    const first = { allOf: [refTo("Second")], oneOf: [refTo("Child")] };
    const second = { allOf: [refTo("First")], oneOf: [refTo("Child")] };
    const { lower } = lowering({
      First: first,
      Second: second,
      Child: child("First", tagged({ type: "string" })),
    });

    expect(short(lower(schemaOf(refTo("Child"), "/x"), { variant: "read", use: "value" }))).toBe(
      "Child",
    );
    expect(
      declared({ First: first, Second: second, Child: child("First", tagged({ type: "string" })) }),
    ).toMatchObject({
      Child: "{ type?: string }",
    });
  });
});
