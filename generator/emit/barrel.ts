/** Plans and emits the `index.ts` files: one per folder, re-exporting what the folder declares. */
import { posix } from "node:path";
import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { FilePlan } from "./emitter.js";
import { runtimeExports } from "./public-runtime.js";
import { specifierOf } from "./scope.js";

/** An `index.ts` and its statements. */
export interface Barrel {
  readonly path: string;
  readonly statements: readonly ExportDeclarationStructure[];
}

/** Where the files of an API are, and how they import. */
export interface BarrelContext {
  /** The folder of the API: `""`, or a path that ends in `/`. */
  readonly folder: string;
  /** The index of the run-time below the output directory. */
  readonly runtime: string;
  readonly importExtension: string;
}

/**
 * The index of every folder with planned files: its own files in the order of the plan, then the
 * indexes of its folders. The one of the API also has what users need of the run-time.
 */
export function barrels(files: readonly FilePlan[], context: BarrelContext): readonly Barrel[] {
  const { folder: root, runtime, importExtension } = context;
  const exported = files.filter(({ companion }) => companion === undefined);
  const folders = [...new Set(exported.map(({ path }) => posix.dirname(path)))];
  return folders.map((folder) => {
    const path = posix.join(folder, "index.ts");
    const own = exported
      .filter((file) => posix.dirname(file.path) === folder)
      .map((file) => file.path);
    const nested = folders
      .filter((other) => other !== folder && posix.dirname(other) === folder)
      .map((other) => posix.join(other, "index.ts"));
    const isRoot = path === posix.join(root, "index.ts");
    return {
      path,
      statements: [
        ...[...own, ...nested].map((target) => reexport(path, target, importExtension)),
        ...(isRoot ? runtimeExports(exported, specifierOf(path, runtime, importExtension)) : []),
      ],
    };
  });
}

function reexport(from: string, to: string, extension: string): ExportDeclarationStructure {
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: specifierOf(from, to, extension),
  };
}
