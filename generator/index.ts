/** The public API of specloom. */
export { defineConfig, type Config, type ImportExtension } from "./config.js";
export type {
  Diagnostic,
  JsonPointer,
  Locate,
  Severity,
  SourceRange,
} from "./diagnostics/diagnostic.js";
export type { DiagnosticCode } from "./diagnostics/catalog.js";
export { renderDiagnostics, type RenderOptions } from "./diagnostics/render.js";
/** @experimental */
export type { Emitter, GeneratedFile } from "./emit/emitter.js";
export type { OperationPattern } from "./input/operation-pattern.js";
export type { OperationSelection, PaginationRule } from "./input/operation-rules.js";
export { generate, type GeneratedApi, type GenerateOptions, type Generation } from "./generate.js";
/** @experimental */
export type { ApiModel } from "./ir/model.js";
export { diffOutput, type OutputDiff } from "./output/diff.js";
export { writeOutput, type WrittenOutput } from "./output/write.js";
