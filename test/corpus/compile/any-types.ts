/** Finds the keyword `any` in TypeScript, as the compiler's scanner and parser see it. */
import ts from "typescript";

/** Lines of the places where a text uses the type `any`; a property or parameter of that name is none. */
export function anyTypes(path: string, text: string): readonly number[] {
  if (!scansAny(text)) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      lines.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

/** Comments and strings are no tokens of that kind, so most files end here. */
function scansAny(text: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    // Template literals need the parser to be scanned further; the parser will look.
    if (token === ts.SyntaxKind.AnyKeyword || token === ts.SyntaxKind.TemplateHead) return true;
  }
  return false;
}
