/** Copies of packages for ourselves: nobody else may notice. */
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { loadPackage, loadWith } from "../../generator/load-package.js";

const load = createRequire(import.meta.url);
const part = "openapi-typescript/dist/lib/ts.cjs";

interface Part {
  readonly BOOLEAN: unknown;
}

function copyWith(boolean: string): Part {
  const factory = { createKeywordTypeNode: () => boolean, createIdentifier: () => boolean };
  const module = { SyntaxKind: {}, factory: new Proxy(factory, { get: () => () => boolean }) };
  const [copy] = loadWith("openapi-typescript", ["dist/lib/ts.cjs"], {
    name: "typescript",
    module,
  });
  return copy as Part;
}

test("a copy gets the replacement, each copy its own", () => {
  expect(copyWith("one").BOOLEAN).toBe("one");
  expect(copyWith("two").BOOLEAN).toBe("two");
});

test("what others have loaded, and what they load later, is as it was", () => {
  const before = { part: load(part) as Part, compiler: load("typescript") as object };
  copyWith("other");
  expect(load(part)).toBe(before.part);
  expect(load("typescript")).toBe(before.compiler);
  expect(before.part.BOOLEAN).not.toBe("other");
});

test("nothing of a copy stays where there was nothing", () => {
  const path = load.resolve(part);
  Reflect.deleteProperty(load.cache, path);
  copyWith("other");
  expect(load.cache[path]).toBeUndefined();
});

test("a failure changes nothing, either", () => {
  const compiler = load("typescript") as object;
  expect(() =>
    loadWith("openapi-typescript", ["dist/transform/index.cjs"], {
      name: "typescript",
      module: {},
    }),
  ).toThrow(TypeError);
  expect(load("typescript")).toBe(compiler);
});

test("a package is loaded once", () => {
  expect(loadPackage("yaml")).toBe(load("yaml"));
  expect(loadPackage("yaml")).toBe(loadPackage("yaml"));
});
