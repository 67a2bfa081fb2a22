/** Configuration: what a user writes, where it is found, and what is wrong with it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readCompanions } from "./config-companions.js";
import { keyRange } from "./config-source.js";
import { readOperations, readPagination } from "./config-operations.js";
import { formatTypes, readTypes, type ReportOption, type TypesConfig } from "./config-types.js";
import type { DiagnosticBag } from "./diagnostics/diagnostic.js";
import type { OperationSelection, PaginationRule } from "./input/operation-rules.js";
import type { CompanionName } from "./ir/companions.js";
import type { FormatTypes } from "./ir/formats.js";
import { importModule } from "./import-module.js";
import { loadPackage } from "./load-package.js";
import { isUrl, parseRemoteHost, remoteHostsForm } from "./remote-host.js";

/** What `specloom.config.*` exports. Paths are relative to the configuration file. */
export interface Config {
  /** A document or its URL, a folder of documents of one API, or a folder of such folders. */
  readonly input: string;
  /** The folder that holds the generated code; everything else in it is left alone. */
  readonly output: string;
  /** Overlay documents (Overlay Specification 1.0 or 1.1), applied in this order. Default: none. */
  readonly overlays?: readonly string[] | undefined;
  /** Which operations are generated, by tag, path or id. Default: all. */
  readonly operations?: OperationSelection | undefined;
  /** How lists advance whose document does not say so, or says it wrongly. Default: none. */
  readonly pagination?: readonly PaginationRule[] | undefined;
  /**
   * Hosts that references may lead to: `schemas.example.com`, or with scheme and port
   * `http://127.0.0.1:8080`, which may then be inside a private network. Default: none.
   */
  readonly remoteHosts?: readonly string[] | undefined;
  /**
   * What was renamed since the last generation: components by name, operations by method and path
   * (`{ Pet: "Animal", "GET /pets": "GET /v2/pets" }`). Default: nothing.
   */
  readonly renames?: Readonly<Record<string, string>> | undefined;
  /** Ending of import specifiers in the generated code. Default `.js`. */
  readonly importExtension?: ImportExtension | undefined;
  /** Types of formats that JSON has no type for. Default: as in JSON. */
  readonly types?: TypesConfig | undefined;
  /** Files that work with a library of yours, which they import. Default: none. */
  readonly companions?: readonly CompanionName[] | undefined;
}

/** `.js` for Node and bundlers, `.ts` for type stripping, `""` for bundlers only. */
export type ImportExtension = ".js" | ".ts" | "";

/** A configuration with every default filled in and absolute paths. */
export type ResolvedConfig = {
  readonly [Key in Exclude<keyof Config, "types">]-?: NonNullable<Config[Key]>;
} & { readonly types: FormatTypes };

/** Gives a configuration file its types; returns its argument. */
export function defineConfig(config: Config): Config {
  return config;
}

const fileNames = ["ts", "mts", "js", "mjs", "json"].map((ending) => `specloom.config.${ending}`);

/** The configuration file of a folder; `undefined` where it has none. */
export function findConfig(directory: string): string | undefined {
  return fileNames.map((name) => join(directory, name)).find((path) => existsSync(path));
}

/** Reads a configuration file; every problem is a diagnostic, and then there is no result. */
export async function loadConfig(
  file: string,
  bag: DiagnosticBag,
): Promise<Partial<ResolvedConfig> | undefined> {
  const value = await importConfig(file, bag);
  if (value === undefined) return undefined;
  const problems = { count: 0 };
  const config = readConfig(value, (key, problem) => {
    problems.count += 1;
    const name = key.replace(/^types\./u, "");
    const range = keyRange(readFileSync(file, "utf8"), file, name) ?? startOf(file);
    const place = { pointer: undefined, range };
    if ("expected" in problem) bag.report("config-invalid", place, { key, ...problem });
    else bag.report("config-unknown-key", place, { key, ...problem });
  });
  return problems.count > 0 ? undefined : fromFile(config, dirname(file));
}

/** Fills in defaults and makes paths absolute; `undefined` where input or output is missing. */
export function resolveConfig(
  config: { readonly [Key in keyof Config]?: Config[Key] | undefined },
  directory: string,
): ResolvedConfig | undefined {
  const { input, output, overlays = [], importExtension = ".js", types } = config;
  const { companions = [] } = config;
  const { operations = {}, pagination = [], remoteHosts = [], renames = {} } = config;
  if (input === undefined || output === undefined) return undefined;
  return {
    input: resolveInput(directory, input),
    output: resolve(directory, output),
    overlays: overlays.map((path) => resolve(directory, path)),
    operations,
    pagination,
    remoteHosts,
    renames,
    importExtension,
    types: formatTypes(types),
    companions,
  };
}

function resolveInput(directory: string, input: string): string {
  return isUrl(input) ? input : resolve(directory, input);
}

