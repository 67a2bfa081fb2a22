/** One file of a consumer → the same file with present names in place of former ones. */
import { ts } from "ts-morph";
import { presentName } from "./aliases.js";
import { applyEdits, type Edit } from "./edits.js";
import { migrateImports } from "./imports.js";

/** A file that changes. */
export interface MigratedFile {
  readonly path: string;
  readonly text: string;
  /** How often each former name was replaced. */
  readonly renames: readonly RenameCount[];
}

export interface RenameCount {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** A place where something is written otherwise. */
interface Change {
  readonly edit: Edit;
  readonly from: string;
  readonly to: string;
}

/** Rewrites a file; `undefined` where it uses no former name. */
export function migrateFile(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): MigratedFile | undefined {
  const imports = migrateImports(file, checker);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isImportDeclaration(node)) {
      const change = changeOf(node, imports.locals, checker);
      if (change !== undefined) changes.push(change);
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(file, visit);
  if (imports.renames.length + changes.length === 0) return undefined;
  const edits = [...imports.edits, ...changes.map(({ edit }) => edit)];
  const renames = [...imports.renames, ...changes.map(({ from, to }) => [from, to] as const)];
  return { path: file.fileName, text: applyEdits(file.text, edits), renames: counted(renames) };
}

function counted(renames: readonly (readonly [string, string])[]): readonly RenameCount[] {
  const counts = new Map<string, RenameCount>();
  for (const [from, to] of renames) {
    const key = JSON.stringify([from, to]);
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((left, right) => (left.from < right.from ? -1 : 1));
}

type Locals = ReadonlyMap<ts.Symbol, string>;

function changeOf(node: ts.Node, locals: Locals, checker: ts.TypeChecker): Change | undefined {
  if (ts.isIdentifier(node)) return identifierChange(node, locals, checker);
  const symbol = ts.isStringLiteral(node) ? indexedMember(node, checker) : undefined;
  const to = symbol && presentName(symbol);
  return to === undefined || !ts.isStringLiteral(node)
    ? undefined
    : changed(node, { to, text: JSON.stringify(to) });
}

/** What a text between brackets names: `sdk["listPet"]`, `PetsResource["list"]`. */
function indexedMember(node: ts.StringLiteral, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isElementAccessExpression(node.parent)) return checker.getSymbolAtLocation(node);
  const access = node.parent.parent;
  const isIndex = ts.isIndexedAccessTypeNode(access) && access.indexType === node.parent;
  return isIndex
    ? checker.getTypeFromTypeNode(access.objectType).getProperty(node.text)
    : undefined;
}

function identifierChange(
  node: ts.Identifier,
  locals: Locals,
  checker: ts.TypeChecker,
): Change | undefined {
  const { parent } = node;
  if (ts.isExportSpecifier(parent)) return exportChange(node, parent, { locals, checker });
  if (ts.isBindingElement(parent)) {
    const bound = boundChange(node, parent, checker);
    if (bound !== undefined) return bound;
  }
  if (ts.isShorthandPropertyAssignment(parent)) {
    const to = localOf(checker.getShorthandAssignmentValueSymbol(parent), locals);
    return to === undefined ? undefined : changed(node, { to, text: `${node.text}: ${to}` });
  }
  const symbol = checker.getSymbolAtLocation(node);
  const to = localOf(symbol, locals) ?? memberName(node, symbol);
  return to === undefined || to === node.text ? undefined : changed(node, { to, text: to });
}

/** The present name of a member of an object or of a namespace; a declaration keeps its own. */
function memberName(node: ts.Identifier, symbol: ts.Symbol | undefined): string | undefined {
  const { parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    (ts.isImportTypeNode(parent) && parent.qualifier === node);
  return isMember && symbol !== undefined ? presentName(symbol) : undefined;
}

function localOf(symbol: ts.Symbol | undefined, locals: Locals): string | undefined {
  return symbol && locals.get(symbol);
}

interface ExportSetting {
  readonly locals: Locals;
  readonly checker: ts.TypeChecker;
}

/** What a file exports keeps its name: `export { showPet as listPet }`. */
function exportChange(
  node: ts.Identifier,
  specifier: ts.ExportSpecifier,
  { locals, checker }: ExportSetting,
): Change | undefined {
  const isSource = node === (specifier.propertyName ?? specifier.name);
  const to = isSource ? exportedName(specifier, { locals, checker }) : undefined;
  if (to === undefined) return undefined;
  const text = specifier.propertyName === undefined ? `${to} as ${node.text}` : to;
  return changed(node, { to, text });
}

function exportedName(
  specifier: ts.ExportSpecifier,
  { locals, checker }: ExportSetting,
): string | undefined {
  const isReexport = specifier.parent.parent.moduleSpecifier !== undefined;
  if (!isReexport) return localOf(checker.getExportSpecifierLocalTargetSymbol(specifier), locals);
  const own = checker.getSymbolAtLocation(specifier.name);
  const target = own && checker.getImmediateAliasedSymbol(own);
  return target && presentName(target);
}

/** `const { listPet } = sdk` becomes `const { showPet: listPet } = sdk`. */
function boundChange(
  node: ts.Identifier,
  element: ts.BindingElement,
  checker: ts.TypeChecker,
): Change | undefined {
  const isKey = node === (element.propertyName ?? element.name);
  if (!isKey || !ts.isObjectBindingPattern(element.parent)) return undefined;
  const symbol = checker.getTypeAtLocation(element.parent).getProperty(node.text);
  const to = symbol && presentName(symbol);
  if (to === undefined) return undefined;
  const text = element.propertyName === undefined ? `${to}: ${node.text}` : to;
  return changed(node, { to, text });
}

function changed(
  node: ts.Identifier | ts.StringLiteral,
  { to, text }: { readonly to: string; readonly text: string },
): Change {
  return { edit: { start: node.getStart(), end: node.end, text }, from: node.text, to };
}
