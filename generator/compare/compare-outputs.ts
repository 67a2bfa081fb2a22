/** Compares two outputs, API by API. Where no file of an API differs, nothing is even parsed. */
import type { Locate } from "../diagnostics/diagnostic.js";
import type { GeneratedFile } from "../emit/emitter.js";
import type { ApiModel } from "../ir/model.js";
import { severities, type ChangeSeverity, type SurfaceChange } from "./change.js";
import { compareApi } from "./compare-apis.js";

/** An API of the new output. */
export interface ComparedApi {
  /** Below the output folder: `""`, or ending in `/`. */
  readonly folder: string;
  readonly model: ApiModel;
  readonly locate: Locate;
}

export interface OutputComparison {
  readonly before: readonly GeneratedFile[];
  readonly after: readonly GeneratedFile[];
  readonly apis: readonly ComparedApi[];
}

/** Every change of every API: the worst first in each of them, APIs that are gone at the end. */
export function compareOutputs({
  before,
  after,
  apis,
}: OutputComparison): readonly SurfaceChange[] {
  const former = apiFolders(before);
  const changes = apis.flatMap((api): readonly SurfaceChange[] => {
    if (!former.has(api.folder)) return [addedApi(api)];
    return isSame(api.folder, before, after) ? [] : compareApi({ ...api, before, after });
  });
  const present = new Set(apis.map(({ folder }) => folder));
  const gone = [...former].filter((folder) => !present.has(folder)).map(removedApi);
  return bySeverity([...changes, ...gone]);
}

/** How bad the worst of some changes is; `undefined` where there are none. */
export function verdictOf(changes: readonly SurfaceChange[]): ChangeSeverity | undefined {
  return severities.find((wanted) => changes.some(({ severity }) => severity === wanted));
}

function bySeverity(changes: readonly SurfaceChange[]): readonly SurfaceChange[] {
  return severities.flatMap((wanted) => changes.filter(({ severity }) => severity === wanted));
}

/** Every API has a file with its descriptor. */
function apiFolders(files: readonly GeneratedFile[]): ReadonlySet<string> {
  const descriptors = files.filter(({ path }) => /(?:^|\/)api\.ts$/u.test(path));
  return new Set(descriptors.map(({ path }) => path.replace(/api\.ts$/u, "")));
}

function isSame(
  folder: string,
  before: readonly GeneratedFile[],
  after: readonly GeneratedFile[],
): boolean {
  const textsOf = (files: readonly GeneratedFile[]) =>
    new Map(
      files
        .filter(({ path }) => path.startsWith(folder) && !path.startsWith("runtime/"))
        .map(({ path, text }) => [path, text]),
    );
  const [old, now] = [textsOf(before), textsOf(after)];
  return old.size === now.size && [...now].every(([path, text]) => old.get(path) === text);
}

function addedApi({ model, locate }: ComparedApi): SurfaceChange {
  const change = { severity: "minor", code: "api-added", message: "is a new API" } as const;
  const values = { before: undefined, after: undefined, pointer: "", range: locate("") };
  return { ...change, symbol: model.clientName, also: [], ...values };
}

function removedApi(folder: string): SurfaceChange {
  const change = {
    severity: "major",
    code: "api-removed",
    message: "is gone with its API",
  } as const;
  const values = { before: undefined, after: undefined, pointer: "", range: undefined };
  return { ...change, symbol: folder === "" ? "index.ts" : folder, also: [], ...values };
}
