/** Rewrites the code that uses an SDK after renames: a project in, changed texts out. */
import { Project, ts } from "ts-morph";
import { isGenerated } from "./aliases.js";
import { migrateFile, type MigratedFile } from "./migrate-file.js";

/** What is migrated. */
export interface MigrateOptions {
  /** Path of the `tsconfig.json`. */
  readonly project: string;
  /** Absolute paths of the files to rewrite; none: all of the project. */
  readonly files: readonly string[];
}

/** What changes, or which of the files are not part of the project. Nothing is written. */
export interface Migration {
  readonly changed: readonly MigratedFile[];
  readonly unknown: readonly string[];
}

/** Computes every change before any is made. */
export function migrate({ project, files }: MigrateOptions): Migration {
  const program = new Project({ tsConfigFilePath: project }).getProgram().compilerObject;
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().filter((file) => isOwn(file, program));
  const paths = new Set(own.map(({ fileName }) => fileName));
  const wanted = new Set(files);
  const chosen = own.filter(({ fileName }) => wanted.size === 0 || wanted.has(fileName));
  return {
    changed: chosen.flatMap((file) => migrateFile(file, checker) ?? []),
    unknown: files.filter((file) => !paths.has(file)),
  };
}

function isOwn(file: ts.SourceFile, program: ts.Program): boolean {
  return (
    !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file) && !isGenerated(file)
  );
}

/** A mistake in the configuration of a project. */
export interface ProjectProblem {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

/** The first mistake in the text of a `tsconfig.json`. */
export function projectProblem(path: string, text: string): ProjectProblem | undefined {
  const { error } = ts.readConfigFile(path, () => text);
  if (error === undefined) return undefined;
  const reason = ts.flattenDiagnosticMessageText(error.messageText, " ").replace(/\.$/u, "");
  const start = error.start ?? 0;
  return { reason, start, end: start + (error.length ?? 0) };
}