async function importConfig(file: string, bag: DiagnosticBag): Promise<unknown> {
  try {
    if (extname(file) !== ".json") return await importCode(file);
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    bag.report("config-unreadable", { pointer: undefined, range: startOf(file) }, { reason });
    return undefined;
  }
}

/** Node before 22.18 cannot import TypeScript, and none can import all of it; jiti does. */
async function importCode(file: string): Promise<unknown> {
  const isTypeScript = /\.m?ts$/u.test(file);
  if (isTypeScript && !("typescript" in process.features && process.features.typescript)) {
    return await importTranspiled(file);
  }
  // A module is loaded once for each URL, and watchers want to know what has changed.
  const url = pathToFileURL(file);
  url.searchParams.set("changed", String(statSync(file).mtimeMs));
  try {
    const loaded = await importModule(url.href);
    return isRecord(loaded) ? loaded["default"] : undefined;
  } catch (error) {
    const isStripped = error instanceof Error && "code" in error && isTypeScript;
    if (isStripped && error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") {
      return await importTranspiled(file);
    }
    throw error;
  }
}

async function importTranspiled(file: string): Promise<unknown> {
  const { createJiti } = loadPackage<typeof import("jiti")>("jiti");
  return createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(file, {
    default: true,
  });
}

function startOf(file: string) {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

const configKeys = new Set([
  "input",
  "output",
  "overlays",
  "operations",
  "pagination",
  "remoteHosts",
  "renames",
  "importExtension",
  "types",
  "companions",
]);
const importExtensions: readonly unknown[] = [".js", ".ts", ""] satisfies ImportExtension[];

function readConfig(value: unknown, report: ReportOption) {
  if (!isRecord(value)) {
    report("export default", { expected: "an object of options" });
    return {};
  }
  for (const key of Object.keys(value)) {
    if (!configKeys.has(key)) report(key, { known: [...configKeys].join(", ") });
  }
  const reportExpected = (key: string, expected: string) => {
    report(key, { expected });
  };
  return {
    input: readPath(value, "input", report),
    output: readPath(value, "output", report),
    overlays: readPaths(value["overlays"], report),
    operations: readOperations(value["operations"], reportExpected),
    pagination: readPagination(value["pagination"], reportExpected),
    remoteHosts: readHosts(value["remoteHosts"], report),
    renames: readRenames(value["renames"], report),
    importExtension: readImportExtension(value["importExtension"], report),
    types: readTypes(value["types"], report),
    companions: readCompanions(value["companions"], reportExpected),
  };
}

function readPath(value: Record<string, unknown>, key: string, report: ReportOption) {
  const path = value[key];
  if (path === undefined || (typeof path === "string" && path !== "")) return path;
  report(key, { expected: "a path" });
  return undefined;
}

function readPaths(value: unknown, report: ReportOption): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every(isText)) return value;
  report("overlays", { expected: "a list of paths" });
  return undefined;
}

function readHosts(value: unknown, report: ReportOption): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const isHost = (item: unknown) => isText(item) && parseRemoteHost(item) !== undefined;
  if (Array.isArray(value) && value.every(isText) && value.every(isHost)) return value;
  report("remoteHosts", { expected: remoteHostsForm });
  return undefined;
}

function readRenames(value: unknown, report: ReportOption) {
  if (value === undefined) return undefined;
  const entries = isRecord(value) ? Object.entries(value) : [];
  const texts = entries.flatMap(([from, to]) => (isText(to) ? [[from, to] as const] : []));
  if (isRecord(value) && texts.length === entries.length) return Object.fromEntries(texts);
  report("renames", { expected: "an object of new names by old ones" });
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function readImportExtension(value: unknown, report: ReportOption): ImportExtension | undefined {
  if (value === undefined || value === ".js" || value === ".ts" || value === "") return value;
  const choices = importExtensions.map((choice) => JSON.stringify(choice)).join(", ");
  report("importExtension", { expected: `one of ${choices}` });
  return undefined;
}

function fromFile(config: ReturnType<typeof readConfig>, directory: string) {
  return {
    ...(config.input !== undefined && { input: resolveInput(directory, config.input) }),
    ...(config.output !== undefined && { output: resolve(directory, config.output) }),
    ...(config.overlays !== undefined && {
      overlays: config.overlays.map((path) => resolve(directory, path)),
    }),
    ...asWritten(config),
    ...(config.types !== undefined && { types: formatTypes(config.types) }),
  };
}

/** The options that need no change. */
function asWritten(config: ReturnType<typeof readConfig>) {
  return {
    ...(config.operations !== undefined && { operations: config.operations }),
    ...(config.pagination !== undefined && { pagination: config.pagination }),
    ...(config.remoteHosts !== undefined && { remoteHosts: config.remoteHosts }),
    ...(config.renames !== undefined && { renames: config.renames }),
    ...(config.importExtension !== undefined && { importExtension: config.importExtension }),
    ...(config.companions !== undefined && { companions: config.companions }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
