/** Text of a document reaches the output as an escaped literal, an escaped comment or an identifier. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderDiagnostics } from "../../generator/diagnostics/render.js";
import { generate, type Generation } from "../../generator/index.js";
import { isContained } from "../../generator/output/paths.js";
import { baseDocument, positionsOf } from "./base-document.js";
import { closedPositions } from "./closed-positions.js";
import { everything, payloads } from "./payloads.js";
import type { Fill, Members } from "./positions.js";
import { declaredNames, renamings, skeletonOf } from "./skeleton.js";

const positions = positionsOf(baseDocument);
let folder = "";
let harmless: Generation;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specloom-hostile-"));
  harmless = await generateFrom(baseDocument((_, text) => text));
});

afterAll(() => rm(folder, { recursive: true }));

test("the harmless document is whole", () => {
  expect(harmless.diagnostics).toEqual([]);
  expect(positions).toHaveLength(new Set(positions).size);
});

describe("a payload in every position, so that after all runs each was in each", () => {
  test.each(payloads.map((_, shift) => shift))("shift %i", async (shift) => {
    const fill: Fill = (position) => {
      const index = positions.indexOf(position) + shift;
      return payloads[index % payloads.length] ?? "";
    };
    const generation = await generateFrom(baseDocument(fill));

    expect(errorsOf(generation)).toEqual([]);
    expectSameSkeleton(generation);
  });
});

async function generateFrom(document: Members): Promise<Generation> {
  const file = join(folder, "api.json");
  await writeFile(file, JSON.stringify(document));
  return await generate({ input: file });
}

function errorsOf({ diagnostics }: Generation): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

function ownFiles({ files }: Generation) {
  return files.filter(({ path }) => !path.startsWith("runtime/"));
}

