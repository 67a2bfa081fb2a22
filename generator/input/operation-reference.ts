/** References of links to operations of other files (`operationRef`). */
import { isUrl } from "../remote-host.js";
import type { Bundle } from "./bundle-state.js";
import { hoist } from "./hoist.js";
import type { SourceDocument } from "./parse.js";
import { pointerOf, tokensOf } from "./pointer.js";
import { fileOf, isOutside, parseReference, referenceTo, resolvePointer } from "./reference.js";
import { isFailure } from "./remote-failure.js";
import { operationMethods } from "./structure.js";

/**
 * The place of the operation in the bundle; the text as it is where it leads to none, which is
 * noticed when links are lowered. Nothing is fetched for a link.
 */
export function rewriteOperationReference(
  bundle: Bundle,
  source: SourceDocument,
  text: string,
): string {
  const { pointer } = parseReference(text);
  const target = pointer === undefined ? undefined : openFile(bundle, source, text);
  if (target === undefined || pointer === undefined) return text;
  if (bundle.entries.has(target)) return referenceTo(pointer);
  const tokens = tokensOf(pointer);
  const method = tokens.at(-1) ?? "";
  const pathItem = resolvePointer(target.value, pointerOf(tokens.slice(0, -1)));
  if (pathItem === undefined || !operationMethods.has(method)) return text;
  // Where a path refers to it, it has this place already, or will have it.
  return referenceTo(`${hoist(bundle, { source: target, ...pathItem }, "pathItem")}/${method}`);
}

function openFile(
  { api }: Bundle,
  source: SourceDocument,
  text: string,
): SourceDocument | undefined {
  const file = fileOf(source.file, text);
  if (file === source.file) return source;
  if (file === undefined || isUrl(file) || isOutside(api.boundary, file)) return undefined;
  const opened = api.open(file);
  return opened === "missing" || isFailure(opened) ? undefined : opened;
}
