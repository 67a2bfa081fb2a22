/** The input stages in a row: load, bundle, upgrade, decode, check. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { bundleApi } from "./bundle.js";
import { decode } from "./decode.js";
import type { DecodedApi } from "./decoded.js";
import { member } from "./json.js";
import { loadApis, loadOverlays } from "./load.js";
import { applyOverlays } from "./overlay.js";
import {
  operationRules,
  reportUnmatched,
  type OperationSelection,
  type PaginationRule,
} from "./operation-rules.js";
import { placeAt } from "./place-at.js";
import { checkRules } from "./rules.js";
import { upgrade } from "./upgrade.js";

/** What is done to documents before they are read. */
export interface ReadOptions {
  /** Files with overlays, applied in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** Which operations are read. Default: all. */
  readonly operations?: OperationSelection | undefined;
  /** How lists advance whose document does not say so. */
  readonly pagination?: readonly PaginationRule[] | undefined;
}

/**
 * Reads the APIs of an input path. A stage that reports errors is the last one, so that nothing is
 * said about a document that is not understood: the result is empty then, unless only the rules of
 * the last stage complain.
 */
export async function readApis(
  input: string,
  bag: DiagnosticBag,
  { overlays = [], operations, pagination }: ReadOptions = {},
): Promise<readonly DecodedApi[]> {
  const loaded = await loadApis(input, bag);
  const overlaid = applyOverlays(loaded, await loadOverlays(overlays, bag), bag);
  const bundled = overlaid.flatMap((api) => bundleApi(api, bag) ?? []);
  const upgraded = unlessErrors(bag, bundled).map((api) => upgrade(api, bag));
  const rules = operationRules(operations, pagination);
  const decoded = unlessErrors(
    bag,
    upgraded.map((api) => decode(api, bag, rules)),
  );
  reportUnmatched(rules, decoded, bag);
  checkNames(decoded, bag);
  for (const api of decoded) checkRules(api, bag);
  return decoded;
}

function unlessErrors<Item>(bag: DiagnosticBag, items: readonly Item[]): readonly Item[] {
  return bag.hasErrors() ? [] : items;
}

function checkNames(apis: readonly DecodedApi[], bag: DiagnosticBag): void {
  const names = new Map<string, DecodedApi>();
  for (const api of apis) {
    const { name } = api.document;
    const first = names.get(name);
    if (first === undefined) names.set(name, api);
    else {
      const isDeclared = member(api.bundled, "x-loom-name") !== undefined;
      const place = placeAt(api, isDeclared ? "/x-loom-name" : "");
      const [one = "", two = ""] = [first.files[0], api.files[0]];
      bag.report("api-name-conflict", place, { name, first: one, second: two });
    }
  }
}
