/**
 * Runs all generators on large documents, as whole processes from a cold start, and compiles what
 * they write.
 *
 * `npm run bench -- [FOLDER] [--quick] [--rounds 5] [--json] [--update]`
 *
 * FOLDER holds the documents, `../shared/corpus/real` by default; those that are missing are left
 * out, and named. `--quick` is for users, petstore and digitalocean; `--update` writes
 * `docs/benchmarks.md`.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { format, resolveConfig } from "prettier";
import own from "../../package.json" with { type: "json" };
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import { readApis } from "../../generator/input/read.js";
import { temporaryFolder } from "../support/command.js";
import { printed } from "./report.js";
import { arePeersInstalled, installPeers, newerNode } from "./run-peer.js";
import { benchmarkPage } from "./speed/page.js";
import { measureDocument } from "./speed/measure.js";
import { ratioTable, toolTable, type DocumentFigures } from "./speed/report.js";
import { others, ours } from "./speed/tools.js";

const root = new URL("../../", import.meta.url).pathname;
const large = ["petstore.yaml", "digitalocean.yaml", "openai.yaml", "stripe.yaml", "github.json"];
const quick = ["petstore.yaml", "digitalocean.yaml"];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    json: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
  },
});
const corpus = resolve(root, positionals[0] ?? "../shared/corpus/real");
const rounds = Number(options.rounds ?? (options.quick ? 3 : 5));
const temporary = temporaryFolder();
try {
  const all = await measureAll();
  print(all);
  if (options.update) await write(all);
} finally {
  temporary.remove();
}

async function measureAll(): Promise<readonly DocumentFigures[]> {
  if (!arePeersInstalled()) {
    console.error("Installing the other generators into test/bench/peers/node_modules.");
    installPeers();
  }
  const setting = { tools: [ours(own.version), ...others()], rounds, node: newerNode() };
  const all: DocumentFigures[] = [];
  for (const [index, document] of (await documents()).entries()) {
    const name = document.slice(document.lastIndexOf("/") + 1).replace(/\.\w+$/u, "");
    const folder = join(temporary.path, String(index));
    const onProgress = (text: string) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${name}: ${text}`);
    };
    const tools = await measureDocument({ ...setting, document, folder, onProgress });
    onProgress("");
    all.push({ document: name, tools });
  }
  return all;
}

/** The documents that are there; `users` is our own spec in one file. */
async function documents(): Promise<readonly string[]> {
  const paths = (options.quick ? quick : large).map((name) => join(corpus, name));
  for (const path of paths.filter((each) => !existsSync(each))) {
    console.error(`Left out: there is no ${path}.`);
  }
  const [api] = await readApis(join(root, "spec/ticketing"), new DiagnosticBag());
  const users = join(temporary.path, "users.json");
  mkdirSync(temporary.path, { recursive: true });
  writeFileSync(users, JSON.stringify(api?.bundled));
  return [...(options.quick ? [users] : []), ...paths.filter((path) => existsSync(path))];
}

function print(all: readonly DocumentFigures[]): void {
  if (options.json) {
    console.log(JSON.stringify(all, null, 2));
    return;
  }
  console.log(printed(ratioTable(all)));
  for (const { document, tools } of all) console.log(`\n${document}\n${printed(toolTable(tools))}`);
}

async function write(all: readonly DocumentFigures[]): Promise<void> {
  const filepath = join(root, "docs/benchmarks.md");
  const machine = { cores: cpus().length, rounds };
  const text = benchmarkPage(all, machine);
  writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
  console.error("Wrote docs/benchmarks.md.");
}
