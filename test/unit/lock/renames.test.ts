/** Generations one after the other, each with the lock of the one before. */
import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../../generator/diagnostics/diagnostic.js";
import { wireTypes } from "../../../generator/ir/formats.js";
import { emptyLock, type ApiLock } from "../../../generator/ir/lock-model.js";
import { lowerLocked } from "../../../generator/ir/lower-locked.js";
import { readSpec } from "../../support/spec.js";

interface Step {
  /** `GET /pets listPets pets`: method, path, identifier, tag. */
  readonly operations?: readonly string[];
  readonly schemas?: Readonly<Record<string, string>>;
  readonly renames?: Readonly<Record<string, string>>;
  readonly aliases?: "kept" | "dropped";
}

function documentOf({ operations = [], schemas = {} }: Step): string {
  const paths = operations.map((line) => {
    const [method = "", path = "", id = "", tag = "pets"] = line.split(" ");
    const query = "parameters: [{ name: q, in: query, schema: { type: string } }]";
    const rest = `tags: [${tag}], ${query}, responses: { "204": { description: ok } }`;
    return `  ${path}: { ${method.toLowerCase()}: { operationId: ${id}, ${rest} } }`;
  });
  const components = Object.entries(schemas).map(([name, schema]) => `    ${name}: ${schema}`);
  return [
    "openapi: 3.1.0",
    "info: { title: Test, version: 1.0.0 }",
    paths.length === 0 ? "paths: {}" : "paths:",
    ...paths,
    ...(components.length === 0 ? [] : ["components:", "  schemas:", ...components]),
  ].join("\n");
}

/** The last lock of several generations, and what the last of them reported. */
function generations(...steps: readonly Step[]) {
  let lock: ApiLock = emptyLock;
  let bag = new DiagnosticBag();
  for (const step of steps) {
    bag = new DiagnosticBag();
    const { renames = {}, aliases = "kept" } = step;
    lock = lowerLocked(readSpec(documentOf(step)), bag, {
      types: wireTypes,
      former: lock,
      renames: new Map(Object.entries(renames)),
      aliases,
    }).lock;
  }
  const reported = bag.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  return { ...lock, reported };
}

const list = { operations: ["GET /pets listPets"] };
const find = { operations: ["GET /pets findPets"] };
const show = { operations: ["GET /pets showPets"] };

describe("an operation with another identifier", () => {
  test("leaves an alias of every name, and of its method", () => {
    const { aliases, methodAliases, reported } = generations(list, find);
    expect([...aliases]).toEqual([
      ["listPets", "findPets"],
      ["listPetsOperation", "findPetsOperation"],
      ["listPetsRoute", "findPetsRoute"],
      ["listPetsURL", "findPetsURL"],
      ["ListPetsQuery", "FindPetsQuery"],
      ["ListPetsError", "FindPetsError"],
    ]);
    expect([...methodAliases]).toEqual([["pets.list", "find"]]);
    expect(reported).toEqual([]);
  });

  test("keeps its aliases for the cycle, and each leads to the present name", () => {
    const { aliases, methodAliases } = generations(list, find, find, show);
    expect(aliases.get("listPets")).toBe("showPets");
    expect(aliases.get("findPets")).toBe("showPets");
    expect([...methodAliases]).toEqual([
      ["pets.list", "show"],
      ["pets.find", "show"],
    ]);
  });

  test("has no aliases after the cycle", () => {
    const { aliases, methodAliases } = generations(list, find, { ...find, aliases: "dropped" });
    expect([aliases.size, methodAliases.size]).toEqual([0, 0]);
  });

  test("has none when it is called as before again", () => {
    const { aliases } = generations(list, find, list);
    expect(aliases.has("listPets")).toBe(false);
    expect(aliases.get("findPets")).toBe("listPets");
  });

  test("has none where its name is another's now, and that is said", () => {
    const swapped = { operations: ["GET /pets all", "GET /animals listPets"] };
    const { aliases, reported } = generations(list, swapped);
    expect(aliases.has("listPets")).toBe(false);
    expect(reported).toContain(
      "alias-taken: listPets is now the name of something else, so it cannot be an alias of what it was.",
    );
  });

  test("has none once it is gone", () => {
    const { aliases, names } = generations(list, find, { operations: ["GET /owners owners"] });
    expect(aliases.size).toBe(0);
    expect([...names.keys()].filter((place) => place.includes("pets"))).toEqual([]);
  });

  test("keeps a name that it was given because of a clash", () => {
    const clash = { operations: ["GET /pets listPets", "GET /other list-pets"] };
    const { names } = generations(clash, { operations: ["GET /other list-pets"] });
    expect([...(names.get("#/paths/~1other/get")?.values() ?? [])]).toContain("listPetsOther");
  });
});

describe("an operation at another path", () => {
  const moved = { operations: ["GET /v2/pets showPets"] };

  test("is the same where the configuration says so", () => {
    const { aliases, methodAliases } = generations(list, {
      ...moved,
      renames: { "GET /pets": "GET /v2/pets" },
    });
    expect(aliases.get("ListPetsQuery")).toBe("ShowPetsQuery");
    expect([...methodAliases]).toEqual([["pets.list", "show"]]);
  });

  test("is another one otherwise", () => {
    expect(generations(list, moved).aliases.size).toBe(0);
  });
});

describe("a schema that is gone", () => {
  const shape = "{ type: object, properties: { a: { type: string } } }";
  const pet = { schemas: { Pet: shape } };
  const animal = { schemas: { Animal: shape } };
  const proposal =
    "rename-proposed: The schema Pet is gone, and Animal is the only new one of its shape.";

  test("is a proposal, until there is an answer", () => {
    const { reported, aliases } = generations(pet, animal, animal);
    expect(reported).toEqual([proposal]);
    expect(aliases.size).toBe(0);
  });

  test("is a rename when the configuration says so, also later", () => {
    const renames = { Pet: "Animal" };
    for (const steps of [[pet], [pet, animal]]) {
      const { reported, aliases } = generations(...steps, { ...animal, renames });
      expect([...aliases]).toEqual([["Pet", "Animal"]]);
      expect(reported).toEqual([]);
    }
    const { aliases } = generations(pet, { ...animal, renames }, { ...animal, renames });
    expect([...aliases]).toEqual([["Pet", "Animal"]]);
  });

  test.each([
    ["two new ones are alike", { Animal: shape, Beast: shape }],
    ["the new one is not alike", { Animal: "{ type: object }" }],
    ["its shape says nothing", { Animal: "{ type: string }" }],
  ])("is nothing where %s", (_, schemas) => {
    const before = {
      schemas: { Pet: schemas.Animal === "{ type: string }" ? schemas.Animal : shape },
    };
    expect(generations(before, { schemas }).reported).toEqual([]);
  });

  test("cannot be renamed to what is not there", () => {
    const { reported } = generations(pet, { ...animal, renames: { Pet: "Beast" } });
    expect(reported).toContain(
      "rename-ineffective: The rename of Pet to Beast has no effect: there is no Beast.",
    );
  });

  test("names what is derived from it as well", () => {
    const inner =
      "{ type: object, $defs: { In: { type: object } }, properties: { i: { $ref: '#/components/schemas/NAME/$defs/In' }, id: { type: string, readOnly: true } } }";
    const { aliases } = generations(
      { schemas: { Pet: inner.replace("NAME", "Pet") } },
      { schemas: { Animal: inner.replace("NAME", "Animal") }, renames: { Pet: "Animal" } },
    );
    expect([...aliases]).toEqual([
      ["Pet", "Animal"],
      ["PetIn", "AnimalIn"],
    ]);
  });
});
