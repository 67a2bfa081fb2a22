/**
 * Bundles one users-list call with our SDK and with those of other generators, and prints the sizes.
 *
 * `npm run bench:size -- [--own] [--json] [--update]`
 *
 * `--own` leaves the others out, which need packages that the repository does without; `--json` is
 * for machines; `--update` writes the figures that the next run compares with. Exit code 1: a size
 * of ours has grown by more than 5 % over its committed figure.
 */
import { version as esbuild } from "esbuild";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import own from "../../package.json" with { type: "json" };
import { committedFigures, figuresFile, regressions, type Regression } from "./figures.js";
import { measurePeers } from "./measure-peers.js";
import { measureModules, measureOwn } from "./own.js";
import { moduleTable, page, printed, printedRegression, programTable } from "./report.js";
import type { Figures } from "./row.js";
import { arePeersInstalled, installPeers } from "./run-peer.js";

const pageFile = new URL("../../docs/bundle-size.md", import.meta.url).pathname;

const { values: options } = parseArgs({
  options: {
    own: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
  },
});

const before = committedFigures();
const figures: Figures = {
  tools: { esbuild, node: process.versions.node },
  own: await measureOwn(own.version),
  modules: await measureModules(),
  peers: options.own ? [] : await measureOthers(),
};
const grown = regressions(before, figures);
print(figures, grown);
// The others have not been measured anew; their packages are the same.
if (options.update) await write(options.own ? { ...figures, peers: before.peers } : figures);
else if (grown.length > 0) {
  console.error("If that is worth it: npm run bench:size -- --own --update");
  process.exitCode = 1;
}

async function measureOthers() {
  if (!arePeersInstalled()) {
    console.error("Installing the other generators into test/bench/peers/node_modules.");
    installPeers();
  }
  return await measurePeers();
}

function print(all: Figures, larger: readonly Regression[]): void {
  if (options.json) console.log(JSON.stringify({ ...all, regressions: larger }, null, 2));
  else console.log(`${printed(programTable(all))}\n\n${printed(moduleTable(all))}`);
  for (const regression of larger) console.error(printedRegression(regression));
}

async function write(all: Figures): Promise<void> {
  const texts = [
    [figuresFile, JSON.stringify(all)],
    [pageFile, page(all)],
  ] as const;
  for (const [filepath, text] of texts) {
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  }
  console.error("Wrote docs/bundle-size.md.");
}
