/** The exported declarations of one API's files. */
import ts from "typescript";
import type { GeneratedFile } from "../emit/emitter.js";
import { docsOf, isDeprecated, parseFile } from "./syntax.js";

/** A node that declares an exported name. */
export type DeclarationNode =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.VariableDeclaration;

/** One exported name. */
export interface Declaration {
  readonly name: string;
  /** Name of its file: `operations.ts`. */
  readonly file: string;
  readonly source: ts.SourceFile;
  readonly node: DeclarationNode;
  /** The type of the same name, where the declaration is the constant of an enumeration. */
  readonly type: ts.TypeAliasDeclaration | undefined;
  readonly docs: string;
  readonly deprecated: boolean;
}

/** What one API exports. */
export interface Surface {
  /** In the order of the files. */
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Old names that other declarations also have: `export { listPeople as listUsers }`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Names of the run-time that the API hands on. */
  readonly handedOn: ReadonlySet<string>;
  /** Names that files have for what they import of the run-time, by their name there. */
  readonly runtimeNames: ReadonlyMap<string, string>;
}

/** The files of the interop types and of re-exports declare nothing of their own. */
const silentFiles = new Set(["schema.ts"]);

/** Reads the files of an API; their paths are below the output folder, `root` is above it. */
export function readSurface(files: readonly GeneratedFile[], root: string): Surface {
  const declarations = new Map<string, Declaration>();
  const aliases = new Map<string, string>();
  const handedOn = new Set<string>();
  const runtimeNames = new Map<string, string>();
  for (const { path, text } of files) {
    const file = path.slice(path.lastIndexOf("/") + 1);
    if (silentFiles.has(file)) continue;
    const source = parseFile(root + path, text);
    for (const statement of source.statements) {
      readImports(statement, runtimeNames);
      readReexports(statement, { aliases, handedOn });
      for (const node of declaredNodes(statement)) {
        const { name } = node;
        if (name === undefined || !ts.isIdentifier(name)) continue;
        const found = { name: name.text, file, source, node, ...documented(statement) };
        declarations.set(name.text, merged(declarations.get(name.text), found));
      }
    }
  }
  return { declarations, aliases, handedOn, runtimeNames };
}

function documented(statement: ts.Statement) {
  return { type: undefined, docs: docsOf(statement), deprecated: isDeprecated(statement) };
}

/** A constant and a type of one name are one declaration. */
function merged(first: Declaration | undefined, second: Declaration): Declaration {
  if (first === undefined) return second;
  const isEnumeration = ts.isVariableDeclaration(first.node);
  return isEnumeration && ts.isTypeAliasDeclaration(second.node)
    ? { ...first, type: second.node }
    : second;
}

function declaredNodes(statement: ts.Statement): readonly DeclarationNode[] {
  if (!ts.canHaveModifiers(statement)) return [];
  const isExported = ts
    .getModifiers(statement)
    ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (isExported !== true) return [];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations;
  const isDeclaration =
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isDeclaration ? [statement] : [];
}

function isRuntime(specifier: ts.Expression | undefined): boolean {
  return (
    specifier !== undefined &&
    ts.isStringLiteral(specifier) &&
    /(?:^|\/)runtime\//u.test(specifier.text)
  );
}

function readImports(statement: ts.Statement, runtimeNames: Map<string, string>): void {
  if (!ts.isImportDeclaration(statement) || !isRuntime(statement.moduleSpecifier)) return;
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements) {
    runtimeNames.set(name.text, (propertyName ?? name).text);
  }
}

interface Reexports {
  readonly aliases: Map<string, string>;
  readonly handedOn: Set<string>;
}

function readReexports(statement: ts.Statement, { aliases, handedOn }: Reexports): void {
  if (!ts.isExportDeclaration(statement)) return;
  const { exportClause, moduleSpecifier } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return;
  for (const { name, propertyName } of exportClause.elements) {
    if (isRuntime(moduleSpecifier)) handedOn.add(name.text);
    else if (propertyName !== undefined) aliases.set(name.text, propertyName.text);
  }
}
