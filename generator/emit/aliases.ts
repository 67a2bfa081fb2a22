/** Emits `aliases.ts` beside the files that declare renamed things: their former names, deprecated. */
import { posix } from "node:path";
import { StructureKind, type ExportDeclarationStructure } from "ts-morph";
import type { AliasModel, ApiModel } from "../ir/model.js";
import type { ApiEmitter, FilePlan, PlannedKind, Scope } from "./emitter.js";
import { renamedText } from "./tsdoc.js";

/** A former name, what it stands for, and where that is. */
interface Alias extends AliasModel {
  readonly kind: PlannedKind;
  readonly path: string;
}

/** A planned file of aliases with its emitter. */
export interface AliasPlan {
  readonly file: FilePlan;
  readonly emitter: ApiEmitter;
}

/** One file for each folder with something that was renamed. */
export function aliasPlans(
  { aliases }: ApiModel,
  files: readonly FilePlan[],
): readonly AliasPlan[] {
  const byFolder = new Map<string, Alias[]>();
  for (const alias of aliases.flatMap((each) => located(each, files))) {
    const folder = posix.dirname(alias.path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), alias]);
  }
  return [...byFolder].map(([folder, own]) => aliasPlan(posix.join(folder, fileName), own));
}

const fileName = "aliases.ts";

function located(alias: AliasModel, files: readonly FilePlan[]): readonly Alias[] {
  return files.flatMap(({ path, names }) =>
    names
      .filter(({ name, exported }) => exported && name === alias.target)
      .map(({ kind }) => ({ ...alias, kind, path })),
  );
}

function aliasPlan(path: string, aliases: readonly Alias[]): AliasPlan {
  const names = aliases.map(({ name, kind }) => ({ name, kind, exported: true }));
  return {
    file: { path, emitter: fileName, names },
    emitter: {
      scope: "api",
      file: fileName,
      names: () => names,
      emit: (_, scope) => aliasStatements(aliases, scope),
    },
  };
}

/** A statement per file and kind: type-only exports cannot be mixed with others everywhere. */
function aliasStatements(
  aliases: readonly Alias[],
  scope: Scope,
): readonly ExportDeclarationStructure[] {
  const paths = [...new Set(aliases.map(({ path }) => path))].sort();
  return paths.flatMap((path) =>
    [false, true].flatMap((isTypeOnly) => {
      const own = aliases.filter(
        (alias) => alias.path === path && (alias.kind === "type") === isTypeOnly,
      );
      return own.length === 0 ? [] : [aliasStatement(own, isTypeOnly, scope.specifier(path))];
    }),
  );
}

function aliasStatement(
  aliases: readonly Alias[],
  isTypeOnly: boolean,
  moduleSpecifier: string,
): ExportDeclarationStructure {
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier,
    isTypeOnly,
    namedExports: aliases.map(({ name, target }) => ({
      name: target,
      alias: name,
      leadingTrivia: `/** ${renamedText(target)} */ `,
    })),
  };
}
