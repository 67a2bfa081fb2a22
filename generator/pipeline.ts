/** The pipeline: documents → model → structures → text. The only module that knows every stage. */
import { posix, resolve } from "node:path";
import { DiagnosticBag } from "./diagnostics/diagnostic.js";
import { formatTypes } from "./config-types.js";
import { barrels } from "./emit/barrel.js";
import type { GeneratedFile } from "./emit/emitter.js";
import { interopTypes } from "./emit/interop.js";
import { plan, type Plan } from "./emit/plan.js";
import { companionEmitters, companionModules, emitters } from "./emit/registry.js";
import { runtimeFiles } from "./emit/runtime.js";
import { createScopes } from "./emit/scope.js";
import type { GeneratedApi, GenerateOptions, Generation, Stage } from "./generate.js";
import type { DecodedApi } from "./input/decoded.js";
import { readApis } from "./input/read.js";
import { lowerLocked } from "./ir/lower-locked.js";
import { lowerSamples } from "./ir/lower-samples.js";
import type { ApiLock } from "./ir/lock-model.js";
import { companionNames } from "./ir/companions.js";
import type { ApiModel } from "./ir/model.js";
import { printLock, type Lock } from "./lock/print-lock.js";
import { readLock } from "./lock/read-lock.js";
import { printFile, withBanner } from "./output/print.js";
import { isUrl } from "./remote-host.js";

/** `generate` of `generate.ts`. */
export async function generate(
  options: GenerateOptions,
  onStage: (stage: Stage) => void,
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

/** `inspect` of `generate.ts`. */
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
