/**
 * Text of a document reaches the output as an escaped literal, an escaped comment or an identifier.
 *
 * Whatever stands in the positions of a document, the output has the same statements, made of the
 * same syntax, with the same references to the run-time and to globals: only texts and declared names
 * may differ from those of a harmless document. `SPECLOOM_FUZZ` makes the samples complete.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";
import { companionNames } from "../../generator/ir/companions.js";
import { generate, type Generation } from "../../generator/index.js";
import type { JsonValue } from "../../generator/input/openapi.js";
import { compileStrict } from "../support/compile.js";
import { baseDocument, positionsOf } from "./base-document.js";
import { closedPositions } from "./closed-positions.js";
import { differences, fileProblems, ownFiles } from "./output-checks.js";
import { everything, payloads } from "./payloads.js";
import type { Fill } from "./positions.js";

const positions = positionsOf(baseDocument);
const isComplete = process.env["SPECLOOM_FUZZ"] !== undefined;

/** Fills each position with another payload; after as many shifts as payloads, each was in each. */
function shifted(shift: number): Fill {
  return (position) => payloads[(positions.indexOf(position) + shift) % payloads.length] ?? "";
}

let folder = "";
let harmless: Generation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specloom-hostile-"));
  harmless = await generateFrom(baseDocument((_, text) => text));
});

afterAll(() => rm(folder, { recursive: true }));

test("the harmless document is whole, and its positions have names of their own", () => {
  expect(harmless.diagnostics).toEqual([]);
  expect(fileProblems(harmless.files)).toEqual([]);
  expect(positions).toHaveLength(new Set(positions).size);
  expect(positions.length).toBeGreaterThan(150);
});

describe("each payload in each position", () => {
  test.each(payloads.map((_, shift) => shift))("shifted by %i", async (shift) => {
    await expectNothingElse(shifted(shift));
  });
});

describe("one payload in all positions", () => {
  const some = isComplete ? payloads : payloads.filter((_, index) => index % 8 === 0);
  test.each(
    [everything, ...some].map((payload) => [JSON.stringify(payload).slice(0, 60), payload]),
  )("%s", async (_, payload) => {
    await expectNothingElse((position) => `${payload} ${position}`);
    await expectNothingElse((position) => `${position} ${payload}`);
  });
});

describe("a payload where only certain texts make sense", () => {
  const texts = [everything, "", " ", ...payloads];
  test.each(Object.entries(closedPositions))("%s", async (position, documentOf) => {
    const start = Object.keys(closedPositions).indexOf(position) % 9;
    const some = texts.filter((_, index) => isComplete || index === 0 || index % 9 === start);
    for (const payload of some) await expectHarmless(documentOf(payload));
  });
});

test("a payload in a name of the API", async () => {
  for (const payload of [everything, ...payloads]) {
    const fill: Fill = (position, text) => (position === "info.title" ? payload : text);
    const { files } = await generateFrom(baseDocument(fill), "openapi.json");

    expect(fileProblems(files)).toEqual([]);
  }
});

test("what comes of payloads compiles", async () => {
  const fills: readonly Fill[] = [
    shifted(0),
    shifted(40),
    (position) => `${everything} ${position}`,
    (position) => `${position} ${everything}`,
  ];
  for (const [index, fill] of fills.entries()) {
    await write(join("compiled", `api${index}`, "openapi.json"), baseDocument(fill));
  }
  const { files } = await generate({
    input: join(folder, "compiled"),
    companions: companionNames,
  });
  expect(files.length).toBeGreaterThan(40);
  const sources = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const compilation = {
    files: sources,
    typescript: "5.9",
    moduleResolution: "nodenext",
    packages: "installed",
    flags: { skipLibCheck: true, isolatedDeclarations: false },
  } as const;
  expect(await compileStrict(compilation)).toEqual([]);
}, 120_000);

async function write(path: string, document: JsonValue): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(document));
  return file;
}

async function generateFrom(document: JsonValue, name = "harmless.json"): Promise<Generation> {
  return await generate({ input: await write(name, document), companions: companionNames });
}

/** The document is accepted, and its output does what that of the harmless document does. */
async function expectNothingElse(fill: Fill): Promise<void> {
  const { files, diagnostics } = await generateFrom(baseDocument(fill));
  const errors = diagnostics.filter(({ severity }) => severity === "error");

  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(fileProblems(files)).toEqual([]);
  expect(differences(ownFiles(harmless.files), ownFiles(files))).toEqual([]);
}

/** The document is accepted or refused; what is said about it can be shown in a terminal. */
async function expectHarmless(document: JsonValue): Promise<void> {
  const { files, diagnostics } = await generateFrom(document);
  const source = () => JSON.stringify(document);
  const report = renderDiagnostics(diagnostics, { colors: false, directory: folder, source });

  expect(report.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(files.length > 0 || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  expect(fileProblems(files)).toEqual([]);
}
