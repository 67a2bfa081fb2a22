/**
 * Schemas in combinations that few documents have: their types compile with every compiler, accept
 * what Ajv accepts, and reject what Ajv rejects for a reason that a type can express.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeSamples } from "../corpus/soundness/soundness-oracle.js";
import { generateSdk, type Sdk } from "../corpus/support/sdk.js";
import { compileStrict, typescriptVersions } from "../support/compile.js";

const schemas = new URL("schemas", import.meta.url).pathname;
const timeout = 120_000;

describe.each([
  { file: "stress-3.0.yaml", atLeast: { valid: 50, mutations: 100 } },
  { file: "stress-3.1.yaml", atLeast: { valid: 100, mutations: 300 } },
])("V77 $file", ({ file, atLeast }) => {
  let folder = "";
  let sdk: Sdk | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "specloom-schemas-"));
    const generated = await generateSdk({ file, version: "3", operations: 0 }, schemas, folder);
    if ("reasons" in generated) throw new Error(generated.reasons.join("\n"));
    sdk = generated;
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(typescriptVersions)(
    "compiles with TypeScript %s",
    async (typescript) => {
      const sources = Object.fromEntries((sdk?.files ?? []).map(({ path, text }) => [path, text]));
      const compilation = { files: sources, typescript, moduleResolution: "nodenext" } as const;
      expect(await compileStrict(compilation)).toEqual([]);
    },
    timeout,
  );

  test(
    "types agree with Ajv",
    async () => {
      if (sdk === undefined) throw new Error("There is no SDK to judge.");
      const { counts, exceptions } = await judgeSamples(sdk);
      expect(exceptions).toEqual([]);
      expect(counts["valid"]).toBeGreaterThan(atLeast.valid);
      expect(counts["mutations"]).toBeGreaterThan(atLeast.mutations);
    },
    timeout,
  );
});
