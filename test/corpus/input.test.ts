/**
 * Documents from elsewhere are read without an exception, and without an error unless they break
 * OpenAPI. They are not part of this repository; `SPECLOOM_CORPUS` names the folder that holds them.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import { readApis } from "../../generator/input/read.js";

const corpus =
  process.env["SPECLOOM_CORPUS"] ?? new URL("../../../shared/corpus", import.meta.url).pathname;

/** Documents that break a rule of OpenAPI, and the rule. */
const refused = new Map<string, readonly string[]>([
  // References to schemas that are not declared.
  ["square.json", ["unresolved-reference"]],
  ["sta-wrong-schema-names.yaml", ["unresolved-reference"]],
  // A key that occurs twice in one object.
  ["otc-full-2.0.json", ["duplicate-key"]],
  // A path that is a program, with braces of its own.
  ["injection-js.json", ["invalid-path"]],
  // No document of its own: others refer to it.
  ["external-shared.json", ["version-missing"]],
]);

const documents = ["real", "edge"]
  .filter((folder) => existsSync(join(corpus, folder)))
  .flatMap((folder) => readdirSync(join(corpus, folder)).map((name) => ({ folder, name })));

if (documents.length === 0) console.log(`Skipped: there is no corpus at ${corpus}.`);

describe.skipIf(documents.length === 0)("the corpus", () => {
  test.each(documents)(
    "$folder/$name",
    async ({ folder, name }) => {
      const bag = new DiagnosticBag();
      const apis = await readApis(join(corpus, folder, name), bag);
      const errors = bag.diagnostics.filter(({ severity }) => severity === "error");
      expect([...new Set(errors.map(({ code }) => code))]).toEqual(refused.get(name) ?? []);
      if (errors.length === 0) expect(apis).toHaveLength(1);
      for (const { range } of bag.diagnostics) expect(range).toBeDefined();
    },
    60_000,
  );
});
