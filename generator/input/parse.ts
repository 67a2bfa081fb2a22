/** Text → plain value. Syntax and size problems are diagnostics; places are found on demand. */
import type { DiagnosticBag, DiagnosticPlace, SourceRange } from "../diagnostics/diagnostic.js";
import { isJsonArray, isJsonValue } from "./json.js";
import { keyText, scanDuplicateKeys, type Span } from "./json-scan.js";
import type { JsonValue } from "./openapi.js";
import { readYaml } from "./read-yaml.js";
import { jsonSourceMap, rangeReader, type SourceMap } from "./source-map.js";
import { parseYamlTree, treeSourceMap, type YamlMistake } from "./yaml-document.js";
import { yamlSourceMap } from "./yaml-source-map.js";

/** One file, read and parsed. */
export interface SourceDocument {
  readonly file: string;
  readonly text: string;
  readonly value: JsonValue;
  readonly locate: SourceMap;
}

/** More levels than any sane document has, few enough for recursion. */
export const depthLimit = 200;

/** Characters of one document. */
export const sizeLimit = 64 * 1024 * 1024;

const aliasLimit = 10_000;

/** Parses one file; `undefined` where it cannot be used, with a diagnostic that says why. */
export function parseSource(
  file: string,
  content: string,
  bag: DiagnosticBag,
): SourceDocument | undefined {
  const text = content.startsWith("\uFEFF") ? content.slice(1) : content;
  if (text.length > sizeLimit) {
    const size = { size: text.length, limit: sizeLimit };
    bag.report("document-too-large", startOf(file), size);
    return undefined;
  }
  const source = parseJson(file, text, bag) ?? parseYaml(file, text, bag);
  if (source === undefined) return undefined;
  if (!exceedsDepth(source.value, depthLimit)) return source;
  bag.report("document-too-deep", startOf(file), { limit: depthLimit });
  return undefined;
}

function parseJson(file: string, text: string, bag: DiagnosticBag): SourceDocument | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isJsonValue(value)) return undefined;
    const toRange = rangeReader(file, text);
    for (const span of scanDuplicateKeys(text)) {
      reportDuplicate(bag, toRange(span), keyText(text, span));
    }
    return { file, text, value, locate: lazy(() => jsonSourceMap(file, text)) };
  } catch {
    // JSON is YAML: that parser says where the mistake is.
    return undefined;
  }
}

function parseYaml(file: string, text: string, bag: DiagnosticBag): SourceDocument | undefined {
  const read = readYaml(text);
  if (read === undefined) return parseTree(file, text, bag);
  const locate = lazy(() => yamlSourceMap(file, text, read.nodes));
  return { file, text, value: plainValue(read.value), locate };
}

function parseTree(file: string, text: string, bag: DiagnosticBag): SourceDocument | undefined {
  try {
    const { tree, mistakes } = parseYamlTree(text);
    if (mistakes.length > 0) {
      reportSyntax(mistakes, { file, text }, bag);
      return undefined;
    }
    const value: unknown = tree.toJS({ maxAliasCount: aliasLimit });
    return {
      file,
      text,
      value: plainValue(value),
      locate: lazy(() => treeSourceMap(file, text, tree)),
    };
  } catch (error) {
    reportFailure(error, file, bag);
    return undefined;
  }
}

function plainValue(value: unknown): JsonValue {
  return isJsonValue(value) ? value : null;
}

function lazy(build: () => SourceMap): SourceMap {
  let map: SourceMap | undefined;
  return (pointer, part) => (map ??= build())(pointer, part);
}

function reportSyntax(
  errors: readonly YamlMistake[],
  source: { readonly file: string; readonly text: string },
  bag: DiagnosticBag,
): void {
  const toRange = rangeReader(source.file, source.text);
  const duplicates = errors.filter(({ code }) => code === "DUPLICATE_KEY");
  for (const error of duplicates) {
    const span = yamlKeySpan(source.text, error.pos[0]);
    reportDuplicate(bag, toRange(span), source.text.slice(span.start, span.end));
  }
  // Later ones are mostly consequences of the first.
  const first = errors.find(({ code }) => code !== "DUPLICATE_KEY");
  if (first === undefined) return;
  if (first.code === "RESOURCE_EXHAUSTION") {
    bag.report("document-too-deep", startOf(source.file), { limit: depthLimit });
    return;
  }
  const range = toRange({ start: first.pos[0], end: first.pos[1] });
  bag.report(
    "syntax-error",
    { pointer: undefined, range },
    { detail: first.message.replace(/\.$/, "") },
  );
}

function yamlKeySpan(text: string, start: number): Span {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(start, start + 200));
  return { start, end: start + (key?.[0].trimEnd().length ?? 1) };
}

function reportDuplicate(bag: DiagnosticBag, range: SourceRange, key: string): void {
  bag.report("duplicate-key", { pointer: undefined, range }, { key });
}

/** The `yaml` package throws for alias bombs and for merges of something else than mappings. */
function reportFailure(error: unknown, file: string, bag: DiagnosticBag): void {
  if (error instanceof ReferenceError) {
    bag.report("alias-limit", startOf(file), { limit: aliasLimit });
  } else {
    const detail = error instanceof Error ? error.message : String(error);
    bag.report("syntax-error", startOf(file), { detail });
  }
}

/** The place of a problem that concerns a file as a whole. */
export function startOf(file: string): DiagnosticPlace {
  return { pointer: "", range: { file, line: 1, column: 1, endLine: 1, endColumn: 1 } };
}

function exceedsDepth(value: JsonValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (isJsonArray(value)) return value.some((item) => exceedsDepth(item, levels - 1));
  // All of a document is looked at; lists of its members would take three times as long.
  for (const key in value) if (exceedsDepth(value[key] ?? null, levels - 1)) return true;
  return false;
}
