/** Two documents, generated and compared. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SurfaceChange } from "../../generator/compare/change.js";
import { compareApi } from "../../generator/compare/compare-apis.js";
import { generate, type GenerateOptions, type Generation } from "../../generator/index.js";

/** Generates a document, in a file of its own for as long as that takes. */
export async function generateText(
  text: string,
  options: Omit<GenerateOptions, "input"> = {},
): Promise<Generation> {
  const folder = mkdtempSync(join(tmpdir(), "specloom-compare-"));
  try {
    const input = join(folder, "pets.yaml");
    writeFileSync(input, text);
    const generation = await generate({ input, ...options });
    const errors = generation.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    // Places are read when they are asked for.
    for (const { locate } of generation.apis) locate("");
    return generation;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What regenerating changes. */
export function compareGenerations(
  before: Generation,
  after: Generation,
): readonly SurfaceChange[] {
  return after.apis.flatMap(({ folder, model, locate }) =>
    compareApi({ folder, model, locate, before: before.files, after: after.files }),
  );
}
