/** Documents written in a test, read as if they were files. */
import { posix } from "node:path";
import { DiagnosticBag, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { bundleApi, type BundledApi } from "../../generator/input/bundle.js";
import { decode } from "../../generator/input/decode.js";
import type { DecodedApi } from "../../generator/input/decoded.js";
import type { LoadedApi, OpenSource } from "../../generator/input/load.js";
import { parseSource } from "../../generator/input/parse.js";
import { isFailure } from "../../generator/input/remote-failure.js";
import { checkRules } from "../../generator/input/rules.js";
import { upgrade } from "../../generator/input/upgrade.js";
import { isUrl } from "../../generator/remote-host.js";

/** One document, or files by path; those directly in `spec/api/` without a leading `_` are entries. */
export type Spec = string | Readonly<Record<string, string>>;

/** Loads documents from memory. */
function loadSpec(spec: Spec, bag: DiagnosticBag): LoadedApi {
  const files: Readonly<Record<string, string>> =
    typeof spec === "string" ? { "spec/api/test.yaml": spec } : spec;
  const opened = new Map<string, ReturnType<OpenSource>>();
  const open: OpenSource = (file) => {
    const text = Object.hasOwn(files, file) ? files[file] : undefined;
    if (text === undefined) return isUrl(file) ? { failure: "remote-reference" } : "missing";
    if (!opened.has(file)) opened.set(file, parseSource(file, text, bag));
    return opened.get(file);
  };
  const isEntry = (file: string) =>
    posix.dirname(file) === "spec/api" && !posix.basename(file).startsWith("_");
  const entries = Object.keys(files)
    .filter(isEntry)
    .sort()
    .flatMap((file) => {
      const source = open(file);
      return source === undefined || source === "missing" || isFailure(source) ? [] : [source];
    });
  return { name: "api", isGenericName: false, entries, boundary: "spec", open };
}

/** Bundles documents; throws where there is none to bundle. */
export function bundleSpec(spec: Spec): BundledApi & { readonly diagnostics: readonly string[] } {
  const bag = new DiagnosticBag();
  const bundled = bundleApi(loadSpec(spec, bag), bag);
  if (bundled === undefined) throw new Error(bag.diagnostics.map(describeDiagnostic).join("\n"));
  return { ...bundled, diagnostics: bag.diagnostics.map(describeDiagnostic) };
}

/** Reads documents through every stage up to the rules; throws where there is none to read. */
export function readSpec(spec: Spec): DecodedApi & { readonly diagnostics: readonly string[] } {
  const bag = new DiagnosticBag();
  const bundled = bundleApi(loadSpec(spec, bag), bag);
  if (bundled === undefined) throw new Error(bag.diagnostics.map(describeDiagnostic).join("\n"));
  const api = decode(upgrade(bundled, bag), bag);
  checkRules(api, bag);
  return { ...api, diagnostics: bag.diagnostics.map(describeDiagnostic) };
}

/** `error unresolved-reference test.yaml:3:5`: what a test compares. */
export function describeDiagnostic({ severity, code, range }: Diagnostic): string {
  if (range === undefined) return `${severity} ${code}`;
  return `${severity} ${code} ${posix.basename(range.file)}:${range.line}:${range.column}`;
}

const minimal = "openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n";

/** A 3.1 document with these lines after `openapi` and `info`, so line 3 is their first. */
export function document31(lines: string): string {
  return minimal + lines;
}

/** A 3.0 document with these lines after `openapi` and `info`. */
export function document30(lines: string): string {
  return minimal.replace("3.1.0", "3.0.3") + lines;
}
