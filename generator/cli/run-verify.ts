/** `specloom verify`: manifest → whether inputs and output are still those that it names. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { DiagnosticBag, type Diagnostic } from "../diagnostics/diagnostic.js";
import { escapeControls } from "../diagnostics/render.js";
import { ownFiles } from "../output/own-files.js";
import { ExitCode } from "./exit-codes.js";
import { compareDigests, manifestName, parseManifest, type Manifest } from "./manifest.js";
import { packageVersion } from "./own-package.js";
import { plural } from "./report.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";

/** The options of `specloom verify`, as the command line gives them. */
export interface VerifyFlags {
  readonly json?: boolean;
}

/** What is no longer as the manifest has it. */
interface Difference {
  readonly what: "input" | "output" | "generator";
  readonly state: "changed" | "missing" | "foreign";
  readonly path: string;
}

/** Runs the command and reports; the exit code is the result. */
export function runVerify(
  file: string | undefined,
  flags: VerifyFlags,
  terminal: Terminal,
): ExitCode {
  const bag = new DiagnosticBag();
  const path = resolve(terminal.directory, file ?? manifestName);
  const manifest = readManifest(path, terminal, bag);
  const differences = manifest && differencesFrom(manifest, dirname(path));
  const isFresh = differences?.length === 0;
  const code =
    manifest === undefined ? ExitCode.Usage : isFresh ? ExitCode.Success : ExitCode.Stale;
  if (flags.json === true) {
    const report = { command: "verify", code, differences: differences ?? [] };
    const diagnostics: readonly Diagnostic[] = bag.diagnostics;
    terminal.out(`${JSON.stringify({ ...report, diagnostics }, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(bag.diagnostics, "text", terminal);
  if (manifest !== undefined) terminal.out(textOf(manifest, differences ?? []));
  return code;
}

function readManifest(
  path: string,
  { directory }: Terminal,
  bag: DiagnosticBag,
): Manifest | undefined {
  const manifest = existsSync(path) ? parseManifest(readFileSync(path, "utf8")) : undefined;
  if (manifest === undefined) {
    const place = { pointer: undefined, range: undefined };
    bag.report("manifest-unreadable", place, { file: relative(directory, path) });
  }
  return manifest;
}

function differencesFrom(manifest: Manifest, folder: string): readonly Difference[] {
  const output = join(folder, manifest.output);
  const inputs = compareDigests(manifest.inputs, folder);
  const files = compareDigests(manifest.files, output);
  const foreign = ownFiles(output).filter((path) => !Object.hasOwn(manifest.files, path));
  const named = (what: Difference["what"], state: Difference["state"], paths: readonly string[]) =>
    paths.map((path): Difference => ({ what, state, path }));
  const version = packageVersion();
  return [
    ...named("generator", "changed", manifest.specloom === version ? [] : [version]),
    ...named("input", "changed", inputs.changed),
    ...named("input", "missing", inputs.missing),
    ...named("output", "changed", files.changed),
    ...named("output", "missing", files.missing),
    ...named("output", "foreign", [...foreign].sort()),
  ];
}

function textOf(manifest: Manifest, differences: readonly Difference[]): string {
  const lines = differences.map(({ what, state, path }) => `  ${what} ${state}: ${path}`);
  const [inputs, files] = [manifest.inputs, manifest.files].map((each) => Object.keys(each).length);
  const counts = `${plural(inputs ?? 0, "input")}, ${plural(files ?? 0, "file")}`;
  const verdict = differences.length === 0 ? "all as they were" : `${differences.length} not`;
  const title = `Verified ${manifest.output}: ${counts}; ${verdict}.`;
  return [...lines, title].map((line) => `${escapeControls(line)}\n`).join("");
}
