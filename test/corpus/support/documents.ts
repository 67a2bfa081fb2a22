/** The documents of a corpus: a folder with an `index.json` that lists them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface CorpusDocument {
  /** Path below the corpus: `real/stripe.yaml`. */
  readonly file: string;
  /** `openapi` or `swagger`, as written. */
  readonly version: string;
  readonly operations: number;
}

/** Lists the documents whose path contains `name`; `undefined` where there is no corpus. */
export function corpusDocuments(
  corpus: string,
  name: string,
): readonly CorpusDocument[] | undefined {
  const index = join(corpus, "index.json");
  if (!existsSync(index)) return undefined;
  const documents: readonly CorpusDocument[] = JSON.parse(readFileSync(index, "utf8"));
  return documents.filter(({ file }) => file.includes(name));
}
