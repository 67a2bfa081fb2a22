/**
 * Documents that nobody has seen before: the generator neither throws nor hangs, and what it writes
 * has the syntax of TypeScript. `SPECLOOM_FUZZ=10000` sets their number, `SPECLOOM_SEED` other ones;
 * fast-check prints the seed of a failure and the smallest document it finds.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../generator/index.js";
import { compileStrict } from "../support/compile.js";
import { anyText, mutatedText, structuredText } from "./arbitrary-text.js";
import { startChecker, type Checker } from "./fuzz-process.js";

const runs = Number(process.env["SPECLOOM_FUZZ"] ?? 60);
const seed = Number(process.env["SPECLOOM_SEED"] ?? 20_260_101);

/** How many outputs are compiled, by the fastest compiler. */
const sample = Math.min(600, 8 + runs / 15);

/** Per document, on a machine that is busy with other things. */
const timeout = 60_000 + runs * 1000;

let folder = "";
let started = 0;
let checker: Checker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specloom-fuzz-"));
  checker = startChecker(join(folder, "fuzz.yaml"));
  started = performance.now();
});

afterAll(async () => {
  checker.close();
  await rm(folder, { recursive: true });
});

/** Texts that gave output, a sample of which is compiled. */
const accepted: string[] = [];

describe("the generator survives", () => {
  test.each<[string, number, fc.Arbitrary<string>]>([
    ["documents of a grammar", 0.5, structuredText],
    ["valid documents with damage", 0.3, mutatedText],
    ["any text", 0.2, anyText],
  ])(
    "%s",
    async (_, share, texts) => {
      const property = fc.asyncProperty(texts, async (text) => {
        const outcome = await checker.check(text);
        expect(outcome.problems).toEqual([]);
        if (outcome.accepted) accepted.push(text);
      });
      await fc.assert(property, { seed, numRuns: Math.ceil(runs * share) });
    },
    timeout,
  );

  test("and has accepted many of them", () => {
    const speed = (runs / (performance.now() - started)) * 1000;
    console.log(
      `${accepted.length} of ${runs} documents gave output; ${speed.toFixed(1)} per second.`,
    );
    expect(accepted.length).toBeGreaterThan(runs / 5);
  });

  test(
    "and the output of some compiles",
    async () => {
      const step = Math.max(1, Math.floor(accepted.length / sample));
      const some = accepted.filter((_, index) => index % step === 0);
      for (const [index, text] of some.entries()) {
        await mkdir(join(folder, "apis", `api${index}`), { recursive: true });
        await writeFile(join(folder, "apis", `api${index}`, "openapi.yaml"), text);
      }
      const { files, diagnostics } = await generate({ input: join(folder, "apis") });
      const unexpected = diagnostics.filter(({ severity }) => severity === "error");
      expect(unexpected.map(({ message }) => message)).toEqual([]);
      const sources = Object.fromEntries(files.map(({ path, text }) => [path, text]));
      const options = { typescript: "7", moduleResolution: "nodenext" } as const;
      expect(await compileStrict({ files: sources, ...options })).toEqual([]);
    },
    timeout,
  );
});
