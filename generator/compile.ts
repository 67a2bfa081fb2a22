/** The first half of the pipeline: documents → models. What only asks about names needs no more. */
import { posix, resolve } from "node:path";
import { formatTypes } from "./config-types.js";
import { DiagnosticBag } from "./diagnostics/diagnostic.js";
import type { GeneratedApi, GenerateOptions, Generation, Stage } from "./generate.js";
import type { DecodedApi } from "./input/decoded.js";
import { readApis } from "./input/read.js";
import { lowerLocked } from "./ir/lower-locked.js";
import { lowerSamples } from "./ir/lower-samples.js";
import type { ApiLock } from "./ir/lock-model.js";
import type { ApiModel } from "./ir/model.js";
import type { Lock } from "./lock/print-lock.js";
import { readLock } from "./lock/read-lock.js";
import { isUrl } from "./remote-host.js";

/** An API with its model. */
export interface Compiled {
  readonly api: DecodedApi;
  /** Where its files are below the output folder: `""`, or a path that ends in `/`. */
  readonly folder: string;
  readonly model: ApiModel;
  readonly lock: ApiLock;
}

/** The models of all APIs; of no use where the bag has errors. */
export async function compile(
  options: GenerateOptions,
  bag: DiagnosticBag,
  onStage: (stage: Stage) => void,
): Promise<readonly Compiled[]> {
  onStage("reading");
  const former = options.lock && readLock(options.lock, bag);
  const apis = await readApis(options.input, bag, options);
  if (bag.hasErrors()) return [];
  onStage("compiling");
  return lowerAll(apis, former, { options, bag });
}

function lowerAll(
  apis: readonly DecodedApi[],
  former: Lock | undefined,
  { options, bag }: { readonly options: GenerateOptions; readonly bag: DiagnosticBag },
): readonly Compiled[] {
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
    return { api, folder: outputFolder(api, options.input), lock, model: { ...model, samples } };
  });
}

/** `inspect` of `generate.ts`. */
export async function inspect(
  options: GenerateOptions,
): Promise<Pick<Generation, "apis" | "diagnostics">> {
  const bag = new DiagnosticBag();
  const compiled = await compile(options, bag, () => undefined);
  const apis = bag.hasErrors() ? [] : described(compiled);
  return { apis, diagnostics: bag.diagnostics };
}

/** What is told of APIs that have been compiled. */
export function described(compiled: readonly Compiled[]): readonly GeneratedApi[] {
  return compiled.map(({ api, folder, model }) => ({ folder, model, locate: api.locate }));
}

/** APIs of a folder of APIs get a folder each; a single API fills the output folder itself. */
function outputFolder({ document, files: [first = ""] }: DecodedApi, input: string): string {
  if (isUrl(input)) return "";
  const root = resolve(input);
  const isSingle = resolve(first) === root || posix.dirname(resolve(first)) === root;
  return isSingle ? "" : `${document.name}/`;
}
