/** What the site is made of: each API as a document, as a model, and as an SDK. */
import { readFile } from "node:fs/promises";
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import type { ApiModel } from "../../generator/index.js";
import type { JsonObject } from "../../generator/input/json.js";
import { readApis } from "../../generator/input/read.js";
import { formatTypes } from "../../generator/config-types.js";
import { lowerLocked } from "../../generator/ir/lower-locked.js";
import { readLock } from "../../generator/lock/read-lock.js";

/** One API of the repository. */
export interface SiteApi {
  readonly name: string;
  /** All files as one OpenAPI document. */
  readonly document: JsonObject;
  readonly model: ApiModel;
  /** Exports of the generated SDK. */
  readonly sdk: Readonly<Record<string, unknown>>;
}

const repository = new URL("../../", import.meta.url);
const input = new URL("spec", repository).pathname;

/** Reads all APIs, in the order of their names, with the names of the lock file. */
export async function readSite(): Promise<readonly SiteApi[]> {
  const bag = new DiagnosticBag();
  const file = new URL("specloom.lock", repository).pathname;
  const lock = readLock({ file, text: await readFile(file, "utf8") }, bag);
  const apis = await readApis(input, bag);
  const site = apis.map((api) => {
    const { name } = api.document;
    const options = { types: formatTypes(undefined), renames: new Map<string, string>() };
    const former = lock?.get(name);
    const { model } = lowerLocked(api, bag, { ...options, former, aliases: "kept" });
    return { name, document: api.bundled, model };
  });
  const errors = bag.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return await Promise.all(site.map(async (api) => ({ ...api, sdk: await readSdk(api.name) })));
}

async function readSdk(name: string): Promise<SiteApi["sdk"]> {
  const file = new URL(`generated/${name}/index.ts`, repository);
  return (await import(/* @vite-ignore */ file.href)) as SiteApi["sdk"];
}
