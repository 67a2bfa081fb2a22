/** Generates the SDK of a document of the corpus, for the oracles to judge. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DiagnosticBag, type Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { generate } from "../../../generator/generate.js";
import type { DecodedApi } from "../../../generator/input/decoded.js";
import { readApis } from "../../../generator/input/read.js";
import { lower } from "../../../generator/ir/lower.js";
import type { ApiModel } from "../../../generator/ir/model.js";
import type { CorpusDocument } from "./documents.js";

/** A generated SDK on disk. */
export interface Sdk {
  readonly document: CorpusDocument;
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** The bundled document as plain OpenAPI 3. */
  readonly bundled: unknown;
  /** Consulted for the *names* of what was generated only; what they stand for is for the oracles to judge. */
  readonly model: ApiModel;
}

/** Why there is no SDK: the errors, or an exception, which is always a bug. */
export interface Refusal {
  readonly document: CorpusDocument;
  readonly reasons: readonly string[];
  readonly crashed: boolean;
}

/** Generates below `root`, replacing what is there. */
export async function generateSdk(
  document: CorpusDocument,
  corpus: string,
  root: string,
): Promise<Sdk | Refusal> {
  const input = join(corpus, document.file);
  try {
    const { files, diagnostics } = await generate({ input });
    const reasons = errorsOf(diagnostics);
    if (reasons.length > 0) return { document, reasons, crashed: false };
    const folder = sdkFolder(document, root);
    await rm(folder, { recursive: true, force: true });
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await writeFile(join(folder, "package.json"), `{"type":"module"}`);
    return { document, folder, files, ...(await lowered(input)) };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { document, reasons: [text.split("\n").slice(0, 3).join(" ")], crashed: true };
  }
}

/** The folder that the SDK of a document is generated into. */
export function sdkFolder({ file }: CorpusDocument, root: string): string {
  return join(root, file.replaceAll(/[^\w.]+/gu, "-"));
}

/** The first error of each code, in the words of the generator. */
function errorsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const firsts = new Map([...errors].reverse().map(({ code, message }) => [code, message]));
  return [...firsts].map(([code, message]) => `${code}: ${message}`);
}

async function lowered(
  input: string,
): Promise<{ bundled: DecodedApi["bundled"]; model: ApiModel }> {
  const bag = new DiagnosticBag();
  const [api] = await readApis(input, bag);
  if (api === undefined) throw new Error(`${input} has no API`);
  return { bundled: api.bundled, model: lower(api, bag).model };
}
