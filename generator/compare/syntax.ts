/** Questions about the syntax of generated code. */
import ts from "typescript";

/** Parses a file of the output; `path` is absolute. */
export function parseFile(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, parseOptions, true, ts.ScriptKind.TS);
}

const parseOptions: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ES2022,
  jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
};

const printer = ts.createPrinter({ removeComments: true });

/** The code of a node on one line, without comments; equal for nodes that mean the same. */
export function codeOf(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return text.replaceAll(/\s*\n\s*/gu, " ");
}

/** The documentation of a declaration or member, without its layout. */
export function docsOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments
    .map((comment) => comment.getText().replaceAll(/^\/\*\*|\*\/$|\n\s*\*/gu, " "))
    .join(" ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

export function isDeprecated(node: ts.Node): boolean {
  return ts.getJSDocDeprecatedTag(node) !== undefined;
}

/** The text of a member's name; `undefined` for what programs cannot reach. */
export function nameOf(name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) {
    return name.text;
  }
  if (!ts.isComputedPropertyName(name)) return undefined;
  return ts.isStringLiteral(name.expression) ? name.expression.text : codeOf(name);
}

/** Calls `visit` with every identifier below a node. */
export function forEachIdentifier(node: ts.Node, visit: (name: ts.Identifier) => void): void {
  if (ts.isIdentifier(node)) visit(node);
  ts.forEachChild(node, (child) => {
    forEachIdentifier(child, visit);
  });
}

/** `as const`, `satisfies` and parentheses around an expression say nothing about its value. */
export function bareExpression(expression: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isParenthesizedExpression(expression);
  return isWrapped ? bareExpression(expression.expression) : expression;
}
