/** The pipeline: documents → model → structures → text. The only module that knows every stage. */
import { posix, resolve } from "node:path";
import type { ImportExtension } from "./config.js";
import { DiagnosticBag, type Diagnostic, type Locate } from "./diagnostics/diagnostic.js";
import { formatTypes, type TypesConfig } from "./config-types.js";
import { barrels } from "./emit/barrel.js";
import type { GeneratedFile } from "./emit/emitter.js";
import { interopTypes } from "./emit/interop.js";
import { plan, type Plan } from "./emit/plan.js";
import { companionEmitters, companionModules, emitters } from "./emit/registry.js";
import { runtimeFiles } from "./emit/runtime.js";
import { createScopes } from "./emit/scope.js";
import type { DecodedApi } from "./input/decoded.js";
import type { OperationSelection, PaginationRule } from "./input/operation-rules.js";
import { readApis } from "./input/read.js";
import { lowerLocked } from "./ir/lower-locked.js";
import { lowerSamples } from "./ir/lower-samples.js";
import type { ApiLock } from "./ir/lock-model.js";
import { companionNames, type CompanionName } from "./ir/companions.js";
import type { ApiModel } from "./ir/model.js";
import { printLock, type Lock } from "./lock/print-lock.js";
import { readLock, type LockFile } from "./lock/read-lock.js";
import { printFile, withBanner } from "./output/print.js";
import { isUrl } from "./remote-host.js";

/** What to generate from, and how. */
export interface GenerateOptions {
  /** A document or its URL, a folder of documents of one API, or a folder of such folders. */
  readonly input: string;
  /** Overlay documents (Overlay Specification 1.0 or 1.1), applied in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** Which operations are generated, by tag, path or id. Default: all. */
  readonly operations?: OperationSelection | undefined;
  /** How lists advance whose document does not say so, or says it wrongly. Default: none. */
  readonly pagination?: readonly PaginationRule[] | undefined;
  /** Hosts that references may lead to; nothing else is fetched. Default: none. */
  readonly remoteHosts?: readonly string[] | undefined;
  /** Ending of import specifiers. Default `.js`. */
  readonly importExtension?: ImportExtension | undefined;
  /** Types of formats that JSON has no type for. Default: as in JSON. */
  readonly types?: TypesConfig | undefined;
  /** Files that work with a library of the user, which they import. Default: none. */
  readonly companions?: readonly CompanionName[] | undefined;
  /** The lock file with the names of earlier generations. Default: nothing is remembered. */
  readonly lock?: LockFile | undefined;
  /** What was renamed: components by name, operations by `GET /path`. Default: nothing. */
  readonly renames?: Readonly<Record<string, string>> | undefined;
  /** Whether former names still work, or this generation ends the cycle. Default `kept`. */
  readonly aliases?: "kept" | "dropped" | undefined;
  /**
   * Told of every local file and folder of the input before it is read, also of those that are not
   * there. Default: nothing.
   *
   * @experimental
   */
  readonly onRead?: ((path: string) => void) | undefined;
}

/** The output as text, and what was noticed on the way. */
export interface Generation {
  /** Empty where a diagnostic is an error. Paths are below the output folder. */
  readonly files: readonly GeneratedFile[];
  /** The text of the lock file for the next generation; empty where a diagnostic is an error. */
  readonly lock: string;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * What the files were made of; empty where there are none.
   *
   * @experimental
   */
  readonly apis: readonly GeneratedApi[];
}

/** One API of the output. */
export interface GeneratedApi {
  /** Below the output folder: `""`, or a path that ends in `/`. */
  readonly folder: string;
  readonly model: ApiModel;
  /** Finds the place of a pointer of the model in the sources. */
  readonly locate: Locate;
}

/** What the pipeline is at, for a progress line. */
export type Stage = "reading" | "compiling" | "printing";

/**
 * Generates the SDK of every API of the input. Writes nothing; problems of the input are
 * diagnostics, and with an error among them there are no files.
 */
export async function generate(
  options: GenerateOptions,
  onStage: (stage: Stage) => void = () => undefined,
): Promise<Generation> {
  const bag = new DiagnosticBag();
  const lowered = await compile(options, bag, onStage);
  if (bag.hasErrors()) return stopped(bag);
  onStage("printing");
  const printed = await Promise.all(lowered.map((entry) => printApi(entry, options, bag)));
  const runtime = await runtimeFiles("runtime", options.importExtension ?? ".js", unused(options));
  const files = [...runtime, ...printed.flat()];
  const lock = printLock(new Map(lowered.map((each) => [each.model.name, each.lock])));
  return { files, lock, diagnostics: bag.diagnostics, apis: described(lowered, options) };
}

