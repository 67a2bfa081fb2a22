/**
 * The files of a bundle, which are compiled only once for many processes.
 *
 * Each is a function of CommonJS. Node's own compile cache has what is compiled when a file is
 * loaded; this has what was called until the process ended, so that it is not compiled at the next
 * start.
 */
import { readdirSync, readFileSync } from "node:fs";
import module, { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import * as importing from "../import-module.js";
import { readCode, removeCode, writeCode } from "./code-cache.js";
import * as youngGeneration from "./young-generation.js";

export interface Bundle {
  /** What a file exports; it runs once. */
  readonly load: (name: string) => unknown;
  /** Keeps the code of files that have been loaded for later processes. */
  readonly keepCode: () => void;
}

/** The bundle of a folder; without a cache, all is compiled each time. */
export function openBundle(folder: string, cache: string | undefined): Bundle {
  const loaded = new Map<string, { readonly exports: unknown }>();
  const compiled = new Map<string, Compiled>();
  const requirePackage = createRequire(join(folder, "index.cjs"));
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const filename = join(folder, name);
    const file = compile(filename, cache && codeOf(cache, name));
    compiled.set(name, file);
    const loading = { exports: {} };
    loaded.set(name, loading);
    const require = (specifier: string): unknown => {
      if (specifier.startsWith("./")) return load(specifier.slice(2));
      const shared = sharedModules.get(specifier);
      if (shared !== undefined) return shared;
      if (!isBuiltin(specifier)) keepCodeOfPackages();
      return requirePackage(specifier);
    };
    const run: unknown = file.script.runInThisContext();
    if (typeof run !== "function") throw new TypeError(`${filename} is not part of a bundle`);
    Reflect.apply(run, undefined, [loading.exports, require, loading, filename, folder]);
    return loading.exports;
  };
  return {
    load,
    keepCode: () => {
      if (cache !== undefined) keep(compiled, cache, folder);
    },
  };
}

/** What the bundle has in common with what runs it: `rolldown.config.ts` leaves these out of it. */
const sharedModules = new Map<string, unknown>([
  ["specloom/import-module", importing],
  ["specloom/young-generation", youngGeneration],
]);

/** A file, and whether its code was not there. */
interface Compiled {
  readonly source: Buffer;
  readonly script: Script;
  readonly isFresh: boolean;
}

function compile(filename: string, entry: string | undefined): Compiled {
  const source = readFileSync(filename);
  const code = entry === undefined ? undefined : readCode(entry, source);
  // In ASCII, a byte is a character.
  const options = { filename, ...(code && { cachedData: code }) };
  const script = youngGeneration.withFormerFlags(
    () => new Script(source.toString("latin1"), options),
  );
  // V8 rejects what another version of it, or one with other flags, has compiled.
  return { source, script, isFresh: code === undefined || script.cachedDataRejected === true };
}

function codeOf(cache: string, name: string): string {
  return join(cache, "code", `${name}.${process.version}-${process.arch}`);
}

/** Writes what is new, and then removes the code of files that are no longer part of the bundle. */
function keep(compiled: ReadonlyMap<string, Compiled>, cache: string, folder: string): void {
  const fresh = [...compiled].filter(([, { isFresh }]) => isFresh);
  for (const [name, { source, script }] of fresh) {
    const code = youngGeneration.withFormerFlags(() => script.createCachedData());
    writeCode(codeOf(cache, name), source, code);
  }
  if (fresh.length === 0) return;
  const names = new Set(readdirSync(folder));
  removeCode(join(cache, "code"), (entry) => !names.has(entry.replace(/(?<=\.cjs)\..*$/u, "")));
}

/** By Node.js, which can since 22.8. */
function keepCodeOfPackages(): void {
  if ("enableCompileCache" in module && typeof module.enableCompileCache === "function") {
    Reflect.apply(module.enableCompileCache, module, []);
  }
}
