/**
 * Measures ours beside the other generators: time and memory of whole processes from a cold start,
 * the compiler and the editor on what they write, calls, and what only ours does.
 *
 * `npm run bench -- [FOLDER] [--quick] [--rounds 5] [--json] [--update]`
 *
 * FOLDER holds the documents, `../shared/corpus/real` by default; those that are missing come from
 * packages, or are left out and named. `--quick` takes less than two minutes: our own spec, petstore
 * and digitalocean, beside the fastest of the others and a widely used one. `--update` writes
 * `docs/benchmarks.md`, and the ratios that later runs compare with. Exit code 1: a ratio of ours
 * has grown to more than 1.5 times the committed one.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import { temporaryFolder } from "../support/command.js";
import { peers } from "./peers.js";
import { printed } from "./report.js";
import { arePeersInstalled, installPeers, newerNode, newerNodeVersion } from "./run-peer.js";
import {
  committedSpeedFigures,
  printedSpeedRegression,
  speedFiguresFile,
  speedRegressions,
  type SpeedFigures,
} from "./speed/figures.js";
import { benchmarkPage } from "./speed/page.js";
import { fastestTable, toolTable } from "./speed/report.js";
import { measureAll, ratiosOf, type Extent, type Measured } from "./speed/run.js";
import { ratioTable } from "./speed/section.js";

const root = new URL("../../", import.meta.url).pathname;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    json: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
  },
});
if (options.quick && options.update) throw new Error("--update is for all documents.");

const full: Extent = {
  documents: ["petstore.yaml", "digitalocean.yaml", "openai.yaml", "stripe.yaml", "github.json"],
  completions: ["digitalocean", "github"],
  completionRounds: 5,
  peers,
  rounds: 5,
  calls: [20, 1000],
  pages: 1000,
  saves: 10,
};

/** The fastest of the others whose output compiles, and a widely used one; the rest is slower. */
const quickPeers = ["oazapfts", "hey-api"];

const quick: Extent = {
  documents: ["petstore.yaml", "digitalocean.yaml"],
  completions: ["digitalocean"],
  completionRounds: 1,
  peers: peers.filter(({ name }) => quickPeers.includes(name)),
  rounds: 2,
  calls: [20, 100],
  pages: 100,
  saves: 5,
};

const chosen = options.quick ? quick : full;
const rounds = Number(options.rounds ?? chosen.rounds);
const completionRounds = Math.min(rounds, chosen.completionRounds);
const extent = { ...chosen, rounds, completionRounds };
const temporary = temporaryFolder();
try {
  const measured = await measure();
  print(measured);
  if (options.update) await write(measured);
  else compare(measured);
} finally {
  temporary.remove();
}

async function measure(): Promise<Measured> {
  if (!arePeersInstalled()) {
    console.error("Installing the other generators into test/bench/peers/node_modules.");
    installPeers();
  }
  const onProgress = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`);
  };
  const corpus = resolve(root, positionals[0] ?? "../shared/corpus/real");
  const place = { corpus, folder: temporary.path, node: newerNode(), onProgress };
  const start = performance.now();
  const measured = await measureAll(extent, place);
  onProgress("");
  console.error(`Measured for ${((performance.now() - start) / 1000).toFixed(0)} s.`);
  return measured;
}

function print(measured: Measured): void {
  if (options.json) {
    console.log(JSON.stringify(measured, null, 2));
    return;
  }
  const { documents, sections } = measured;
  console.log(`${printed(fastestTable(documents))}\n\n${printed(ratioTable(sections))}`);
  for (const { document, tools } of documents) {
    console.log(`\n${document}\n${printed(toolTable(tools))}`);
  }
  for (const { title, table } of sections) console.log(`\n${title}\n${printed(table)}`);
}

/** With the committed ratios; those of something that was not measured are left out. */
function compare(measured: Measured): void {
  const committed = committedSpeedFigures();
  if (committed === undefined) console.error("There are no ratios to compare with.");
  const grown = speedRegressions(committed?.ratios ?? [], ratiosOf(measured));
  for (const regression of grown) console.error(printedSpeedRegression(regression));
  if (grown.length === 0) return;
  console.error("If that is worth it: npm run bench -- --update");
  process.exitCode = 1;
}

async function write(measured: Measured): Promise<void> {
  const machine = { node: newerNodeVersion(), cores: cpus().length };
  const ratios = ratiosOf(measured).map(({ measure: name, against, value }) => ({
    measure: name,
    against,
    value: Number(value.toPrecision(3)),
  }));
  const figures: SpeedFigures = { ...machine, ratios };
  const texts = [
    [speedFiguresFile, JSON.stringify(figures)],
    [join(root, "docs/benchmarks.md"), benchmarkPage(measured, { ...machine, ...extent })],
  ] as const;
  for (const [filepath, text] of texts) {
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  }
  console.error("Wrote docs/benchmarks.md.");
}
