/** What must hold for generated files, whatever the document says. */
import type { GeneratedFile } from "../../generator/emit/emitter.js";
import { isContained } from "../../generator/output/paths.js";
import { renamings, skeletonOf } from "./skeleton.js";

/** Characters that end lines, command a terminal, hide or reorder text; joiners are part of words. */
const unprintable =
  /[\0-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Surrogate}]|[\u{E0000}-\u{E0FFF}]/u;

/** Statements that generated files are made of. */
const statementKinds =
  /^(?:ImportDeclaration|ExportDeclaration|InterfaceDeclaration|TypeAliasDeclaration|FirstStatement|VariableStatement|FunctionDeclaration|ClassDeclaration)\(/u;

/** Files that depend on the document; the run-time is a copy of our own. */
export function ownFiles(files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  return files.filter(({ path }) => !path.startsWith("runtime/"));
}

/** What is wrong with files by themselves: their paths, their characters, their syntax. */
export function fileProblems(files: readonly GeneratedFile[]): readonly string[] {
  const paths = files.map(({ path }) => path.toLowerCase());
  const isUnique = new Set(paths).size === paths.length;
  return [
    ...(isUnique ? [] : ["two files have the same path"]),
    ...ownFiles(files).flatMap((file) => [...pathProblems(file), ...textProblems(file)]),
  ];
}

function pathProblems({ path }: GeneratedFile): readonly string[] {
  if (!isContained(path)) return [`${path}: leaves the output`];
  const isPlain = path
    .split("/")
    .every((segment) => /^[\p{L}\p{M}\p{N}_-]+(?:\.ts)?$/u.test(segment));
  const isReserved = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\/|\.|$)/iu.test(path);
  const isLong = path.split("/").some((segment) => Buffer.byteLength(segment) > 255);
  return isPlain && !isReserved && !isLong
    ? []
    : [`${path.slice(0, 300)}: is no path for every system`];
}

function textProblems(file: GeneratedFile): readonly string[] {
  const { path, text } = file;
  const { errors, statements } = skeletonOf(file);
  if (errors.length > 0) return [`${path}: ${errors[0] ?? ""}`];
  const found = unprintable.exec(text);
  const code = found?.[0].codePointAt(0)?.toString(16);
  return [
    ...statements
      .filter((statement) => !statementKinds.test(statement))
      .map((statement) => `${path}: has the statement ${statement.slice(0, 80)}`),
    ...(statements.some((statement) => statement.includes("AnyKeyword"))
      ? [`${path}: has the type any`]
      : []),
    ...(code === undefined
      ? []
      : [`${path}: holds the character U+${code} at ${found?.index ?? 0}`]),
  ];
}

/** How files do something else than others do, apart from names and texts. */
export function differences(
  before: readonly GeneratedFile[],
  after: readonly GeneratedFile[],
): readonly string[] {
  if (before.length !== after.length) {
    const [expected, actual] = [before, after].map((files) => files.map(({ path }) => path).join());
    return [`the files are ${actual ?? ""} instead of ${expected ?? ""}`];
  }
  const declared = new Set(before.flatMap((file) => skeletonOf(file).declared));
  return before.flatMap((file, index) => {
    const other = after[index];
    return other === undefined ? [] : fileDifferences(file, other, declared);
  });
}

function fileDifferences(
  before: GeneratedFile,
  after: GeneratedFile,
  declared: ReadonlySet<string>,
): readonly string[] {
  const expected = skeletonOf(before);
  const actual = skeletonOf(after);
  const other = expected.statements.findIndex((text, index) => text !== actual.statements[index]);
  const renamed = renamings(expected.identifiers, actual.identifiers);
  const foreign = [...(renamed ?? [])].filter(([name]) => !declared.has(name));
  return [
    ...(expected.statements.length === actual.statements.length
      ? []
      : [`${after.path}: has ${actual.statements.length} statements`]),
    ...(other < 0
      ? []
      : [
          `${after.path}: ${actual.statements[other] ?? ""} instead of ${expected.statements[other] ?? ""}`,
        ]),
    ...(isSubsequence(actual.tags, expected.tags)
      ? []
      : [`${after.path}: has the tags ${actual.tags.join()} instead of ${expected.tags.join()}`]),
    ...(renamed === undefined && other < 0 ? [`${after.path}: gives two things one name`] : []),
    ...foreign.map(([name, given]) => `${after.path}: says ${given} instead of ${name}`),
  ];
}

/** Values too long for a comment are left out, so tags may be fewer. */
function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const item of whole) if (item === part[next]) next += 1;
  return next === part.length;
}
