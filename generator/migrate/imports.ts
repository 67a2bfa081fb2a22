/** Imports of former names: which are renamed here, which keep their local name, which go. */
import { ts } from "ts-morph";
import { presentName } from "./aliases.js";
import type { Edit } from "./edits.js";

/** What imports of a file become. */
export interface MigratedImports {
  readonly edits: readonly Edit[];
  /** New local names, by the symbol of the import that had the former one. */
  readonly locals: ReadonlyMap<ts.Symbol, string>;
  /** Former names and present ones, once for each import. */
  readonly renames: readonly (readonly [string, string])[];
}

/** An import of a former name. */
interface FormerImport {
  readonly specifier: ts.ImportSpecifier;
  readonly symbol: ts.Symbol;
  readonly former: string;
  readonly present: string;
}

/** Rewrites the named imports of a file. */
export function migrateImports(file: ts.SourceFile, checker: ts.TypeChecker): MigratedImports {
  const specifiers = importSpecifiers(file);
  const found = specifiers.flatMap((specifier) => formerImport(specifier, checker));
  const taken = found.length === 0 ? new Set<string>() : identifierTexts(file);
  const locals = new Map<ts.Symbol, string>();
  const texts: SpecifierTexts = new Map();
  for (const each of found) {
    const twin = specifiers.find((other) => isTwin(other, each, checker));
    const local = twin?.name.text ?? localName(each, taken);
    if (local !== each.specifier.name.text) locals.set(each.symbol, local);
    // Of two imports of one name, the second keeps its own.
    taken.add(local);
    texts.set(each.specifier, twin === undefined ? importText(each.present, local) : "");
  }
  const renames = found.map(({ former, present }) => [former, present] as const);
  return { edits: listsOf(found).flatMap((list) => listEdits(list, texts)), locals, renames };
}

/** The present name, unless the file has another use for it, or a name of its own for the import. */
function localName(
  { specifier, former, present }: FormerImport,
  taken: ReadonlySet<string>,
): string {
  const local = specifier.name.text;
  return local === former && !taken.has(present) ? present : local;
}

function importText(present: string, local: string): string {
  return present === local ? present : `${present} as ${local}`;
}

/** What import specifiers become; the empty text where they go. */
type SpecifierTexts = Map<ts.ImportSpecifier, string>;

function listsOf(found: readonly FormerImport[]): readonly ts.NamedImports[] {
  return [...new Set(found.map(({ specifier }) => specifier.parent))];
}

/** Each specifier on its own, or the whole list or statement where one of them goes. */
function listEdits(list: ts.NamedImports, texts: SpecifierTexts): readonly Edit[] {
  const all = list.elements.map((each) => ({ each, text: texts.get(each) }));
  if (all.every(({ text }) => text !== "")) {
    return all.flatMap(({ each, text }) => (text === undefined ? [] : [replaced(each, text)]));
  }
  const kept = all.flatMap(({ each, text = nameText(each) }) =>
    text === "" ? [] : [`${each.isTypeOnly ? "type " : ""}${text}`],
  );
  if (kept.length > 0) {
    return [{ start: list.getStart(), end: list.end, text: `{ ${kept.join(", ")} }` }];
  }
  const clause = list.parent;
  if (clause.name !== undefined) return [{ start: clause.name.end, end: list.end, text: "" }];
  return [{ start: clause.parent.getStart(), end: lineEnd(clause.parent), text: "" }];
}

function importSpecifiers(file: ts.SourceFile): readonly ts.ImportSpecifier[] {
  return file.statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) && statement.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  });
}

function formerImport(
  specifier: ts.ImportSpecifier,
  checker: ts.TypeChecker,
): readonly FormerImport[] {
  const symbol = checker.getSymbolAtLocation(specifier.name);
  const target = symbol && checker.getImmediateAliasedSymbol(symbol);
  const present = target && presentName(target);
  if (symbol === undefined || present === undefined) return [];
  return [{ specifier, symbol, former: importedName(specifier), present }];
}

function importedName({ propertyName, name }: ts.ImportSpecifier): string {
  return (propertyName ?? name).text;
}

/** Whether another import of the file already has the thing under its present name. */
function isTwin(
  other: ts.ImportSpecifier,
  { specifier, symbol, present }: FormerImport,
  checker: ts.TypeChecker,
): boolean {
  const twin = checker.getSymbolAtLocation(other.name);
  return (
    other !== specifier &&
    importedName(other) === present &&
    twin !== undefined &&
    checker.getAliasedSymbol(twin) === checker.getAliasedSymbol(symbol) &&
    (!isTypeOnly(other) || isTypeOnly(specifier))
  );
}

function isTypeOnly(specifier: ts.ImportSpecifier): boolean {
  const { phaseModifier } = specifier.parent.parent;
  return specifier.isTypeOnly || phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function replaced(specifier: ts.ImportSpecifier, text: string): Edit {
  return { start: nameStart(specifier), end: specifier.name.end, text };
}

function nameText(specifier: ts.ImportSpecifier): string {
  return specifier.getSourceFile().text.slice(nameStart(specifier), specifier.name.end);
}

function nameStart({ propertyName, name }: ts.ImportSpecifier): number {
  return (propertyName ?? name).getStart();
}

/** Every identifier of a file but the names of properties, which hide nothing. */
function identifierTexts(file: ts.SourceFile): Set<string> {
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isProperty = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && !isProperty) texts.add(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return texts;
}

function lineEnd(node: ts.Node): number {
  const { text } = node.getSourceFile();
  const after = /^\r?\n/u.exec(text.slice(node.end, node.end + 2));
  return node.end + (after?.[0].length ?? 0);
}
