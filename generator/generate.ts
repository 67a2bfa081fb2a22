/** What the pipeline takes and gives; the pipeline itself, and the compilers in it, load when it runs. */
import type { ImportExtension } from "./config.js";
import type { TypesConfig } from "./config-types.js";
import type { Diagnostic, Locate } from "./diagnostics/diagnostic.js";
import type { GeneratedFile } from "./emit/emitter.js";
import type { OperationSelection, PaginationRule } from "./input/operation-rules.js";
import type { CompanionName } from "./ir/companions.js";
import type { ApiModel } from "./ir/model.js";
import type { LockFile } from "./lock/read-lock.js";

/** What to generate from, and how. */
export interface GenerateOptions {
  /** A document or its URL, a folder of documents of one API, or a folder of such folders. */
  readonly input: string;
  /** Overlay documents (Overlay Specification 1.0 or 1.1), applied in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** Which operations are generated, by tag, path or id. Default: all. */
  readonly operations?: OperationSelection | undefined;
  /** How lists advance whose document does not say so, or says it wrongly. Default: none. */
  readonly pagination?: readonly PaginationRule[] | undefined;
  /** Hosts that references may lead to; nothing else is fetched. Default: none. */
  readonly remoteHosts?: readonly string[] | undefined;
  /** Ending of import specifiers. Default `.js`. */
  readonly importExtension?: ImportExtension | undefined;
  /** Types of formats that JSON has no type for. Default: as in JSON. */
  readonly types?: TypesConfig | undefined;
  /** Files that work with a library of the user, which they import. Default: none. */
  readonly companions?: readonly CompanionName[] | undefined;
  /** The lock file with the names of earlier generations. Default: nothing is remembered. */
  readonly lock?: LockFile | undefined;
  /** What was renamed: components by name, operations by `GET /path`. Default: nothing. */
  readonly renames?: Readonly<Record<string, string>> | undefined;
  /** Whether former names still work, or this generation ends the cycle. Default `kept`. */
  readonly aliases?: "kept" | "dropped" | undefined;
  /**
   * Told of every local file and folder of the input before it is read, also of those that are not
   * there. Default: nothing.
   *
   * @experimental
   */
  readonly onRead?: ((path: string) => void) | undefined;
}

/** The output as text, and what was noticed on the way. */
export interface Generation {
  /** Empty where a diagnostic is an error. Paths are below the output folder. */
  readonly files: readonly GeneratedFile[];
  /** The text of the lock file for the next generation; empty where a diagnostic is an error. */
  readonly lock: string;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * What the files were made of; empty where there are none.
   *
   * @experimental
   */
  readonly apis: readonly GeneratedApi[];
}

/** One API of the output. */
export interface GeneratedApi {
  /** Below the output folder: `""`, or a path that ends in `/`. */
  readonly folder: string;
  readonly model: ApiModel;
  /** Finds the place of a pointer of the model in the sources. */
  readonly locate: Locate;
}

/** What the pipeline is at, for a progress line. */
export type Stage = "reading" | "compiling" | "printing";

/**
 * Generates the SDK of every API of the input. Writes nothing; problems of the input are
 * diagnostics, and with an error among them there are no files.
 */
export async function generate(
  options: GenerateOptions,
  onStage: (stage: Stage) => void = () => undefined,
): Promise<Generation> {
  const pipeline = await import("./pipeline.js");
  return await pipeline.generate(options, onStage);
}

/** What `generate` would print files of: the same without files, in a fraction of the time. */
export async function inspect(
  options: GenerateOptions,
): Promise<Pick<Generation, "apis" | "diagnostics">> {
  const { inspect: run } = await import("./compile.js");
  return await run(options);
}
