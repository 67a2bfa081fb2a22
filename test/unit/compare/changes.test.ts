/** What each kind of change means, told by the comparison and proven by a compiler. */
import { beforeAll, describe, expect, test } from "vitest";
import type { ChangeCode, SurfaceChange } from "../../../generator/compare/change.js";
import type { GeneratedFile } from "../../../generator/emit/emitter.js";
import type { Generation } from "../../../generator/index.js";
import { compileStrict } from "../../support/compile.js";
import { compareGenerations, generateText } from "../../support/surfaces.js";
import { memberCases } from "./member-cases.js";
import { operationCases } from "./operation-cases.js";
import { document, edited } from "./pets.js";
import { program } from "./program.js";
import { typeCases } from "./type-cases.js";

const cases = [...memberCases, ...typeCases, ...operationCases];

/** Comments that name what has changed follow it; a case of its own is about them. */
function described(changes: readonly SurfaceChange[], name: string): readonly string[] {
  return changes
    .filter(({ code }) => code !== "documentation-changed" || name.includes("comment"))
    .map(({ severity, code, symbol, range }) => `${severity} ${code} ${symbol} ${range?.line}`);
}

/** Changes that compilers cannot see: what is sent is no type. */
const invisible = new Set<ChangeCode>([
  "base-url-changed",
  "method-changed",
  "pagination-changed",
  "parameter-location-changed",
  "path-changed",
  "request-media-type-changed",
  "response-media-type-changed",
  "security-changed",
  "serialization-changed",
]);

/** A case with both outputs compared; once, since that takes a compiler. */
interface Compared {
  readonly name: string;
  readonly files: readonly GeneratedFile[];
  readonly there: readonly SurfaceChange[];
  readonly back: readonly SurfaceChange[];
}

let original: Generation;
const compared = new Map<string, Compared>();

beforeAll(async () => {
  original = await generateText(document);
  for (const { name, edits } of cases) {
    const now = await generateText(edited(...edits));
    const there = compareGenerations(original, now);
    const back = compareGenerations(now, original);
    compared.set(name, { name, files: now.files, there, back });
  }
});

describe.each(cases)("$name", ({ name, there, back }) => {
  test("is told", () => {
    expect(described(compared.get(name)?.there ?? [], name)).toEqual(there);
  });

  test("is told the other way round", () => {
    expect(described(compared.get(name)?.back ?? [], name)).toEqual(back);
  });
});

test("nothing changes where nothing has changed", () => {
  expect(compareGenerations(original, original)).toEqual([]);
});

test("a program that compiled still does, unless a type has a major change", async () => {
  const same = { name: "nothing", files: original.files, there: [], back: [] };
  const all = [same, ...compared.values()];
  const sources = all.map(({ files }, index) => sourcesOf(files, index));
  const errors = await compileStrict({
    files: Object.assign(runtimeOf(original.files), ...sources),
    typescript: "7",
    moduleResolution: "nodenext",
  });
  const broken = new Set(errors.map((error) => Number(/^case(\d+)\//u.exec(error)?.[1])));

  expect(errors.filter((error) => !/^case\d+\/program\.ts/u.test(error))).toEqual([]);
  const names = (list: readonly Compared[]) => list.map(({ name }) => name);
  expect(names(all.filter((_, index) => broken.has(index)))).toEqual(names(all.filter(breaks)));
});

function breaks({ there }: Compared): boolean {
  return there.some(({ severity, code }) => severity === "major" && !invisible.has(code));
}

/** One run-time for all outputs: types of its classes are told apart by their declarations. */
function runtimeOf(files: readonly GeneratedFile[]): Record<string, string> {
  const own = files.filter(({ path }) => path.startsWith("runtime/"));
  return Object.fromEntries(own.map(({ path, text }) => [path, text]));
}

function sourcesOf(files: readonly GeneratedFile[], index: number): Record<string, string> {
  const own = files.filter(({ path }) => !/^runtime\/|^schema\.ts$/u.test(path));
  const texts = own.map(({ path, text }) => {
    return [
      `case${index}/${path}`,
      text.replaceAll(
        /"(\.\.?\/)runtime\//gu,
        (_, start: string) => `"../${start === "./" ? "" : start}runtime/`,
      ),
    ];
  });
  return { ...Object.fromEntries(texts), [`case${index}/program.ts`]: program };
}
