/** The pipeline: documents → model → structures → text. The only module that knows every stage. */
import { posix, resolve } from "node:path";
import { compile, described, type Compiled } from "./compile.js";
import { DiagnosticBag } from "./diagnostics/diagnostic.js";
import { barrels } from "./emit/barrel.js";
import type { GeneratedFile } from "./emit/emitter.js";
import { interopTypes } from "./emit/interop.js";
import { plan, type Plan } from "./emit/plan.js";
import { companionEmitters, companionModules, emitters } from "./emit/registry.js";
import { runtimeFiles } from "./emit/runtime.js";
import { createScopes } from "./emit/scope.js";
import type { GenerateOptions, Generation, Stage } from "./generate.js";
import type { DecodedApi } from "./input/decoded.js";
import { companionNames } from "./ir/companions.js";
import type { ApiModel } from "./ir/model.js";
import { printLock } from "./lock/print-lock.js";
import { printFile, withBanner } from "./output/print.js";
import { isUrl } from "./remote-host.js";

/** `generate` of `generate.ts`. */
export async function generate(
  options: GenerateOptions,
  onStage: (stage: Stage) => void,
): Promise<Generation> {
  const bag = new DiagnosticBag();
  const compiled = await compile(options, bag, onStage);
  if (bag.hasErrors()) return stopped(bag);
  onStage("printing");
  const printed = await Promise.all(compiled.map((entry) => printApi(entry, options, bag)));
  const runtime = await runtimeFiles("runtime", options.importExtension ?? ".js", unused(options));
  const files = [...runtime, ...printed.flat()];
  const lock = printLock(new Map(compiled.map((each) => [each.model.name, each.lock])));
  return { files, lock, diagnostics: bag.diagnostics, apis: described(compiled) };
}

/** Modules of the run-time that nothing imports. */
function unused({ companions = [] }: GenerateOptions): readonly string[] {
  const others = companionNames.filter((name) => !companions.includes(name));
  return others.flatMap((name) => companionModules[name]);
}

function stopped({ diagnostics }: DiagnosticBag): Generation {
  return { files: [], lock: "", diagnostics, apis: [] };
}

async function printApi(
  { api, folder, model }: Compiled,
  { input, importExtension = ".js", companions = [] }: GenerateOptions,
  bag: DiagnosticBag,
): Promise<readonly GeneratedFile[]> {
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

/** The file or folder of the API as its readers know it: by the name of what was given. */
function sourceOf({ files: [first = ""] }: DecodedApi, input: string): string {
  // A query may hold a secret.
  if (isUrl(input)) return input.replace(/[?#].*$/su, "");
  const root = resolve(input);
  const entry = resolve(first);
  return posix.relative(posix.dirname(root), entry === root ? root : posix.dirname(entry));
}
