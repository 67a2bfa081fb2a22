/**
 * Schemas that nobody has seen before: every value that Ajv accepts is a value of their types, and
 * the types of plain ones reject what Ajv rejects for its type, its presence or its enumeration.
 * `SPECLOOM_SCHEMAS=2000` sets how many groups of schemas there are, `SPECLOOM_SEED` other ones.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeValuesOf } from "../corpus/soundness/soundness-oracle.js";
import type { Exception } from "../corpus/support/results.js";
import { generateSdk } from "../corpus/support/sdk.js";
import { componentsOf, documentOf } from "./any-document.js";
import { anyValue, groupOf, type Grammar, type Members, type Version } from "./any-schema.js";

const groups = Number(process.env["SPECLOOM_SCHEMAS"] ?? 48);
const seed = Number(process.env["SPECLOOM_SEED"] ?? 20_260_101);

/** Tried with every schema, beside samples of it and what damage makes of these. */
const values = fc.sample(anyValue, { seed, numRuns: 100 });

/** One document holds this many groups, so that a large run does not need all memory at once. */
const groupsPerDocument = 100;

/** Per document, on a machine that is busy with other things. */
const timeout = 60_000 + groups * 1000;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specloom-any-schema-"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("types agree with Ajv about any schema", () => {
  test.each<[Version, Grammar, number]>([
    ["2.0", "any", 0.15],
    ["3.0", "any", 0.25],
    ["3.1", "any", 0.4],
    ["3.1", "plain", 0.2],
  ])(
    "of %s, %s keywords",
    async (version, grammar, share) => {
      const wanted = Math.ceil(groups * share);
      const numRuns = Math.min(wanted, groupsPerDocument);
      for (let part = 0; part * groupsPerDocument < wanted; part += 1) {
        const sampling = { seed: seed + part, numRuns };
        const components = componentsOf(fc.sample(groupOf(version, grammar), sampling), version);
        const { counts, wrong } = await judge(components, { version, grammar });
        expect(wrong).toEqual([]);
        expect(counts["valid"]).toBeGreaterThan(numRuns * 10);
        if (grammar === "plain") expect(counts["mutations"]).toBeGreaterThan(numRuns * 20);
      }
    },
    timeout,
  );
});

interface Kind {
  readonly version: Version;
  readonly grammar: Grammar;
}

async function judge(components: Members, { version, grammar }: Kind) {
  const file = "openapi.json";
  await writeFile(join(folder, file), JSON.stringify(documentOf(components, version)));
  const sdk = await generateSdk({ file, version, operations: 0 }, folder, join(folder, "sdk"));
  if ("reasons" in sdk) throw new Error(sdk.reasons.join("\n"));
  const { counts, exceptions } = await judgeValuesOf(sdk, { values, isExact: grammar === "plain" });
  return { counts, wrong: exceptions.map((each) => described(each, components)) };
}

/** An exception with the schemas of its group. */
function described({ reason, place, detail }: Exception, components: Members): string {
  const group = /S\d+/u.exec(place)?.[0] ?? "";
  const schemas = Object.entries(components).filter(([name]) => name.slice(0, -1) === group);
  const texts = schemas.map(([name, schema]) => `${name} ${JSON.stringify(schema)}`);
  return [reason, detail, ...texts].join("\n");
}
