/** Plans and emits the `index.ts` files: one per folder, re-exporting what the folder declares. */
import { posix } from "node:path";
import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { FilePlan } from "./emitter.js";
import { specifierOf } from "./scope.js";

/** An `index.ts` and its statements. */
export interface Barrel {
  readonly path: string;
  readonly statements: readonly ExportDeclarationStructure[];
}

/**
 * The index of every folder with planned files: its own files in the order of the plan, then the
 * indexes of its folders.
 */
export function barrels(files: readonly FilePlan[], importExtension: string): readonly Barrel[] {
  const folders = [...new Set(files.map(({ path }) => posix.dirname(path)))];
  return folders.map((folder) => {
    const path = posix.join(folder, "index.ts");
    const own = files
      .filter((file) => posix.dirname(file.path) === folder)
      .map((file) => file.path);
    const nested = folders
      .filter((other) => other !== folder && posix.dirname(other) === folder)
      .map((other) => posix.join(other, "index.ts"));
    return {
      path,
      statements: [...own, ...nested].map((target) => reexport(path, target, importExtension)),
    };
  });
}

function reexport(from: string, to: string, extension: string): ExportDeclarationStructure {
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: specifierOf(from, to, extension),
  };
}