/** Modules of the run-time that nothing imports. */
function unused({ companions = [] }: GenerateOptions): readonly string[] {
  const others = companionNames.filter((name) => !companions.includes(name));
  return others.flatMap((name) => companionModules[name]);
}

/** What `generate` would print files of: the same without files, in a fraction of the time. */
export async function inspect(
  options: GenerateOptions,
): Promise<Pick<Generation, "apis" | "diagnostics">> {
  const bag = new DiagnosticBag();
  const lowered = await compile(options, bag, () => undefined);
  const apis = bag.hasErrors() ? [] : described(lowered, options);
  return { apis, diagnostics: bag.diagnostics };
}

/** Of no use where the bag has errors. */
async function compile(
  options: GenerateOptions,
  bag: DiagnosticBag,
  onStage: (stage: Stage) => void,
): Promise<readonly Lowered[]> {
  onStage("reading");
  const former = options.lock && readLock(options.lock, bag);
  const apis = await readApis(options.input, bag, options);
  if (bag.hasErrors()) return [];
  onStage("compiling");
  return lowerAll(apis, former, { options, bag });
}

function described(
  lowered: readonly Lowered[],
  { input }: GenerateOptions,
): readonly GeneratedApi[] {
  return lowered.map(({ api, model }) => {
    return { folder: outputFolder(api, input), model, locate: api.locate };
  });
}

function stopped({ diagnostics }: DiagnosticBag): Generation {
  return { files: [], lock: "", diagnostics, apis: [] };
}

interface Lowered {
  readonly api: DecodedApi;
  readonly model: ApiModel;
  readonly lock: ApiLock;
}

function lowerAll(
  apis: readonly DecodedApi[],
  former: Lock | undefined,
  { options, bag }: { readonly options: GenerateOptions; readonly bag: DiagnosticBag },
): readonly Lowered[] {
  const { aliases = "kept", companions = [] } = options;
  const setting = {
    types: formatTypes(options.types),
    renames: new Map(Object.entries(options.renames ?? {})),
    aliases,
  };
  return apis.map((api) => {
    const { name } = api.document;
    const { model, lock } = lowerLocked(api, bag, { ...setting, former: former?.get(name) });
    const samples = companions.includes("msw") ? lowerSamples(api, model) : undefined;
    return { api, lock, model: { ...model, samples } };
  });
}

async function printApi(
  { api, model }: Lowered,
  { input, importExtension = ".js", companions = [] }: GenerateOptions,
  bag: DiagnosticBag,
): Promise<readonly GeneratedFile[]> {
  const folder = outputFolder(api, input);
  const source = sourceOf(api, input);
  const chosen = companions.flatMap((name) => companionEmitters[name]);
  const plans = plan(model, [...emitters, ...chosen], folder);
  const files = plans.map(({ file }) => file);
  const runtime = "runtime/index.ts";
  const scopeOf = createScopes({ api: model, files, runtime, importExtension });
  const own = plans.map((planned): GeneratedFile => {
    const scope = scopeOf(planned.file);
    const statements = statementsOf(planned, model, scope);
    const text = printFile({ source, statements: [...scope.imports(), ...statements] });
    return { path: planned.file.path, text };
  });
  const context = { folder, runtime, importExtension };
  const indexes = barrels(files, context).map(({ path, statements }) => {
    return { path, text: printFile({ source, statements }) };
  });
  const interop = await interopTypes(api.bundled);
  if ("reason" in interop) {
    bag.report("interop-unavailable", startOf(api), { reason: interop.reason });
    return [...own, ...indexes];
  }
  const text = withBanner(source, interop.text);
  return [...own, ...indexes, { path: `${folder}schema.ts`, text }];
}

function startOf({ locate }: DecodedApi) {
  return { pointer: "", range: locate("") };
}

function statementsOf(
  planned: Plan,
  model: ApiModel,
  scope: Parameters<Plan["emitter"]["emit"]>[1],
) {
  return "resource" in planned
    ? planned.emitter.emit(planned.resource, scope)
    : planned.emitter.emit(model, scope);
}

/** APIs of a folder of APIs get a folder each; a single API fills the output folder itself. */
function outputFolder({ document, files: [first = ""] }: DecodedApi, input: string): string {
  if (isUrl(input)) return "";
  const root = resolve(input);
  const isSingle = resolve(first) === root || posix.dirname(resolve(first)) === root;
  return isSingle ? "" : `${document.name}/`;
}

/** The file or folder of the API as its readers know it: by the name of what was given. */
function sourceOf({ files: [first = ""] }: DecodedApi, input: string): string {
  // A query may hold a secret.
  if (isUrl(input)) return input.replace(/[?#].*$/su, "");
  const root = resolve(input);
  const entry = resolve(first);
  return posix.relative(posix.dirname(root), entry === root ? root : posix.dirname(entry));
}
