/** Every exported name of the output, and every member of it, comes from somewhere. */
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { membersOf } from "../../../generator/compare/compare-members.js";
import { entriesOf } from "../../../generator/compare/descriptors.js";
import { readSurface } from "../../../generator/compare/surface.js";
import { generate } from "../../../generator/index.js";
import { originsOf } from "../../../generator/ir/origins.js";
import { caseOptions } from "../../support/case-options.js";
import { childFolders } from "../../support/files.js";
import { generateText } from "../../support/surfaces.js";
import { document } from "../compare/pets.js";

const root = new URL("../../golden/cases/", import.meta.url).pathname;

describe.each(childFolders(root))("%s", (name) => {
  test("has an origin for every name, member and value", async () => {
    const directory = `${root}${name}`;
    const { files, apis } = await generate({
      input: `${directory}/spec`,
      ...(await caseOptions(directory)),
    });
    const lost = apis.flatMap(({ folder, model }) => {
      const origins = originsOf(model);
      const own = files.filter(
        ({ path }) => path.startsWith(folder) && !path.startsWith("runtime/") && !isCompanion(path),
      );
      return pathsOf(readSurface(own, "/")).filter((path) => origins.find(path) === undefined);
    });
    expect(lost).toEqual([]);
  });
});

/** Names of companions are chosen when they are emitted; changes of them are told without a place. */
function isCompanion(path: string): boolean {
  return /(^|\/)(handlers|queries|samples|zod)\.ts$/u.test(path);
}

/** Names, members of interfaces and values of enumerations, as the files have them. */
function pathsOf({ declarations }: ReturnType<typeof readSurface>): readonly string[][] {
  return [...declarations.values()].flatMap((declaration) => {
    const { name, node, type } = declaration;
    // What a call of a list can do, it can because of its operation.
    const hasMembers = ts.isInterfaceDeclaration(node) && !name.endsWith("Call");
    const members = hasMembers ? [...membersOf(node.members).values()] : [];
    const properties = members.filter((member) => ts.isPropertySignature(member.node));
    const values = type === undefined ? [] : [...entriesOf(declaration).keys()];
    return [
      [name],
      ...properties.map((member) => [name, member.name]),
      ...values.map((value) => [name, value]),
    ];
  });
}

test("leads both ways, and to the nearest parent of what is not there", async () => {
  const { apis } = await generateText(document);
  const [api] = apis;
  if (api === undefined) throw new Error("There is no API.");
  const origins = originsOf(api.model);
  const line = (path: readonly string[]) => api.locate(origins.nearest(path)?.pointer ?? "")?.line;
  const text = (path: readonly string[]) =>
    document.split("\n")[(line(path) ?? 0) - 1]?.trim() ?? "";

  expect(text(["Pet", "home", "city"])).toMatch(/^home:/u);
  expect(text(["Pet", "no", "such"])).toBe("Pet:");
  expect(text(["Kind", "Dog"])).toMatch(/^Kind:/u);
  expect(text(["ListPetsQuery", "ids"])).toMatch(/^- \{ name: ids/u);
  expect(text(["PetFilter", "Color"])).toMatch(/^- \{ name: color/u);
  expect(origins.find(["Pet", "no"])).toBeUndefined();
  const [builder, method] = origins.at("/paths/~1pets/post");
  expect([builder?.symbol, method?.symbol]).toEqual(["createPet", "PetsResource.create"]);
  expect(builder).toMatchObject({ kind: "operation", operation: "createPet" });
});
