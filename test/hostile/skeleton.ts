/** What a file does, apart from its texts: two files with one skeleton differ in names and words only. */
import ts from "typescript";
import type { GeneratedFile } from "../../generator/emit/emitter.js";

/** A file without its literals, comments and the choice of its names. */
export interface Skeleton {
  /** Syntax errors. */
  readonly errors: readonly string[];
  /** One entry for each top-level statement. */
  readonly statements: readonly string[];
  /** Identifiers that refer to something, in the order of the file, imports apart. */
  readonly identifiers: readonly string[];
  /** Names of the tags of documentation comments, in order. */
  readonly tags: readonly string[];
  /** Names of declarations and of type parameters. */
  readonly declared: readonly string[];
}

const known = new WeakMap<GeneratedFile, Skeleton>();

/** The skeleton of a file; a file is only read once. */
export function skeletonOf(file: GeneratedFile): Skeleton {
  const skeleton = known.get(file) ?? readSkeleton(file);
  known.set(file, skeleton);
  return skeleton;
}

interface Collector {
  readonly identifiers: string[];
  readonly tags: string[];
  readonly declared: string[];
}

function readSkeleton({ path, text }: GeneratedFile): Skeleton {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const collector: Collector = { identifiers: [], tags: [], declared: [] };
  const modules = source.statements.filter(isModuleStatement).map(moduleText);
  const others = source.statements.filter((statement) => !isModuleStatement(statement));
  const texts = others.map((statement) => nodeText(statement, collector));
  // Modules are sorted by their paths, which hold names of the document.
  return { errors: syntaxErrors(source), statements: [...modules.sort(), ...texts], ...collector };
}

/** The parser's own list, which no public function gives without a program. */
function syntaxErrors(source: ts.SourceFile): readonly string[] {
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: ts.Diagnostic[] };
  return parseDiagnostics.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}

function isModuleStatement(
  node: ts.Statement,
): node is ts.ImportDeclaration | ts.ExportDeclaration {
  return ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
}

/** Imports are sorted by name, so only what they are counts. */
function moduleText(node: ts.ImportDeclaration | ts.ExportDeclaration): string {
  const bindings = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : node.exportClause;
  const isNamed =
    bindings !== undefined && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings));
  const names = isNamed ? bindings.elements.map(specifierText).sort() : [bindings?.kind];
  return `${ts.SyntaxKind[node.kind]}(${names.join(",")})`;
}

function specifierText({
  isTypeOnly,
  propertyName,
}: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return `${isTypeOnly ? "type " : ""}${propertyName === undefined ? "name" : "alias"}`;
}

function nodeText(node: ts.Node, collector: Collector): string {
  // Says a type where names that every object has would hide it.
  if (ts.isSatisfiesExpression(node)) return nodeText(node.expression, collector);
  collect(node, collector);
  if (isMemberName(node)) return "name";
  if (isLiteral(node) || isConstant(node)) return "literal";
  if (ts.isIdentifier(node)) {
    collector.identifiers.push(node.text);
    return "identifier";
  }
  const children: string[] = [];
  ts.forEachChild(node, (child) => {
    if (!isExamples(child)) children.push(nodeText(child, collector));
  });
  return `${ts.SyntaxKind[node.kind]}(${children.join(",")})`;
}

function collect(node: ts.Node, { tags, declared }: Collector): void {
  const { jsDoc = [] } = node as { jsDoc?: readonly ts.JSDoc[] };
  for (const comment of jsDoc) {
    tags.push(...(comment.tags ?? []).map(({ tagName }) => tagName.text));
  }
  if (isNamed(node)) declared.push(node.name.text);
}

/** Examples of a sample, which are left out where they are long. They do nothing. */
function isExamples(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) &&
    ts.isIdentifier(node.name) &&
    node.name.text === "examples" &&
    isData(node.initializer)
  );
}

function isData(node: ts.Node): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isData);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (property) =>
        ts.isPropertyAssignment(property) &&
        // `["__proto__"]` is a name like any other; without brackets it would not be.
        (!ts.isComputedPropertyName(property.name) || isLiteral(property.name.expression)) &&
        isData(property.initializer),
    );
  }
  const keywords = [
    ts.SyntaxKind.TrueKeyword,
    ts.SyntaxKind.FalseKeyword,
    ts.SyntaxKind.NullKeyword,
  ];
  return isLiteral(node) || keywords.includes(node.kind);
}

function isLiteral(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isNumericLiteral(node);
}

/** `"http" as const`, which TypeScript needs behind names that every object has. */
function isConstant(node: ts.Node): boolean {
  return (
    ts.isAsExpression(node) && ts.isConstTypeReference(node.type) && isLiteral(node.expression)
  );
}

/** Names of members, whether they need quotes or not. */
function isMemberName(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  const isName =
    ts.isPropertySignature(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent);
  if (!isName || parent.name !== node) return false;
  return !ts.isComputedPropertyName(node) || ts.isStringLiteral(node.expression);
}

/**
 * The names of one file that another gives other names; `undefined` where the two do not agree on
 * which names are the same.
 */
export function renamings(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (before.length !== after.length) return undefined;
  const forward = new Map<string, string>();
  const backward = new Map<string, string>();
  for (const [index, name] of before.entries()) {
    const other = after[index] ?? "";
    if ((forward.get(name) ?? other) !== other) return undefined;
    if ((backward.get(other) ?? name) !== name) return undefined;
    forward.set(name, other);
    backward.set(other, name);
  }
  return new Map([...forward].filter(([name, other]) => name !== other));
}

function isNamed(node: ts.Node): node is ts.Node & { readonly name: ts.Identifier } {
  const isDeclaration =
    ts.isTypeParameterDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node);
  return isDeclaration && node.name !== undefined && ts.isIdentifier(node.name);
}
