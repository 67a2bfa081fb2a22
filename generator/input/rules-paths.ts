/** Paths that a server cannot tell apart. */
import type { DiagnosticBag } from "../diagnostics/diagnostic.js";
import type { DecodedApi } from "./decoded.js";
import { isJsonObject, member } from "./json.js";
import { placeAt } from "./place-at.js";
import { childPointer } from "./pointer.js";

/** Templated paths differ in more than the names of their parameters. */
export function checkPaths(api: DecodedApi, bag: DiagnosticBag): void {
  const paths = member(api.bundled, "paths");
  const first = new Map<string, string>();
  for (const path of isJsonObject(paths) ? Object.keys(paths) : []) {
    const shape = path.replaceAll(/\{[^{}]*\}/g, "{}");
    const other = first.get(shape);
    if (other === undefined) first.set(shape, path);
    else {
      bag.report("ambiguous-path", placeAt(api, childPointer("/paths", path)), { path, other });
    }
  }
}
