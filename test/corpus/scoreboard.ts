/**
 * Runs the independent oracles over a corpus and writes `scoreboard.md`.
 *
 * `npx tsx test/corpus/scoreboard.ts [FOLDER] [--only compile,soundness,oracle,wire]
 * [--document NAME] [--typescript 7,6] [--resume]`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { typescriptVersions } from "../support/compile.js";
import { judgeCompilation, judgeGeneration } from "./compile/compile-oracle.js";
import { corpusDocuments, type CorpusDocument } from "./support/documents.js";
import { openResults, type OracleResult } from "./support/results.js";
import { generateSdk, sdkFolder, type Refusal, type Sdk } from "./support/sdk.js";
import { scoreboard } from "./support/report.js";
import { sdkOracles, tables } from "./oracles.js";

const root = new URL("../../", import.meta.url).pathname;
const workFolder = join(tmpdir(), "specloom-scoreboard");

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "compile,soundness,oracle,wire" },
    document: { type: "string", default: "" },
    typescript: { type: "string", default: typescriptVersions.join() },
    resume: { type: "boolean", default: false },
  },
});
const only = new Set(options.only.split(","));
const versions = typescriptVersions.filter((version) =>
  options.typescript.split(",").includes(version),
);
const corpus = resolve(root, positionals[0] ?? "../shared/corpus");
const results = openResults(join(workFolder, "results"));

const documents = corpusDocuments(corpus, options.document);
if (documents === undefined) {
  console.log(`Skipped: there is no corpus at ${corpus}.`);
} else {
  mkdirSync(workFolder, { recursive: true });
  for (const document of documents) await judge(document);
  if (only.has("compile")) await compileWithOthers(documents);
  await writeScoreboard();
}

/** Generates, and runs what needs the newest compiler or none. */
async function judge(document: CorpusDocument): Promise<void> {
  const chosen = sdkOracles.filter(({ name, table }) => only.has(name) && isDue(table, document));
  const compiles = only.has("compile") && versions.includes("7") && isDue("typescript 7", document);
  if (chosen.length === 0 && !compiles) return;
  const generated = await generateSdk(document, corpus, join(workFolder, "sdk"));
  if (only.has("compile")) keep("generation", document, judgeGeneration(generated));
  if ("reasons" in generated) return refuse(generated);
  if (compiles) keep("typescript 7", document, await judgeCompilation(generated.folder, "7"));
  for (const { table, run } of chosen) keep(table, document, await attempt(run, generated));
}

/** An oracle that fails says so in its own table and lets the others go on. */
async function attempt(run: (sdk: Sdk) => Promise<OracleResult>, sdk: Sdk): Promise<OracleResult> {
  try {
    return await run(sdk);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { counts: { failed: 1 }, exceptions: [{ reason: "oracle failed", place: "", detail }] };
  }
}

function refuse({ document, reasons }: Refusal): void {
  console.log(`${document.file}: no SDK (${reasons.join(", ")})`);
}

function isDue(table: string, { file }: CorpusDocument): boolean {
  return !options.resume || results.get(table)[file] === undefined;
}

/** The other compilers take longest; two at a time, on what is already on disk. */
async function compileWithOthers(all: readonly CorpusDocument[]): Promise<void> {
  const others = versions.filter((version) => version !== "7");
  const queue = others.flatMap((version) =>
    all
      .filter(({ file }) => results.get("generation")[file]?.counts["generated"] === 1)
      .filter((document) => isDue(`typescript ${version}`, document))
      .map((document) => ({ version, document })),
  );
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const folder = sdkFolder(job.document, join(workFolder, "sdk"));
      keep(`typescript ${job.version}`, job.document, await judgeCompilation(folder, job.version));
    }
  };
  await Promise.all([work(), work()]);
}

function keep(table: string, document: CorpusDocument, result: OracleResult): void {
  results.set(table, document.file, result);
  const figures = Object.entries(result.counts).map(([column, count]) => `${column} ${count}`);
  console.log(`${document.file}: ${table}: ${figures.join(", ")}`);
}

async function writeScoreboard(): Promise<void> {
  const text = scoreboard(tables.map((table) => ({ ...table, results: results.get(table.name) })));
  const layout = await resolveConfig(join(root, "scoreboard.md"));
  const path = join(root, "scoreboard.md");
  writeFileSync(path, await format(text, { ...layout, filepath: path }));
  console.log("Wrote scoreboard.md.");
}
