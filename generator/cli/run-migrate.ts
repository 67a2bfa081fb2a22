/** `specloom migrate`: a project → the same project with present names, or a report of them. */
import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { DiagnosticBag } from "../diagnostics/diagnostic.js";
import { rangeReader } from "../input/source-map.js";
import type { MigratedFile } from "../migrate/migrate-file.js";
import { rewriteFiles } from "../output/rewrite.js";
import { ExitCode } from "./exit-codes.js";
import { showDiagnostics } from "./show-diagnostics.js";
import type { Terminal } from "./terminal.js";

/** The options of `specloom migrate`, as the command line gives them. */
export interface MigrateFlags {
  readonly project: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

interface Outcome {
  readonly code: ExitCode;
  readonly changed: readonly MigratedFile[];
}

/** Runs the command and reports; the exit code is the result. */
export async function runMigrate(
  files: readonly string[],
  flags: MigrateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const bag = new DiagnosticBag();
  const outcome = await migrateAll(files, flags, { terminal, bag });
  const { directory, out } = terminal;
  const shown = outcome.changed.map(({ path, renames }) => {
    return { path: relative(directory, path), renames };
  });
  const { diagnostics } = bag;
  const dryRun = flags.dryRun === true;
  if (flags.json === true) {
    const { code } = outcome;
    const result = { command: "migrate", code, dryRun, diagnostics, files: shown };
    out(`${JSON.stringify(result, undefined, 2)}\n`);
    return code;
  }
  showDiagnostics(diagnostics, "verbose", terminal);
  out(summary(shown, outcome.code === ExitCode.Success, dryRun));
  return outcome.code;
}

interface Setting {
  readonly terminal: Terminal;
  readonly bag: DiagnosticBag;
}

const nowhere = { pointer: undefined, range: undefined };

async function migrateAll(
  files: readonly string[],
  flags: MigrateFlags,
  { terminal, bag }: Setting,
): Promise<Outcome> {
  const { directory } = terminal;
  const project = projectPath(resolve(directory, flags.project));
  const mayBeDirty = flags.force === true || flags.dryRun === true;
  const dirty = mayBeDirty ? 0 : await uncommittedChanges(dirname(project));
  if (dirty > 0) bag.report("migrate-dirty", nowhere, { count: dirty });
  else await checkProject(project, bag);
  if (bag.hasErrors()) return { code: ExitCode.Usage, changed: [] };
  const paths = files.map((file) => resolve(directory, file));
  const { migrate } = await import("../migrate/migrate.js");
  const { changed, unknown } = migrate({ project, files: paths });
  for (const path of unknown) bag.report("migrate-file", nowhere, { path });
  if (bag.hasErrors()) return { code: ExitCode.Usage, changed: [] };
  const failure = flags.dryRun === true ? undefined : await rewriteFiles(changed, dirname(project));
  if (failure === undefined) return { code: ExitCode.Success, changed };
  bag.report("migrate-unwritable", nowhere, failure);
  return { code: ExitCode.Failure, changed: [] };
}

/** A folder stands for the configuration in it, as it does for the compiler. */
function projectPath(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(path, "tsconfig.json") : path;
}

async function checkProject(path: string, bag: DiagnosticBag): Promise<void> {
  const text = textOf(path);
  if (text === undefined) {
    bag.report("migrate-project", nowhere, { path, reason: "there is no such file" });
    return;
  }
  const { projectProblem } = await import("../migrate/migrate.js");
  const problem = projectProblem(path, text);
  if (problem === undefined) return;
  const range = rangeReader(path, text)(problem);
  bag.report("migrate-project", { pointer: undefined, range }, { path, reason: problem.reason });
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** How many files git would list as changed or new; none where there is no repository. */
function uncommittedChanges(directory: string): Promise<number> {
  return new Promise((done) => {
    execFile("git", ["status", "--porcelain"], { cwd: directory }, (error, stdout) => {
      done(error === null ? stdout.split("\n").filter((line) => line !== "").length : 0);
    });
  });
}

interface ShownFile {
  readonly path: string;
  readonly renames: MigratedFile["renames"];
}

function summary(files: readonly ShownFile[], isDone: boolean, dryRun: boolean): string {
  if (!isDone) return "Nothing was written.\n";
  const lines = files.flatMap(({ path, renames }) => [
    path,
    ...renames.map(({ from, to, count }) => `  ${from} → ${to}${count === 1 ? "" : ` (${count})`}`),
  ]);
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  const total = dryRun ? `Would rewrite ${count}.` : `Rewrote ${count}.`;
  return [...lines, files.length === 0 ? "No former names are used." : total, ""].join("\n");
}
