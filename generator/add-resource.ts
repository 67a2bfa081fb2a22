/** `specloom add resource`: files of a spec → the file of one more resource. */
import type { DiagnosticBag } from "./diagnostics/diagnostic.js";
import { parseSource } from "./input/parse.js";
import { formatFile } from "./output/format.js";
import { newResource, type NewResource, type ResourceRequest } from "./template/new-resource.js";

export { standardMethods, type StandardMethod } from "./template/resource-source.js";

/** A file, with its path below the folder of the spec. */
export interface SpecFile {
  readonly path: string;
  readonly text: string;
}

/** The formatted document; `undefined` after a diagnostic. Writes nothing. */
export async function addResource(
  request: ResourceRequest,
  files: readonly SpecFile[],
  bag: DiagnosticBag,
): Promise<NewResource | undefined> {
  const sources = files.flatMap(({ path, text }) => parseSource(path, text, bag) ?? []);
  const made = bag.hasErrors() ? undefined : newResource(request, sources, bag);
  return made && { ...made, text: await formatFile(made.path, made.text) };
}
