/**
 * The syntax trees of `openapi-typescript` as ours, which are printed without being parsed again.
 *
 * Enters: statements that its transformer made. Leaves: their text, in Prettier's layout.
 */
import type ts from "typescript";
import { literalText } from "../ir/names.js";
import { interopComment } from "./interop-comment.js";
import { aliasText } from "./layout.js";
import { loadPackage } from "../load-package.js";
import { objectLines, type DataMemberSyntax } from "./object-lines.js";
import { literalSyntax } from "./layout-text.js";
import {
  arrayOf,
  intersection,
  objectType,
  reference,
  union,
  type TupleElementSyntax,
  type TypeSyntax,
} from "./syntax.js";

const compiler = loadPackage<typeof ts>("typescript");

/** What a tree holds that no version of `openapi-typescript` known to us makes. */
class UnknownSyntaxError extends Error {
  constructor(node: ts.Node) {
    super(`${compiler.SyntaxKind[node.kind]} is not expected`);
  }
}

/**
 * The text of all statements.
 *
 * @throws Error for syntax that no version of `openapi-typescript` known to us makes.
 */
export function interopText(statements: readonly ts.Node[]): string {
  return statements.map((statement) => `${statementText(statement)}\n`).join("");
}

/** The only declaration with parameters: what `required` names beside a reference. */
const withRequired = "type WithRequired<T, K extends keyof T> = T & {\n  [P in K]-?: T[P];\n};";

function statementText(node: ts.Node): string {
  if (compiler.isInterfaceDeclaration(node)) {
    return `export interface ${node.name.text} ${objectLines(membersOf(node.members))}`;
  }
  if (!compiler.isTypeAliasDeclaration(node)) throw new UnknownSyntaxError(node);
  if (node.name.text === "WithRequired") return withRequired;
  const head = `export type ${node.name.text}`;
  return `${head} = ${aliasText({ head, typeParameters: [], type: typeOf(node.type) }).type};`;
}

function membersOf(members: readonly ts.TypeElement[]): readonly DataMemberSyntax[] {
  return members.map((member): DataMemberSyntax => {
    if (compiler.isIndexSignatureDeclaration(member)) {
      return { kind: "index", key: "string", type: typeOf(member.type) };
    }
    if (!compiler.isPropertySignature(member) || member.type === undefined) {
      throw new UnknownSyntaxError(member);
    }
    return {
      kind: "property",
      ...keyOf(member.name),
      modifier: member.questionToken === undefined ? "required" : "optional",
      readonly:
        member.modifiers?.some(({ kind }) => kind === compiler.SyntaxKind.ReadonlyKeyword) === true,
      type: typeOf(member.type),
      docs: (compiler.getSyntheticLeadingComments(member) ?? []).map(({ text }) =>
        interopComment(text),
      ),
    };
  });
}

function keyOf(name: ts.PropertyName): { readonly name: string; readonly numeric?: true } {
  if (compiler.isNumericLiteral(name)) return { name: name.text, numeric: true };
  if (compiler.isIdentifier(name) || compiler.isStringLiteral(name)) return { name: name.text };
  throw new UnknownSyntaxError(name);
}

function typeOf(node: ts.Node): TypeSyntax {
  const keyword = compiler.tokenToString(node.kind);
  if (keyword !== undefined) return keyword;
  if (compiler.isIdentifier(node)) return nameText(node);
  if (compiler.isLiteralTypeNode(node)) return literalOf(node.literal);
  if (compiler.isTypeReferenceNode(node)) return referenceOf(node);
  return compositeOf(node);
}

function referenceOf({ typeName, typeArguments }: ts.TypeReferenceNode): TypeSyntax {
  if (!compiler.isIdentifier(typeName)) throw new UnknownSyntaxError(typeName);
  return reference(nameText(typeName), ...(typeArguments ?? []).map(typeOf));
}

/** Literals of texts are names to `openapi-typescript`. */
function nameText({ text }: ts.Identifier): string {
  if (!text.startsWith('"')) return text;
  const value: unknown = JSON.parse(text);
  return literalText(String(value));
}

function literalOf(node: ts.LiteralTypeNode["literal"]): string {
  if (compiler.isStringLiteral(node)) return literalText(node.text);
  if (compiler.isNumericLiteral(node)) return literalSyntax(Number(node.text));
  if (compiler.isPrefixUnaryExpression(node) && compiler.isNumericLiteral(node.operand)) {
    return literalSyntax(-Number(node.operand.text));
  }
  const keyword = compiler.tokenToString(node.kind);
  if (keyword === undefined) throw new UnknownSyntaxError(node);
  return keyword;
}

function compositeOf(node: ts.Node): TypeSyntax {
  if (compiler.isTypeLiteralNode(node)) return objectType(membersOf(node.members));
  if (compiler.isUnionTypeNode(node)) return union(...node.types.map(typeOf));
  if (compiler.isIntersectionTypeNode(node)) return intersection(...node.types.map(typeOf));
  if (compiler.isArrayTypeNode(node)) return arrayOf(typeOf(node.elementType));
  if (compiler.isParenthesizedTypeNode(node)) return typeOf(node.type);
  if (compiler.isIndexedAccessTypeNode(node)) {
    return { kind: "indexed", object: typeOf(node.objectType), index: typeOf(node.indexType) };
  }
  if (compiler.isTupleTypeNode(node))
    return { kind: "tuple", elements: node.elements.map(elementOf) };
  throw new UnknownSyntaxError(node);
}

function elementOf(node: ts.Node): TupleElementSyntax {
  return compiler.isRestTypeNode(node)
    ? { modifier: "rest", type: typeOf(node.type) }
    : { modifier: "none", type: typeOf(node) };
}
